"""The editor an author gets in Studio: its page, and the handlers behind it."""
