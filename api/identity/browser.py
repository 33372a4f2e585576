"""A person on the service's own pages: a short-lived cookie, and forms that only those pages send."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import Depends, Request
from starlette.responses import Response

from api.clock import Now
from api.identity.keys import Keys, new_token
from api.identity.models import Person

# Long enough to sign an extension in, or to look after an account; nothing else needs it.
LIFETIME = timedelta(minutes=15)
# From a password to the code of an authenticator.
HALFWAY_LIFETIME = timedelta(minutes=5)
# For how long a browser is known as one in which a person's password was right.
KNOWN_LIFETIME = timedelta(days=180)
_EPOCH = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True)
class SaidToBe:
    """Whom a cookie of ours names. Whether that sign-in still counts, the person's own row says."""

    person_id: UUID
    proven_at: datetime
    last_ending: int

    def counts_for(self, person: Person) -> bool:
        """Unless their visits were ended since. Two values are compared, not two machines' clocks."""
        return self.person_id == person.id and self.last_ending == _last_ending(person)


class Browser:
    """What one browser's cookies say, and how they are set; bound to the host where https allows it."""

    def __init__(
        self, keys: Keys, cookies: Mapping[str, str], at: datetime, over_https: bool, is_foreign: bool = False
    ) -> None:
        """`is_foreign` is a request that another site's page made."""
        self._keys = keys
        self._at = at
        self._over_https = over_https
        self.is_foreign = is_foreign
        prefix = "__Host-" if over_https else ""
        self._person_cookie, self._form_cookie = f"{prefix}rejoinder_person", f"{prefix}rejoinder_form"
        self._halfway_cookie, self._known_cookie = f"{prefix}rejoinder_halfway", f"{prefix}rejoinder_known"
        self._cookies = cookies
        self._nonce = cookies.get(self._form_cookie, "") or new_token()

    @property
    def seal(self) -> str:
        """Goes into every form; a stranger's page can neither read it nor make it."""
        return self._keys.seal_of(f"form {self._nonce}")

    def sent_form(self, seal: str) -> bool:
        return not self.is_foreign and hmac.compare_digest(seal.encode(), self.seal.encode())

    @property
    def said_to_be(self) -> SaidToBe | None:
        """Who proved here within the last quarter of an hour who they are; `person_of` asks further."""
        return self._read(self._person_cookie, "person", LIFETIME)

    def remember(self, answer: Response, person: Person) -> None:
        """Somebody who has just proved who they are; forms that were shown before are not theirs."""
        self._set(answer, self._person_cookie, self._sealed("person", person, self._at), LIFETIME)
        self._drop(answer, self._halfway_cookie)
        self._nonce = new_token()
        self.keep_form(answer)

    def stay(self, answer: Response, person: Person) -> None:
        """Keeps this visit, for no longer than it was good, when all visits of the person were ended."""
        if said := self.said_to_be:
            sealed = self._sealed("person", person, said.proven_at)
            self._set(answer, self._person_cookie, sealed, said.proven_at + LIFETIME - self._at)

    def forget(self, answer: Response) -> None:
        self._drop(answer, self._person_cookie)

    @property
    def halfway(self) -> SaidToBe | None:
        """Who gave the right password here within five minutes, and owes the code of their authenticator."""
        return self._read(self._halfway_cookie, f"halfway {self._nonce}", HALFWAY_LIFETIME)

    def remember_halfway(self, answer: Response, person: Person) -> None:
        """Good only beside this browser's own form cookie, so that one without the other opens nothing."""
        sealed = self._sealed(f"halfway {self._nonce}", person, self._at)
        self._set(answer, self._halfway_cookie, sealed, HALFWAY_LIFETIME)
        self.keep_form(answer)

    def known_to(self, email: str) -> str:
        """A name for this browser, if that account's password was right here before; else nothing."""
        name, _, seal = self._cookies.get(self._known_cookie, "").partition(".")
        return name if hmac.compare_digest(seal.encode(), self._known_seal(name, email).encode()) else ""

    def be_known_to(self, answer: Response, email: str) -> None:
        """Lets nobody in: what strangers try elsewhere only does not keep who has it from trying."""
        name = self.known_to(email) or new_token()
        self._set(answer, self._known_cookie, f"{name}.{self._known_seal(name, email)}", KNOWN_LIFETIME)

    def keep_form(self, answer: Response) -> None:
        self._set(answer, self._form_cookie, self._nonce, LIFETIME)

    def _known_seal(self, name: str, email: str) -> str:
        return self._keys.seal_of(f"known {name} {email}")

    def _sealed(self, purpose: str, person: Person, proven_at: datetime) -> str:
        said = f"{person.id}.{_microseconds(proven_at)}.{_last_ending(person)}"
        return f"{said}.{self._keys.seal_of(f'{purpose} {said}')}"

    def _read(self, cookie: str, purpose: str, lifetime: timedelta) -> SaidToBe | None:
        said, _, seal = self._cookies.get(cookie, "").rpartition(".")
        if not hmac.compare_digest(seal.encode(), self._keys.seal_of(f"{purpose} {said}").encode()):
            return None
        person, proven, ending = said.split(".")
        proven_at = _EPOCH + timedelta(microseconds=int(proven))
        return SaidToBe(UUID(person), proven_at, int(ending)) if self._at < proven_at + lifetime else None

    def _set(self, answer: Response, name: str, value: str, lifetime: timedelta) -> None:
        answer.set_cookie(
            name,
            value,
            max_age=int(lifetime.total_seconds()),
            path="/",
            secure=self._over_https,
            httponly=True,
            samesite="lax",
        )

    def _drop(self, answer: Response, name: str) -> None:
        answer.delete_cookie(name, path="/", secure=self._over_https, httponly=True, samesite="lax")


def _microseconds(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def _last_ending(person: Person) -> int:
    return _microseconds(person.pages_ended_at) if person.pages_ended_at else 0


def _browser(request: Request, at: Now) -> Browser:
    state = request.app.state
    over_https = state.settings.url.startswith("https:")
    return Browser(state.keys, request.cookies, at, over_https, _is_foreign(request))


def _is_foreign(request: Request) -> bool:
    """Whether a browser says that the page behind a request is not of this address; old ones say nothing."""
    if "origin" not in request.headers:
        return False
    asking, ours = urlsplit(request.headers["origin"]), urlsplit(request.app.state.settings.url)
    # Whoever stands in the line can answer for our address without TLS.
    is_downgraded = ours.scheme == "https" and asking.scheme != "https"
    return is_downgraded or asking.netloc not in (ours.netloc, request.headers.get("host", ""))


AtBrowser = Annotated[Browser, Depends(_browser)]
