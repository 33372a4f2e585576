"""A place in a team's feed. Clients keep it and send it back, and read nothing in it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass

from api.problems import Problem

VERSION = "1"


class CursorExpired(Problem):
    status, code = 410, "cursor_expired"
    title = "That place in the feed is no longer told. Drop the cursor and load your folders again."


class EpochChanged(Problem):
    status, code = 410, "epoch_changed"
    title = "The team was restored from a backup. Drop the cursor and load your folders again."


@dataclass(frozen=True, slots=True)
class Cursor:
    """Everything up to and with `number`, in one epoch of the team's history.

    `under_way` says that it was given with a page after which more follow: only the last of several pages
    can tell checksums, and must then tell them for what all the pages held.
    """

    epoch: int
    number: int
    under_way: bool = False

    def __str__(self) -> str:
        plain = f"{VERSION}.{self.epoch}.{self.number}{'.+' if self.under_way else ''}"
        return urlsafe_b64encode(plain.encode()).rstrip(b"=").decode()


def read_cursor(text: str) -> Cursor:
    """Raises CursorExpired for what we never wrote: the way on is the same, so no client is stuck on it."""
    try:
        plain = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii")
        version, epoch, number, *more = plain.split(".")
        cursor = Cursor(int(epoch), int(number), under_way=bool(more))
    except (ValueError, NotBase64):
        raise CursorExpired() from None
    if version != VERSION or str(cursor) != text:
        raise CursorExpired()
    return cursor


@dataclass(frozen=True, slots=True)
class Position:
    """Where a team's history stands; see `Team`."""

    epoch: int
    head: int
    acl_seq: int
    min_seq: int

    def check(self, cursor: Cursor) -> None:
        """Raises EpochChanged or CursorExpired where going on from there would miss something."""
        if cursor.epoch != self.epoch or cursor.number > self.head:
            raise EpochChanged()
        if cursor.number < self.min_seq:
            raise CursorExpired()

    def is_level(self, cursor_text: str | None) -> bool:
        """Whether nothing comes after that cursor; without one there is nothing to be behind of."""
        return cursor_text is None or cursor_text == str(self.end)

    @property
    def rights(self) -> tuple[int, int]:
        """Alike as long as nobody may see more or less than before, and the team has the same name and
        values: all that alters these moves `acl_seq`."""
        return self.epoch, self.acl_seq

    @property
    def end(self) -> Cursor:
        return Cursor(self.epoch, self.head)

    @property
    def etag(self) -> str:
        return f'"{self.epoch}.{self.head}"'
