"""How far it is, on standard error, for whoever waits for something long."""

import sys
import time
from types import TracebackType
from typing import Self

EVERY = 2.0


class Progress:
    """Says nothing of what is done within two seconds. On a terminal it writes over its own line."""

    def __init__(self, verb: str) -> None:
        self._verb = verb
        self._said_at = time.monotonic()
        self._is_open = False

    def __enter__(self) -> Self:
        return self

    def __call__(self, table: str, rows: int) -> None:
        at = time.monotonic()
        if at - self._said_at < EVERY:
            return
        self._said_at = at
        self._is_open = sys.stderr.isatty()
        before, after = ("\r\033[K", "") if self._is_open else ("", "\n")
        print(
            f"{before}{self._verb}: {table.replace('_', ' ')}, {rows:,} rows",
            end=after,
            file=sys.stderr,
            flush=True,
        )

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._is_open:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
