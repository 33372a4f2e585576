"""What a person types to get an account, and what is wrong with it, field by field."""

import re

from pydantic import BaseModel

from api.identity.browser import Browser
from api.identity.emails import email_of
from api.identity.names import NAME
from api.identity.passwords import weakness
from api.signing_in.sign_in_form import STALE
from api.teams.joining import Offer
from api.words.say import Said

Faults = dict[str, str]


class Typed(BaseModel):
    """What a person typed; kept, the password aside, for the page that asks again."""

    name: str = ""
    email: str = ""
    password: str = ""
    team: str = ""
    seal: str = ""
    link: str = ""


def faults_of_account(browser: Browser, typed: Typed) -> Faults:
    if not browser.sent_form(typed.seal):
        return {"form": STALE}
    faults: Faults = {}
    if not is_name(typed.name):
        faults["name"] = Said("Tell the team your name.")
    if not email_of(typed.email):
        faults["email"] = Said("That is not an email address.")
    if weak := weakness(typed.password, typed.name.strip(), typed.email.strip(), typed.team.strip()):
        faults["password"] = weak
    return faults


def faults_of_address(offer: Offer, email: str) -> Faults:
    if offer.email and email_of(email) != offer.email:
        return {
            "email": Said(
                "This invitation is for %(email)s. Use that address, or ask for an invitation to yours.",
                email=offer.email,
            )
        }
    return {}


def is_name(typed: str) -> bool:
    return len(typed.strip()) <= 200 and re.search(NAME, typed.strip()) is not None
