"""How many requests the open routes take from one place; a route says so by `dependencies=[limited("…")]`."""

from typing import Any, Literal, Protocol

from fastapi import Depends, Request

from api.problems import TooManyTries

Limit = Literal["tokens", "pages", "letters", "team_letters"]


class Windows(Protocol):
    """Requests of one place in the present window of time, counted for all processes of the service."""

    def take(self, limit: Limit, whose: str) -> int:
        """0 if one more fits, and then it counts; else the seconds until the next window."""


def limited(limit: Limit) -> Any:
    """Raises TooManyTries for an address that asks more often than the settings allow."""

    def take_one(request: Request) -> None:
        take(request, limit)

    return Depends(take_one)


def take(request: Request, limit: Limit) -> None:
    """As `limited` does, where a request comes to it later. Raises TooManyTries."""
    windows: Windows = request.app.state.windows
    wait = windows.take(limit, request.client.host if request.client else "")
    if wait:
        raise TooManyTries(wait)
