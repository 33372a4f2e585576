"""A refusal with a reason, and the one JSON shape in which every refusal leaves (RFC 9457)."""

from typing import Any, ClassVar


class Problem(Exception):
    """Raised where something is refused; `app` turns it into `application/problem+json`.

    A subclass fixes `status`, a stable `code` and a `title`; an instance says what happened and what to do,
    and may carry facts that a program can use.
    """

    status: ClassVar[int] = 400
    code: ClassVar[str] = "bad_request"
    title: ClassVar[str] = "That request cannot be carried out."

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


class NotSignedIn(Problem):
    status, code, title = 401, "not_signed_in", "Sign in to go on."


class NotAllowed(Problem):
    status, code, title = 403, "not_allowed", "You may not do that here."


class NotFound(Problem):
    """Also the answer for another team's ids: they do not exist for who asks."""

    status, code, title = 404, "not_found", "There is no such thing, or it is not yours to see."


class Malformed(Problem):
    status, code, title = 422, "malformed", "The request is not in the expected form."


class TooLarge(Problem):
    status, code, title = 413, "too_large", "That is larger than allowed."
