"""Reads one field of a template: its problems, the names it uses and gives, what it asks and puts in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from api.language.content import LIQUID_FIELDS, field_of
from api.language.expression import read_output, read_tag
from api.language.pieces import Output, TagPiece, Unclosed, Writing, pieces_of
from api.language.problem import TemplateProblem, problem_at
from api.language.properties import wrong_property
from api.language.questions import Ask, ask_from, column_name
from api.language.reading import Reading, Use
from api.language.tokens import Unexpected
from api.language.vocabulary import BLOCK_TAGS, TAGS, nearest

MOST_SOURCE = 262_144
"""Code points of one field."""
MOST_PROBLEMS = 100
"""Nobody reads more of one field."""
MOST_BLOCKS = 30
"""Blocks inside one another."""


@dataclass
class FieldReading:
    name: str
    problems: list[TemplateProblem] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    gives: set[str] = field(default_factory=set)
    asks: list[Ask] = field(default_factory=list)
    includes: list[tuple[str, int]] = field(default_factory=list)
    """Shortcuts, with offsets into the field."""


def writing_of(name: str) -> Writing:
    return "rich" if name == "body" else "plain"


def read_template(content: Mapping[str, object] | object) -> list[FieldReading]:
    """Reads every field once."""
    return [read_field(name, field_of(content, name)) for name in LIQUID_FIELDS]


def read_field(name: str, source: str) -> FieldReading:
    reader = _FieldReader(name, source)
    if len(source) > MOST_SOURCE:
        reader.say(0, "This is longer than a template may be.", "expected at most 256 KiB")
        return reader.reading
    for piece in pieces_of(source, writing_of(name)):
        if isinstance(piece, Unclosed):
            opener = piece.opener if piece.opener.startswith("{") else f"{{% {piece.opener} %}}"
            reader.say(piece.start, f"“{opener}” is not closed.", f"expected {piece.closer}")
        elif isinstance(piece, Output | TagPiece):
            reader.read(piece)
    return reader.finish()


@dataclass
class _Block:
    name: str
    at: int
    has_else: bool = False


class _FieldReader:
    def __init__(self, name: str, source: str) -> None:
        self.source = source
        self.reading = FieldReading(name)
        self.people: set[str] = set()
        self.tables: dict[str, list[str]] = {}
        """The names of the columns of an asked table."""
        self.rows: dict[str, list[str]] = {}
        """The same by the name of a row in a loop over it."""
        self.open: list[_Block] = []

    def say(self, at: int, message: str, suggestion: str) -> None:
        if len(self.reading.problems) == MOST_PROBLEMS:
            return
        self.reading.problems.append(problem_at(self.reading.name, self.source, at, message, suggestion))

    def read(self, piece: Output | TagPiece) -> None:
        if isinstance(piece, TagPiece) and not self._follows_blocks(piece):
            return
        try:
            markup = piece.markup.text
            self._take(
                piece, read_tag(piece.name, markup) if isinstance(piece, TagPiece) else read_output(markup)
            )
        except Unexpected as wrong:
            self.say(piece.markup.place_of(wrong.at), wrong.message, wrong.suggestion)

    def finish(self) -> FieldReading:
        for block in self.open:
            self.say(block.at, f"“{{% {block.name} %}}” is not closed.", f"expected {{% end{block.name} %}}")
        self.reading.problems.sort(key=lambda problem: (problem.line, problem.column))
        return self.reading

    def _take(self, piece: Output | TagPiece, read: Reading) -> None:
        for use in read.uses:
            wrong = wrong_property(use.path, self.people, self.reading.gives, self.rows)
            if wrong:
                self.say(piece.markup.place_of(use.at), *wrong)
        self.reading.uses += read.uses
        if read.gives:
            self.reading.gives.add(read.gives)
        if read.walks in ("to", "cc", "bcc"):
            self.people.add(read.gives)
        if read.walks in self.tables:
            self.rows[read.gives] = self.tables[read.walks]
        if isinstance(piece, Output):
            return
        if piece.name == "include":
            self.reading.includes.append((read.literals[""], piece.start))
        if piece.name == "ask":
            ask, trouble = ask_from(read.gives, read.literals, read.offer)
            self.reading.asks.append(ask)
            if ask.question.kind == "rows":
                self.tables[read.gives] = [column_name(column) for column in ask.question.columns]
            if trouble:
                self.say(piece.start, *trouble)

    def _follows_blocks(self, piece: TagPiece) -> bool:
        """Keeps account of open blocks; false where the tag makes no sense at its place."""
        name = piece.name
        if name.startswith("end") and name[3:] in BLOCK_TAGS:
            self._close(name[3:], piece.start)
            return False
        if name not in TAGS:
            near = nearest(name, [*TAGS, *(f"end{block}" for block in BLOCK_TAGS)])
            message = f"There is no tag “{name}”." if name else "A tag needs a name."
            self.say(piece.start, message, f"did you mean {near}?" if near else "")
            return False
        if not self._stands_inside(name, piece.start):
            return False
        if name in BLOCK_TAGS:
            if len(self.open) == MOST_BLOCKS:
                message = "Too many blocks stand inside one another."
                self.say(piece.start, message, f"expected at most {MOST_BLOCKS}")
            self.open.append(_Block(name, piece.start))
        return True

    def _stands_inside(self, name: str, at: int) -> bool:
        places: list[str] = TAGS[name].get("inside", [])
        if not places:
            return True
        around = self.open[-1] if self.open else None
        if name in ("break", "continue"):
            around = next((block for block in self.open if block.name == "for"), None)
        if around is None or around.name not in places:
            wanted = " or ".join(f"{{% {place} %}}" for place in places)
            self.say(at, f"“{{% {name} %}}” stands alone.", f"expected inside {wanted}")
            return False
        if around.has_else and name in ("else", "elsif", "when"):
            self.say(
                at, f"“{{% {name} %}}” comes after “{{% else %}}”.", f"expected {{% end{around.name} %}}"
            )
            return False
        around.has_else = around.has_else or name == "else"
        return True

    def _close(self, name: str, at: int) -> None:
        last = self.open[-1] if self.open else None
        if last and last.name == name:
            self.open.pop()
        elif not last:
            self.say(at, f"“{{% end{name} %}}” closes nothing.", f"expected {{% {name} %}} before it")
        else:
            message = f"“{{% end{name} %}}” stands where “{last.name}” is still open."
            self.say(at, message, f"expected {{% end{last.name} %}}")
            if any(block.name == name for block in self.open):
                while self.open.pop().name != name:
                    pass
