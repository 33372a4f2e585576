"""Signing devices out."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form
from starlette.responses import Response

from api.account.frame import FromForm, done, sign_in_first, wrong
from api.audit.recording import Done, record_in_all_teams
from api.database import writing
from api.identity.sessions import end_all, end_one
from api.identity.store import Devices
from api.problems import NotFound
from api.signing_in.rules import held_unended
from api.words.say import Said

router = APIRouter()

GONE = Said("That device was signed out already.")


@router.post("/account/devices/end")
def end_device(visit: FromForm, device: Annotated[str, Form()] = "") -> Response:
    if isinstance(visit, Response):
        return visit
    try:
        with writing(visit.request.app.state) as db:
            end_one(Devices(db), visit.person.id, UUID(device), visit.at)
    except (NotFound, ValueError):
        return wrong(visit, "devices", {"form": GONE})
    return done("devices", "device-ended")


@router.post("/account/devices/end-all")
def end_all_devices(visit: FromForm) -> Response:
    """This page stays open, and it alone."""
    if isinstance(visit, Response):
        return visit
    state = visit.request.app.state
    with writing(state) as db:
        person = held_unended(db, visit.person)
        if not person:
            return sign_in_first()
        ended = end_all(Devices(db), person.id, state.clock())
        record_in_all_teams(
            db, person.id, Done("session.ended", object_name="All devices", facts={"devices": ended})
        )
    there = done("devices", "devices-ended")
    visit.browser.stay(there, person)
    return there
