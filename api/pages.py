"""The pages that the service shows by itself: plain HTML that works without script, nothing from others."""

from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

WEB = Path(__file__).parent / "web"

_environment = Environment(
    loader=FileSystemLoader(WEB),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _marked(text: str) -> Markup:
    """Words in back quotes become code; all else is escaped."""
    parts = str(escape(text)).split("`")
    return Markup("".join(f"<code>{part}</code>" if at % 2 else part for at, part in enumerate(parts)))


def _day(at: datetime) -> str:
    """As 3 March 2026, in UTC: the service cannot know where the reader is."""
    return f"{at.day} {at:%B %Y}"


def _ago(at: datetime, now: datetime) -> str:
    """As “5 minutes ago”; a place of months is a day."""
    minutes = int((now - at).total_seconds() // 60)
    for size, name in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            number = minutes // size
            return f"{number} {name}{'' if number == 1 else 's'} ago"
    return "just now"


_environment.filters |= {"marked": _marked, "day": _day, "ago": _ago}
files = Mount("/files", StaticFiles(directory=WEB / "files"), name="files")


def page(
    name: str, status: int = 200, form_leads_to: str = "", script: str = "", **facts: Any
) -> HTMLResponse:
    """The page `web/NAME.html`.

    `form_leads_to` is the one foreign origin that its form may end at, `script` the one file of ours that it
    runs; without it nothing runs there.
    """
    answer = HTMLResponse(_environment.get_template(f"{name}.html").render(script=script, **facts), status)
    answer.headers["Content-Security-Policy"] = "; ".join(
        [
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self'",
            *(["script-src 'self'"] if script else []),
            "base-uri 'none'",
            # Chromium holds this against every redirect that follows the form, not only its address.
            f"form-action 'self' {form_leads_to}".rstrip(),
            "frame-ancestors 'none'",
        ]
    )
    return answer
