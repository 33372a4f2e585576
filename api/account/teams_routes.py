"""Leaving a team; and, for its owners, taking it along and deleting it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form
from sqlmodel import Session
from starlette.responses import Response

from api.account.frame import FromForm, done, wrong
from api.account.section import Visit
from api.database import session_of, writing
from api.leaving.routes import team_export
from api.leaving.team_rules import delete_team
from api.leaving.team_store import WholeTeam
from api.problems import NotFound, Problem
from api.teams.counter import hold_for_member
from api.teams.place import Place, place_in
from api.teams.rules import remove
from api.teams.store import TeamStore
from api.teams.told_apart import Apart
from api.words.say import Said

router = APIRouter()
TeamText = Annotated[str, Form(alias="team")]


@router.post("/account/teams/leave")
def leave_team(visit: FromForm, team: TeamText = "") -> Response:
    if isinstance(visit, Response):
        return visit
    try:
        with writing(visit.request.app.state) as db:
            remove(TeamStore(db, _held_place(visit, db, team)), visit.person.id, visit.at)
    except Problem as refused:
        return _refused(visit, refused)
    return done("teams", "left")


@router.post("/account/teams/export")
def export_own_team(visit: FromForm, team: TeamText = "") -> Response:
    if isinstance(visit, Response):
        return visit
    try:
        with session_of(visit.request.app.state.engine, reads_only=True) as db:
            place = _place(visit, db, team)
            name = TeamStore(db, place).team().name
        # Only now: a request that held one transaction while it opens others would take more than its share.
        apart = Apart(visit.request, place, api_token="")
        return team_export(place, name, apart, visit.request, visit.at)
    except Problem as refused:
        return _refused(visit, refused)


@router.post("/account/teams/delete")
def delete_own_team(visit: FromForm, team: TeamText = "", name: Annotated[str, Form()] = "") -> Response:
    if isinstance(visit, Response):
        return visit
    try:
        with writing(visit.request.app.state) as db:
            delete_team(WholeTeam(db, _held_place(visit, db, team)), name)
    except Problem as refused:
        return _refused(visit, refused)
    return done("teams", "team-deleted")


def _held_place(visit: Visit, db: Session, team: str) -> Place:
    hold_for_member(db, _id(team), visit.person.id)
    return _place(visit, db, team)


def _place(visit: Visit, db: Session, team: str) -> Place:
    return place_in(db, _id(team), visit.person.id)


def _id(team: str) -> UUID:
    try:
        return UUID(team)
    except ValueError:
        raise NotFound(Said("There is no such team, or you do not belong to it.")) from None


def _refused(visit: Visit, refused: Problem) -> Response:
    return wrong(visit, "teams", {"form": refused.detail}, refused.status)
