"""A template as it would be sent; the same as `extension/src/template/render.ts`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from liquid.exceptions import LiquidError

from api.language.body import rich_source
from api.language.content import LIQUID_FIELDS, field_of
from api.language.engine import Stopped, render_field
from api.language.engine_source import plain_source
from api.language.fields import FieldReading, read_template, writing_of
from api.language.occasion import Given, Occasion, occasion_of
from api.language.problem import TemplateProblem, problem_at
from api.language.questions import Ask, Question
from api.language.text import marked_text_of

MOST_NESTING = 5
"""Templates inside one another."""


@dataclass(frozen=True)
class Filled:
    """`html` is not yet sanitised: values in it are escaped, but a link may still lead anywhere.

    Each place for the caret is an empty `<span data-caret="">`; `carets` are the same places in `text`, in
    UTF-16 code units. The other fields hold one line each.
    """

    html: str
    text: str
    carets: list[int]
    subject: str
    to: str
    cc: str
    bcc: str


@dataclass(frozen=True)
class Rendering:
    """`broken` with problems; `asks` with questions and a preview that shows the holes; or `filled`."""

    kind: str
    problems: tuple[TemplateProblem, ...] = ()
    questions: tuple[Question, ...] = ()
    filled: Filled | None = None


def render(
    content: Mapping[str, object] | object,
    given: Given,
    answers: Mapping[str, str] | None = None,
    nested: Mapping[str, Sequence[object]] | None = None,
) -> Rendering:
    """Fills a template with what is known. `nested` holds, by shortcut, what it puts in."""
    fields = read_template(content)
    inner = nested or {}
    problems = [problem for field in fields for problem in field.problems]
    problems += _nesting_problems(content, fields, inner)
    if problems:
        return Rendering("broken", problems=tuple(problems))

    occasion = occasion_of(content, given, answers or {}, _declared_in(fields, inner), inner)
    written: dict[str, str] = {}
    for name in LIQUID_FIELDS:
        outcome = _rendered(name, field_of(content, name), occasion)
        if isinstance(outcome, TemplateProblem):
            return Rendering("broken", problems=(outcome,))
        written[name] = outcome

    filled = _filled_from(written)
    if occasion.missing:
        questions = tuple(_offering(question, occasion) for question in occasion.missing.values())
        return Rendering("asks", questions=questions, filled=filled)
    return Rendering("filled", filled=filled)


def _rendered(name: str, text: str, occasion: Occasion) -> str | TemplateProblem:
    if "{{" not in text and "{%" not in text:
        return text
    writing = writing_of(name)
    source = rich_source(text) if writing == "rich" else plain_source(text)
    try:
        return render_field(source, writing, occasion)
    except Stopped as stopped:
        trouble = stopped.trouble
        return problem_at(name, text, source.place_of(stopped.place), trouble.message, trouble.suggestion)
    except (LiquidError, RecursionError) as wrong:
        token = getattr(wrong, "token", None)
        place = source.place_of(token.start_index) if token else 0
        return problem_at(name, text, place, "This cannot be carried out.", "")


def _filled_from(written: Mapping[str, str]) -> Filled:
    text, carets = marked_text_of(written["body"])
    lines = {name: re.sub(r"\s+", " ", written[name]).strip() for name in ("subject", "to", "cc", "bcc")}
    return Filled(html=written["body"], text=text, carets=carets, **lines)


def _declared_in(fields: list[FieldReading], nested: Mapping[str, Sequence[object]]) -> dict[str, Ask]:
    inner = [field for each in nested.values() for content in each for field in read_template(content)]
    declared: dict[str, Ask] = {}
    for field in [*fields, *inner]:
        for ask in field.asks:
            declared.setdefault(ask.question.name, ask)
    return declared


AS_ANSWER = {"date": ' | date: "%F"', "several": ' | join: "\n"', "list": ' | join: "\n"'}


def _offering(question: Question, occasion: Occasion) -> Question:
    """The question with its default worked out, as far as the answers so far allow."""
    ask = occasion.declared.get(question.name)
    if ask is None or not ask.offer:
        return question
    own = replace(occasion, missing={}, samples=0)
    source = plain_source(f"{{{{ {ask.offer}{AS_ANSWER.get(question.kind, '')} }}}}")
    try:
        said = render_field(source, "plain", own).strip()
    except (Stopped, LiquidError):
        return question
    return question if own.missing else replace(question, default=said)


def _nesting_problems(
    content: object, fields: list[FieldReading], nested: Mapping[str, Sequence[object]]
) -> list[TemplateProblem]:
    """Templates put in that are not there, go in circles, too deep, or are broken themselves."""
    own = field_of(content, "shortcut")
    fine: set[tuple[int, str]] = set()
    problems = []
    for field in fields:
        for shortcut, at in field.includes:
            wrong = _wrong_inside(shortcut, nested, [own] if own else [], fine)
            if wrong:
                problems.append(problem_at(field.name, field_of(content, field.name), at, *wrong))
    return problems


def _wrong_inside(
    shortcut: str, nested: Mapping[str, Sequence[object]], path: list[str], fine: set[tuple[int, str]]
) -> tuple[str, str] | None:
    if (len(path), shortcut) in fine:
        return None
    if shortcut in path:
        return f"“{shortcut}” is put into itself: {' → '.join([*path, shortcut])}.", ""
    if len(path) > MOST_NESTING:
        return "Too many templates stand inside one another.", f"expected at most {MOST_NESTING}"
    opened = nested.get(shortcut, [])
    if not opened:
        return f"There is no template with the shortcut “{shortcut}”.", ""
    if len(opened) > 1:
        titles = " and ".join(f"“{field_of(content, 'title')}”" for content in opened)
        return f"“{shortcut}” opens {titles}.", "expected a shortcut that opens one template"

    body = next(field for field in read_template(opened[0]) if field.name == "body")
    if body.problems:
        broken = body.problems[0]
        return f"The template “{shortcut}” is broken: {broken.message}", broken.suggestion
    for inner, _ in body.includes:
        wrong = _wrong_inside(inner, nested, [*path, shortcut], fine)
        if wrong:
            return wrong
    fine.add((len(path), shortcut))
    return None
