"""A few of many at a time: for what fits into memory, and into one statement."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

AT_ONCE = 500

Item = TypeVar("Item")


def portions(items: Iterable[Item]) -> Iterator[list[Item]]:
    """As many at a time as may be in memory at once."""
    left = iter(items)
    while some := list(islice(left, AT_ONCE)):
        yield some
