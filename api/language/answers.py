"""What an answer is in a template; mirrors `extension/src/template/answers.ts`."""

import re

from api.language.dates import moment_from
from api.language.number_words import decimal_sign
from api.language.numbers import number_from
from api.language.questions import Question, column_name
from api.language.values import Row


def value_of(question: Question, answer: str, locale: str) -> object:
    """Nothing where an optional question was left empty."""
    match question.kind:
        case "toggle":
            return answer == "true"
        case "several" | "list":
            return _lines_of(answer)
        case "rows":
            return [_row_from(question.columns, line) for line in _lines_of(answer)]
    if answer == "":
        return None
    if question.kind == "number":
        read = number_from(answer, decimal_sign(locale))
        return answer if read is None else read
    return moment_from(answer) or answer if question.kind == "date" else answer


def _lines_of(answer: str) -> list[str]:
    return [line.strip(" ") for line in re.split(r"\r?\n", answer) if line.strip()]


def _row_from(columns: tuple[str, ...], line: str) -> Row:
    cells = line.split("\t")
    names = [column_name(column) for column in columns]
    padded = [*cells, *[""] * len(names)]
    return Row({name: cell.strip() for name, cell in zip(names, padded, strict=False)})
