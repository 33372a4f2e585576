"""Changing one's name."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from api.account.frame import FromForm, done, wrong
from api.audit.recording import Done, record_in_all_teams
from api.database import writing
from api.identity.store import People
from api.teams.account_form import is_name
from api.words.say import Said

router = APIRouter()


@router.post("/account/name")
def change_name(visit: FromForm, name: Annotated[str, Form()] = "") -> Response:
    if isinstance(visit, Response):
        return visit
    if not is_name(name):
        return wrong(visit, "name", {"name": Said("Tell your teams a name, of up to 200 characters.")})

    with writing(visit.request.app.state) as db:
        person = People(db).get(visit.person.id)
        if person and person.name != name.strip():
            # First, so that it is told by the name of before.
            record_in_all_teams(db, person.id, Done("member.renamed", person.id, name.strip()))
            person.name = name.strip()
    return done("name", "renamed")
