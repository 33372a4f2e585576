"""YAML down to text, lists and maps, each with its place; as in `extension/src/library/pack_tree.ts`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StringMark, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

LONGEST_FILE = 16 * 1024 * 1024
DEEPEST = 8
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, order=True)
class Place:
    """Line and column from 1; columns in UTF-16 code units, as editors count them."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True)
class PackProblem:
    """Something wrong in a pack, and where."""

    place: Place
    message: str


class Unreadable(Exception):
    """The file is no YAML that a pack could be; nothing of it was taken."""

    def __init__(self, problems: list[PackProblem]) -> None:
        super().__init__(problems[0].message)
        self.problems = problems


@dataclass(frozen=True)
class TextNode:
    place: Place
    text: str
    style: str = ""
    written: tuple[str, ...] = field(default=(), repr=False)

    def within(self, line: int, column: int) -> Place:
        """Where a place inside the text stands in the file; its start where that cannot be told."""
        if self.style == "|":
            inside = self.text.split("\n")[line - 1 : line] or [""]
            below = self.written[line : line + 1] or ("",)
            indent = _units(below[0]) - _units(inside[0])
            return Place(self.place.line + line, column + max(indent, 0))

        opened = 1 if self.style in ("'", '"') else 0
        here = self.written[0] if self.written else ""
        as_written = "\n" not in self.text and here[self.place.column - 1 :].startswith(self.text, opened)
        return Place(self.place.line, self.place.column + opened + column - 1) if as_written else self.place


@dataclass(frozen=True)
class ListNode:
    place: Place
    items: list["PackNode"]


@dataclass(frozen=True)
class MapNode:
    place: Place
    pairs: list[tuple[TextNode, "PackNode"]]


PackNode = TextNode | ListNode | MapNode


def pack_tree(file: str) -> PackNode:
    """Every plain word is text as written: `30`, `no` and `2024` too.

    What packs do not need (anchors, tags, several documents, deep nesting) is refused, so no file can grow
    while it is read. Raises `Unreadable`.
    """
    if len(file.encode(errors="surrogatepass")) > LONGEST_FILE:
        raise Unreadable([PackProblem(Place(), "A pack may hold at most 16 MB.")])

    source = file.removeprefix("\ufeff").replace("\r\n", "\n")
    if unshown := UNPRINTABLE.search(source):
        above = source[: unshown.start()].split("\n")
        place = Place(len(above), _units(above[-1]) + 1)
        raise Unreadable([PackProblem(place, "There is a character here that cannot be shown.")])
    try:
        return _Reading(source).tree()
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _place(source.split("\n"), mark) if mark else Place()
        raise Unreadable([_not_yaml(place, error.problem or error.context or "")]) from error
    except YAMLError as error:
        raise Unreadable([_not_yaml(Place(), str(error))]) from error


def _not_yaml(place: Place, said: str) -> PackProblem:
    words = said.strip().splitlines()[0].rstrip(".") if said.strip() else "it is not complete"
    return PackProblem(place, f"This cannot be read as YAML: {words}.")


class _Reading:
    """One pass over a file's events; it keeps the lines, since places are told in them."""

    def __init__(self, source: str) -> None:
        self.lines = source.split("\n")
        self.events: Iterator[Event] = iter(YAML(typ="safe", pure=True).parse(source))
        self.problems: list[PackProblem] = []

    def tree(self) -> PackNode:
        root: PackNode | None = None
        for event in self.events:
            if not isinstance(event, DocumentStartEvent):
                continue
            if root is not None:
                message = "One file holds one pack; put this one into a file of its own."
                self.problems.append(PackProblem(self.place(event), message))
                break
            root = self.node(next(self.events), 1)
        if self.problems:
            raise Unreadable(self.problems)
        if root is None or (isinstance(root, TextNode) and root.text == ""):
            raise Unreadable([PackProblem(Place(), "The file is empty.")])
        return root

    def node(self, event: Event, depth: int) -> PackNode:
        place = self.place(event)
        if depth > DEEPEST:
            raise Unreadable([PackProblem(place, "This is nested deeper than a pack can be.")])
        if refusal := _refusal(event):
            self.problems.append(PackProblem(place, refusal))

        if isinstance(event, SequenceStartEvent):
            items = []
            while not isinstance(item := next(self.events), SequenceEndEvent):
                items.append(self.node(item, depth + 1))
            return ListNode(place, items)
        if isinstance(event, MappingStartEvent):
            return MapNode(place, list(self.pairs(depth)))
        if isinstance(event, ScalarEvent):
            shown = tuple(self.lines[place.line - 1 : place.line + event.value.count("\n") + 1])
            return TextNode(place, event.value, event.style or "", shown)
        return TextNode(place, "")

    def pairs(self, depth: int) -> Iterator[tuple[TextNode, PackNode]]:
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, TextNode):
                self.problems.append(PackProblem(key.place, "A name before the colon must be a single word."))
                continue
            # Nothing was written there, so its place would be the next line's.
            empty = isinstance(value, TextNode) and value.text == "" and not value.style
            yield key, TextNode(key.place, "") if empty else value

    def place(self, event: Event) -> Place:
        return _place(self.lines, event.start_mark)


def _refusal(event: Event) -> str:
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
        return "Anchors (&) and aliases (*) are not used in packs; write the text out, or put it in quotes."
    if getattr(event, "tag", None):
        return "Tags (!) are not used in packs; put the text in quotes."
    return ""


def _place(lines: list[str], mark: StringMark) -> Place:
    before = lines[mark.line][: mark.column] if mark.line < len(lines) else ""
    return Place(mark.line + 1, _units(before) + 1)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
