"""What a learner did: the stored state, what it is worth, and what is allowed now. Pure."""
