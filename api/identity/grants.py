"""What may be brought to the token endpoint, as a form or as JSON."""

from typing import Annotated, Any, Literal

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from api.problems import Malformed, Problem

Secret = Annotated[str, Field(max_length=200)]


class CodeGrant(BaseModel):
    """Changes the code of a sign-in into tokens."""

    grant_type: Literal["authorization_code"]
    code: Secret
    code_verifier: Secret
    redirect_uri: Annotated[str, Field(max_length=500)]
    client_id: Secret


class RefreshGrant(BaseModel):
    """Changes a refresh token into the next pair."""

    grant_type: Literal["refresh_token"]
    refresh_token: Secret


class DeviceCodeGrant(BaseModel):
    """Changes the code of a device that was let in into tokens (RFC 8628)."""

    grant_type: Literal["urn:ietf:params:oauth:grant-type:device_code"]
    device_code: Secret
    client_id: Secret


Known = CodeGrant | RefreshGrant | DeviceCodeGrant
_KINDS = (CodeGrant, RefreshGrant, DeviceCodeGrant)
_GRANT_TYPES = ("authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code")
_READER: TypeAdapter[Known] = TypeAdapter(Annotated[Known, Field(discriminator="grant_type")])


class UnknownGrant(Problem):
    """A password is not among the grants on purpose: it is only ever typed on our own page."""

    status, code = 400, "unsupported_grant_type"
    title = "Tokens are given for an authorization code, a device code or a refresh token only."


async def brought(request: Request) -> Known:
    said = await said_in(request)
    if said.get("grant_type") not in _GRANT_TYPES:
        raise UnknownGrant(error="unsupported_grant_type")
    try:
        return _READER.validate_python(said)
    except ValidationError as wrong:
        raise RequestValidationError(
            [error | {"loc": ("body", *error["loc"][1:])} for error in wrong.errors()]
        ) from None


async def said_in(request: Request) -> dict[str, Any]:
    """The fields of a form or of a JSON object. Raises Malformed for anything else."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        return dict(await request.form())
    if kind != "application/json":
        raise Malformed("Send a form (application/x-www-form-urlencoded) or JSON.")
    said = await request.json() if await request.body() else None
    if not isinstance(said, dict):
        raise Malformed("Send one JSON object.")
    return said


Brought = Annotated[Known, Depends(brought)]

_EXAMPLE = {"grant_type": "refresh_token", "refresh_token": "t4Zk…"}


def form_or_json(schema: dict[str, Any], example: dict[str, str]) -> dict[str, Any]:
    """What OpenAPI says of a body that may come as either."""
    shown = {"schema": schema, "example": example}
    return {
        "requestBody": {
            "required": True,
            "content": {"application/x-www-form-urlencoded": shown, "application/json": shown},
        }
    }


IN_OPENAPI = form_or_json({"oneOf": [kind.model_json_schema() for kind in _KINDS]}, _EXAMPLE)
