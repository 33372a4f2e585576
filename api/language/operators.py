"""Comparisons as people mean them: “12” is 12, dates compare as dates, the unknown is never more or less."""

from collections.abc import Callable

from liquid import RenderContext
from liquid.builtin.expressions import logical
from liquid.builtin.expressions.logical import is_truthy
from liquid.builtin.expressions.primitive import Blank, Empty
from liquid.expression import Expression

from api.language.dates import Moment, moment_from
from api.language.numbers import NUMERIC
from api.language.values import Someone, Unknown, is_nothing


def equal(left: object, right: object) -> bool:
    if isinstance(right, Empty | Blank):
        left, right = right, left
    if isinstance(left, Blank):
        return _is_blank(right)
    if isinstance(left, Empty):
        return isinstance(right, str | list) and len(right) == 0
    a, b = _comparable(left, right), _comparable(right, left)
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, Someone) and isinstance(b, Someone):
        return a.path == b.path
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(equal(one, other) for one, other in zip(a, b, strict=True))
    return a == b


def contains(left: object, right: object) -> bool:
    if isinstance(left, list):
        return not is_nothing(right) and any(equal(one, right) for one in left)
    if not isinstance(left, str) or isinstance(right, bool):
        return False
    return isinstance(right, str | int | float) and _text(right) in left


def plainly(expression: Expression) -> Expression:
    """A condition as python-liquid parsed it, with our comparisons in place of its own."""
    if isinstance(expression, logical.LogicalAndExpression):
        return Comparison(expression, lambda left, right: is_truthy(left) and is_truthy(right))
    if isinstance(expression, logical.LogicalOrExpression):
        return Comparison(expression, lambda left, right: is_truthy(left) or is_truthy(right))
    for kind, holds in COMPARISONS.items():
        if isinstance(expression, kind):
            return Comparison(expression, holds)
    return expression


class Comparison(Expression):
    """Two values and what must hold between them. Looks at both: one never hides a question."""

    __slots__ = ("holds", "left", "right")

    def __init__(self, parsed: Expression, holds: Callable[[object, object], bool]) -> None:
        super().__init__(parsed.token)
        self.left, self.right = (plainly(side) for side in parsed.children())
        self.holds = holds

    def evaluate(self, context: RenderContext) -> bool:
        return self.holds(self.left.evaluate(context), self.right.evaluate(context))

    def children(self) -> list[Expression]:
        return [self.left, self.right]


def _ordered(holds: Callable[[int], bool]) -> Callable[[object, object], bool]:
    def compare(left: object, right: object) -> bool:
        a, b = _comparable(left, right), _comparable(right, left)
        if isinstance(a, bool) or isinstance(b, bool):
            return False
        if isinstance(a, int | float) and isinstance(b, int | float):
            return holds((a > b) - (a < b))
        if isinstance(a, str) and isinstance(b, str):
            return holds((a > b) - (a < b))
        if isinstance(a, Moment) and isinstance(b, Moment):
            return holds((a.wall > b.wall) - (a.wall < b.wall))
        return False

    return compare


COMPARISONS: dict[type[Expression], Callable[[object, object], bool]] = {
    logical.EqExpression: equal,
    logical.NeExpression: lambda left, right: not equal(left, right),
    logical.LtExpression: _ordered(lambda apart: apart < 0),
    logical.GtExpression: _ordered(lambda apart: apart > 0),
    logical.LeExpression: _ordered(lambda apart: apart <= 0),
    logical.GeExpression: _ordered(lambda apart: apart >= 0),
    logical.ContainsExpression: contains,
}


def _comparable(value: object, beside: object) -> object:
    """A text of digits beside a number counts as a number, `2026-12-24` beside a date as a date."""
    if isinstance(value, Unknown):
        return None
    if isinstance(value, Moment):
        return value if not isinstance(beside, Moment) else Moment(value.wall, False)
    if isinstance(beside, Moment) and isinstance(value, str):
        read = moment_from(value)
        return Moment(read.wall, False) if read else value
    is_number = isinstance(beside, int | float) and not isinstance(beside, bool)
    if is_number and isinstance(value, str) and NUMERIC.fullmatch(value):
        return float(value)
    return value


def _is_blank(value: object) -> bool:
    if value is False or is_nothing(value):
        return True
    return not value.strip() if isinstance(value, str) else isinstance(value, list) and not value


def _text(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}" if isinstance(value, float) else str(value)
