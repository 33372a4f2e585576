"""On which devices I am signed in."""

from datetime import datetime

from fastapi import Request
from sqlmodel import Session

from api.account.section import Section
from api.identity.models import Person
from api.identity.store import Devices
from api.words.say import Said


def section(_: Request, db: Session, person: Person, at: datetime) -> Section:
    devices = Devices(db).of(person.id)
    return Section(
        Said("Signed-in devices"),
        "account_devices",
        {"devices": devices, "at": at},
        {
            "device-ended": Said("That device is signed out."),
            "devices-ended": Said("All devices are signed out, and so are your other visits to these pages."),
        },
    )
