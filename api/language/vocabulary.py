"""The words of the language, out of the file that the extension reads too."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SHARED = Path(__file__).parents[2] / "shared_templates"

_words: dict[str, Any] = json.loads((SHARED / "vocabulary.json").read_text("utf-8"))

TAGS: dict[str, dict[str, Any]] = _words["tags"]
FILTERS: dict[str, dict[str, Any]] = _words["filters"]
VARIABLES: dict[str, dict[str, Any]] = _words["variables"]
PROPERTIES: dict[str, dict[str, str]] = _words["properties"]
QUESTION_KINDS: list[str] = list(_words["questions"])
CURRENCIES: dict[str, list[str]] = _words["currencies"]
"""ISO 4217 codes by how many places their amounts have where it is not two."""
BLOCK_TAGS = ["if", "unless", "case", "for", "capture", "comment", "raw"]
"""The tags that take text between themselves and an `end…`."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The word that was probably meant; empty where none is near."""
    best, least = "", min(2, len(word) // 2) + 1
    for candidate in known:
        steps = _steps_between(word.lower(), candidate)
        if steps < least:
            best, least = candidate, steps
    return best


def _steps_between(a: str, b: str) -> int:
    """How many letters are added, dropped, changed or swapped with a neighbour (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for row, letter in enumerate(a, 1):
        current = [row]
        for column, other in enumerate(b, 1):
            steps = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == b[column - 2] and a[row - 2] == other:
                steps = min(steps, before[column - 2] + 1)
            current.append(steps)
        before, last = last, current
    return last[-1]
