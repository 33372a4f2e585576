"""A person on the service's own pages: a short-lived cookie, and forms that only those pages send."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from starlette.responses import Response

from api.clock import Now
from api.identity.keys import Keys, new_token

# Long enough to sign an extension in, or to look after an account; nothing else needs it.
LIFETIME = timedelta(minutes=15)
# From a password to the code of an authenticator.
HALFWAY_LIFETIME = timedelta(minutes=5)


@dataclass(frozen=True)
class SaidToBe:
    """Whom a cookie of ours names. Whether that sign-in still counts, the person's own row says."""

    person_id: UUID
    since: datetime


class Browser:
    """What one browser's cookies say, and how they are set; bound to the host where https allows it."""

    def __init__(self, keys: Keys, cookies: Mapping[str, str], at: datetime, over_https: bool) -> None:
        self._keys = keys
        self._at = at
        self._over_https = over_https
        prefix = "__Host-" if over_https else ""
        self._person_cookie, self._form_cookie = f"{prefix}rejoinder_person", f"{prefix}rejoinder_form"
        self._halfway_cookie = f"{prefix}rejoinder_halfway"
        self._cookies = cookies
        self._nonce = cookies.get(self._form_cookie, "") or new_token()

    @property
    def seal(self) -> str:
        """Goes into every form; a stranger's page can neither read it nor make it."""
        return self._keys.seal_of(f"form {self._nonce}")

    def sent_form(self, seal: str) -> bool:
        return hmac.compare_digest(seal.encode(), self.seal.encode())

    @property
    def said_to_be(self) -> SaidToBe | None:
        """Who signed in on our pages within the last quarter of an hour; `person_of` asks further."""
        return self._read(self._person_cookie, "person", LIFETIME)

    def remember(self, answer: Response, person_id: UUID) -> None:
        self._set(answer, self._person_cookie, self._sealed("person", person_id), LIFETIME)
        self._drop(answer, self._halfway_cookie)

    def forget(self, answer: Response) -> None:
        self._drop(answer, self._person_cookie)

    @property
    def halfway(self) -> SaidToBe | None:
        """Who gave the right password here within five minutes, and owes the code of their authenticator."""
        return self._read(self._halfway_cookie, f"halfway {self._nonce}", HALFWAY_LIFETIME)

    def remember_halfway(self, answer: Response, person_id: UUID) -> None:
        """Good only beside this browser's own form cookie, so that one without the other opens nothing."""
        sealed = self._sealed(f"halfway {self._nonce}", person_id)
        self._set(answer, self._halfway_cookie, sealed, HALFWAY_LIFETIME)
        self.keep_form(answer)

    def keep_form(self, answer: Response) -> None:
        self._set(answer, self._form_cookie, self._nonce, LIFETIME)

    def _sealed(self, purpose: str, person_id: UUID) -> str:
        said = f"{person_id}.{int(self._at.timestamp() * 1000)}"
        return f"{said}.{self._keys.seal_of(f'{purpose} {said}')}"

    def _read(self, cookie: str, purpose: str, lifetime: timedelta) -> SaidToBe | None:
        said = self._cookies.get(cookie, "").split(".")
        if len(said) != 3:
            return None
        person, since, seal = said
        if not hmac.compare_digest(seal.encode(), self._keys.seal_of(f"{purpose} {person}.{since}").encode()):
            return None
        entered = datetime.fromtimestamp(int(since) / 1000, UTC)
        return SaidToBe(UUID(person), entered) if self._at < entered + lifetime else None

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


def _browser(request: Request, at: Now) -> Browser:
    state = request.app.state
    return Browser(state.keys, request.cookies, at, over_https=state.settings.url.startswith("https:"))


AtBrowser = Annotated[Browser, Depends(_browser)]
