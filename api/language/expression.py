"""What stands between one pair of brackets; mirrors `extension/src/template/expression.ts`."""

from collections.abc import Callable
from dataclasses import dataclass, field

from api.language.tokens import Token, Unexpected, tokens_of, unexpected
from api.language.vocabulary import FILTERS, nearest


@dataclass
class Use:
    """A name as it is used somewhere: `to.first_name`."""

    path: list[str]
    """Root first; ends where an index is not known beforehand."""
    at: int
    """Index into the markup."""
    needed: bool
    """Written into the text as it is, so that a person must be asked where nobody knows it."""


@dataclass
class Reading:
    uses: list[Use] = field(default_factory=list)
    gives: str = ""
    """The name that this tag gives to something, e.g. in `assign` and `for`."""
    walks: str = ""
    """For `for`: the list that is walked, where it is a plain name."""
    literals: dict[str, str] = field(default_factory=dict)
    """Values by key, e.g. of `ask`; the text of `include` under the key `""`."""


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
KEYWORDS = {
    *("and", "or", "not", "contains", "in", "offset", "limit", "reversed", "cols"),
    *("continue", "with", "for", "as", "if", "else", "required"),
}
"""Words with a meaning of their own in one of the two engines."""
LITERALS = {"true", "false", "nil", "null", "empty", "blank"}
ASK_KEYS = ("label", "kind", "options", "default")
FILTER_EXPECTED = "expected a filter’s name behind “|”"
ASK_EXPECTED = "expected label, kind, options or default"


class _Reader:
    def __init__(self, markup: str) -> None:
        self.tokens = tokens_of(markup)
        self.next = 0
        self.reading = Reading()

    def finish(self) -> Reading:
        left = self.peek()
        if left.kind != "end":
            raise unexpected(left, "expected nothing more here")
        return self.reading

    def peek(self) -> Token:
        return self.tokens[self.next]

    def filtered(self, needed: bool) -> None:
        before = len(self.reading.uses)
        self.value(needed)
        while self.takes("|"):
            self._filter(needed, before)

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
        self.give()
        while self.takes(","):
            key = self._name(ASK_EXPECTED)
            if key.text not in ASK_KEYS:
                near = nearest(key.text, ASK_KEYS)
                hint = f"did you mean {near}?" if near else ASK_EXPECTED
                raise Unexpected(key.at, f"A question has no “{key.text}”.", hint)
            self.takes_or(":", "expected “:” and a text between quotes")
            self.reading.literals[key.text] = self._text()

    def literal(self) -> None:
        self.reading.literals[""] = self._text()

    def value(self, needed: bool) -> None:
        token = self.peek()
        if token.kind == "name" and token.text not in LITERALS:
            self._path(needed)
        elif token.kind in ("sign", "end"):
            raise unexpected(token, "expected a value")
        else:
            self.next += 1

    def takes(self, text: str) -> bool:
        token = self.peek()
        if token.text != text or token.kind == "string":
            return False
        self.next += 1
        return True

    def takes_or(self, text: str, expected: str) -> None:
        if not self.takes(text):
            raise unexpected(self.peek(), expected)

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
                self.value(False)
                self.takes_or("]", "expected “]”")
                known = known and step.kind != "name"
                path += [step.text[1:-1] if step.kind == "string" else step.text] if known else []
            else:
                break
        self.reading.uses.append(Use(path, root.at, needed))

    def _filter(self, needed: bool, before: int) -> None:
        name = self._name(FILTER_EXPECTED)
        word = FILTERS.get(name.text)
        if word is None:
            near = nearest(name.text, FILTERS)
            hint = f"did you mean {near}?" if near else ""
            raise Unexpected(name.at, f"There is no filter “{name.text}”.", hint)
        if name.text in ("default", "size"):
            for use in self.reading.uses[before:]:
                use.needed = False

        fewest, most = word["arguments"]
        count = self._filter_arguments(needed) if self.takes(":") else 0
        if not fewest <= count <= most:
            message = f"The filter “{name.text}” takes {_amount(fewest, most)}."
            raise Unexpected(name.at, message, f"e.g. {word['example']}")

    def _filter_arguments(self, needed: bool) -> int:
        self.value(needed)
        count = 1
        while self.takes(","):
            self.value(needed)
            count += 1
        return count

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
        if token.text in KEYWORDS and expected not in (ASK_EXPECTED, FILTER_EXPECTED):
            message = f"“{token.text}” is a word of the language and cannot be a name."
            raise Unexpected(token.at, message, f"e.g. {token.text}_1")
        self.next += 1
        return token


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
    "include": _Reader.literal,
}


def _amount(fewest: int, most: int) -> str:
    if most == 0:
        return "nothing behind it"
    if fewest == most:
        return f"{fewest} {'value' if fewest == 1 else 'values'}"
    return f"{fewest} to {most} values"
