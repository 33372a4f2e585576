"""A refusal with a reason, and the one JSON shape in which every refusal leaves (RFC 9457)."""

from collections.abc import Callable
from typing import Any, ClassVar

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Scope

from api.words.say import Said, counted

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """Raised where something is refused; `app` turns it into `application/problem+json`.

    A subclass fixes `status`, a stable `code` and a `title`; an instance says what happened and what to do,
    and may carry facts that a program can use.
    """

    status: ClassVar[int] = 400
    code: ClassVar[str] = "bad_request"
    title: ClassVar[str] = Said("That request cannot be carried out.")

    def __init__(self, detail: str = "", *, headers: dict[str, str] | None = None, **facts: Any) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.headers = headers or {}
        self.facts = facts

    def as_json(self) -> dict[str, Any]:
        return {
            "type": f"/problems/{self.code}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "code": self.code,
            **self.facts,
        }

    def as_answer(self) -> JSONResponse:
        return JSONResponse(self.as_json(), self.status, headers=self.headers, media_type=MEDIA_TYPE)


# How a problem leaves, which depends on who asked.
Refusing = Callable[[Scope, Problem], ASGIApp]


class BadRequest(Problem):
    """Only what is not even HTTP as we speak it; a body in the wrong form is `Malformed`."""


class NotSignedIn(Problem):
    status, code, title = 401, "not_signed_in", Said("Sign in to go on.")

    def __init__(self, detail: str = "", **facts: Any) -> None:
        super().__init__(detail, headers={"WWW-Authenticate": 'Bearer realm="rejoinder"'}, **facts)


class NotAllowed(Problem):
    status, code, title = 403, "not_allowed", Said("You may not do that here.")


class NotFound(Problem):
    """Also the answer for another team's ids: they do not exist for who asks."""

    status, code, title = 404, "not_found", Said("There is no such thing, or it is not yours to see.")


class WrongMethod(Problem):
    status, code, title = 405, "wrong_method", Said("That address does not take this method.")


class TooLarge(Problem):
    status, code, title = 413, "too_large", Said("That is larger than allowed.")


class Malformed(Problem):
    status, code, title = 422, "malformed", Said("The request is not in the expected form.")


class TooManyTries(Problem):
    """`retry_after` is in whole seconds."""

    status, code, title = 429, "too_many_tries", Said("That was tried too often. Wait, then try again.")

    def __init__(self, retry_after: int) -> None:
        super().__init__(
            _in_words(retry_after),
            headers={"Retry-After": str(retry_after)},
            retry_after=retry_after,
        )


class OurFault(Problem):
    status, code, title = 500, "our_fault", Said("Something went wrong on our side. Nothing was changed.")


class Busy(Problem):
    status, code, title = 503, "busy", Said("Too much is going on right now. Try again in a moment.")

    def __init__(self, detail: str = "", **facts: Any) -> None:
        super().__init__(detail, headers={"Retry-After": "2"}, **facts)


class NotReady(Problem):
    """`reasons` says, in words, what is missing."""

    status, code, title = 503, "not_ready", Said("The service is not ready for requests.")


def refusals(*problems: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """What a route may refuse, for its `responses=`; every one is named in the OpenAPI document."""
    told: dict[int | str, dict[str, Any]] = {}
    for problem in problems:
        shown = told.setdefault(
            problem.status, {"description": "", "content": {MEDIA_TYPE: {"examples": {}}}}
        )
        shown["description"] = " ".join(
            [*filter(None, [shown["description"]]), f"`{problem.code}`: {problem.title}"]
        )
        shown["content"][MEDIA_TYPE]["schema"] = {"$ref": "#/components/schemas/Problem"}
        shown["content"][MEDIA_TYPE]["examples"][problem.code] = {"value": _example_of(problem)}
    return told


def _example_of(problem: type[Problem]) -> dict[str, Any]:
    return {
        "type": f"/problems/{problem.code}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.title,
        "code": problem.code,
    }


PROBLEM_SCHEMA: dict[str, Any] = {
    "title": "Problem",
    "description": "A refusal with a reason (RFC 9457). `code` is stable; `detail` is for people.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "additionalProperties": True,
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
    },
}


def _in_words(seconds: int) -> Said:
    if seconds < 60:
        return counted(
            "That was tried too often. Try again in %(count)s second.",
            "That was tried too often. Try again in %(count)s seconds.",
            seconds,
        )
    return counted(
        "That was tried too often. Try again in %(count)s minute.",
        "That was tried too often. Try again in %(count)s minutes.",
        -(-seconds // 60),
    )
