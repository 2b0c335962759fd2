"""The learner's page as a browser shows it and a learner uses it."""
