"""Text an author writes: its kinds and bounds, its rendering, and what can be wrong with it. Pure."""
