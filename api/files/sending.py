"""What is in a file, as it is sent: never as a whole in memory, and no transaction waits for who reads."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session

from api.database import session_of
from api.files.store import some_pieces

PIECE = 256 * 1024
PIECES_AT_ONCE = 4

# It is a file for whoever asked, and never a page of ours, whatever is in it.
AS_A_FILE = {
    "Content-Disposition": "attachment",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}
# Webmail of any origin shows it, and asks once; its name never means another picture.
AS_A_PICTURE = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}


def content_of(engine: Engine, team_id: UUID, digest: str, size: int) -> Iterator[bytes]:
    """A few pieces at a time, each few in a transaction of their own: a digest never means anything else."""
    for numbers in _portions(size):
        with session_of(engine, reads_only=True) as db:
            pieces = some_pieces(db, team_id, digest, numbers)
        yield b"".join(pieces)


def content_in(db: Session, team_id: UUID, digest: str, size: int) -> Iterator[bytes]:
    """Likewise, in a transaction that is open anyway."""
    for numbers in _portions(size):
        yield b"".join(some_pieces(db, team_id, digest, numbers))


def _portions(size: int) -> Iterator[range]:
    for first in range(0, -(-size // PIECE), PIECES_AT_ONCE):
        yield range(first, first + PIECES_AT_ONCE)
