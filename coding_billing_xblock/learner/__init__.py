"""The page and the payload a learner gets."""
