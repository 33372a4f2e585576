"""Files and pictures into a team: what arrived is kept once, however often and by however many it is brought.

Each of these opens and ends its own transaction in the thread that calls it, since a request that waits for a
slow sender must hold none.
"""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session

from api.database import session_of
from api.files.arriving import Arrived
from api.files.models import KeptImage
from api.files.pictures import Picture, picture_in
from api.files.problems import DigestDiffers, FilesFull, NoImage
from api.files.sending import PIECE
from api.files.store import FileStore, hold_files
from api.problems import NotAllowed
from api.teams.models import Role
from api.teams.place import place_in
from api.teams.rules import MANAGES_PEOPLE

NAME_BYTES = 16  # of chance


class Content(NamedTuple):
    """What is to be kept; its pieces come once."""

    digest: str
    size: int
    pieces: Iterable[bytes]


class Files(NamedTuple):
    """Where files are kept, for one person in one team; `room` is what all of the team's may take."""

    engine: Engine
    team_id: UUID
    person_id: UUID
    room: int


def room_used(store: FileStore, role: Role) -> int:
    """In bytes; raises NotAllowed. With private files among them, of which it says no more."""
    if role not in MANAGES_PEOPLE:
        raise NotAllowed("Only an owner or an admin sees how full the room for files is.")
    return store.used()


def check_place(files: Files) -> None:
    """Before anything is received. Raises NotFound for who is not in the team."""
    with session_of(files.engine, reads_only=True) as db:
        place_in(db, files.team_id, files.person_id)


def keep_file(files: Files, digest: str, arrived: Arrived, at: datetime) -> bool:
    """Whether this person brings it for the first time. That somebody else did is not theirs to know.

    Raises NotFound, DigestDiffers and FilesFull.
    """
    if arrived.digest != digest:
        raise DigestDiffers()
    with session_of(files.engine) as db:
        return _kept(_opened(db, files), files, Content(digest, arrived.size, arrived.pieces()), at)


def keep_image(files: Files, arrived: Arrived, at: datetime) -> KeptImage:
    """The same picture twice has one address. What is told beside it is not kept: whoever reads a mail need
    not know where it was taken. Raises NotFound, NoImage and FilesFull."""
    picture = picture_in(b"".join(arrived.pieces()))
    if not picture:
        raise NoImage()
    with session_of(files.engine) as db:
        store = _opened(db, files)
        content = _content_of(picture)
        _kept(store, files, content, at)
        known = store.image_of(content.digest)
        if known:
            return known
        made = _named(store, picture, content.digest, at)
        db.add(made)
    return made


def _opened(db: Session, files: Files) -> FileStore:
    store = FileStore(db, place_in(db, files.team_id, files.person_id))
    hold_files(db, files.team_id)
    return store


def _kept(store: FileStore, files: Files, content: Content, at: datetime) -> bool:
    if store.find(content.digest) is None:
        used = store.used()
        if used + content.size > files.room:
            raise FilesFull.at(used, files.room)
        store.keep(*content, at)
    else:
        store.keep_longer(content.digest, at)
    return store.tell_brought(content.digest)


def _content_of(picture: Picture) -> Content:
    shown = picture.content
    pieces = (shown[start : start + PIECE] for start in range(0, len(shown), PIECE))
    return Content(hashlib.sha256(shown).hexdigest(), len(shown), pieces)


def _named(store: FileStore, picture: Picture, digest: str, at: datetime) -> KeptImage:
    return KeptImage(
        name=f"{secrets.token_urlsafe(NAME_BYTES)}.{picture.ending}",
        team_id=store.team_id,
        digest=digest,
        media_type=picture.media_type,
        width=picture.width,
        height=picture.height,
        kept_at=at,
        kept_by=store.person_id,
    )
