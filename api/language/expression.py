"""What stands between one pair of brackets; mirrors `extension/src/template/expression.ts`."""

from collections.abc import Callable

from api.language.reading import Reading
from api.language.tokens import Unexpected, unexpected
from api.language.value_reader import LITERALS, ValueReader
from api.language.vocabulary import nearest


def read_output(markup: str) -> Reading:
    """Reads the inside of `{{ … }}`; raises `Unexpected`."""
    reader = _Reader(markup)
    if reader.peek().kind == "end":
        raise Unexpected(
            0, "Nothing stands between the brackets.", "expected a name, e.g. {{ to.first_name }}"
        )
    reader.filtered(True)
    return reader.finish()


def read_tag(name: str, markup: str) -> Reading:
    """Reads the inside of `{% name … %}` behind its name; raises `Unexpected`."""
    reader = _Reader(markup)
    if name in READERS:
        READERS[name](reader)
    return reader.finish()


COMPARISONS = {"==", "!=", "<>", "<", ">", "<=", ">="}
ASK_KEYS = ("label", "kind", "options", "columns", "default", "hint", "optional")
ASK_EXPECTED = "expected label, kind, options, columns, default, hint or optional"
INCLUDE_EXPECTED = 'expected a name for a value, e.g. tone: "warm"'


class _Reader(ValueReader):
    def finish(self) -> Reading:
        left = self.peek()
        if left.kind != "end":
            raise unexpected(left, "expected nothing more here")
        return self.reading

    def condition(self) -> None:
        while True:
            self.value(False)
            operator = self.peek()
            if operator.text in COMPARISONS or operator.text == "contains":
                self.next += 1
                self.value(False)
            if not self.takes("and") and not self.takes("or"):
                return

    def choices(self) -> None:
        self.value(False)
        while self.takes(",") or self.takes("or"):
            self.value(False)

    def loop(self) -> None:
        """The only place for a range: elsewhere the two engines write it differently."""
        self.give()
        if not self.takes("in"):
            raise unexpected(self.peek(), "expected “in”, e.g. {% for person in to %}")
        walked = self.peek()
        if walked.text == "(":
            self._range()
        else:
            self.value(False)
        if walked.kind == "name" and self.tokens[self.next - 1] is walked:
            self.reading.walks = walked.text
        while True:
            if self.takes("reversed"):
                continue
            if not self.takes("limit") and not self.takes("offset"):
                return
            self.takes_or(":", "expected “:” and a number")
            self.value(False)

    def assignment(self) -> None:
        self.give()
        self.takes_or("=", "expected “=” and a value")
        self.filtered(False)

    def give(self) -> None:
        self.reading.gives = self._name("expected a name").text

    def question(self) -> None:
        self.endings = ASK_KEYS
        self.give()
        while self.takes(","):
            key = self._word(ASK_EXPECTED)
            if key.text not in ASK_KEYS:
                near = nearest(key.text, ASK_KEYS)
                hint = f"did you mean {near}?" if near else ASK_EXPECTED
                raise Unexpected(key.at, f"A question has no “{key.text}”.", hint)
            self.takes_or(":", "expected “:” and a text between quotes")
            self._part_of_question(key.text)

    def inclusion(self) -> None:
        """A shortcut, and values by name."""
        self.reading.literals[""] = self._text()
        while self.takes(","):
            self._name(INCLUDE_EXPECTED)
            self.takes_or(":", "expected “:” and a value")
            self.value(False)

    def _part_of_question(self, key: str) -> None:
        if key == "default":
            self._offered()
        else:
            self.reading.literals[key] = self._yes_or_no() if key == "optional" else self._text()

    def _offered(self) -> None:
        """A text, true or false as they are; a number in the language, and more, is worked out when asked."""
        first = self.peek()
        self.filtered(False)
        last = self.tokens[self.next - 1]
        is_literal = last is first and (first.kind != "name" or first.text in LITERALS)
        if is_literal:
            said = first.text[1:-1] if first.kind == "string" else first.text
            self.reading.literals["default"] = said
        if not is_literal or first.kind == "number":
            self.reading.offer = self.markup[first.at : last.at + len(last.text)]

    def _yes_or_no(self) -> str:
        token = self.peek()
        if token.text not in ("true", "false"):
            raise unexpected(token, "expected true or false")
        self.next += 1
        return token.text


READERS: dict[str, Callable[[_Reader], None]] = {
    "if": _Reader.condition,
    "elsif": _Reader.condition,
    "unless": _Reader.condition,
    "case": lambda reader: reader.value(False),
    "when": _Reader.choices,
    "for": _Reader.loop,
    "assign": _Reader.assignment,
    "capture": _Reader.give,
    "ask": _Reader.question,
    "include": _Reader.inclusion,
}
