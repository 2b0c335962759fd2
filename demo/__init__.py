"""A small course site to try the block in: XBlock's own Runtime, Django and one SQLite file.

It keeps to the rules of the learning platform where they matter to a block; each module says which. `make run`
starts it, the tests drive it, and nothing of it ships in the wheel.
"""
