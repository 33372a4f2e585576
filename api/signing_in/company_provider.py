"""The company's own sign-in (OpenID Connect), as its discovery document describes it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.clock import Clock
from api.identity.emails import email_of
from api.settings import Settings
from api.signing_in.company_token import Expected, claims_in, public_keys

SCOPES = "openid email profile"
# Seconds to connect, and between two bytes.
PATIENCE = (5, 10)
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


class _Fault(Exception):
    """The provider answered otherwise than it must, or not at all."""


class Provider:
    """Safe to use from any thread. Remembers for an hour what the provider publishes of itself."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._issuer = settings.oidc_issuer
        self._client_id = settings.oidc_client_id
        self._client_secret = settings.oidc_client_secret.get_secret_value()
        self._back = f"{settings.url}/sign-in/company/back"
        self._clock = clock
        self._described: tuple[dict[str, Any], datetime] | None = None
        self._keys: tuple[KeySet, datetime] | None = None

    def way_in(self, question: Question) -> str | Unavailable:
        """The address at which the company asks who is there."""
        try:
            described = self._description()
        except _Fault:
            return Unavailable()
        with self._session(described) as session:
            address, _ = session.create_authorization_url(
                described["authorization_endpoint"],
                state=question.state,
                code_verifier=question.verifier,
                nonce=question.nonce,
            )
        return str(address)

    def who(
        self, question: Question, code: str, issuer: str, at: datetime
    ) -> CompanyPerson | NotProven | Unavailable:
        """Who came back with a code; `issuer` is the answer's own `iss` (RFC 9207), or empty."""
        try:
            described = self._description()
            must_say = described.get("authorization_response_iss_parameter_supported") is True
            if (issuer or must_say) and issuer != described["issuer"]:
                return NotProven()
            with self._session(described) as session:
                tokens = self._tokens(session, described, question, code)
                return self._read(session, described, question, tokens, at) if tokens else NotProven()
        except _Fault:
            return Unavailable()

    def _tokens(
        self, session: Any, described: dict[str, Any], question: Question, code: str
    ) -> dict[str, Any] | None:
        """Nothing where the provider refuses the code."""
        try:
            given = session.fetch_token(
                described["token_endpoint"],
                grant_type="authorization_code",
                code=code,
                code_verifier=question.verifier,
                redirect_uri=self._back,
                timeout=PATIENCE,
                allow_redirects=False,
            )
        except OAuthError:
            return None
        except (requests.RequestException, ValueError) as wrong:
            raise _Fault from wrong
        return dict(given)

    def _read(
        self,
        session: Any,
        described: dict[str, Any],
        question: Question,
        tokens: dict[str, Any],
        at: datetime,
    ) -> CompanyPerson | NotProven:
        access_token = str(tokens.get("access_token", ""))
        expected = Expected(described["issuer"], self._client_id, question.nonce, access_token)
        id_token = tokens.get("id_token")
        if not isinstance(id_token, str):
            return NotProven()
        claims = claims_in(id_token, self._known_keys(described), expected, at)
        if claims is None:
            # The provider may have changed its keys within the hour.
            claims = claims_in(id_token, self._fresh_keys(described), expected, at)
        if claims is None:
            return NotProven()
        if "email" not in claims and "userinfo_endpoint" in described:
            told = self._asked(session, described["userinfo_endpoint"])
            claims |= told if told.get("sub") == claims["sub"] else {}
        return _person(described["issuer"], claims)

    def _description(self) -> dict[str, Any]:
        at = self._clock()
        if self._described and at - self._described[1] < REMEMBERED_FOR:
            return self._described[0]
        address = f"{self._issuer.rstrip('/')}/.well-known/openid-configuration"
        described = _read_json(requests.get, address)
        needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        if described.get("issuer") != self._issuer or not all(
            _is_address(described.get(each)) for each in needed
        ):
            raise _Fault
        self._described = described, at
        return described

    def _known_keys(self, described: dict[str, Any]) -> KeySet:
        at = self._clock()
        if self._keys and at - self._keys[1] < REMEMBERED_FOR:
            return self._keys[0]
        return self._fresh_keys(described)

    def _fresh_keys(self, described: dict[str, Any]) -> KeySet:
        try:
            keys = public_keys(_read_json(requests.get, described["jwks_uri"]))
        except (ValueError, JoseError) as wrong:
            raise _Fault from wrong
        self._keys = keys, self._clock()
        return keys

    def _asked(self, session: Any, address: str) -> dict[str, Any]:
        return _read_json(session.get, address)

    def _session(self, described: dict[str, Any]) -> Any:
        ways = described.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        posts = "client_secret_basic" not in ways and "client_secret_post" in ways
        secret_way = "client_secret_post" if posts else "client_secret_basic"
        return OAuth2Session(
            self._client_id,
            self._client_secret or None,
            token_endpoint_auth_method=secret_way if self._client_secret else "none",
            scope=SCOPES,
            redirect_uri=self._back,
            code_challenge_method="S256",
        )


def _person(issuer: str, claims: dict[str, Any]) -> CompanyPerson:
    # Some providers write the truth value as a word.
    said = claims.get("email_verified")
    is_verified = said is True or said == "true"
    email = email_of(str(claims.get("email", ""))) if is_verified else None
    name = str(claims.get("name") or claims.get("preferred_username") or "")
    return CompanyPerson(issuer, claims["sub"], email or "", " ".join(name.split())[:200])


def _read_json(get: Any, address: str) -> dict[str, Any]:
    try:
        answer = get(address, timeout=PATIENCE, allow_redirects=False)
        said = answer.json() if answer.status_code == 200 else None
    except (requests.RequestException, ValueError) as wrong:
        raise _Fault from wrong
    if not isinstance(said, dict):
        raise _Fault
    return said


def _is_address(said: object) -> bool:
    return isinstance(said, str) and said.startswith(("https://", "http://"))
