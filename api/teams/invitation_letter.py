"""An invitation by mail, to the one address that may take it."""

from api.database import after_commit
from api.identity.models import Person
from api.letters import Postbox, letter
from api.teams.models import Invitation
from api.teams.store import TeamStore


def mail_after_commit(store: TeamStore, postbox: Postbox, invitation: Invitation, url: str) -> None:
    """Nothing is mailed without an address, nor where the service sends no mail."""
    if not invitation.email or not postbox.is_open:
        return
    by = store.db.get_one(Person, store.place.person_id)
    written = letter(
        "invitation", invitation.email, by=by.name, team=store.team().name, role=invitation.role, url=url
    )
    after_commit(store.db, lambda: postbox.post(written))
