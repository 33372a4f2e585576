"""Adding, naming and removing passkeys."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from api.account.frame import FromForm, done, sign_in_first, wrong
from api.account.section import Visit
from api.database import writing
from api.identity.sessions import Refused
from api.problems import NotFound
from api.signing_in.models import Passkey
from api.signing_in.passkey_offer import adding_challenges
from api.signing_in.passkey_store import Passkeys
from api.signing_in.passkeys import add_passkey, name_of, remove_passkey
from api.signing_in.relying_party import Nowhere, relying_party
from api.signing_in.rules import held_unended
from api.signing_in.sign_in_form import STALE
from api.words.say import Said

router = APIRouter()
Typed = Annotated[str, Form()]

NEEDS_SCRIPT = Said("Your browser did not answer. Passkeys need a browser that knows them, and its scripts.")
GONE = Said("That passkey was removed already.")


@router.post("/account/passkeys")
def add(visit: FromForm, credential: Typed = "", ticket: Typed = "", name: Typed = "") -> Response:
    if isinstance(visit, Response):
        return visit
    if not credential:
        return wrong(visit, "passkeys", {"form": NEEDS_SCRIPT})
    added = _added(visit, credential, ticket, name)
    if isinstance(added, Refused):
        return wrong(visit, "passkeys", {"form": added.reason})
    return done("passkeys", "passkey-added") if added else sign_in_first()


@router.post("/account/passkeys/rename")
def rename(visit: FromForm, passkey: Typed = "", name: Typed = "") -> Response:
    if isinstance(visit, Response):
        return visit
    try:
        with writing(visit.request.app.state) as db:
            Passkeys(db, visit.person.id).get(passkey).name = name_of(name)
    except NotFound:
        return wrong(visit, "passkeys", {"form": GONE})
    return done("passkeys", "passkey-renamed")


@router.post("/account/passkeys/remove")
def remove(visit: FromForm, passkey: Typed = "") -> Response:
    if isinstance(visit, Response):
        return visit
    try:
        with writing(visit.request.app.state) as db:
            remove_passkey(Passkeys(db, visit.person.id), passkey)
    except NotFound:
        return wrong(visit, "passkeys", {"form": GONE})
    return done("passkeys", "passkey-removed")


def _added(visit: Visit, credential: str, ticket: str, name: str) -> Passkey | Refused | None:
    """Nothing where the visit was ended meanwhile."""
    state = visit.request.app.state
    party = relying_party(state.settings.url)
    if isinstance(party, Nowhere):
        return Refused(party.reason)

    # Spent for good before the answer is looked at, whatever comes of it.
    with writing(state) as db:
        challenge = adding_challenges(visit.request, visit.person).spend(db, ticket, visit.at)
    if not challenge:
        return Refused(STALE)
    with writing(state) as db:
        if not held_unended(db, visit.person):
            return None
        return add_passkey(Passkeys(db, visit.person.id), party, challenge, credential, name, visit.at)
