"""What python-liquid is given of a field; mirrors `extension/src/template/body.ts`."""

import re
from dataclasses import dataclass, replace

from api.language.engine_source import EngineSource, Held, Part, assembled, bracket_source, literally
from api.language.markup import HtmlToken, html_tokens
from api.language.pieces import Bracket, Comment, TagPiece, Text, Unclosed, pieces_of

BLOCK, LINE, HOLD = "\ue000", "\ue001", "\ue002"
MARKS = re.compile("[\ue000-\ue01f]")
_BLOCKS = r"p|div|li|ul|ol|h[1-6]|blockquote|tr|tbody|table"
_INLINES = r"a|b|code|del|em|font|i|ins|s|small|strike|strong|sub|sup|u"
DISSOLVING = re.compile(_BLOCKS)
INLINE = re.compile(rf"{_INLINES}|mark|span")
_NOTHING = rf"(?:\s|&nbsp;|\ue001|</?(?:{_INLINES}|span(?! data-caret))(?:\s[^<>]*)?>)*"
EMPTY_BLOCK = re.compile(rf"<({_BLOCKS})(?:\s[^<>]*)?>{BLOCK}{_NOTHING}</\1>")
EMPTY_LINE = re.compile(rf"{LINE}(?:\s|&nbsp;)*<br[^<>]*>")
EMPTY_LAST_LINE = re.compile(rf"<br[^<>]*>{LINE}(?:\s|&nbsp;)*(?=</(?:p|div|li|h[1-6]|blockquote)>|$)")
HELD = re.compile(rf"{HOLD}(\d+);")


def rich_source(source: str) -> EngineSource:
    """A body; `without_empty_lines` finishes it after rendering."""
    brackets: list[Bracket] = []
    held = ""
    for piece in pieces_of(source, "rich"):
        if isinstance(piece, Text | Unclosed):
            held += MARKS.sub("", source[piece.start : piece.end])
        else:
            held += f"{HOLD}{len(brackets)};"
            brackets.append(piece)
    parts = [part for token in html_tokens(held) for part in _apart(token, brackets)]
    return assembled(_marked(_without_control_lines(_dissolved(parts))))


def without_empty_lines(html: str) -> str:
    """Takes away blocks and lines that Liquid left empty, and every mark."""
    if BLOCK not in html and LINE not in html:
        return html
    before, after = "", EMPTY_LAST_LINE.sub("", EMPTY_LINE.sub("", html))
    while after != before:
        before, after = after, EMPTY_BLOCK.sub("", after)
    return MARKS.sub("", after)


def _apart(token: HtmlToken, brackets: list[Bracket]) -> list[Part]:
    if HOLD not in token.source:
        return [token]
    if token.kind != "text":
        source = HELD.sub(
            lambda found: bracket_source(brackets[int(found[1])], " | in_attribute"), token.source
        )
        return [token.with_source(source)]
    parts: list[Part] = []
    for index, piece in enumerate(HELD.split(token.source)):
        if index % 2:
            parts.append(Held(brackets[int(piece)]))
        elif piece:
            parts.append(token.with_source(piece))
    return parts


@dataclass
class _Open:
    at: int
    name: str
    controls: int = 0
    content: int = 0


def _dissolved(parts: list[Part]) -> list[Part]:
    """Blocks with nothing but control tags in them leave only those."""
    kept: list[Part] = []
    opened: list[_Open] = []
    for part in parts:
        inner = opened[-1] if opened else None
        kept.append(part)
        if isinstance(part, Held):
            if inner and _is_control(part.bracket):
                inner.controls += 1
            elif inner:
                inner.content += 1
        elif part.kind == "open" and DISSOLVING.fullmatch(part.name):
            opened.append(_Open(len(kept) - 1, part.name))
        elif part.kind == "close" and inner and inner.name == part.name:
            opened.pop()
            _close(inner, opened[-1] if opened else None, kept)
        elif inner and not _is_empty(part):
            inner.content += 1
    return kept


def _close(block: _Open, outer: _Open | None, kept: list[Part]) -> None:
    dissolves = block.controls > 0 and block.content == 0
    if dissolves:
        kept[block.at :] = [replace(part, alone=True) for part in kept[block.at :] if isinstance(part, Held)]
    if outer and dissolves:
        outer.controls += block.controls
    elif outer:
        outer.content += 1


def _is_empty(token: HtmlToken) -> bool:
    if token.kind == "text":
        return _is_blank(token.source)
    return token.kind == "comment" or token.name == "br" or bool(INLINE.fullmatch(token.name))


def _without_control_lines(parts: list[Part]) -> list[Part]:
    """Between line breaks: a line of control tags alone goes with its break."""
    kept: list[Part] = []
    line: list[Part] = []
    last_break = -1
    for part in [*parts, None]:
        is_break = isinstance(part, HtmlToken) and part.name == "br"
        if part is not None and not is_break and not _is_edge(part):
            line.append(part)
            continue
        goes = _is_control_line(line)
        # Its line is gone, so the next one, which may be empty by intent, is not said to hold it.
        kept += [replace(each, alone=True) if goes and isinstance(each, Held) else each for each in line]
        line = []
        if is_break and goes:
            continue
        if is_break:
            last_break = len(kept)
        else:
            if goes and last_break >= 0:
                del kept[last_break]
            last_break = -1
        kept += [part] if part is not None else []
    return kept


def _is_edge(part: Part) -> bool:
    return isinstance(part, HtmlToken) and part.name not in ("", "img") and not INLINE.fullmatch(part.name)


def _is_control_line(line: list[Part]) -> bool:
    controls = 0
    for part in line:
        if isinstance(part, HtmlToken):
            if part.name == "img" or (part.kind == "text" and not _is_blank(part.source)):
                return False
        elif not _is_control(part.bracket) or _is_include(part.bracket):
            return False
        else:
            controls += not part.alone
    return controls > 0


def _marked(parts: list[Part]) -> list[Part]:
    """Leaves a mark at each block, and at each line between breaks, that holds Liquid."""
    open_blocks: list[int] = []
    blocks: set[int] = set()
    lines: set[int] = set()
    line_start, has_break = 0, False
    for index, part in enumerate(parts):
        if isinstance(part, Held):
            blocks.update(open_blocks)
            lines.update([] if part.alone else [line_start])
            continue
        has_break = has_break or part.name == "br"
        if _is_edge(part):
            line_start = index + 1
        if part.kind == "open" and DISSOLVING.fullmatch(part.name):
            open_blocks.append(index + 1)
        elif part.kind == "close" and DISSOLVING.fullmatch(part.name) and open_blocks:
            open_blocks.pop()
    marked: list[Part] = []
    for index, part in enumerate(parts):
        marks = BLOCK * (index in blocks) + LINE * (has_break and index in lines)
        marked += [literally(marks), part] if marks else [part]
    return marked


def _is_control(bracket: Bracket) -> bool:
    return isinstance(bracket, Comment) or (isinstance(bracket, TagPiece) and bracket.name != "caret")


def _is_include(bracket: Bracket) -> bool:
    return isinstance(bracket, TagPiece) and bracket.name == "include"


def _is_blank(text: str) -> bool:
    return re.fullmatch(r"(?:\s|&nbsp;)*", text) is not None
