"""What a client asks of the feed, read by hand from the request.

This is the question that every client asks all day long, and FastAPI's own reading of seven parameters costs
more than the answer. `PARAMETERS` tells the OpenAPI document what is read here.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from starlette.requests import Request

from api.problems import Malformed, NotSignedIn

ROWS = 500
LONGEST_CURSOR = 100


@dataclass(slots=True)
class Asked:
    """`cursor` is None at the beginning; `etag` is empty where none was sent."""

    team_id: UUID
    token: str
    cursor: str | None
    limit: int
    etag: str
    encodings: str


def asked_in(request: Request) -> Asked:
    """Raises NotSignedIn without a token, and Malformed for what is not in the expected form."""
    headers: dict[bytes, bytes] = dict(request.scope["headers"])
    scheme, _, token = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise NotSignedIn("Send an access token: Authorization: Bearer …")

    cursor, limit = _place_in(request.scope["query_string"])
    return Asked(
        _team(request.path_params["team"]),
        token,
        cursor,
        limit,
        headers.get(b"if-none-match", b"").decode("latin-1"),
        headers.get(b"accept-encoding", b"").decode("latin-1"),
    )


@lru_cache(1024)
def _place_in(query: bytes) -> tuple[str | None, int]:
    """Remembered, since all who are level with a team ask from the same place."""
    said = dict(parse_qsl(query.decode("latin-1"), keep_blank_values=True))
    cursor = said.get("cursor")
    if cursor is not None and len(cursor) > LONGEST_CURSOR:
        raise Malformed(f"A cursor has at most {LONGEST_CURSOR} characters.")
    return cursor, _limit(said.get("limit"))


def _team(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Malformed("The team's id in the address is not an id.") from None


def _limit(text: str | None) -> int:
    if text is None:
        return ROWS
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= ROWS):
        raise Malformed(f"limit is a number from 1 to {ROWS}.")
    return int(text)


def _told(name: str, place: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": place,
        "required": place == "path",
        "schema": schema,
        "description": description,
    }


PARAMETERS = [
    _told("team", "path", {"type": "string", "format": "uuid"}, "The team's id."),
    _told("cursor", "query", {"type": "string", "maxLength": LONGEST_CURSOR}, "From the last answer."),
    _told(
        "limit",
        "query",
        {"type": "integer", "minimum": 1, "maximum": ROWS, "default": ROWS},
        "At most so many rows; a number that covers more than one row is never cut.",
    ),
    _told("If-None-Match", "header", {"type": "string"}, "The ETag of the last answer."),
]
