"""The one place where everything ends that may let somebody act as a person."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlmodel import Session

from api.identity import api_tokens
from api.identity.invitations_made import end_invitations_by
from api.identity.sessions import end_all
from api.identity.store import Devices
from api.signing_in.passkey_store import Passkeys
from api.signing_in.reset_store import PasswordResets
from api.signing_in.store import Factors

Stays = Literal["passkeys", "second_step", "invitations"]


@dataclass(frozen=True)
class Ended:
    """How many."""

    devices: int
    api_tokens: int
    invitations: int

    def facts(self) -> dict[str, int]:
        """For the trail."""
        return asdict(self)


def end_everything(db: Session, person_id: UUID, at: datetime, but: Collection[Stays]) -> Ended:
    """Devices, visits to our pages, links for a new password and API tokens, always; and the rest, save what
    is named in `but`. The password is left to who calls this."""
    # First the visits, which hold the person: whoever does the same at this moment waits here, not half way.
    devices = end_all(Devices(db), person_id, at)
    PasswordResets(db).end_all(person_id, at)
    tokens = api_tokens.end_those_of_person(db, person_id, at)
    if "passkeys" not in but:
        Passkeys(db, person_id).remove_all()
    if "second_step" not in but:
        Factors(db, person_id).remove_authenticator()
    invitations = 0 if "invitations" in but else end_invitations_by(db, person_id, at)
    return Ended(devices, tokens, invitations)
