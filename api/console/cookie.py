"""What keeps a person signed in to the console: a refresh token that no script can read."""

from typing import Annotated

from fastapi import Depends, Request
from starlette.responses import Response

from api.identity.sessions import IDLE

LONGEST = 200


class ConsoleCookie:
    """Sent only with what a page of ours asks for (SameSite=Strict); bound to the host where https allows."""

    def __init__(self, request: Request) -> None:
        self._over_https = request.app.state.settings.url.startswith("https:")
        self._name = f"{'__Host-' if self._over_https else ''}rejoinder_console"
        self.token = request.cookies.get(self._name, "")[:LONGEST]

    def keep(self, answer: Response, token: str) -> None:
        lifetime = int(IDLE.total_seconds())
        answer.set_cookie(
            self._name,
            token,
            max_age=lifetime,
            path="/",
            secure=self._over_https,
            httponly=True,
            samesite="strict",
        )

    def drop(self, answer: Response) -> None:
        answer.delete_cookie(self._name, path="/", secure=self._over_https, httponly=True, samesite="strict")


Kept = Annotated[ConsoleCookie, Depends()]
