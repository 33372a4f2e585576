"""The words and signs between brackets; mirrors `extension/src/template/tokens.ts`."""

import re
from dataclasses import dataclass


class Unexpected(Exception):
    """Something else was expected at this index of the markup."""

    def __init__(self, at: int, message: str, suggestion: str) -> None:
        super().__init__(message)
        self.at, self.message, self.suggestion = at, message, suggestion


@dataclass(frozen=True)
class Token:
    kind: str
    """string, number, name, sign or end."""
    text: str
    at: int


TOKEN = re.compile(
    r"""\s*(?:(?P<string>"[^"]*"|'[^']*')|(?P<number>-?\d+(?:\.\d+)?(?!\w))|(?P<name>[^\W\d][\w-]*)"""
    r"""|(?P<sign>==|!=|<>|<=|>=|\.\.|[<>=|:,.()\[\]]))"""
)


def tokens_of(markup: str) -> list[Token]:
    tokens: list[Token] = []
    read = 0
    while found := TOKEN.match(markup, read):
        kind = found.lastgroup
        assert kind is not None
        tokens.append(Token(kind, found[kind], found.start(kind)))
        read = found.end()

    rest = markup[read:]
    if not rest.strip():
        return [*tokens, Token("end", "", len(markup))]
    at = read + len(rest) - len(rest.lstrip())
    sign = markup[at]
    if sign in "\"'":
        raise Unexpected(at, "A text between quotes does not end.", f"expected {sign}")
    raise Unexpected(at, f"“{sign}” was not expected here.", "")


def unexpected(token: Token, expected: str) -> Unexpected:
    missing = token.kind == "end"
    message = "Something is missing here." if missing else f"“{token.text}” was not expected here."
    return Unexpected(token.at, message, expected)
