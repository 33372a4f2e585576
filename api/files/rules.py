"""Files and pictures into a team: what arrived is kept once, however often and by however many it is brought.

Each of these opens and ends its own transaction in the thread that calls it, since a request that waits for a
slow sender must hold none.
"""

import secrets
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
from api.files.store import FileStore, hold_files
from api.teams.place import place_in

NAME_BYTES = 16  # of chance


class Files(NamedTuple):
    """Where files are kept, for one person in one team; `room` is what all of the team's may take."""

    engine: Engine
    team_id: UUID
    person_id: UUID
    room: int


def check_place(files: Files) -> None:
    """Before anything is received. Raises NotFound for who is not in the team."""
    with session_of(files.engine, reads_only=True) as db:
        place_in(db, files.team_id, files.person_id)


def keep_file(files: Files, digest: str, arrived: Arrived, at: datetime) -> bool:
    """Whether it is new to the team. Raises NotFound, DigestDiffers and FilesFull."""
    if arrived.digest != digest:
        raise DigestDiffers()
    with session_of(files.engine) as db:
        return _kept(_opened(db, files), files, arrived, at)


def keep_image(files: Files, arrived: Arrived, at: datetime) -> KeptImage:
    """The same picture twice has one address. Raises NotFound, NoImage and FilesFull."""
    picture = picture_in(b"".join(arrived.pieces()))
    if not picture:
        raise NoImage()
    with session_of(files.engine) as db:
        store = _opened(db, files)
        _kept(store, files, arrived, at)
        known = store.image_of(arrived.digest)
        if known:
            return known
        made = _named(store, picture, arrived.digest, at)
        db.add(made)
    return made


def _opened(db: Session, files: Files) -> FileStore:
    store = FileStore(db, place_in(db, files.team_id, files.person_id))
    hold_files(db, files.team_id)
    return store


def _kept(store: FileStore, files: Files, arrived: Arrived, at: datetime) -> bool:
    is_new = store.find(arrived.digest) is None
    if is_new:
        used = store.used()
        if used + arrived.size > files.room:
            raise FilesFull.at(used, files.room)
        store.keep(arrived.digest, arrived.size, arrived.pieces(), at)
    else:
        store.keep_longer(arrived.digest, at)
    store.tell_brought(arrived.digest)
    return is_new


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
