"""What a template asks for before it is filled; mirrors `extension/src/template/questions.ts`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from api.language.dates import moment_from
from api.language.numbers import number_from
from api.language.vocabulary import QUESTION_KINDS, nearest

OWNERS = {"to": "Recipient", "cc": "Cc", "bcc": "Bcc", "from": "Sender", "account": "Your"}


@dataclass(frozen=True)
class Question:
    name: str
    """The variable's name as written, e.g. `order_number` or `to.first_name`."""
    label: str
    kind: str = "text"
    """One of `QUESTION_KINDS`."""
    options: tuple[str, ...] = ()
    """For `choice` and `several`."""
    columns: tuple[str, ...] = ()
    """For `rows`."""
    default: str = ""
    """As answers are written: a date is `YYYY-MM-DD`; lists have a line each, rows a tab between cells."""
    hint: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Ask:
    """A question as an `ask` tag declares it."""

    question: Question
    offer: str
    """Liquid for the answer to offer, where that is not a plain text, e.g. `to.first_name`; else empty."""


def label_of(name: str) -> str:
    """A variable's name in words: `to.first_name` → “Recipient: first name”."""
    root, *steps = name.split(".")
    words = [word for word in (_spaced(step) for step in steps) if word]
    owner = _sentence(_spaced(OWNERS.get(root, root)))
    if not words:
        return owner
    if root == "team":
        return _sentence(" ".join(words))
    return f"{owner}{' ' if root == 'account' else ': '}{' '.join(words)}"


def ask_from(name: str, literals: Mapping[str, str], offer: str) -> tuple[Ask, tuple[str, str] | None]:
    """The question that an `ask` tag declares, and what is wrong with it: a message and a suggestion."""
    written = literals.get("kind", _kind_by(literals))
    kind = written if written in QUESTION_KINDS else "text"
    said = literals.get("default", "")
    question = Question(
        name,
        literals.get("label", "").strip() or label_of(name),
        kind,
        options=_parts_of(literals.get("options", "")),
        columns=_parts_of(literals.get("columns", "")),
        default="\n".join(_parts_of(said)) if kind in ("several", "list") else said,
        hint=literals.get("hint", "").strip(),
        optional=literals.get("optional") == "true",
    )
    return Ask(question, offer), _wrong_in(question, written)


def column_name(column: str) -> str:
    """The name of a column in Liquid: `Unit price` is `row.unit_price`."""
    return re.sub(r"^_|_$", "", re.sub(r"[\W_]+", "_", column.lower()))


def _kind_by(literals: Mapping[str, str]) -> str:
    if "columns" in literals:
        return "rows"
    return "choice" if "options" in literals else "text"


def _parts_of(listed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in listed.split(",") if part.strip()))


def _wrong_in(question: Question, written: str) -> tuple[str, str] | None:
    name, kind = question.name, question.kind
    if kind != written:
        near = nearest(written, QUESTION_KINDS)
        hint = f"did you mean {near}?" if near else f"expected {', '.join(QUESTION_KINDS)}"
        return f"There is no kind of question “{written}”.", hint
    if kind in ("choice", "several") and not question.options:
        return f"The question “{name}” offers no choice.", 'expected options: "A, B"'
    if kind == "rows" and not question.columns:
        return f"The question “{name}” has no columns.", 'expected columns: "A, B"'
    names = [column_name(column) for column in question.columns]
    wrong = (at for at, column in enumerate(names) if not column or names.index(column) != at)
    nameless = next((question.columns[at] for at in wrong), None)
    if nameless is not None:
        hint = 'expected letters, e.g. columns: "Item, Price"'
        return f"The column “{nameless}” needs a name of its own.", hint
    return _wrong_default(question) if question.default else None


def _wrong_default(question: Question) -> tuple[str, str] | None:
    said, kind = question.default, question.kind
    message = f"“{said}” cannot be the answer to “{question.name}”."
    chosen = [said] if kind == "choice" else said.split("\n") if kind == "several" else []
    other = next((one for one in chosen if one not in question.options), None)
    if other is not None:
        near = nearest(other, question.options)
        hint = f"did you mean {near}?" if near else f"expected {', '.join(question.options)}"
        return f"“{other}” cannot be the answer to “{question.name}”.", hint
    if kind == "rows":
        return message, "expected no default: a table starts empty"
    if kind == "date":
        day = moment_from(said)
        is_day = day is not None and not day.timed
        return None if is_day else (message, 'expected e.g. "2026-12-24", or today without quotes')
    if kind == "number" and number_from(said, ".") is None:
        return message, "expected digits"
    return (message, "expected true or false") if kind == "toggle" and said not in ("true", "false") else None


def _spaced(words: str) -> str:
    return re.sub(r"[_-]+", " ", words).strip()


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
