"""The audit trail as a page, for who manages people and signed in on our pages."""

from datetime import MAXYEAR, UTC, datetime, timedelta
from typing import Annotated
from urllib.parse import quote, urlencode
from uuid import UUID

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from api.audit.actions import KIND_NAMES, actions_of
from api.audit.models import AuditEntry
from api.audit.words import actor, sentence
from api.database import session_of
from api.identity.browser import AtBrowser
from api.identity.models import Person
from api.pages import page
from api.problems import NotAllowed, NotFound
from api.signing_in.rules import person_of
from api.teams.audit_routes import CSV, exported
from api.teams.audit_rules import as_csv, opened_trail
from api.teams.audit_store import AuditStore, Sought
from api.teams.doors import TeamId
from api.teams.models import Team
from api.teams.place import place_in
from api.teams.store import TeamStore
from api.teams.told_apart import Apart
from api.words.say import Said, as_spoken

router = APIRouter(include_in_schema=False)
A_PAGE = 50
NO_TEAM = Said("There is no such team, or you do not belong to it.")


class Asked(BaseModel):
    """As it stands in the address and in the form; what is not understood is as if it had not been said."""

    actor: str = Field("", max_length=100)
    action: str = Field("", max_length=50)
    since: str = Field("", max_length=20)
    until: str = Field("", max_length=20)
    before: str = Field("", max_length=20)

    def sought(self) -> Sought:
        return Sought(
            actor=_id(self.actor),
            action=self.action if actions_of(self.action) else None,
            since=_day(self.since),
            until=_day_after(self.until),
        )

    def query(self, **instead: str) -> str:
        said = {
            name: value for name, value in {**self.model_dump(), "before": "", **instead}.items() if value
        }
        return f"?{urlencode(said)}" if said else ""


@router.get("/teams/{team}/audit")
def show_audit(
    request: Request, team_id: TeamId, browser: AtBrowser, asked: Annotated[Asked, Query()]
) -> Response:
    """A page of the newest, and how to ask for others."""
    person = person_of(request.app.state.engine, browser)
    if not person:
        there = f"/teams/{team_id}/audit{asked.query(before=asked.before)}"
        return RedirectResponse(f"/sign-in?after={quote(there)}", 303)
    with session_of(request.app.state.engine, reads_only=True) as db:
        trail = _trail(db, team_id, person)
        if isinstance(trail, Response):
            return trail
        answer = _page(db, trail, person, browser.seal, asked)
    browser.keep_form(answer)
    return answer


@router.get("/teams/{team}/audit.csv")
def download_audit(
    request: Request, team_id: TeamId, browser: AtBrowser, asked: Annotated[Asked, Query()]
) -> Response:
    """What the page shows, all of it, for a spreadsheet."""
    person = person_of(request.app.state.engine, browser)
    if not person:
        return RedirectResponse(f"/sign-in?after={quote(f'/teams/{team_id}/audit')}", 303)
    with session_of(request.app.state.engine, reads_only=True) as db:
        trail = _trail(db, team_id, person)
    if isinstance(trail, Response):
        return trail
    Apart(request, trail.place, api_token="").tell("audit.exported", team_id, "", form="csv")
    return exported(request, trail, asked.sought(), as_csv, CSV, "audit.csv")


def _trail(db: Session, team_id: UUID, person: Person) -> AuditStore | Response:
    try:
        return opened_trail(db, place_in(db, team_id, person.id))
    except NotFound:
        return page("refused", 404, title=Said("There is no such team"), reason=NO_TEAM)
    except NotAllowed as refused:
        return page("refused", 403, title=Said("That is not yours to read"), reason=refused.detail)


def _page(db: Session, trail: AuditStore, person: Person, seal: str, asked: Asked) -> Response:
    before = _number(asked.before)
    found = trail.page(asked.sought(), before, A_PAGE + 1)
    shown = found[:A_PAGE]
    older = asked.query(before=str(shown[-1].id)) if len(found) > A_PAGE else ""
    people = [each for _, each in TeamStore(db, trail.place).members()]
    known = {each.id: each for each in people}
    return page(
        "audit",
        here="",
        person=person,
        seal=seal,
        team=db.get_one(Team, trail.team_id),
        entries=[
            (each.at.astimezone(UTC), as_spoken(actor(each)), sentence(each).spoken(), _account(each, known))
            for each in shown
        ],
        people=people,
        kinds=KIND_NAMES,
        asked=asked,
        is_asking=bool(asked.query()),
        newest=asked.query() if before else None,
        older=older,
        table=asked.query(),
    )


def _account(entry: AuditEntry, people: dict[UUID, Person]) -> str:
    """Whose deed it was, where a name does not say: anybody may take any name."""
    if not entry.actor_id:
        return ""
    person = people.get(entry.actor_id)
    if not person:
        return Said("no longer a member")
    return (
        person.email
        if person.name == entry.actor_name
        else Said("%(email)s, now %(name)s", email=person.email, name=person.name)
    )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _day(text: str) -> datetime | None:
    """As a form's date field tells it; its midnight in UTC."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return None


def _day_after(text: str) -> datetime | None:
    day = _day(text)
    return day + timedelta(days=1) if day and day.year < MAXYEAR else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None
