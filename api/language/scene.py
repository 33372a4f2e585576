"""One field while it is rendered: answers every name, and keeps account of what nobody knows."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import StringIO

from liquid import BoundTemplate, RenderContext, Token
from liquid.utils import ReadOnlyChainMap

from api.language.answers import value_of
from api.language.dates import Moment
from api.language.entities import escape_html
from api.language.occasion import Occasion, Person
from api.language.pieces import Writing
from api.language.problem import Trouble, too_much
from api.language.questions import Question, label_of
from api.language.text import UNPRINTABLE
from api.language.values import (
    MOST_QUESTIONS,
    MOST_TEXT,
    MOST_TURNS,
    InAttribute,
    People,
    Row,
    Someone,
    Told,
    Unknown,
    in_words,
    is_nothing,
    people_from,
)
from api.language.vocabulary import VARIABLES


class Scene(RenderContext):
    def __init__(self, template: BoundTemplate, occasion: Occasion, writing: Writing) -> None:
        super().__init__(template)
        self.scope = ReadOnlyChainMap(self.locals)
        self.occasion = occasion
        self.writing = writing
        self.place = 0
        """Where in the engine's source the brackets stand that are being carried out."""

    @property
    def locale(self) -> str:
        return self.occasion.locale

    @property
    def now(self) -> Moment:
        return self.occasion.now

    def random(self) -> float:
        """Another draw for each call, all decided by the message's one."""
        drawn = (self.occasion.given.random + self.occasion.samples * 0.618_033_988_749_895) % 1
        self.occasion.samples += 1
        return drawn

    def get(self, path: list[object], *, token: Token | None, default: object = None) -> object:
        if token:
            self.place = token.start_index
        root, *steps = path
        name = str(root)
        if name in self.scope:
            return self._walked(self.scope[name], "", steps)
        return self._walked(self._named(name), name, steps)

    def _walked(self, held: object, path: str, steps: list[object]) -> object:
        """`x` and `x.y` may both be asked for, though what was answered for `x` is a mere text."""
        for step in steps:
            is_answer = isinstance(held, str) and path in self.occasion.answers
            inside = f"{path}.{step}" if path else ""
            is_part = is_answer and isinstance(step, str) and step != "size"
            held = self._answered(inside) if is_part else self.property(held, step)
            path = inside
        return held

    def filter(self, name: str, token: Token | None) -> Callable[..., object]:
        if token:
            self.place = token.start_index
        return super().filter(name, token)

    def property(self, of: object, name: object) -> object:
        """A property of anything that a template can hold; None where it has no such property."""
        match of:
            case Unknown() if is_nothing(name):
                return of
            case Unknown():
                return 0 if name == "size" else self._answered(f"{of.path}.{name}")
            case Someone():
                return self._known(of.person, of.path, str(name))
            case Row():
                return of.cells.get(str(name)) or None
            case People():
                return self._of_people(of, name)
            case str():
                return len(of) if name == "size" else None
            case list():
                return self._of_list(of, name)
        if of is self.occasion.given.team:
            return self._known(self.occasion.given.team, "team", str(name))
        page = self.occasion.given.page
        if page is not None and of is page:
            return self._known(page, "page", str(name))
        return of.get(name) if isinstance(of, Mapping) else None

    def written(self, value: object) -> str:
        """What stands in the text for a value."""
        plain = value.value if isinstance(value, InAttribute) else value
        members = plain if isinstance(plain, list) else []
        inner = next((one for one in members if isinstance(one, Unknown)), plain)
        if isinstance(inner, Unknown):
            return self._hole(inner.path, in_attribute=isinstance(value, InAttribute))
        words = UNPRINTABLE.sub("", in_words(inner, self.locale))
        if self.writing == "plain":
            return words
        escaped = escape_html(words)
        return escaped if isinstance(value, InAttribute) else re.sub(r"\r\n?|\n", "<br>", escaped)

    def turn(self, times: int) -> None:
        """Raises where all loops together go round too often."""
        self.occasion.turns += times
        if self.occasion.turns > MOST_TURNS:
            raise too_much()

    @contextmanager
    def extend(
        self, namespace: Mapping[str, object], template: BoundTemplate | None = None
    ) -> Iterator[RenderContext]:
        self.scope.push(namespace)
        try:
            yield self
        finally:
            self.scope.pop()

    def get_buffer(self, buf: object = None) -> StringIO:
        return BoundedBuffer()

    def _hole(self, path: str, *, in_attribute: bool) -> str:
        label = self._ask(path).label
        if self.writing == "plain":
            return f"[{label}]"
        if in_attribute:
            return f"[{escape_html(label)}]"
        return f'<mark data-hole="{escape_html(path)}">{escape_html(label)}</mark>'

    def _ask(self, path: str) -> Question:
        asked = self.occasion.declared.get(path)
        question = asked.question if asked else Question(path, label_of(path))
        missing = self.occasion.missing
        question = missing.setdefault(path, question)
        if len(missing) + len(self.occasion.answers) > MOST_QUESTIONS:
            raise Trouble("This template asks too much.", f"expected at most {MOST_QUESTIONS} questions")
        return question

    def _named(self, name: str) -> object:
        asked = self.occasion.declared.get(name)
        value = self._answer_to(asked.question) if asked else self._told(name)
        if not isinstance(value, str) or value == "":
            return value
        match VARIABLES.get(name, {}).get("is"):
            case "people":
                return People(name, [Told(name, value)])
            case "person":
                return Told(name, value)
            case _:
                return value

    def _told(self, name: str) -> object:
        given = self.occasion.given
        match name:
            case "to" | "cc" | "bcc":
                people: list[Person] = getattr(given, name)
                return people_from(name, people) if people else self._answered(name)
            case "from" | "account":
                person = given.sender if name == "from" else given.account
                return Someone(name, person) if person else self._answered(name)
            case "subject" | "message" | "selection" | "clipboard":
                return getattr(given, name) or self._answered(name)
            case "page":
                return given.page if given.page is not None else self._answered(name)
            case "team":
                return given.team
            case "now":
                return self.now
            case "today":
                return self.now.day()
            case _:
                return self._answered(name)

    def _answer_to(self, question: Question) -> object:
        if question.name not in self.occasion.answers:
            self._ask(question.name)
            return Unknown(question.name)
        return value_of(question, self.occasion.answers[question.name], self.locale)

    def _answered(self, path: str) -> object:
        answers = self.occasion.answers
        return answers[path] if path in answers else Unknown(path)

    def _of_people(self, people: People, name: object) -> object:
        if isinstance(name, int) or name in ("size", "first", "last"):
            return self._of_list(people, name)
        if not people:
            return self._answered(f"{people.path}.{name}")
        return self.property(people[0], name)

    def _of_list(self, members: list[object] | People, name: object) -> object:
        if name == "size":
            return len(members)
        index = {"first": 0, "last": -1}.get(str(name), name)
        in_reach = isinstance(index, int) and -len(members) <= index < len(members)
        return members[index] if in_reach and isinstance(index, int) else None

    def _known(self, values: Mapping[str, str], path: str, name: str) -> object:
        return values.get(name) or self._answered(f"{path}.{name}")


class BoundedBuffer(StringIO):
    def write(self, text: str) -> int:
        if self.tell() + len(text) > MOST_TEXT:
            raise too_much()
        return super().write(text)
