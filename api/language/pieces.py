"""A template's source, cut at its brackets."""

import re
from dataclasses import dataclass
from typing import Literal

from api.language.entities import ENTITY, meaning_of

Writing = Literal["rich", "plain"]
"""How a field is written: rich text has entities and tags inside the brackets."""


@dataclass(frozen=True)
class Markup:
    """What stands between the brackets, as Liquid reads it, with the way back to the source."""

    text: str
    places: list[int]
    """Where each character of `text` stands in the source."""
    end: int
    tags: str
    """HTML tags that an editor put in between, e.g. `<b>`; they belong behind the brackets."""

    def place_of(self, index: int) -> int:
        return self.places[index] if index < len(self.places) else self.end


@dataclass(frozen=True)
class Text:
    start: int
    end: int


@dataclass(frozen=True)
class Comment:
    start: int
    end: int


@dataclass(frozen=True)
class Raw:
    start: int
    end: int
    inside: str


@dataclass(frozen=True)
class Output:
    start: int
    end: int
    markup: Markup
    trims: tuple[bool, bool]
    """`{{-` and `-}}`: whether white space before and behind goes."""


@dataclass(frozen=True)
class TagPiece:
    start: int
    end: int
    name: str
    markup: Markup
    trims: tuple[bool, bool]


@dataclass(frozen=True)
class Unclosed:
    start: int
    end: int
    opener: str
    closer: str


Bracket = Comment | Raw | Output | TagPiece
Piece = Text | Bracket | Unclosed


def pieces_of(source: str, writing: Writing) -> list[Piece]:
    """Cuts a template's source at its brackets. Loses nothing: the pieces joined are the source."""
    pieces: list[Piece] = []
    at = 0
    while at < len(source):
        found = OPENER.search(source, at)
        start = found.start() if found else len(source)
        if start > at:
            pieces.append(Text(at, start))
        if not found:
            break
        piece = _brackets_at(source, start, writing)
        pieces.append(piece)
        at = piece.end
    return pieces


OPENER = re.compile(r"\{[{%]")


def _brackets_at(source: str, start: int, writing: Writing) -> Piece:
    is_tag = source[start + 1] == "%"
    closer = "%}" if is_tag else "}}"
    close = source.find(closer, start + 2)
    if close < 0:
        return Unclosed(start, len(source), source[start : start + 2], closer)

    markup, trims = _inside_of(source, start + 2, close, writing)
    end = close + 2
    if not is_tag:
        return Output(start, end, markup, trims)

    found = re.match(r"[A-Za-z0-9_#]*", markup.text)
    name = found[0] if found else ""
    rest = markup.text[len(name) :]
    skipped = len(name) + len(rest) - len(rest.lstrip())
    arguments = Markup(markup.text[skipped:].rstrip(), markup.places[skipped:], markup.end, markup.tags)
    if name in ("raw", "comment"):
        return _skipped_at(source, name, start, end)
    return TagPiece(start, end, name, arguments, trims)


def _skipped_at(source: str, name: str, start: int, end: int) -> Piece:
    """`raw` and `comment` up to their end, with everything in between."""
    found = re.compile(rf"\{{%-?\s*end{name}\s*-?%\}}").search(source, end)
    if not found:
        return Unclosed(start, len(source), name, f"{{% end{name} %}}")
    if name == "comment":
        return Comment(start, found.end())
    return Raw(start, found.end(), source[end : found.start()])


def _inside_of(source: str, start: int, end: int, writing: Writing) -> tuple[Markup, tuple[bool, bool]]:
    trims = (source[start : start + 1] == "-", end > start + 1 and source[end - 1] == "-")
    first, last = start + trims[0], end - trims[1]
    text, places, tags = (
        _decoded(source, first, last)
        if writing == "rich"
        else (source[first:last].replace("\u00a0", " "), list(range(first, last)), "")
    )
    lead = len(text) - len(text.lstrip())
    return Markup(_straight_quotes(text).strip(), places[lead:], last, tags), trims


def _decoded(source: str, start: int, end: int) -> tuple[str, list[int], str]:
    text, tags = "", ""
    places: list[int] = []
    at = start
    while at < end:
        tag = HTML_TAG.match(source, at, end)
        if tag:
            tags += "" if tag[0].lower().startswith("<br") else tag[0]
            at = tag.end()
            continue
        entity = ENTITY.match(source, at, end)
        stands = meaning_of(entity) if entity else None
        places.append(at)
        at = entity.end() if entity and stands else at + 1
        character = stands or source[places[-1]]
        text += " " if character == "\u00a0" else character
    return text, places, tags


HTML_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
QUOTED = re.compile(r"""\"[^"]*"|'[^']*'|[“”„]([^“”„"]*)[“”„]|[‘’‚]([^‘’‚']*)[‘’‚]""")


def _straight_quotes(text: str) -> str:
    """Editors curl quotes while one types; around a value they are meant as straight ones."""

    def straight(found: re.Match[str]) -> str:
        double, single = found.groups()
        if double is not None:
            return f'"{double}"'
        return f"'{single}'" if single is not None else found[0]

    return QUOTED.sub(straight, text)
