"""Walks the tokens between one pair of brackets; mirrors `extension/src/template/token_reader.ts`."""

from api.language.tokens import Token, Unexpected, tokens_of, unexpected

KEYWORDS = {
    *("and", "or", "not", "contains", "in", "offset", "limit", "reversed", "cols"),
    *("continue", "with", "for", "as", "if", "else", "required"),
}
"""Words with a meaning of their own in one of the two engines."""


class TokenReader:
    """Raises `Unexpected` where something else stands there."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.tokens = tokens_of(markup)
        self.next = 0

    def peek(self) -> Token:
        return self.tokens[self.next]

    def takes(self, text: str) -> bool:
        token = self.peek()
        if token.text != text or token.kind == "string":
            return False
        self.next += 1
        return True

    def takes_or(self, text: str, expected: str) -> None:
        if not self.takes(text):
            raise unexpected(self.peek(), expected)

    def _text(self) -> str:
        token = self.peek()
        if token.kind != "string":
            raise unexpected(token, "expected a text between quotes")
        self.next += 1
        return token.text[1:-1]

    def _name(self, expected: str) -> Token:
        token = self.peek()
        if token.kind != "name":
            raise unexpected(token, expected)
        if token.text in KEYWORDS:
            message = f"“{token.text}” is a word of the language and cannot be a name."
            raise Unexpected(token.at, message, f"e.g. {token.text}_1")
        self.next += 1
        return token

    def _ahead(self, count: int) -> str:
        place = self.next + count
        return self.tokens[place].text if place < len(self.tokens) else ""

    def _word(self, expected: str) -> Token:
        """A name that stands where no value can, so that it may be any word."""
        token = self.peek()
        if token.kind != "name":
            raise unexpected(token, expected)
        self.next += 1
        return token
