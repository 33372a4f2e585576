"""A device asks for a code that its person types elsewhere (RFC 8628)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.clock import Now
from api.database import Db
from api.identity.device_grant import INTERVAL, LIFETIME, SCRIPTS, Unready, begin, is_known_client
from api.identity.device_grant_store import DeviceGrants
from api.identity.devices import device_of
from api.identity.grants import Secret, form_or_json, said_in
from api.identity.models import DeviceGrant
from api.limiting import limited
from api.problems import Malformed, Problem, TooLarge, TooManyTries, refusals

router = APIRouter()


class UnknownClient(Problem):
    status, code, title = 400, "invalid_client", "This service does not know who asks there."


class AuthorizationPending(Problem):
    status, code, title = 400, "authorization_pending", "Nobody has let the device in yet. Ask again shortly."


class SlowDown(Problem):
    status, code, title = 400, "slow_down", "That was asked too soon. Wait five seconds longer from now on."


class AccessDenied(Problem):
    status, code, title = 400, "access_denied", "The person refused to let that device in."


class ExpiredToken(Problem):
    status, code, title = 400, "expired_token", "That code is too old. Ask for a new one."


# What else than `invalid_grant` a waiting device is told, by the names of RFC 8628.
RETOLD: dict[Unready, type[Problem]] = {
    "authorization_pending": AuthorizationPending,
    "slow_down": SlowDown,
    "access_denied": AccessDenied,
    "expired_token": ExpiredToken,
}


class DeviceAsks(BaseModel):
    client_id: Secret = Field(description=f"The extension's id, or `{SCRIPTS}`.")


class DeviceCodeView(BaseModel):
    """Show the user code and the address; keep the device code."""

    device_code: str
    user_code: str = Field(examples=["BCDF-GHJK"])
    verification_uri: str = Field(description="Where the person types the user code.")
    verification_uri_complete: str = Field(description="The same with the code in it, as for a QR code.")
    expires_in: int = Field(description="Seconds until both codes end.")
    interval: int = Field(description="Seconds to wait between two requests for tokens.")

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "device_code": "k9Zr…",
                "user_code": "BCDF-GHJK",
                "verification_uri": "https://replies.example.com/device",
                "verification_uri_complete": "https://replies.example.com/device?user_code=BCDF-GHJK",
                "expires_in": 600,
                "interval": 5,
            }
        }
    )


async def _asks(request: Request) -> DeviceAsks:
    try:
        return DeviceAsks.model_validate(await said_in(request))
    except ValidationError as wrong:
        raise RequestValidationError(
            [error | {"loc": ("body", *error["loc"])} for error in wrong.errors()]
        ) from None


@router.post(
    "/v1/auth/device",
    summary="Sign a device in with a code",
    dependencies=[limited("tokens")],
    response_model=DeviceCodeView,
    responses=refusals(UnknownClient, TooLarge, Malformed, TooManyTries),
    openapi_extra=form_or_json(DeviceAsks.model_json_schema(), {"client_id": SCRIPTS}),
)
def begin_device(
    asks: Annotated[DeviceAsks, Depends(_asks)], request: Request, db: Db, at: Now
) -> DeviceCodeView:
    """For a device without a good place to sign in: its person types the user code on another one.

    Meanwhile ask `POST /v1/auth/token` with the device code, `interval` seconds apart, until it gives tokens.
    """
    state = request.app.state
    if not is_known_client(asks.client_id, state.settings.extension_ids):
        raise UnknownClient(error="invalid_client")
    asking = DeviceGrant(
        digest="",
        user_code="",
        device=device_of(request.headers.get("user-agent", "")),
        client_id=asks.client_id,
        address=request.client.host[:64] if request.client else "",
    )
    begun = begin(DeviceGrants(db), state.keys, asking, at)
    page = f"{state.settings.url}/device"
    return DeviceCodeView(
        device_code=begun.device_code,
        user_code=begun.user_code,
        verification_uri=page,
        verification_uri_complete=f"{page}?user_code={begun.user_code}",
        expires_in=int(LIFETIME.total_seconds()),
        interval=int(INTERVAL.total_seconds()),
    )
