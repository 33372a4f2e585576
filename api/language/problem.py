"""What is wrong in a template, where, and what would be right."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TemplateProblem:
    field: str
    """subject, to, cc, bcc or body."""
    line: int
    """From 1."""
    column: int
    """From 1, in UTF-16 code units, as browsers count."""
    message: str
    suggestion: str
    """What was expected there, or a likely spelling; empty when nothing sensible can be said."""


def problem_at(field: str, source: str, offset: int, message: str, suggestion: str) -> TemplateProblem:
    before = source[:offset]
    line_start = before.rfind("\n") + 1
    column = len(before[line_start:].encode("utf-16-le", "surrogatepass")) // 2 + 1
    return TemplateProblem(field, before.count("\n") + 1, column, message, suggestion)


class Trouble(Exception):
    """A template that reads well but cannot be carried out."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.suggestion = suggestion


def too_much() -> Trouble:
    return Trouble(
        "This template makes too much text or goes round too often.", "expected a shorter loop or text"
    )
