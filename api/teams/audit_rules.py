"""Who may read the audit trail, and how it is written out."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
from pydantic import BaseModel, Field
from sqlmodel import Session

from api.audit.models import AuditEntry
from api.audit.words import actor, sentence
from api.problems import NotAllowed
from api.teams.audit_store import AuditStore
from api.teams.place import Place
from api.teams.rules import MANAGES_PEOPLE
from api.words.say import Said, as_spoken

# Excel takes a file without it for one in the code page of the machine, and 王小雨 for three others.
BYTE_ORDER_MARK = "\ufeff"
# At the start of a cell, wherever one may start: which character parts them depends on the reader's country.
_RUNS_IN_A_SPREADSHEET = re.compile(r"""(^|[;\t\r\n])(?=["\s]*[=+\-@＝＋－＠])|^(?=[\t\r])""")
# What is for people is called in their language, and codes by their names in the API.
_COLUMNS = (
    Said("at"),
    Said("actor"),
    "actor_id",
    "action",
    Said("sentence"),
    Said("object_name"),
    "object_id",
    "facts",
)


class EntryView(BaseModel):
    """Names are as they were then."""

    id: int
    at: datetime
    actor_id: UUID | None = Field(description="Null: whoever runs the service.")
    actor: str = Field(examples=["Lena Lead"])
    action: str = Field(description="What was done; later versions know of more.", examples=["member.joined"])
    object_id: str = Field(description="What it was done to: a person, a folder, a template …")
    object_name: str
    facts: dict[str, Any] = Field(description="What changed, in short; never a text.")
    sentence: str = Field(examples=["Lena Lead saved the template “Late parcel” in “Delivery”."])


class AuditView(BaseModel):
    """The newest first."""

    entries: list[EntryView]
    next: int | None = Field(description="Pass as `before` for the next page; null at the end.")


def opened_trail(db: Session, place: Place) -> AuditStore:
    if place.role not in MANAGES_PEOPLE:
        raise NotAllowed(Said("Only an owner or an admin reads the audit trail."))
    return AuditStore(db, place)


def entry_view(entry: AuditEntry) -> EntryView:
    told = entry.model_dump(include={"id", "at", "actor_id", "action", "object_id", "object_name", "facts"})
    return EntryView(**told, actor=actor(entry), sentence=sentence(entry))


def as_csv(entries: Iterable[AuditEntry]) -> Iterator[str]:
    """A table for a spreadsheet, in the reader's language; nothing that somebody typed can run in it."""
    yield BYTE_ORDER_MARK + _line(map(as_spoken, _COLUMNS))
    for entry in entries:
        facts = orjson.dumps(entry.facts).decode() if entry.facts else ""
        at = entry.at.astimezone(UTC).isoformat()
        who = (as_spoken(actor(entry)), str(entry.actor_id or ""))
        what = (entry.action, sentence(entry).spoken(), entry.object_name, entry.object_id, facts)
        yield _line((at, *map(_harmless, (*who, *what))))


def as_json_lines(entries: Iterable[AuditEntry]) -> Iterator[str]:
    """With the sentence in the reader's language; all else is the same in every one."""
    for entry in entries:
        spoken = {"actor": as_spoken(actor(entry)), "sentence": sentence(entry).spoken()}
        yield f"{entry_view(entry).model_copy(update=spoken).model_dump_json()}\n"


def _harmless(cell: str) -> str:
    return _RUNS_IN_A_SPREADSHEET.sub(r"\1'", cell)


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()
