"""What was asked for lately, kept so that it need not be worked out again."""

from collections import OrderedDict
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Up to a weight in all, and at least the newest: what nobody asked for longest goes first."""

    def __init__(self, most: int) -> None:
        """`most` in whatever unit the weights are told in."""
        self._most = most
        self._weight = 0
        self._kept: OrderedDict[Key, tuple[Value, int]] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        kept = self._kept.get(key)
        if not kept:
            return None
        self._kept.move_to_end(key)
        return kept[0]

    def keep(self, key: Key, value: Value, weight: int) -> None:
        """In the place of what was kept under that key."""
        _, before = self._kept.pop(key, (None, 0))
        self._kept[key] = value, weight
        self._weight += weight - before
        while self._weight > self._most and len(self._kept) > 1:
            _, (_, weight) = self._kept.popitem(last=False)
            self._weight -= weight
