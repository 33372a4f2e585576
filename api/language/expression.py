"""What stands between one pair of brackets; mirrors `extension/src/template/expression.ts`."""

from collections.abc import Callable
from dataclasses import dataclass, field

from api.language.tokens import Token, Unexpected, tokens_of, unexpected
from api.language.vocabulary import FILTERS, nearest
from api.language.wrong_text import wrong_text


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
    offer: str = ""
    """For `ask`: the Liquid of a default that is more than a plain text."""


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
ASK_KEYS = ("label", "kind", "options", "columns", "default", "hint", "optional")
FILTER_EXPECTED = "expected a filter’s name behind “|”"
ASK_EXPECTED = "expected label, kind, options, columns, default, hint or optional"
INCLUDE_EXPECTED = 'expected a name for a value, e.g. tone: "warm"'


class _Reader:
    def __init__(self, markup: str) -> None:
        self.markup = markup
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
            self._part_of_question(key.text)

    def inclusion(self) -> None:
        """A shortcut, and values by name."""
        self.reading.literals[""] = self._text()
        while self.takes(","):
            self._name(INCLUDE_EXPECTED)
            self.takes_or(":", "expected “:” and a value")
            self.value(False)

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

    def _part_of_question(self, key: str) -> None:
        if key == "default":
            self._offered()
        else:
            self.reading.literals[key] = self._yes_or_no() if key == "optional" else self._text()

    def _offered(self) -> None:
        """A text, a number, true or false as they are; anything more is worked out when it is asked."""
        first = self.peek()
        self.filtered(False)
        last = self.tokens[self.next - 1]
        if last is first and (first.kind != "name" or first.text in LITERALS):
            said = first.text[1:-1] if first.kind == "string" else first.text
            self.reading.literals["default"] = said
        else:
            self.reading.offer = self.markup[first.at : last.at + len(last.text)]

    def _yes_or_no(self) -> str:
        token = self.peek()
        if token.text not in ("true", "false"):
            raise unexpected(token, "expected true or false")
        self.next += 1
        return token.text

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
        """A comma, unless what follows belongs to the question around."""
        if self._ahead(1) in ASK_KEYS and self._ahead(2) == ":":
            return False
        return self.takes(",")

    def _ahead(self, count: int) -> str:
        place = self.next + count
        return self.tokens[place].text if place < len(self.tokens) else ""

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
    "include": _Reader.inclusion,
}


def _amount(fewest: int, most: int) -> str:
    if most == 0:
        return "nothing behind it"
    if fewest == most:
        return f"{fewest} {'value' if fewest == 1 else 'values'}"
    return f"{fewest} to {most} values"
