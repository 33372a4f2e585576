"""Whether an editor passes a row: as it should be, as readable text where it cannot hold more, or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tests.browser.rows import LABELS, OVERALL, ROWS, Row
from tests.browser.zoo import Desk, Editor, Outcome, holds, lines

# Editors write these themselves around anything that comes in, typed or pasted.
OWN_STYLES = {"white-space: pre-wrap", "text-align: right", "text-align: start", "color: rgb(0, 0, 0)"}
LEFTOVERS = re.compile("[\u200b\u2060\ufeff\ue000-\uf8ff]|data-caret")


@dataclass(frozen=True)
class Verdict:
    kind: Literal["yes", "as text", "at times", "no", "has none"]
    reason: str = ""


YES = Verdict("yes")


def verdict(desk: Desk, name: str) -> Verdict:
    """`has none` where the editor has no such place, as a text field has no table cell."""
    if name in OVERALL:
        return next(wrong(desk, name), YES)
    row = next(row for row in ROWS if row.name == name)
    return of_row(desk, row) if holds(desk.editor, row) else Verdict("has none")


def of_row(desk: Desk, row: Row) -> Verdict:
    outcome = desk.outcome(row)
    wanted = row.expected(outcome.typed.sent)
    for place, found in (("sends", outcome.written.sent), ("shows", outcome.written.seen)):
        if lines(found) == lines(wanted):
            continue
        if desk.editor.one_line and letters(found) == letters(wanted):
            continue
        if row.needs in desk.editor.lacks and plainly(found) == plainly(wanted):
            return Verdict("as text")
        return Verdict("no", f"it {place} {short(found)} instead of {short(wanted)}")
    return YES


def wrong(desk: Desk, name: str) -> Iterator[Verdict]:
    """Every scene of the editor that fails what is asked of all."""
    for row, outcome in desk.outcomes.items():
        for reason in REASONS[name](desk.editor, outcome):
            yield Verdict("no", f"{LABELS[row]}: {reason}")


def undo(_: Editor, outcome: Outcome) -> Iterator[str]:
    if outcome.undone and outcome.undone.sent != outcome.typed.sent:
        yield f"{short(outcome.undone.sent)} instead of {short(outcome.typed.sent)}"
    if outcome.undone and outcome.undone.seen != outcome.typed.seen:
        yield f"one sees {short(outcome.undone.seen)} instead of {short(outcome.typed.seen)}"


def redo(_: Editor, outcome: Outcome) -> Iterator[str]:
    if outcome.redone and outcome.redone.sent != outcome.written.sent:
        yield f"{short(outcome.redone.sent)} instead of {short(outcome.written.sent)}"


def sent(_: Editor, outcome: Outcome) -> Iterator[str]:
    if outcome.written.sent != outcome.written.seen:
        yield f"it sends {short(outcome.written.sent)} and shows {short(outcome.written.seen)}"


def leftovers(_: Editor, outcome: Outcome) -> Iterator[str]:
    found = LEFTOVERS.search(outcome.written.value)
    if found:
        yield f"U+{ord(found[0][0]):04X} in {short(outcome.written.value)}"
    added = styles(outcome.written.value) - styles(outcome.typed.value) if outcome.undone else set()
    yield from (f"{style} was not in the reply" for style in sorted(added))


def styles(html: str) -> set[str]:
    """What is said of looks. Tables and images have sizes of the editor's own."""
    if "<table" in html or "<img" in html:
        return set()
    found = re.findall(r'style="([^"]*)"', html)
    return {one.strip() for style in found for one in style.split(";") if one.strip()} - OWN_STYLES


def spacing(_: Editor, outcome: Outcome) -> Iterator[str]:
    """Between two paragraphs as much as an empty line, between two lines nothing; measured on the screen."""
    for place, gap in (("before", "First line\n\n"), ("behind", "\n\nLast line")):
        if gap in outcome.written.sent and gap not in outcome.typed.sent:
            yield f"an empty line stands {place} the reply"
    if not outcome.tops:
        return
    first, second, third, fourth, height = outcome.tops
    line = third - second
    if line > 1.6 * height:
        yield f"two lines stand {round(line / height, 1)} lines below one another"
    gaps = [round((below - above) / line, 1) for above, below in ((first, second), (third, fourth))]
    if any(not 1.3 <= gap <= 2.7 for gap in gaps):
        yield f"the paragraphs stand {gaps[0]} and {gaps[1]} lines below one another"


def font(_: Editor, outcome: Outcome) -> Iterator[str]:
    if len(set(outcome.fonts)) > 1:
        yield " beside ".join(dict.fromkeys(outcome.fonts))


REASONS = {
    "undo": undo,
    "redo": redo,
    "sent": sent,
    "leftovers": leftovers,
    "spacing": spacing,
    "font": font,
}


def plainly(reading: str) -> list[list[str]]:
    """The words of each line, without its marks."""
    bare = re.sub(r"\(https?:[^)]*\)", "", reading)
    return [
        words
        for line in bare.split("\n")
        if (words := re.findall(r"[^\W_]+", re.sub(r"^(1\.|\d+\.)", "", line)))
    ]


def letters(reading: str) -> str:
    """All in one line: how the lines were joined is nobody's loss, nor is the number of an item."""
    return "".join(re.findall(r"[^\W_]", re.sub(r"\b\d+\. ", "", reading)))


def short(text: str) -> str:
    flat = text.replace("\n", " ⏎ ")
    return f"“{flat if len(flat) <= 160 else flat[:160] + '…'}”"
