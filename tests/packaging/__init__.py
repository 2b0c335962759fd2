"""The package as people get it: built, installed on every route, and loaded the way the platform loads it."""
