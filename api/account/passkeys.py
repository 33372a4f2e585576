"""The passkeys that I sign in with."""

from datetime import datetime

from fastapi import Request
from sqlmodel import Session

from api.account.section import Section
from api.identity.models import Person
from api.signing_in.passkey_offer import SCRIPT, registration_offer
from api.signing_in.passkey_store import Passkeys
from api.signing_in.passkeys import LONGEST_NAME, MOST
from api.signing_in.relying_party import Nowhere, relying_party
from api.words.say import Said

NOTICES = {
    "passkey-added": Said("The passkey is added. Next time, choose it instead of your password."),
    "passkey-renamed": Said("The passkey has its new name."),
    "passkey-removed": Said(
        "The passkey is removed: it opens nothing here any more. "
        "Your device may go on offering it; delete it there too."
    ),
}


def section(request: Request, db: Session, person: Person, at: datetime) -> Section | None:
    settings = request.app.state.settings
    if not settings.password_sign_in:
        return None
    party = relying_party(settings.url)
    nowhere = party.reason if isinstance(party, Nowhere) else ""
    offer = None if isinstance(party, Nowhere) else registration_offer(request, db, person, party)
    facts = {
        "passkeys": Passkeys(db, person.id).all(),
        "offer": offer,
        "nowhere": nowhere,
        "most": MOST,
        "longest": LONGEST_NAME,
        "at": at,
    }
    return Section(Said("Passkeys"), "account_passkeys", facts, NOTICES, SCRIPT if offer else "")
