"""Invitations: links that let somebody in, once."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Request

from api.clock import Now
from api.problems import Malformed, NotAllowed, NotFound, NotSignedIn, TooLarge, refusals
from api.teams.doors import InTeam
from api.teams.invitation_letter import mail_after_commit
from api.teams.problems import AlreadyMember, BadAddress
from api.teams.rules import invitations, invite, withdraw
from api.teams.views import InvitationLink, InvitationView, NewInvitation

router = APIRouter(tags=["Invitations"])


@router.post(
    "/v1/teams/{team}/invitations",
    summary="Invite somebody",
    status_code=201,
    response_model=InvitationLink,
    responses=refusals(NotSignedIn, NotAllowed, NotFound, AlreadyMember, TooLarge, BadAddress, Malformed),
)
def post_invitation(store: InTeam, wanted: NewInvitation, request: Request, at: Now) -> InvitationLink:
    """Answers with the link to send them; it works once, for seven days. Only an owner invites owners.

    Where the service sends mail, and an address was given, one is mailed there too: three an hour to an
    address, a hundred a day for a team. An API token invites neither owners nor admins, and its invitations
    end with it.
    """
    state = request.app.state
    invitation, token = invite(store, wanted, at)
    mail_after_commit(store, state.postbox, state.windows, invitation, state.settings.url)
    return InvitationLink(**invitation.model_dump(), url=f"{state.settings.url}/invitations/{token}")


@router.get(
    "/v1/teams/{team}/invitations",
    summary="List waiting invitations",
    response_model=list[InvitationView],
    responses=refusals(NotSignedIn, NotAllowed, NotFound, Malformed),
)
def list_invitations(store: InTeam, at: Now) -> list[InvitationView]:
    """The newest first; without their links, which only whoever invited was told."""
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
