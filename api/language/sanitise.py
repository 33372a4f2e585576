"""What HTML may come in: nh3 with the list that the extension's DOMPurify uses too."""

import json
import re
from html.parser import HTMLParser
from typing import Any

import nh3

from api.language.vocabulary import SHARED

_allowed: dict[str, Any] = json.loads((SHARED / "allowed_html.json").read_text("utf-8"))

LINK = re.compile(rf"(?:(?:{'|'.join(_allowed['link_schemes'])}):|\{{\{{|#)", re.IGNORECASE)
"""Where a link may lead. A value that begins with Liquid is judged again once it is filled in."""
IMAGE = re.compile(
    rf"(?:(?:{'|'.join(_allowed['image_schemes'])}):"
    rf"|data:image/(?:{'|'.join(_allowed['image_types'])});base64,|\{{\{{)",
    re.IGNORECASE,
)
STYLES = frozenset(_allowed["styles"])
DANGEROUS_STYLE = re.compile(r"url|expression|image|@|\\|[<>{}]", re.IGNORECASE)


def sanitised(html: str) -> str:
    """Takes out of HTML everything that `allowed_html.json` does not name."""
    return _cleaner.clean(html)


def scripts_in(html: str) -> list[str]:
    """What in HTML could run, send or load something, in words and each once; empty for a harmless body.

    Markup that is merely unknown, as pasted out of Word, is not in it: `sanitised` just drops that.
    """
    detector = _Detector()
    detector.feed(html)
    detector.close()
    return list(dict.fromkeys(detector.found))


class _Detector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HOSTILE_TAGS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if (name.startswith("on") and name[2:].isalpha()) or name in ("srcdoc", "formaction"):
                self.found.append(f"{name}=")
            elif name in LINKING and (scheme := SCRIPTED.match(BLANK.sub("", value or ""))):
                self.found.append(scheme[0].lower())


HOSTILE_TAGS = {"script", "iframe", "object", "embed", "form", "base", "frame", "applet", "link", "meta"}
LINKING = {"href", "src", "action", "background", "data", "poster", "xlink:href"}
SCRIPTED = re.compile(r"(?:javascript|vbscript|data(?!:image/(?:gif|jpeg|png|webp)[;,])):", re.IGNORECASE)
BLANK = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028\u2029]+")


def _kept(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return value if LINK.match(value.strip()) else None
    if name == "src":
        return value if IMAGE.match(value.strip()) else None
    if name == "style":
        return _safe_style(value) or None
    return value


def _safe_style(style: str) -> str:
    """Of a `style` attribute what is on the list and fetches nothing."""
    declarations = re.sub(r"/\*[\s\S]*?\*/", "", style).split(";")
    kept = []
    for declaration in declarations:
        name, _, value = declaration.strip().partition(":")
        if name.strip().lower() in STYLES and not DANGEROUS_STYLE.search(value):
            kept.append(declaration.strip())
    return "; ".join(kept)


_SCHEMES = {*_allowed["link_schemes"], *_allowed["image_schemes"], "data"}
_DROPPED_WHOLE = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title"}
_cleaner = nh3.Cleaner(
    tags=set(_allowed["tags"]),
    clean_content_tags=_DROPPED_WHOLE,
    attributes={tag: set(names) for tag, names in _allowed["attributes"].items()},
    attribute_filter=_kept,
    url_schemes=_SCHEMES,
    link_rel=None,
)
