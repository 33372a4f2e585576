"""The examples in `shared_templates/language`; their README tells what each key says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from api.language.occasion import Given
from api.language.text import html_of

FOLDER = Path(__file__).parents[2] / "shared_templates" / "language"
OUTCOMES = ("text", "html", "subject", "to", "cc", "bcc", "carets")


@dataclass(frozen=True)
class Example:
    topic: str
    name: str
    template: Mapping[str, str]
    given: Given
    answers: Mapping[str, str]
    nested: Mapping[str, list[dict[str, str]]]
    expected: Mapping[str, object]
    questions: list[dict[str, Any]] | None
    problems: list[dict[str, Any]] | None


def examples() -> list[Example]:
    pages = [_read(file) for file in sorted(FOLDER.glob("*.yaml")) if file.name != "given.yaml"]
    return [_example(page["topic"], written) for page in pages for written in page["examples"]]


def _read(file: Path) -> Any:
    return YAML(typ="safe").load(file)


_usual: dict[str, Any] = _read(FOLDER / "given.yaml")


def _example(topic: str, written: dict[str, Any]) -> Example:
    questions = written.get("questions")
    return Example(
        topic=topic,
        name=written["name"],
        template=_template(written["template"]),
        given=given_from(written.get("given", {})),
        answers={name: str(answer) for name, answer in written.get("answers", {}).items()},
        nested={
            shortcut: [_template(one) for one in (opened if isinstance(opened, list) else [opened])]
            for shortcut, opened in written.get("nested", {}).items()
        },
        expected={key: written[key] for key in OUTCOMES if key in written},
        questions=questions
        and [{"name": question} if isinstance(question, str) else question for question in questions],
        problems=written.get("problems"),
    )


def _template(written: str | dict[str, str]) -> dict[str, str]:
    fields = {"body": written} if isinstance(written, str) else dict(written)
    body = fields.pop("html", None) or html_of(fields.get("body", ""))
    return {**fields, "body": body}


def usual_with(own: dict[str, Any]) -> dict[str, Any]:
    """What `given.yaml` says, with some of it replaced; by the names that templates use."""
    return {**_usual, **own}


def given_from(own: dict[str, Any]) -> Given:
    known = usual_with(own)
    known["sender"] = known.pop("from")
    now = known.pop("now")
    moment = now if isinstance(now, datetime) else datetime.fromisoformat(now)
    return Given(now=moment if moment.tzinfo else moment.replace(tzinfo=UTC), **known)
