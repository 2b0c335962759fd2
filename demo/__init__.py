"""A small course site to try the block in: XBlock's own Runtime, Django and one SQLite file.

It keeps to the learning platform's rules where they matter to a block (see docs/decisions and the docstrings
here); `make run` starts it, the tests drive it, and nothing of it ships in the wheel.
"""
