"""What a benchmark tells: one row a figure."""

import statistics
from collections.abc import Sequence
from typing import TypedDict


class Row(TypedDict):
    """`holds` says whether the goal is reached; both are None for a figure that is only told."""

    name: str
    value: float
    unit: str
    goal: float | None
    holds: bool | None
    against: str


def at_most(name: str, value: float, unit: str, goal: float, against: str) -> Row:
    """A figure that is better the lower it is. The goal is held to what was measured, not to the rounded."""
    return Row(name=name, value=round(value, 2), unit=unit, goal=goal, holds=value <= goal, against=against)


def at_least(name: str, value: float, unit: str, goal: float, against: str) -> Row:
    """A figure that is better the higher it is."""
    goal = float(goal)
    return Row(name=name, value=round(value, 2), unit=unit, goal=goal, holds=value >= goal, against=against)


def told(name: str, value: float, unit: str, against: str) -> Row:
    """A figure without a goal of its own."""
    return Row(name=name, value=round(value, 2), unit=unit, goal=None, holds=None, against=against)


def p50(values: Sequence[float]) -> float:
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay at or below, by the nearest rank. Raises IndexError without values."""
    return _percentile(values, 95)


def p99(values: Sequence[float]) -> float:
    """As `p95`, for 99 of 100."""
    return _percentile(values, 99)


def _percentile(values: Sequence[float], share: int) -> float:
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


def table(rows: Sequence[Row]) -> str:
    """The rows for a person to read, those that miss their goal marked."""
    width = max((len(row["name"]) for row in rows), default=0)
    return "\n".join(_line(row, width) for row in rows)


def _line(row: Row, width: int) -> str:
    mark = {True: "✓", False: "✗", None: " "}[row["holds"]]
    goal = "" if row["goal"] is None else f"goal {row['goal']:g}"
    return f"{mark} {row['name']:<{width}}  {row['value']:>10g} {row['unit']:<17} {goal:<10} {row['against']}"
