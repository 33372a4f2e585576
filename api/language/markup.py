"""HTML as tokens, found without a parser; sanitised HTML is regular enough for that."""

import re
from dataclasses import dataclass, replace
from typing import Literal

TAG = re.compile(
    r"""<!--(?:(?!<!--)[\s\S])*?-->|<(/?)([a-z][a-z0-9]*)(?:"[^"]*"|'[^']*'|[^'"<>])*>""", re.IGNORECASE
)


@dataclass(frozen=True)
class HtmlToken:
    kind: Literal["text", "open", "close", "comment"]
    name: str
    """Lower case; empty for text."""
    source: str

    def with_source(self, source: str) -> "HtmlToken":
        return replace(self, source=source)


def html_tokens(html: str) -> list[HtmlToken]:
    """Loses nothing: the sources joined are the HTML."""
    tokens: list[HtmlToken] = []
    at = 0
    for found in TAG.finditer(html):
        if found.start() > at:
            tokens.append(HtmlToken("text", "", html[at : found.start()]))
        slash, name = found.groups()
        kind: Literal["open", "close", "comment"] = (
            "comment" if name is None else "close" if slash else "open"
        )
        tokens.append(HtmlToken(kind, (name or "").lower(), found[0]))
        at = found.end()
    if at < len(html):
        tokens.append(HtmlToken("text", "", html[at:]))
    return tokens


def attribute_of(tag: str, name: str) -> str | None:
    """The value as written, entities and all; None where the attribute is not there."""
    pattern = rf"""\s{name}(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))|(?=[\s/>]))"""
    found = re.search(pattern, tag, re.IGNORECASE)
    if not found:
        return None
    return next((value for value in found.groups() if value is not None), "")
