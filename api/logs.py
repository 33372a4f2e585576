"""One line an event, on standard error. No content, no token, no query: things are named, not quoted."""

import logging
import sys
import time
from typing import Any


def write_logs(level: str) -> None:
    """Ours from `level` on; other libraries' from `warning` on."""
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(
        _Line("%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S")
    )
    logging.basicConfig(level=logging.WARNING, handlers=[lines], force=True)
    logging.getLogger("rejoinder").setLevel(level.upper())


class _Line(logging.Formatter):
    """In UTC; of an error only its kind, since its message may quote what a person wrote."""

    converter = staticmethod(time.gmtime)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        return ""

    def format(self, record: logging.LogRecord) -> str:
        said = super().format(record).replace("\n", " ")
        kind = record.exc_info[0] if record.exc_info else None
        return f"{said} kind={kind.__name__}" if kind else said
