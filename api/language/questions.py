"""What a template asks for before it is filled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

KINDS = ("text", "choice", "date", "toggle")
OWNERS = {"to": "Recipient", "cc": "Cc", "bcc": "Bcc", "from": "Sender", "account": "Your"}


@dataclass(frozen=True)
class Question:
    name: str
    """The variable's name as written, e.g. `order_number` or `to.first_name`."""
    label: str
    kind: str = "text"
    """text, choice, date or toggle."""
    options: tuple[str, ...] = ()
    default: str = ""


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


def question_from(name: str, literals: Mapping[str, str]) -> tuple[Question, tuple[str, str] | None]:
    """The question that an `ask` tag declares, and what is wrong with it: a message and a suggestion."""
    kind = literals.get("kind", "choice" if "options" in literals else "text")
    options = tuple(option.strip() for option in literals.get("options", "").split(",") if option.strip())
    label = literals.get("label", "").strip() or label_of(name)
    question = Question(name, label, kind if kind in KINDS else "text", options, literals.get("default", ""))
    if kind not in KINDS:
        return question, (
            f"There is no kind of question “{kind}”.",
            "expected text, choice, date or toggle",
        )
    if kind == "choice" and not options:
        return question, (f"The question “{name}” offers no choice.", 'expected options: "A, B"')
    return question, None


def _spaced(words: str) -> str:
    return re.sub(r"[_-]+", " ", words).strip()


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
