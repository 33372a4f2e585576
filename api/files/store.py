"""Every query on contents. Opened for one member of one team; it cannot see another's."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, insert, update
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from api.database import one_at_a_time
from api.files.models import FileBringer, FilePiece, KeptFile, KeptImage
from api.teams.place import Place


class FileStore:
    def __init__(self, db: Session, place: Place) -> None:
        self.db = db
        self.team_id = place.team_id
        self.person_id = place.person_id

    def find(self, digest: str) -> KeptFile | None:
        """Whoever may see it: for deciding, never for showing."""
        return self.db.get(KeptFile, (self.team_id, digest))

    def found(self, digests: Iterable[str]) -> dict[str, KeptFile]:
        """Likewise, of several."""
        wanted = select(KeptFile).where(KeptFile.team_id == self.team_id)
        return {kept.digest: kept for kept in self.db.exec(wanted.where(col(KeptFile.digest).in_(digests)))}

    def used(self) -> int:
        """What all files of the team take, pictures too, in bytes."""
        taken = select(func.coalesce(func.sum(KeptFile.bytes), 0)).where(KeptFile.team_id == self.team_id)
        return int(self.db.exec(taken).one())

    def keep(self, digest: str, size: int, pieces: Iterable[bytes], at: datetime) -> None:
        """A new one. Its pieces come one after the other, so that it never is in memory as a whole."""
        kept = KeptFile(team_id=self.team_id, digest=digest, bytes=size, kept_at=at)
        self.db.add(kept)
        self.db.flush()
        for number, piece in enumerate(pieces):
            row = {"team_id": self.team_id, "digest": digest, "number": number, "content": piece}
            self.db.execute(insert(FilePiece).values(row))

    def keep_longer(self, digest: str, at: datetime) -> None:
        """Somebody brought it again, and is about to use it."""
        again = (col(KeptFile.team_id) == self.team_id) & (col(KeptFile.digest) == digest)
        self.db.execute(update(KeptFile).where(again).values(kept_at=at))

    def is_brought(self, digest: str) -> bool:
        """By this person."""
        return self.db.get(FileBringer, (self.team_id, digest, self.person_id)) is not None

    def tell_brought(self, digest: str) -> bool:
        """Whether that is new."""
        is_new = not self.is_brought(digest)
        if is_new:
            self.db.add(FileBringer(team_id=self.team_id, digest=digest, person_id=self.person_id))
        return is_new

    def image_of(self, digest: str) -> KeptImage | None:
        known = select(KeptImage).where(KeptImage.team_id == self.team_id, KeptImage.digest == digest)
        return self.db.exec(known).one_or_none()

    def images(self) -> list[KeptImage]:
        """Of the whole team, the oldest first."""
        return list(self.db.exec(self._images()))

    def own_images(self) -> list[KeptImage]:
        """Those that this person brought."""
        return list(self.db.exec(self._images().where(KeptImage.kept_by == self.person_id)))

    def _images(self) -> SelectOfScalar[KeptImage]:
        ordered = select(KeptImage).order_by(col(KeptImage.kept_at), KeptImage.name)
        return ordered.where(KeptImage.team_id == self.team_id)


def hold_files(db: Session, team_id: UUID) -> None:
    """Nobody else brings a file into this team, or forgets one, until the transaction ends."""
    one_at_a_time(db.connection(), f"files of {team_id}")


def forget_files(db: Session, team_id: UUID, digests: Iterable[str]) -> None:
    """With their pieces, and who brought them. Hold the files before."""
    gone = (col(KeptFile.team_id) == team_id) & col(KeptFile.digest).in_(digests)
    db.execute(delete(KeptFile).where(gone).execution_options(synchronize_session=False))


def image_called(db: Session, name: str) -> KeptImage | None:
    """Of whichever team: whoever knows the name may see it."""
    return db.get(KeptImage, name)


def some_pieces(db: Session, team_id: UUID, digest: str, numbers: range) -> list[bytes]:
    """In their order."""
    wanted = select(FilePiece.content).where(
        FilePiece.team_id == team_id,
        FilePiece.digest == digest,
        col(FilePiece.number) >= numbers.start,
        col(FilePiece.number) < numbers.stop,
    )
    return list(db.exec(wanted.order_by(col(FilePiece.number))))
