"""What an archive says of itself, in its last part but one."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, ValidationError

from api.backup.refused import ArchiveRefused

FORMAT = 1


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(_Strict):
    """`size` is in bytes as it lies in the file; `sha256` is of those bytes, in hexadecimal."""

    name: str
    rows: NonNegativeInt
    size: NonNegativeInt
    sha256: str


class ArchivedTeam(_Strict):
    id: UUID
    name: str


class Manifest(_Strict):
    """`team` is None for a whole service; `secret` tells one service's secret from another, no more."""

    format: Literal[1] = 1
    service: str = Field(description="The version that took it.")
    schema_revision: str
    taken_at: datetime
    team: ArchivedTeam | None
    secret: str
    rows: dict[str, NonNegativeInt] = Field(description="By table, in the order of the parts.")
    left_out: dict[str, str] = Field(description="Tables that are not in it, and why.")
    parts: list[Part]

    @property
    def names(self) -> list[str]:
        return [part.name for part in self.parts]


def read_manifest(text: bytes) -> Manifest:
    """Raises ArchiveRefused for one that a newer version wrote, and for what is none."""
    try:
        told = _Format.model_validate_json(text)
        if told.format > FORMAT:
            raise ArchiveRefused(
                f"This archive is of format {told.format}; this version of Rejoinder reads up to {FORMAT}. "
                "Restore it with the version that took it, or a newer one."
            )
        return Manifest.model_validate_json(text)
    except ValidationError:
        raise ArchiveRefused("The archive's manifest is not in the expected form.") from None


class _Format(BaseModel):
    format: int
