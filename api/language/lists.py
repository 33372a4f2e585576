"""What filters do with lists."""

from api.language.problem import too_much
from api.language.values import MOST_TURNS


def bounded(members: list[object]) -> list[object]:
    """The list itself; raises where it is too long."""
    if len(members) > MOST_TURNS:
        raise too_much()
    return members


def split(words: str, between: str) -> list[object]:
    """As in Liquid: empty members at the end fall away, and a blank cuts at every white space."""
    parts = words.split() if between == " " else list(words) if not between else words.split(between)
    while parts and parts[-1] == "":
        parts.pop()
    return bounded(list(parts))
