"""One line an event, on standard error. No content, no token, no query: things are named, not quoted."""

import itertools
import json
import logging
import re
import secrets
import sys
import time
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any, Literal

log = logging.getLogger("rejoinder")

LogFormat = Literal["line", "json"]
# Of the request under way, in its threads too.
request_id: ContextVar[str] = ContextVar("request_id", default="")
# A UUID, or a trace's 16 or 32 digits: nothing else could be anything but an id.
_ID = re.compile(rb"[0-9A-Fa-f]{16}|[0-9A-Fa-f]{32}|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_ours, _numbers = secrets.token_hex(4), itertools.count(1)


def write_logs(level: str, shape: LogFormat = "line") -> None:
    """Ours from `level` on; other libraries' from `warning` on."""
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(_Json() if shape == "json" else _Line())
    logging.basicConfig(level=logging.WARNING, handlers=[lines], force=True)
    log.setLevel(level.upper())


def note(event: str, **facts: Any) -> None:
    """What happened, as a few words, and its facts: numbers, names of ours; never what a person wrote."""
    if log.isEnabledFor(logging.INFO):
        log.info(event, extra={"facts": facts})


def warn(event: str, **facts: Any) -> None:
    log.warning(event, extra={"facts": facts})


def complain(event: str, **facts: Any) -> None:
    log.error(event, extra={"facts": facts})


def id_for(asked: bytes) -> str:
    """The id that a proxy or a client gave its request, if it looks like one; else one of our own."""
    if asked and _ID.fullmatch(asked):
        return asked.decode()
    return f"{_ours}-{next(_numbers):x}"


def _facts_of(record: logging.LogRecord) -> dict[str, Any]:
    told: Mapping[str, Any] = getattr(record, "facts", {})
    facts = dict(told)
    if record.exc_info and record.exc_info[0]:
        # Only its kind: its message may quote what a person wrote.
        facts["kind"] = record.exc_info[0].__name__
    if asked := request_id.get():
        facts["request"] = asked
    return facts


class _Line(logging.Formatter):
    """`2026-11-25T09:30:00.123Z INFO rejoinder answered method=GET route=/ status=200 ms=1.2 request=…`"""

    def format(self, record: logging.LogRecord) -> str:
        facts = "".join(f" {name}={value}" for name, value in _facts_of(record).items())
        said = f"{_at(record)} {record.levelname} {record.name} {record.getMessage()}{facts}"
        return said.replace("\n", " ")


class _Json(logging.Formatter):
    """One object a line; the facts stand beside `at`, `level`, `from` and `event`."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "at": _at(record),
            "level": record.levelname.lower(),
            "from": record.name,
            "event": record.getMessage(),
        }
        return json.dumps(said | _facts_of(record), ensure_ascii=False, default=str)


def _at(record: logging.LogRecord) -> str:
    """In UTC."""
    seconds = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
    return f"{seconds}.{int(record.msecs):03d}Z"
