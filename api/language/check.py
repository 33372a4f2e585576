"""What can be said of a template without rendering it. Never raises, whatever it is given."""

from collections.abc import Mapping

from api.language.fields import read_template
from api.language.problem import TemplateProblem
from api.language.questions import Question, label_of
from api.language.vocabulary import VARIABLES

__all__ = ["TemplateProblem", "names_in", "nested_in", "problems_in", "questions_in"]


def problems_in(content: Mapping[str, object] | object) -> list[TemplateProblem]:
    """Everything wrong in a template, in reading order."""
    return [problem for field in read_template(content) for problem in field.problems]


def names_in(content: Mapping[str, object] | object) -> list[str]:
    """Every name that a template uses, each once, e.g. `to.first_name`, `clipboard`."""
    fields = read_template(content)
    given = {name for field in fields for name in field.gives}
    used = (use.path for field in fields for use in field.uses)
    return list(dict.fromkeys(".".join(path) for path in used if path[0] not in given))


def questions_in(content: Mapping[str, object] | object) -> list[Question]:
    """What a template declares with `ask`, and names that nothing on a page could ever tell."""
    fields = read_template(content)
    given = {name for field in fields for name in field.gives}
    questions: dict[str, Question] = {}
    for field in fields:
        for ask in field.asks:
            questions.setdefault(ask.question.name, ask.question)
    for field in fields:
        for use in field.uses:
            name = ".".join(use.path)
            if use.needed and use.path[0] not in given and use.path[0] not in VARIABLES:
                questions.setdefault(name, Question(name, label_of(name)))
    return list(questions.values())


def nested_in(content: Mapping[str, object] | object) -> list[str]:
    """The shortcuts of the templates that this one puts in, as written, each once."""
    return list(dict.fromkeys(shortcut for field in read_template(content) for shortcut, _ in field.includes))
