"""The few pages that the service shows by itself: plain HTML, no script, nothing from elsewhere."""

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


_environment.filters["marked"] = _marked
files = Mount("/files", StaticFiles(directory=WEB / "files"), name="files")


def page(name: str, status: int = 200, form_leads_to: str = "", **facts: Any) -> HTMLResponse:
    """The page `web/NAME.html`. `form_leads_to` is the one foreign origin that its form may end at."""
    answer = HTMLResponse(_environment.get_template(f"{name}.html").render(**facts), status)
    answer.headers["Content-Security-Policy"] = "; ".join(
        [
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self'",
            "base-uri 'none'",
            # Chromium holds this against every redirect that follows the form, not only its address.
            f"form-action 'self' {form_leads_to}".rstrip(),
            "frame-ancestors 'none'",
        ]
    )
    return answer
