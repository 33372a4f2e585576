"""The pages that the service shows by itself: plain HTML that works without script, nothing from others."""

from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from starlette.responses import HTMLResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from api.words.drawing import drawing_of
from api.words.speaking import spoken

WEB = Path(__file__).parent / "web"


def _marked(text: str) -> Markup:
    """Words in back quotes become code; all else is escaped."""
    parts = str(escape(text)).split("`")
    return Markup("".join(f"<code>{part}</code>" if at % 2 else part for at, part in enumerate(parts)))


_environment = drawing_of(WEB)
_environment.filters["marked"] = _marked
files = Mount("/files", StaticFiles(directory=WEB / "files"), name="files")


def page(
    name: str, status: int = 200, form_leads_to: str = "", script: str = "", **facts: Any
) -> HTMLResponse:
    """The page `web/NAME.html`.

    `form_leads_to` is the one foreign origin that its form may end at, `script` the one file of ours that it
    runs; without it nothing runs there.
    """
    answer = HTMLResponse(drawn(name, script=script, **facts), status)
    answer.headers["Content-Language"] = spoken().language
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


def drawn(name: str, **facts: Any) -> str:
    """The page as HTML, in the language of the request."""
    return _environment.get_template(f"{name}.html").render(facts)
