"""Two pages of one learner at the same moment, and a server that dies: nothing is lost, nothing counts twice.

`make race` runs them at full length; `make test` a few of each.
"""
