"""Liquid as an engine takes it, with the way back to the field; see `body.py` for bodies."""

import re
from dataclasses import dataclass

from api.language.entities import escape_html
from api.language.markup import HtmlToken
from api.language.pieces import Bracket, Comment, Output, Raw, Text, Unclosed, pieces_of


@dataclass(frozen=True)
class EngineSource:
    liquid: str
    places: list[tuple[int, int]]

    def place_of(self, offset: int) -> int:
        """Where in the field the brackets began that hold this offset of `liquid`."""
        return next((start for begin, start in reversed(self.places) if begin <= offset), 0)


@dataclass(frozen=True)
class Held:
    bracket: Bracket
    alone: bool = False
    """In a block or a line of its own, which is gone."""


Part = HtmlToken | Held


def plain_source(source: str) -> EngineSource:
    """A subject or an address field."""
    return assembled(
        [
            literally(source[piece.start : piece.end]) if isinstance(piece, Text | Unclosed) else Held(piece)
            for piece in pieces_of(source, "plain")
        ]
    )


def literally(source: str) -> HtmlToken:
    return HtmlToken("text", "", source)


def assembled(parts: list[Part]) -> EngineSource:
    liquid = ""
    places: list[tuple[int, int]] = []
    for part in parts:
        if isinstance(part, HtmlToken):
            liquid += part.source
        else:
            places.append((len(liquid), part.bracket.start))
            liquid += bracket_source(part.bracket, alone=part.alone)
    return EngineSource(liquid, places)


def bracket_source(bracket: Bracket, added: str = "", *, alone: bool = False) -> str:
    if isinstance(bracket, Comment):
        return ""
    if isinstance(bracket, Raw):
        return f"{{% raw %}}{escape_html(bracket.inside) if added else bracket.inside}{{% endraw %}}"

    markup = re.sub(r"""("[^"]*"|'[^']*')|\s+""", lambda found: found[1] or " ", bracket.markup.text)
    before, behind = ("-" if trims else "" for trims in bracket.trims)
    if isinstance(bracket, Output):
        return f"{{{{{before} {markup}{added} {behind}}}}}{bracket.markup.tags}"
    name = "include_block" if bracket.name == "include" and alone else bracket.name
    return f"{{%{before} {name} {markup} {behind}%}}{bracket.markup.tags}"
