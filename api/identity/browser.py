"""A person on the service's own pages: a short-lived cookie, and forms that only those pages send."""

import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from starlette.responses import Response

from api.clock import Now
from api.identity.keys import Keys, new_token

# Long enough to sign an extension in; nothing else needs it.
LIFETIME = timedelta(minutes=15)


class Browser:
    """What one browser's cookies say, and how they are set; bound to the host where https allows it."""

    def __init__(self, keys: Keys, cookies: Mapping[str, str], at: datetime, over_https: bool) -> None:
        self._keys = keys
        self._at = at
        self._over_https = over_https
        prefix = "__Host-" if over_https else ""
        self._person_cookie, self._form_cookie = f"{prefix}rejoinder_person", f"{prefix}rejoinder_form"
        self._said = cookies.get(self._person_cookie, "")
        self._nonce = cookies.get(self._form_cookie, "") or new_token()

    @property
    def seal(self) -> str:
        """Goes into every form; a stranger's page can neither read it nor make it."""
        return self._keys.seal_of(f"form {self._nonce}")

    def sent_form(self, seal: str) -> bool:
        return hmac.compare_digest(seal.encode(), self.seal.encode())

    @property
    def person_id(self) -> UUID | None:
        """Who signed in on our pages within the last quarter of an hour."""
        said = self._said.split(".")
        if len(said) != 3:
            return None
        person, until, seal = said
        if not hmac.compare_digest(seal.encode(), self._keys.seal_of(f"person {person}.{until}").encode()):
            return None
        return UUID(person) if self._at.timestamp() < int(until) else None

    def remember(self, answer: Response, person_id: UUID) -> None:
        said = f"{person_id}.{int((self._at + LIFETIME).timestamp())}"
        self._set(answer, self._person_cookie, f"{said}.{self._keys.seal_of(f'person {said}')}")

    def forget(self, answer: Response) -> None:
        answer.delete_cookie(
            self._person_cookie, path="/", secure=self._over_https, httponly=True, samesite="lax"
        )

    def keep_form(self, answer: Response) -> None:
        self._set(answer, self._form_cookie, self._nonce)

    def _set(self, answer: Response, name: str, value: str) -> None:
        answer.set_cookie(
            name,
            value,
            max_age=int(LIFETIME.total_seconds()),
            path="/",
            secure=self._over_https,
            httponly=True,
            samesite="lax",
        )


def _browser(request: Request, at: Now) -> Browser:
    state = request.app.state
    return Browser(state.keys, request.cookies, at, over_https=state.settings.url.startswith("https:"))


AtBrowser = Annotated[Browser, Depends(_browser)]
