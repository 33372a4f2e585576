"""The company's own sign-in (OpenID Connect), as its discovery document describes it."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httpx
from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.clock import Clock
from api.identity.emails import email_of
from api.identity.names import as_name
from api.settings import Settings
from api.signing_in.company_asking import Fault, Line, answered, published
from api.signing_in.company_check import Checked, checked
from api.signing_in.company_description import description_address, flaw_in
from api.signing_in.company_token import Expected, claims_in, public_keys

SCOPES = "openid email profile"
REMEMBERED_FOR = timedelta(hours=1)


@dataclass(frozen=True)
class CompanyPerson:
    """Whom the company says that somebody is. `email` is empty unless the company has verified it."""

    issuer: str
    subject: str
    email: str
    name: str


@dataclass(frozen=True)
class Unavailable:
    """The company's sign-in cannot be asked, or does not answer as OpenID Connect has it."""


@dataclass(frozen=True)
class NotProven:
    """What came back is not a sign-in that the company vouches for."""


@dataclass(frozen=True)
class Question:
    """One sign-in under way: what binds the answer to it."""

    state: str
    nonce: str
    verifier: str


class Provider:
    """Remembers for an hour what the provider publishes of itself."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._issuer = settings.oidc_issuer
        self._client_id = settings.oidc_client_id
        self._client_secret = settings.oidc_client_secret.get_secret_value()
        self._back = settings.company_back
        self._clock = clock
        self._line = Line(clock)
        self._one_check = asyncio.Semaphore(1)
        self._described: tuple[dict[str, Any], datetime] | None = None
        self._keys: tuple[KeySet, datetime] | None = None

    async def check(self) -> Checked:
        """Asks anew whether it answers, whatever is remembered; one check after the other."""
        async with self._one_check:
            return await checked(self._issuer)

    async def way_in(self, question: Question) -> str | Unavailable:
        """The address at which the company asks who is there."""
        described = self._known_description()
        if not described:
            try:
                async with self._line.turn() as client:
                    described = await self._description(client)
            except Fault:
                return Unavailable()
        return str(
            prepare_grant_uri(
                described["authorization_endpoint"],
                self._client_id,
                "code",
                redirect_uri=self._back,
                scope=SCOPES,
                state=question.state,
                nonce=question.nonce,
                code_challenge=create_s256_code_challenge(question.verifier),
                code_challenge_method="S256",
            )
        )

    async def who(
        self, question: Question, code: str, issuer: str, at: datetime
    ) -> CompanyPerson | NotProven | Unavailable:
        """Who came back with a code; `issuer` is the answer's own `iss` (RFC 9207), or empty."""
        try:
            async with self._line.turn() as client:
                described = await self._description(client)
                must_say = described.get("authorization_response_iss_parameter_supported") is True
                if (issuer or must_say) and issuer != described["issuer"]:
                    return NotProven()
                tokens = await self._tokens(client, described, question, code)
                if not tokens:
                    return NotProven()
                claims = await self._claims(client, described, question, tokens, at)
        except Fault:
            return Unavailable()
        return _person(described["issuer"], claims) if claims else NotProven()

    async def _tokens(
        self, client: httpx.AsyncClient, described: dict[str, Any], question: Question, code: str
    ) -> dict[str, Any] | None:
        """Nothing where the provider refuses the code."""
        form = prepare_token_request(
            "authorization_code",
            redirect_uri=self._back,
            code=code,
            code_verifier=question.verifier,
        )
        who_asks = ClientAuth(self._client_id, self._client_secret, self._way_to_say_who(described))
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        address, headers, body = who_asks.prepare("POST", described["token_endpoint"], kind, form)
        status, given = await answered(client, "POST", address, headers=headers, content=body)
        if status >= 500 or not isinstance(given, dict):
            raise Fault
        return given if status == 200 and "error" not in given else None

    async def _claims(
        self,
        client: httpx.AsyncClient,
        described: dict[str, Any],
        question: Question,
        tokens: dict[str, Any],
        at: datetime,
    ) -> dict[str, Any] | None:
        """What the provider says of the person; nothing where it does not prove it."""
        access_token = str(tokens.get("access_token", ""))
        expected = Expected(described["issuer"], self._client_id, question.nonce, access_token)
        id_token = tokens.get("id_token")
        if not isinstance(id_token, str):
            return None
        claims = claims_in(id_token, await self._known_keys(client, described), expected, at)
        if claims is None:
            # The provider may have changed its keys within the hour.
            claims = claims_in(id_token, await self._fresh_keys(client, described), expected, at)
        if claims is None:
            return None
        if "email" not in claims and "userinfo_endpoint" in described:
            bearer = {"authorization": f"Bearer {access_token}"}
            told = await published(client, described["userinfo_endpoint"], headers=bearer)
            claims |= told if told.get("sub") == claims["sub"] else {}
        return claims

    def _known_description(self) -> dict[str, Any] | None:
        if self._described and self._clock() - self._described[1] < REMEMBERED_FOR:
            return self._described[0]
        return None

    async def _description(self, client: httpx.AsyncClient) -> dict[str, Any]:
        if known := self._known_description():
            return known
        described = await self._read(client, description_address(self._issuer))
        if flaw_in(described, self._issuer):
            self._line.found_down()
            raise Fault
        self._described = described, self._clock()
        return described

    async def _known_keys(self, client: httpx.AsyncClient, described: dict[str, Any]) -> KeySet:
        if self._keys and self._clock() - self._keys[1] < REMEMBERED_FOR:
            return self._keys[0]
        return await self._fresh_keys(client, described)

    async def _fresh_keys(self, client: httpx.AsyncClient, described: dict[str, Any]) -> KeySet:
        try:
            keys = public_keys(await self._read(client, described["jwks_uri"]))
        except (ValueError, JoseError) as wrong:
            raise Fault from wrong
        self._keys = keys, self._clock()
        return keys

    async def _read(self, client: httpx.AsyncClient, address: str) -> dict[str, Any]:
        """What is the same for everybody. A fault here is the provider's, whatever a visitor sent."""
        try:
            return await published(client, address)
        except Fault:
            self._line.found_down()
            raise

    def _way_to_say_who(self, described: dict[str, Any]) -> str:
        if not self._client_secret:
            return "none"
        ways = described.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        posts = "client_secret_basic" not in ways and "client_secret_post" in ways
        return "client_secret_post" if posts else "client_secret_basic"


def _person(issuer: str, claims: dict[str, Any]) -> CompanyPerson:
    # Some providers write the truth value as a word.
    said = claims.get("email_verified")
    is_verified = said is True or said == "true"
    email = email_of(as_name(str(claims.get("email", "")))) if is_verified else None
    name = str(claims.get("name") or claims.get("preferred_username") or "")
    return CompanyPerson(issuer, claims["sub"], email or "", as_name(name))
