"""What the benchmarks promise of their figures, and that none of them is forgotten."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.__main__ import BENCHMARKS, verdict, write
from benchmarks.figures import Row, at_least, at_most, p50, p95, p99, table, told
from benchmarks.page_library import LENGTH, body, marker, pack, shortcut
from benchmarks.page_rows import BRISKINE
from benchmarks.pages import SIZES
from benchmarks.replies import reply

BENCHMARK_FILES = sorted(Path(__file__).parents[2].joinpath("benchmarks").glob("*.py"))
FIELDS: dict[str, Any] = {
    "name": str,
    "value": float,
    "unit": str,
    "goal": float | None,
    "holds": bool | None,
    "against": str,
}

ROWS = [
    at_most("reached", 2.9, "ms", 3.0, "a peer: 4.2 ms"),
    at_most("missed", 3.001, "ms", 3.0, "a peer: 4.2 ms"),
    at_least("high enough", 2_000.0, "answers", 2_000.0, "a peer: 480"),
    told("only told", 17.0, "s", "no peer measured"),
]


def test_a_row_says_what_was_measured_and_against_what(tmp_path: Path) -> None:
    file = tmp_path / "out" / "bench.json"

    write(ROWS, file)

    written: list[Row] = json.loads(file.read_text())
    assert [row["holds"] for row in written] == [True, False, True, None]
    for row in written:
        assert row.keys() == FIELDS.keys()
        assert all(isinstance(value, FIELDS[name]) for name, value in row.items())


def test_a_person_sees_which_goals_are_missed() -> None:
    lines = table(ROWS).splitlines()
    assert [line[0] for line in lines] == ["✓", "✗", "✓", " "]
    assert "goal 3" in lines[1]
    assert verdict(ROWS).startswith("2 of 3 goals reached")


@pytest.mark.parametrize(
    ("values", "middle", "high", "highest"),
    [([5.0], 5, 5, 5), ([1.0, 2.0, 3.0], 2, 3, 3), ([float(n) for n in range(1, 101)], 50.5, 95, 99)],
)
def test_a_percentile_is_a_measured_value(
    values: list[float], middle: float, high: float, highest: float
) -> None:
    assert (p50(values), p95(values), p99(values)) == (middle, high, highest)


@pytest.mark.parametrize("path", BENCHMARK_FILES, ids=lambda path: path.stem)
def test_every_benchmark_is_run(path: Path) -> None:
    """Whatever has rows to tell stands in the list; everything else is leant on by something that does."""
    names = {node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)}
    assert ("rows" in names) == (path.stem in BENCHMARKS)


def test_a_reply_of_the_measured_library_is_of_a_typical_length() -> None:
    for number in range(50):
        text = body(number)
        assert LENGTH - 80 <= len(text) <= LENGTH + 20
        assert text.endswith(marker(number))
        assert text.count("{{") == 2
    assert pack(3).count(f"shortcut: {shortcut(2)}\n") == 1


def test_the_peer_was_measured_at_every_size() -> None:
    assert all(set(at) == set(SIZES) for at in BRISKINE.values())


def test_no_two_replies_of_a_measured_team_are_alike() -> None:
    replies = [reply(number) for number in range(200)]
    assert len({each.body for each in replies}) == 200
    assert all(690 - 60 <= len(each.body) <= 690 + 120 for each in replies)
    assert reply(7) == replies[7]
