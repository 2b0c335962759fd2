"""Lists put together from the lines that they come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coding_billing_xblock.content.article.blocks import Block, Item, Listing


def merged_lists(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with each list as one."""
    waiting: list[Item] = []
    for block in blocks:
        items = block.items if isinstance(block, Listing) else ()
        if waiting and not (items and _goes_on(waiting, items[0])):
            yield Listing(tuple(waiting))
            waiting = []
        if items:
            waiting.extend(items)
        else:
            yield block
    if waiting:
        yield Listing(tuple(waiting))


def _goes_on(items: list[Item], following: Item) -> bool:
    """Whether an item belongs to the list: deeper, or of its kind and not a number one after higher ones."""
    first = items[0]
    if following.indent > first.indent:
        return True
    if following.number is None or first.number is None:
        return following.number is first.number
    last = next(item.number for item in reversed(items) if item.indent <= first.indent)
    return following.number != 1 or last == 1
