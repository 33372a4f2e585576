"""Invitations: links that let somebody in, once."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Request

from api.clock import Now
from api.problems import Malformed, NotAllowed, NotFound, NotSignedIn, TooLarge, refusals
from api.teams.doors import InTeam
from api.teams.invitation_letter import mail_after_commit
from api.teams.inviting_many import check_lines, invite_lines
from api.teams.models import Invitation
from api.teams.problems import AlreadyInvited, AlreadyMember, BadAddress
from api.teams.rules import invitations, invite, renew, withdraw
from api.teams.store import TeamStore
from api.teams.views import InvitationLines, InvitationLink, InvitationView, LineOutcomes, NewInvitation

router = APIRouter(tags=["Invitations"])


@router.post(
    "/v1/teams/{team}/invitations",
    summary="Invite somebody",
    status_code=201,
    response_model=InvitationLink,
    responses=refusals(
        NotSignedIn, NotAllowed, NotFound, AlreadyMember, AlreadyInvited, TooLarge, BadAddress, Malformed
    ),
)
def post_invitation(store: InTeam, wanted: NewInvitation, request: Request, at: Now) -> InvitationLink:
    """Answers with the link to send them; it works once, for seven days. Only an owner invites owners.

    Where the service sends mail, and an address was given, one is mailed there too: three an hour to an
    address, a hundred a day for a team. An API token invites neither owners nor admins, and its invitations
    end with it.
    """
    return _sent(store, request, *invite(store, wanted, at))


@router.post(
    "/v1/teams/{team}/invitations/list",
    summary="Invite a list of people",
    responses=refusals(NotSignedIn, NotAllowed, NotFound, TooLarge, Malformed),
)
def post_list(store: InTeam, wanted: InvitationLines, request: Request, at: Now) -> LineOutcomes:
    """Each line as `POST …/invitations` does; a line with a problem invites nobody and stops no other. An
    address that stands twice, or that an invitation waits for, is a problem of its line."""
    return invite_lines(store, wanted.lines, lambda *made: _sent(store, request, *made), at)


@router.post(
    "/v1/teams/{team}/invitations/check",
    summary="Check a list of people to invite",
    responses=refusals(NotSignedIn, NotAllowed, NotFound, TooLarge, Malformed),
)
def post_check(store: InTeam, wanted: InvitationLines, at: Now) -> LineOutcomes:
    """What is wrong with which line. Nobody is invited."""
    return check_lines(store, wanted.lines, at)


@router.post(
    "/v1/teams/{team}/invitations/{invitation}/renew",
    summary="Renew an invitation",
    response_model=InvitationLink,
    responses=refusals(NotSignedIn, NotAllowed, NotFound, Malformed),
)
def renew_invitation(
    store: InTeam, invitation_id: Annotated[UUID, Path(alias="invitation")], request: Request, at: Now
) -> InvitationLink:
    """A new link for another seven days, mailed again where letters are sent; the earlier one ends."""
    return _sent(store, request, *renew(store, invitation_id, at))


def _sent(store: TeamStore, request: Request, invitation: Invitation, token: str) -> InvitationLink:
    state = request.app.state
    mail_after_commit(store, state.postbox, state.windows, invitation, state.settings.url)
    return InvitationLink(**invitation.model_dump(), url=f"{state.settings.url}/invitations/{token}")


@router.get(
    "/v1/teams/{team}/invitations",
    summary="List invitations that nobody has taken",
    response_model=list[InvitationView],
    responses=refusals(NotSignedIn, NotAllowed, NotFound, Malformed),
)
def list_invitations(store: InTeam, at: Now) -> list[InvitationView]:
    """The newest first, and after them those of the last thirty days that ended untaken; without their links,
    which only whoever invited was told."""
    return [InvitationView(**each.model_dump()) for each in invitations(store, at)]


@router.delete(
    "/v1/teams/{team}/invitations/{invitation}",
    summary="Withdraw an invitation",
    status_code=204,
    responses=refusals(NotSignedIn, NotAllowed, NotFound, Malformed),
)
def delete_invitation(
    store: InTeam, invitation_id: Annotated[UUID, Path(alias="invitation")], at: Now
) -> None:
    """Its link stops working at once."""
    withdraw(store, invitation_id, at)
