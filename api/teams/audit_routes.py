"""The audit trail: who did what to whom, and when. It is read here, and written nowhere through the API."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request
from pydantic import AfterValidator, AwareDatetime
from starlette.responses import Response, StreamingResponse

from api.audit.actions import Action, Kind
from api.audit.models import AuditEntry
from api.database import Db
from api.problems import Malformed, NotAllowed, NotFound, NotSignedIn, refusals
from api.teams.audit_rules import AuditView, as_csv, as_json_lines, entry_view, opened_trail
from api.teams.audit_store import AuditStore, Sought, every_entry
from api.teams.doors import Membership
from api.teams.told_apart import ToldApart

router = APIRouter(prefix="/v1/teams/{team}", tags=["Audit trail"])
REFUSED = refusals(NotSignedIn, NotAllowed, NotFound, Malformed)
CSV, JSON_LINES = "text/csv; charset=utf-8", "application/x-ndjson"


def _in_utc(at: datetime) -> datetime:
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise ValueError("That time lies before or after all times that can be told.") from None


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]


def _trail(place: Membership, db: Db) -> AuditStore:
    return opened_trail(db, place)


def _sought(
    actor: Annotated[UUID | None, Query(description="Only what this person did.")] = None,
    action: Annotated[Action | Kind | None, Query(description="An action, or a kind of them.")] = None,
    since: Annotated[Moment | None, Query(description="Not before this time.")] = None,
    until: Annotated[Moment | None, Query(description="Before this time.")] = None,
    about: Annotated[
        str, Query(max_length=200, description="A part of the name of what it was done to.")
    ] = "",
) -> Sought:
    return Sought(actor, action, since, until, about)


Trail = Annotated[AuditStore, Depends(_trail)]
Asked = Annotated[Sought, Depends(_sought)]


@router.get("/audit", summary="Read the audit trail", responses=REFUSED)
def read_audit(
    trail: Trail,
    sought: Asked,
    before: Annotated[int | None, Query(ge=1, le=2**63 - 1, description="`next` of the page before.")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> AuditView:
    """Every change of rights, membership, sign-in and library, the newest first; owners and admins read it.
    What lies in private folders is not told, nor is any text."""
    found = trail.page(sought, before, limit + 1)
    shown = found[:limit]
    return AuditView(
        entries=[entry_view(each) for each in shown], next=shown[-1].id if len(found) > limit else None
    )


@router.get(
    "/audit.csv",
    summary="Export the audit trail as a table",
    response_class=Response,
    responses=REFUSED | {200: {"content": {"text/csv": {}}, "description": "A line an entry."}},
)
def export_csv(trail: Trail, sought: Asked, apart: ToldApart, request: Request) -> Response:
    """For a spreadsheet, in UTF-8 with a byte order mark. Heads and sentences are in the language that
    `Accept-Language` asks for, codes the same in every one. The export itself is told in the trail."""
    apart.tell("audit.exported", trail.team_id, "", form="csv")
    return exported(request, trail, sought, as_csv, CSV, "audit.csv")


@router.get(
    "/audit.jsonl",
    summary="Export the audit trail as lines of JSON",
    response_class=Response,
    responses=REFUSED | {200: {"content": {JSON_LINES: {}}, "description": "An entry a line."}},
)
def export_json_lines(trail: Trail, sought: Asked, apart: ToldApart, request: Request) -> Response:
    """For programs; sentences are in the language that `Accept-Language` asks for. The export itself is told
    in the trail."""
    apart.tell("audit.exported", trail.team_id, "", form="jsonl")
    return exported(request, trail, sought, as_json_lines, JSON_LINES, "audit.jsonl")


def exported(
    request: Request,
    trail: AuditStore,
    sought: Sought,
    written: Callable[[Iterable[AuditEntry]], Iterator[str]],
    media_type: str,
    name: str,
) -> Response:
    """As it is read, so that a trail of years fits into little memory."""
    entries = every_entry(request.app.state.engine, trail.team_id, sought)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(written(entries), media_type=media_type, headers=headers)
