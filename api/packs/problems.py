"""What is refused about packs, and why."""

from collections.abc import Sequence

from api.packs.tree import PackProblem
from api.problems import Problem


class PackInvalid(Problem):
    status, code, title = 422, "pack_invalid", "The pack has problems; nothing of it was imported."

    @classmethod
    def because(cls, problems: Sequence[PackProblem]) -> "PackInvalid":
        told = [
            {"line": each.place.line, "column": each.place.column, "message": each.message}
            for each in problems
        ]
        first = problems[0]
        return cls(f"Line {first.place.line}: {first.message}", problems=told)
