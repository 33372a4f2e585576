"""Plain text out of a body, and a body out of plain text; mirrors `extension/src/template/text.ts`."""

import re

from api.language.entities import decode_entities, escape_html
from api.language.markup import HtmlToken, attribute_of, html_tokens
from api.language.pieces import Text, pieces_of


def text_of(html: str) -> str:
    """What a mail client would send as plain text: paragraphs with a blank line between, lists, links."""
    return marked_text_of(html)[0]


def marked_text_of(html: str) -> tuple[str, list[int]]:
    """Plain text, and the places in it where the caret may stop, counted in UTF-16 code units."""
    writer = _Writer()
    for token in html_tokens(html):
        writer.take(token)
    carets = [len(writer.text[:caret].encode("utf-16-le", "surrogatepass")) // 2 for caret in writer.carets]
    return writer.text.replace("\u00a0", " "), carets


def html_of(text: str) -> str:
    """A body out of plain text: a blank line begins a paragraph, a line break stays one, Liquid stays Liquid.

    `text_of(html_of(text))` is `text` again, where lines do not end in spaces, nor the text in line breaks.
    """
    source = UNPRINTABLE.sub("", re.sub(r"\r\n?", "\n", text))
    written = "".join(
        source[piece.start : piece.end]
        if isinstance(piece, Text)
        else source[piece.start : piece.end].replace("\n", LIQUID_BREAK).replace(" ", LIQUID_SPACE)
        for piece in pieces_of(source, "plain")
    )
    html = _paragraphs_of(written.lstrip("\n").rstrip())
    return html.replace(LIQUID_BREAK, "\n").replace(LIQUID_SPACE, " ")


UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000-\ue01f]")
"""Characters that no message should carry, those kept for our own marks among them."""
LIQUID_BREAK = "\ue010"
LIQUID_SPACE = "\ue011"


def _paragraphs_of(text: str) -> str:
    if not text:
        return ""
    parts = re.split(r"(\n{2,})", text)
    return "".join(
        "<p><br></p>" * (len(part) - 2) if index % 2 else f"<p>{_lines_of(part)}</p>"
        for index, part in enumerate(parts)
    )


def _lines_of(paragraph: str) -> str:
    return "<br>".join(
        re.sub(r"^ | (?= )", "&nbsp;", escape_html(line.rstrip())).replace("&quot;", '"')
        for line in paragraph.split("\n")
    )


DEEPEST_LIST = 8
"""How far a list inside lists is moved in, in steps of two blanks."""
BREAKS = {
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "table"), 2),
    **dict.fromkeys(("div", "li", "tr", "hr"), 1),
}
"""How many line breaks stand before and after such a block."""


class _Writer:
    def __init__(self) -> None:
        self.text = ""
        self.carets: list[int] = []
        self._pending = 0
        self._space = False
        self._lists: list[tuple[bool, int]] = []
        self._links: list[tuple[str, int]] = []
        self._verbatim = 0
        self._holes: list[bool] = []

    def take(self, token: HtmlToken) -> None:
        if token.kind == "text":
            self._write(decode_entities(token.source))
        elif token.kind == "open":
            self._open(token.name, token.source)
        elif token.kind == "close":
            self._close(token.name)

    def _open(self, name: str, source: str) -> None:
        if name == "br":
            self._pending += 1
            self._space = False
        elif name == "img":
            self._write(decode_entities(attribute_of(source, "alt") or ""))
        elif name == "span" and attribute_of(source, "data-caret") is not None:
            self._caret()
        elif name == "mark":
            self._holes.append(attribute_of(source, "data-hole") is not None)
            if self._holes[-1]:
                self._write("[")
        elif name == "a":
            self._links.append((decode_entities(attribute_of(source, "href") or ""), len(self.text)))
        else:
            self._open_block(name, source)

    def _open_block(self, name: str, source: str) -> None:
        if name in ("td", "th"):
            self._space = self._space or (self.text != "" and self._pending == 0)
        if name == "pre":
            self._verbatim += 1
        self._breaks(self._breaks_of(name))
        if name in ("ul", "ol"):
            start = attribute_of(source, "start") or ""
            self._lists.append((name == "ol", int(start) if re.fullmatch(r"[1-9]\d{0,8}", start) else 1))
        elif name == "li":
            self._bullet()
        elif name == "hr":
            self._write("---")
            self._breaks(1)

    def _close(self, name: str) -> None:
        if name == "a":
            self._link()
        if name == "mark" and self._holes and self._holes.pop():
            self._write("]")
        if name == "pre" and self._verbatim > 0:
            self._verbatim -= 1
        if name in ("ul", "ol") and self._lists:
            self._lists.pop()
        self._breaks(self._breaks_of(name))

    def _breaks_of(self, name: str) -> int:
        return 1 if self._lists and name in ("ul", "ol", "p") else BREAKS.get(name, 0)

    def _write(self, text: str) -> None:
        if self._verbatim > 0:
            if text:
                self._put(text)
            return
        words = re.sub(r"[ \t\r\n\f]+", " ", text)
        if words.startswith(" "):
            self._space = True
        rest = words.removeprefix(" ").removesuffix(" ")
        if rest:
            self._put(rest)
            self._space = words.endswith(" ")

    def _put(self, text: str) -> None:
        self._settle()
        self.text += text

    def _settle(self) -> None:
        """Writes the line breaks, or the one space, that were waiting for something to follow."""
        if self.text and self._pending > 0:
            self.text += "\n" * self._pending
        elif self._space and self.text and self.text[-1] not in "\n ":
            self.text += " "
        self._pending, self._space = 0, False

    def _caret(self) -> None:
        self._settle()
        self.carets.append(len(self.text))

    def _breaks(self, count: int) -> None:
        if count:
            self._pending, self._space = max(self._pending, count), False

    def _bullet(self) -> None:
        ordered, number = self._lists[-1] if self._lists else (False, 1)
        if self._lists:
            self._lists[-1] = (ordered, number + 1)
        self._put(
            "  " * min(DEEPEST_LIST, max(0, len(self._lists) - 1)) + (f"{number}. " if ordered else "- ")
        )

    def _link(self) -> None:
        if not self._links:
            return
        href, start = self._links.pop()
        shown = self.text[start:].strip()
        address = re.sub(r"^(mailto|tel):", "", href, flags=re.IGNORECASE)
        if address and not address.startswith("#") and _bare(shown) != _bare(href):
            self._put(f" ({address})" if shown else address)


def _bare(address: str) -> str:
    return re.sub(r"^(mailto:|tel:|https?://)", "", address, flags=re.IGNORECASE).removesuffix("/").lower()
