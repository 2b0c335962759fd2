"""How quick and how small the block is, as medians and as ratios to an empty XBlock in the same run."""
