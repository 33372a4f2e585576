"""Tokens and signed-in devices."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.clock import Now
from api.database import Db
from api.identity import device_grant_routes
from api.identity.authorization import Exchange, exchange
from api.identity.device_grant import redeem
from api.identity.device_grant_routes import RETOLD
from api.identity.device_grant_store import DeviceGrants
from api.identity.devices import device_of
from api.identity.grants import IN_OPENAPI, Brought, CodeGrant, DeviceCodeGrant, UnknownGrant
from api.identity.sessions import (
    Opened,
    Refused,
    end_one,
    end_others,
    end_with_token,
    refresh,
    sign_out_device,
)
from api.identity.signed_in import PerhapsSignedIn, SignedIn
from api.identity.store import Devices
from api.identity.tokens import LIFETIME
from api.limiting import limited
from api.problems import Malformed, NotFound, NotSignedIn, Problem, TooLarge, TooManyTries, refusals

router = APIRouter(tags=["Signing in"])


class InvalidGrant(Problem):
    status, code, title = 400, "invalid_grant", "That code or token is not good, or no longer. Sign in again."


class TokenView(BaseModel):
    """Keep the refresh token where no page can read it; each is good for one use."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"
    expires_in: int = Field(description="Seconds until the access token ends.")
    refresh_token: str
    session_id: UUID

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "access_token": "eyJhbGciOi…",
                "token_type": "Bearer",
                "expires_in": 600,
                "refresh_token": "t4Zk…",
                "session_id": "0b0e7a52-6c3f-4c0c-9d5b-6f6f4f1d2a10",
            }
        }
    )


class SignOut(BaseModel):
    refresh_token: str = Field(max_length=200, description="Of the device that signs out.")


class SessionView(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: UUID
    device: str = Field(examples=["Chrome on Linux"])
    created_at: datetime
    last_used_at: datetime
    current: bool = Field(description="Whether it is the device that asks.")


@router.post(
    "/v1/auth/token",
    summary="Get tokens",
    response_model=TokenView,
    responses=refusals(InvalidGrant, UnknownGrant, *RETOLD.values(), TooManyTries, TooLarge, Malformed),
    openapi_extra=IN_OPENAPI,
    dependencies=[limited("tokens")],
)
def give_tokens(brought: Brought, request: Request, db: Db, at: Now) -> Any:
    """For the code of a sign-in, for a refresh token, or for the code of a device that was let in.

    A refresh token is good once. If the answer is lost, ask again with the same one within a minute: the same
    successor comes back. A later reuse ends the device's sign-in, because two must be holding it.
    """
    if isinstance(brought, DeviceCodeGrant):
        redeemed = redeem(DeviceGrants(db), brought.device_code, brought.client_id, at)
        if isinstance(redeemed, str):
            # As below: that it asked, and when, must be committed.
            return RETOLD.get(redeemed, InvalidGrant)(error=redeemed).as_answer()
        return _answer(redeemed, request, at)

    devices = Devices(db)
    if isinstance(brought, CodeGrant):
        offered = Exchange(brought.code, brought.code_verifier, brought.client_id, brought.redirect_uri)
        opened = exchange(devices, offered, device_of(request.headers.get("user-agent", "")), at)
    else:
        opened = refresh(devices, request.app.state.keys, brought.refresh_token, at)
    return _answer(opened, request, at)


@router.post(
    "/v1/auth/sign-out",
    summary="Sign this device out",
    status_code=204,
    responses=refusals(NotSignedIn, TooLarge, Malformed),
)
def sign_out(caller: PerhapsSignedIn, db: Db, at: Now, device: SignOut | None = None) -> None:
    """Ends the device's sign-in at once. Send its refresh token, or its access token as the bearer.

    An unknown refresh token has nothing to end, which is no refusal.
    """
    if device:
        end_with_token(Devices(db), device.refresh_token, at)
    elif caller:
        sign_out_device(Devices(db), caller.session_id, at)
    else:
        raise NotSignedIn("Send the refresh token of the device that signs out, or its access token.")


@router.get(
    "/v1/me/sessions",
    summary="List my signed-in devices",
    response_model=list[SessionView],
    responses=refusals(NotSignedIn),
)
def list_sessions(me: SignedIn, db: Db) -> list[SessionView]:
    """The last used first."""
    return [
        SessionView.model_validate({**each.model_dump(), "current": each.id == me.session_id})
        for each in Devices(db).of(me.person_id)
    ]


class EndedSessions(BaseModel):
    ended: int = Field(description="How many devices were signed out.")


@router.delete(
    "/v1/me/sessions",
    summary="Sign all my other devices out",
    responses=refusals(NotSignedIn),
)
def end_other_sessions(me: SignedIn, db: Db, at: Now) -> EndedSessions:
    """All but the one that asks, at once; and my visits to the account pages."""
    return EndedSessions(ended=end_others(Devices(db), me.person_id, me.session_id, at))


@router.delete(
    "/v1/me/sessions/{session}",
    summary="Sign one of my devices out",
    status_code=204,
    responses=refusals(NotSignedIn, NotFound, Malformed),
)
def end_session(session: Annotated[UUID, Path()], me: SignedIn, db: Db, at: Now) -> None:
    """Takes effect at once; the device is asked to sign in again at its next request."""
    end_one(Devices(db), me.person_id, session, at)


def _answer(opened: Opened | Refused, request: Request, at: datetime) -> Response | TokenView:
    # A refusal is returned, not raised: what it ended must be committed.
    if isinstance(opened, Refused):
        return InvalidGrant(opened.reason, error="invalid_grant").as_answer()
    access = request.app.state.tokens.access(opened.person_id, opened.session_id, at)
    return TokenView(
        access_token=access,
        expires_in=int(LIFETIME.total_seconds()),
        refresh_token=opened.refresh_token,
        session_id=opened.session_id,
    )


router.include_router(device_grant_routes.router)
