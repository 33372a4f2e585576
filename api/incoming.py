"""What a request may be before any route sees it: not too large, and a body that means one thing only."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn
from urllib.parse import unquote_to_bytes

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import BadRequest, Malformed, Problem, Refusing, TooLarge

LARGEST = 1024 * 1024
WITH_BODY = {"POST", "PUT", "PATCH", "DELETE"}
# Bytes that are kept as they are. Their routes receive them by themselves, and say how many they take.
STREAMED = re.compile(r"PUT /v1/teams/[^/]+/files/[^/]+|POST /v1/teams/[^/]+/images")
NO_NUL = "A text holds the character NUL, which cannot be stored. Remove it."
_ESCAPED_TROUBLE = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)")


class Incoming:
    """Reads a body once, up to 1 MiB, and refuses what two parsers could read in two ways."""

    def __init__(self, app: ASGIApp, refused: Refusing) -> None:
        self.app = app
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _is_read(scope):
            await self.app(scope, receive, send)
            return
        try:
            body = await _body(scope, receive)
            _check(body, content_type_of(scope))
        except Problem as problem:
            await self._refused(scope, problem)(scope, receive, send)
            return
        await self.app(scope, _replayed(body, receive), send)


def _is_read(scope: Scope) -> bool:
    method = scope["method"]
    return method in WITH_BODY and not STREAMED.fullmatch(f"{method} {scope['path']}")


def _check(body: bytes, kind: str) -> None:
    if body and is_json(kind):
        check_json(body)
    elif kind.startswith("multipart/"):
        # Every part may claim a charset of its own, and Python knows some in which text cannot be stored.
        raise Malformed("Send a form as application/x-www-form-urlencoded.")
    elif kind == "application/x-www-form-urlencoded":
        check_form(body)


def check_form(body: bytes) -> None:
    """Raises Malformed for what is not UTF-8, percent-encoded, and for NUL."""
    try:
        text = unquote_to_bytes(body.decode("ascii")).decode()
    except UnicodeDecodeError:
        raise Malformed("This form is not UTF-8, percent-encoded.") from None
    if "\0" in text:
        raise Malformed(NO_NUL)


def check_json(body: bytes) -> None:
    """Raises Malformed for bad UTF-8, bad JSON, a key twice, NaN, half a surrogate pair, and NUL."""
    try:
        said = json.loads(body, object_pairs_hook=_without_repeats, parse_constant=_refuse_constant)
    except UnicodeDecodeError as wrong:
        raise Malformed(f"Byte {wrong.start + 1} is not valid UTF-8.") from None
    except json.JSONDecodeError as wrong:
        raise Malformed(
            f"This is not JSON: {wrong.msg} (line {wrong.lineno}, column {wrong.colno})."
        ) from None
    except (ValueError, RecursionError):
        raise Malformed("This JSON is nested too deeply or holds a number that is too long.") from None
    if _ESCAPED_TROUBLE.search(body):
        _check_texts(said)


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) < len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise Malformed(f"The key “{_printable(twice)}” stands twice in one object. Keep one.")
    return said


def _refuse_constant(name: str) -> NoReturn:
    raise Malformed(f"{name} is not a number in JSON.")


def _check_texts(said: Any) -> None:
    for text in _texts(said):
        if "\0" in text:
            raise Malformed(NO_NUL)
        if not text.isascii() and _is_broken(text):
            raise Malformed("A text holds half of a surrogate pair, so it is not valid Unicode.")


def _texts(said: Any) -> Iterator[str]:
    waiting = [said]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            waiting += [*each.keys(), *each.values()]
        elif isinstance(each, list):
            waiting += each


def _is_broken(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _printable(key: str) -> str:
    return key[:60].encode("utf-8", "replace").decode()


async def _body(scope: Scope, receive: Receive) -> bytes:
    announced = dict(scope["headers"]).get(b"content-length", b"0")
    if not announced.isdigit():
        raise BadRequest("The header Content-Length is not a number.")
    if int(announced) > LARGEST:
        raise _too_large()

    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise BadRequest("The request ended before its body did.")
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > LARGEST:
            raise _too_large()
        if not message.get("more_body", False):
            return b"".join(parts)


def _too_large() -> TooLarge:
    return TooLarge("A request may hold 1 MiB. Send fewer at a time.", limit=LARGEST)


def content_type_of(scope: Scope) -> str:
    """Without its parameters; empty where none is told. Raises BadRequest for two of them, since who comes
    after us may take the other."""
    told = [value for name, value in scope["headers"] if name == b"content-type"]
    if len(told) > 1:
        raise BadRequest("The header Content-Type stands there twice.")
    return told[0].decode("latin-1").split(";")[0].strip().lower() if told else ""


def is_json(kind: str) -> bool:
    return kind == "application/json" or kind.endswith("+json")


def _replayed(body: bytes, receive: Receive) -> Receive:
    waiting = [body]

    async def replay() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return replay
