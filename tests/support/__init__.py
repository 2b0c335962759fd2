"""Helpers to drive the demo site in tests: the site, its visitors, a server, a browser."""
