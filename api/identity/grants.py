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


Grant = Annotated[CodeGrant | RefreshGrant, Field(discriminator="grant_type")]
_READER: TypeAdapter[CodeGrant | RefreshGrant] = TypeAdapter(Grant)


class UnknownGrant(Problem):
    """A password is not among the grants on purpose: it is only ever typed on our own page."""

    status, code = 400, "unsupported_grant_type"
    title = "Tokens are given for an authorization code or a refresh token only."


async def brought(request: Request) -> CodeGrant | RefreshGrant:
    said = await _said(request)
    if said.get("grant_type") not in ("authorization_code", "refresh_token"):
        raise UnknownGrant(error="unsupported_grant_type")
    try:
        return _READER.validate_python(said)
    except ValidationError as wrong:
        raise RequestValidationError(
            [error | {"loc": ("body", *error["loc"][1:])} for error in wrong.errors()]
        ) from None


async def _said(request: Request) -> dict[str, Any]:
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        return dict(await request.form())
    if kind != "application/json":
        raise Malformed("Send a form (application/x-www-form-urlencoded) or JSON.")
    said = await request.json() if await request.body() else None
    if not isinstance(said, dict):
        raise Malformed("Send one JSON object.")
    return said


Brought = Annotated[CodeGrant | RefreshGrant, Depends(brought)]

_EXAMPLE = {"grant_type": "refresh_token", "refresh_token": "t4Zk…"}
_SCHEMA = {"oneOf": [CodeGrant.model_json_schema(), RefreshGrant.model_json_schema()]}
IN_OPENAPI: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {"schema": _SCHEMA, "example": _EXAMPLE},
            "application/json": {"schema": _SCHEMA, "example": _EXAMPLE},
        },
    }
}
