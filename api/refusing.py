"""Whatever is refused, and by whom, leaves as a problem in the one shape; in a browser, as a page."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError, TimeoutError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from api.database import passing
from api.incoming import WITH_BODY, content_type_of, is_json
from api.pages import page
from api.problems import BadRequest, Busy, Malformed, NotFound, Problem, TooLarge, WrongMethod
from api.words.say import Said

AWAY = Said("The database was away for a moment. See whether it was done, or send it again.")
OCCUPIED = Said("The database is occupied. Nothing was changed; try again in a moment.")


def refuse_in_one_shape(app: FastAPI) -> None:
    """Our own refusals, FastAPI's, Starlette's, and the database's."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http_problem)
    app.add_exception_handler(DBAPIError, _database_problem)
    app.add_exception_handler(TimeoutError, _database_problem)


def refused(scope: Scope, problem: Problem) -> Response:
    """As JSON to programs; as a page in their language to who opened an address or sent a form."""
    if not _is_seen(scope):
        return problem.as_answer()
    # A detail that is not said is for who writes programs, in English.
    reason = problem.detail if isinstance(problem.detail, Said) else ""
    answer = page("refused", problem.status, title=problem.title, reason=reason)
    answer.headers.update(problem.headers)
    return answer


def _is_seen(scope: Scope) -> bool:
    """Browsers name HTML where a person looks at the answer, and only there."""
    accepts = b",".join(value for name, value in scope["headers"] if name == b"accept")
    return b"text/html" in accepts and not scope["path"].startswith("/v1/")


async def _problem(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, Problem)
    return refused(request.scope, problem)


async def _malformed(request: Request, wrong: Exception) -> Response:
    assert isinstance(wrong, RequestValidationError)
    if _is_seen(request.scope):
        return refused(request.scope, Malformed())
    fields = [{"field": _field(error["loc"]), "message": _sentence(error["msg"])} for error in wrong.errors()]
    if request.method in WITH_BODY and fields[0]["field"] == "body" and not _says_json(request):
        return Malformed("Send JSON, and say so: Content-Type: application/json.", fields=fields).as_answer()
    told = "; ".join(f"{each['field']}: {each['message']}" for each in fields[:3])
    return Malformed(f"Not in the expected form. {told}", fields=fields).as_answer()


def _field(place: tuple[int | str, ...]) -> str:
    where, *path = place
    return ".".join(str(step) for step in path) or str(where)


def _sentence(message: str) -> str:
    plain = message.removeprefix("Value error, ")
    return f"{plain[:1].upper()}{plain[1:].rstrip('.')}."


async def _http_problem(request: Request, wrong: Exception) -> Response:
    """What Starlette itself refuses: an unknown address, a wrong method, a body it cannot read."""
    assert isinstance(wrong, HTTPException)
    kind = _BY_STATUS.get(wrong.status_code, BadRequest)
    return refused(request.scope, kind(headers=dict(wrong.headers or {})))


async def _database_problem(request: Request, failed: Exception) -> Response:
    """Somebody else writes for too long, or the database went away: later it will do. Else it is a bug."""
    if not passing(failed):
        raise failed
    if isinstance(failed, DBAPIError) and failed.connection_invalidated:
        return refused(request.scope, Busy(AWAY))
    return refused(request.scope, Busy(OCCUPIED))


_BY_STATUS: dict[int, type[Problem]] = {404: NotFound, 405: WrongMethod, 413: TooLarge, 422: Malformed}


def _says_json(request: Request) -> bool:
    return is_json(content_type_of(request.scope))
