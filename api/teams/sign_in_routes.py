"""How the people of a team sign in, as owners and admins see and set it."""

from functools import partial

from anyio import to_thread
from fastapi import APIRouter, Request

from api.clock import Now
from api.identity.api_scopes import BeyondScope
from api.identity.signed_in import SignedIn
from api.limiting import limited
from api.problems import Malformed, NotAllowed, NotFound, NotSignedIn, TooLarge, TooManyTries, refusals
from api.teams.doors import InTeam, TeamId
from api.teams.problems import OwnSecondStepMissing
from api.teams.sign_in_rules import (
    CompanyCheck,
    SignInChange,
    SignInView,
    check_may_ask_company,
    company_check,
    leave_second_step_to_each,
    require_second_step,
    sign_in_of,
)
from api.teams.store import TeamStore

router = APIRouter(tags=["Teams and people"])


@router.get(
    "/v1/teams/{team}/sign-in",
    summary="How the team signs in",
    responses=refusals(NotSignedIn, NotAllowed, BeyondScope, NotFound, Malformed),
)
def read_sign_in(store: InTeam, request: Request) -> SignInView:
    """What the service offers, what the team asks for, and who has no second step yet; for owners and
    admins. What the service offers is set by whoever runs it."""
    return _view(store, request)


@router.put(
    "/v1/teams/{team}/sign-in",
    summary="Require a second step of everybody, or not",
    responses=refusals(
        NotSignedIn, NotAllowed, BeyondScope, NotFound, OwnSecondStepMissing, TooLarge, Malformed
    ),
)
def put_sign_in(store: InTeam, change: SignInChange, request: Request, at: Now) -> SignInView:
    """Owners and admins do that, once they have one themselves. From the day on, whoever signs in with a
    password sets it up before they get in; passkeys and the company's sign-in are enough by themselves, and
    devices that are signed in stay so."""
    if change.second_step == "required":
        require_second_step(store, change.days, at)
    else:
        leave_second_step_to_each(store)
    return _view(store, request)


@router.post(
    "/v1/teams/{team}/sign-in/check",
    summary="Check the company's sign-in",
    dependencies=[limited("pages")],
    responses=refusals(NotSignedIn, NotAllowed, BeyondScope, NotFound, Malformed, TooManyTries),
)
async def check_company_sign_in(team_id: TeamId, caller: SignedIn, request: Request) -> CompanyCheck:
    """Asks it now what it publishes of itself, and says whether that will do; for owners and admins. Nothing
    is changed, and nobody is signed in."""
    state = request.app.state
    may_ask = partial(check_may_ask_company, state.engine, team_id, caller.person_id)
    await to_thread.run_sync(may_ask, limiter=state.company_threads)
    return await company_check(state.company)


def _view(store: TeamStore, request: Request) -> SignInView:
    state = request.app.state
    return sign_in_of(store, state.settings, state.postbox.is_open)
