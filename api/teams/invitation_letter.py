"""An invitation by mail, to the one address that may take it."""

from api.database import after_commit
from api.identity.keys import digest_of, new_token
from api.identity.models import Person
from api.identity.store import People
from api.letters import Letter, Postbox, letter
from api.signing_in.windows import WindowsInDatabase
from api.teams.models import Invitation
from api.teams.store import TeamStore
from api.words.terms import term


def mail_after_commit(
    store: TeamStore, postbox: Postbox, windows: WindowsInDatabase, invitation: Invitation, host: str
) -> None:
    """Nothing is mailed without an address, nor where the service sends no mail. `host` is the service's own
    address. The letter has a link of its own: whoever invites knows the other one, so only this one proves
    that the mailbox was read.
    """
    if not invitation.email or not postbox.is_open:
        return
    token = new_token()
    invitation.mailed_digest = digest_of(token)
    by = store.db.get_one(Person, store.place.person_id)
    url = f"{host}/invitations/{token}"
    reader = People(store.db).with_email(invitation.email)
    written = letter(
        "invitation",
        invitation.email,
        reader.language if reader else None,
        by=by.name,
        team=store.team().name,
        role=term(invitation.role),
        url=url,
    )
    team = str(store.team_id)
    # Afterwards, since counting writes: the link was told to whoever invited, and can be handed over.
    after_commit(store.db, lambda: _post(postbox, windows, team, written))


def _post(postbox: Postbox, windows: WindowsInDatabase, team: str, written: Letter) -> None:
    is_too_much = windows.take("letters", f"invitation {written.to}") or windows.take("team_letters", team)
    if not is_too_much:
        postbox.post(written)
