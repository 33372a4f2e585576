"""What HTML may come in: nh3 with the list that the extension's DOMPurify uses too."""

import json
import re
from collections.abc import Callable
from string import ascii_lowercase
from typing import Any

import nh3

from api.language.markup import html_tokens
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
    """What in HTML could run, send or load something, each once; empty for a harmless body.

    Markup that is merely unknown, as pasted out of Word, is not in it: `sanitised` just drops that.
    """
    tags = [token.name for token in html_tokens(html) if token.kind == "open"]
    found = [f"<{tag}>" for tag in tags if tag in HOSTILE_TAGS]

    def note(_: str, name: str, value: str) -> None:
        if (name.startswith("on") and name[2:].isalpha()) or name in ("srcdoc", "formaction"):
            found.append(f"{name}=")
        elif name in LINKING and (scheme := SCRIPTED.match(BLANK.sub("", value))):
            found.append(scheme[0].lower())

    _reader(note).clean(html)
    return list(dict.fromkeys(found))


def _reader(note: Callable[[str, str, str], None]) -> nh3.Cleaner:
    """Reads HTML as a browser does and notes every attribute; what it cleans is thrown away."""
    return nh3.Cleaner(
        tags={*_allowed["tags"], *HOSTILE_TAGS, *LOUD_TAGS},
        clean_content_tags=set(),
        attributes={},
        generic_attribute_prefixes=set(ascii_lowercase),
        attribute_filter=note,
        url_schemes={*_SCHEMES, "javascript", "vbscript"},
        link_rel=None,
    )


HOSTILE_TAGS = {"script", "iframe", "object", "embed", "form", "base", "frame", "applet", "link", "meta"}
_LOUD = """
animate animatetransform area article aside audio body button canvas center details dialog dir dl dt
dd fieldset figure footer foreignobject header html image input keygen label legend main map marquee
math menu nav noscript option picture portal section select set source style summary svg template
textarea title track use video
"""
LOUD_TAGS = set(_LOUD.split())
"""Tags that are not kept, but may carry something that runs."""
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
