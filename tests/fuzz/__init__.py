"""Generated calls over every way in to the block: none is a fault, and a refusal changes nothing.

`make fuzz` makes 100,000 of them; `make test` a few. What is generated depends on the seed alone.
"""
