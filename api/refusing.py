"""Whatever is refused, and by whom, leaves as a problem in the one shape."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError, TimeoutError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.database import passing
from api.incoming import WITH_BODY, content_type_of, is_json
from api.problems import BadRequest, Busy, Malformed, NotFound, Problem, TooLarge, WrongMethod


def refuse_in_one_shape(app: FastAPI) -> None:
    """Our own refusals, FastAPI's, Starlette's, and the database's."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http_problem)
    app.add_exception_handler(DBAPIError, _database_problem)
    app.add_exception_handler(TimeoutError, _database_problem)


async def _problem(_: Request, problem: Exception) -> Response:
    assert isinstance(problem, Problem)
    return problem.as_answer()


async def _malformed(request: Request, wrong: Exception) -> Response:
    assert isinstance(wrong, RequestValidationError)
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


async def _http_problem(_: Request, refused: Exception) -> Response:
    """What Starlette itself refuses: an unknown address, a wrong method, a body it cannot read."""
    assert isinstance(refused, HTTPException)
    kind = _BY_STATUS.get(refused.status_code, BadRequest)
    return kind(headers=dict(refused.headers or {})).as_answer()


async def _database_problem(_: Request, failed: Exception) -> Response:
    """Somebody else writes for too long, or the database went away: later it will do. Else it is a bug."""
    if not passing(failed):
        raise failed
    if isinstance(failed, DBAPIError) and failed.connection_invalidated:
        return Busy(
            "The database was away for a moment. See whether it was done, or send it again."
        ).as_answer()
    return Busy("The database is occupied. Nothing was changed; try again in a moment.").as_answer()


_BY_STATUS: dict[int, type[Problem]] = {404: NotFound, 405: WrongMethod, 413: TooLarge, 422: Malformed}


def _says_json(request: Request) -> bool:
    return is_json(content_type_of(request.scope))
