"""Reads values and the filters behind them; mirrors `extension/src/template/value_reader.ts`."""

from collections.abc import Sequence

from api.language.reading import Reading, Use
from api.language.token_reader import TokenReader
from api.language.tokens import Token, Unexpected, unexpected
from api.language.vocabulary import FILTERS, nearest
from api.language.wrong_text import wrong_text

LITERALS = {"true", "false", "nil", "null", "empty", "blank"}
"""Names that stand for themselves."""
EMPTINESS = {"empty", "blank"}
"""What only a comparison can be made with."""
MOST_BRACKETS = 10


class ValueReader(TokenReader):
    endings: Sequence[str] = ()
    """Words behind a comma that end a filter's values: they belong to the tag around."""

    def __init__(self, markup: str) -> None:
        super().__init__(markup)
        self.reading = Reading()
        self.depth = 0

    def filtered(self, needed: bool) -> None:
        before = len(self.reading.uses)
        self.value(needed)
        while self.takes("|"):
            self._filter(needed, before)

    def value(self, needed: bool) -> None:
        token = self.peek()
        if token.kind == "name" and token.text not in LITERALS:
            self._path(needed)
        elif token.kind in ("sign", "end"):
            raise unexpected(token, "expected a value")
        else:
            self.next += 1

    def _range(self) -> None:
        self.next += 1
        self.value(False)
        self.takes_or("..", "expected “..”, e.g. (1..3)")
        self.value(False)
        self.takes_or(")", "expected “)”")

    def _path(self, needed: bool) -> None:
        root = self._name("expected a name")
        path, known = [root.text], True
        while True:
            if self.takes("."):
                step = self._name("expected a name behind the point")
                path += [step.text] if known else []
            elif self.takes("["):
                step = self.peek()
                self._inside(step)
                self.takes_or("]", "expected “]”")
                known = known and step.kind != "name"
                path += [step.text[1:-1] if step.kind == "string" else step.text] if known else []
            else:
                break
        self.reading.uses.append(Use(path, root.at, needed))

    def _inside(self, step: Token) -> None:
        self.depth += 1
        if self.depth > MOST_BRACKETS:
            message = "Too many brackets stand inside one another."
            raise Unexpected(step.at, message, f"expected at most {MOST_BRACKETS}")
        self.value(False)
        self.depth -= 1

    def _filter(self, needed: bool, before: int) -> None:
        name = self._word("expected a filter’s name behind “|”")
        word = FILTERS.get(name.text)
        if word is None:
            near = nearest(name.text, FILTERS)
            hint = f"did you mean {near}?" if near else ""
            raise Unexpected(name.at, f"There is no filter “{name.text}”.", hint)
        if name.text in ("default", "size"):
            for use in self.reading.uses[before:]:
                use.needed = False

        fewest, most = word["arguments"]
        given = self._filter_arguments(needed, name.text, word.get("named", [])) if self.takes(":") else []
        in_order = given.count("")
        if ("other" not in given and in_order < fewest) or in_order > most:
            message = f"The filter “{name.text}” takes {_amount(fewest, most)}."
            raise Unexpected(name.at, message, f"e.g. {word['example']}")

    def _filter_arguments(self, needed: bool, filter_name: str, named: list[str]) -> list[str]:
        """The names of the values behind a filter; empty for one without."""
        given: list[str] = []
        while True:
            token = self.peek()
            is_named = bool(named) and token.kind == "name" and self._ahead(1) == ":"
            if is_named and token.text not in named:
                near = nearest(token.text, named)
                hint = f"did you mean {near}?" if near else f"expected {', '.join(named)}"
                raise Unexpected(token.at, f"The filter “{filter_name}” knows no “{token.text}”.", hint)
            self.next += 2 if is_named else 0
            if not given:
                self._check(filter_name)
            if self.peek().text in EMPTINESS:
                raise unexpected(self.peek(), 'expected a value, e.g. ""')
            self.value(needed)
            given.append(token.text if is_named else "")
            if not self._goes_on():
                return given

    def _check(self, filter_name: str) -> None:
        """Says at once what a text between quotes cannot be."""
        token = self.peek()
        wrong = wrong_text(filter_name, token.text[1:-1]) if token.kind == "string" else None
        if wrong:
            raise Unexpected(token.at, *wrong)

    def _goes_on(self) -> bool:
        """A comma, unless what follows belongs to the tag around."""
        if self._ahead(1) in self.endings and self._ahead(2) == ":":
            return False
        return self.takes(",")


def _amount(fewest: int, most: int) -> str:
    if most == 0:
        return "nothing behind it"
    if fewest == most:
        return f"{fewest} {'value' if fewest == 1 else 'values'}"
    return f"{fewest} to {most} values"
