"""What follows from what a template says: the columns of its row, and its entry in the feed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

import orjson

from api.language.text import text_of
from api.library.content import TemplateContent


class Standing(Protocol):
    """What of a row its entry in the feed tells."""

    @property
    def id(self) -> UUID: ...
    @property
    def folder_id(self) -> UUID: ...
    @property
    def revision(self) -> int: ...
    @property
    def content(self) -> dict[str, Any]: ...
    @property
    def updated_at(self) -> datetime: ...
    @property
    def updated_by(self) -> UUID | None: ...


def columns_of(content: TemplateContent) -> dict[str, Any]:
    """What of a template's row follows from what it says."""
    return {
        "title": content.title,
        "shortcut": content.shortcut,
        "content": content.model_dump(),
        "text": text_of(content.body),
        "tags": tag_lines(content.tags),
    }


def change_json(row: Standing) -> str:
    """The template's entry in the feed, as it is sent: a `Change` of kind `put`."""
    entry = {
        "kind": "put",
        "id": row.id,
        "folder": row.folder_id,
        "revision": row.revision,
        "template": row.content,
        "updated_at": row.updated_at,
        "updated_by": row.updated_by,
    }
    return orjson.dumps(entry, option=orjson.OPT_UTC_Z).decode()


def tag_lines(tags: Sequence[str]) -> str:
    return "".join(f"\n{tag.casefold()}\n" for tag in tags)
