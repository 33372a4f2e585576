"""Pages of docs/ that follow from the product itself: the keys, the language, the problems and the settings.

`make fix` writes them; a test compares.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

import api.app
from api.problems import Problem
from api.settings import Settings
from tests.house.keys import keys_page
from tests.house.moving_in import moving_in_page

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = {"team": "{{ team.return_days }}", "today": '{{ today | shift: "3 workdays" | date: "long" }}'}
ABOUT_QUESTIONS = [
    "Beside it stand `label:`, `hint:` (a line below the field), `optional: true` (may stay empty) and",
    "`default:`, the answer that is offered: a text, or what is known, e.g. `default: to.first_name` or",
    '`default: today | shift: "3 workdays"`. A question is asked only while the answers before it lead to a',
    "place that uses it; `{% if gift %}{{ bow }}{% endif %}` asks for the bow once it is a gift.",
]
VOCABULARY = ROOT / "shared_templates" / "vocabulary.json"


def language_page() -> str:
    words = json.loads(VOCABULARY.read_text())
    return "\n".join(
        [
            "# The template language",
            "",
            "Liquid, as Zendesk and Shopify have it, with a few words of our own. How to begin is told in",
            "[Writing packs](../shared_templates/README.md); exactly what each word does, in the examples in",
            "[`shared_templates/language/`](../shared_templates/language/), which the extension and the",
            "service both run. This page follows from `shared_templates/vocabulary.json`.",
            *section("Variables", dict(variables(words))),
            *section("Tags", words["tags"]),
            *section("Filters", words["filters"]),
            *questions(words["questions"]),
            "",
        ]
    )


def variables(words: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each variable, with an example for each of its properties."""
    for name, word in words["variables"].items():
        kind = "person" if word["is"] == "people" else word["is"]
        properties = words["properties"].get(kind, {})
        examples = [f"{{{{ {name}.{prop} }}}}" for prop in properties] or [f"{{{{ {name} }}}}"]
        yield name, {**word, "example": EXAMPLES.get(name) or " ".join(examples)}


def questions(kinds: dict[str, str]) -> Iterator[str]:
    """What can be asked, and what an `ask` may say beside its kind."""
    yield from ("", "## Questions", "", "| `kind:` | what is asked |", "|---|---|")
    yield from (f"| `{kind}` | {in_cell(does)} |" for kind, does in kinds.items())
    yield from ("", *ABOUT_QUESTIONS)


def section(title: str, words: dict[str, dict[str, Any]]) -> Iterator[str]:
    yield from ("", f"## {title}", "", "| word | what it does | example |", "|---|---|---|")
    for name, word in words.items():
        example = f"`{in_cell(word['example'])}`" if "example" in word else ""
        yield f"| `{name}` | {in_cell(word['does'])} | {example} |"


def in_cell(text: str) -> str:
    return text.replace("|", "\\|")


def problems_page() -> str:
    assert api.app
    own = {kind.code: kind for kind in kinds() if kind.__module__.startswith("api.")}
    rows = [f"| `{code}` | {own[code].status} | {in_cell(own[code].title)} |" for code in sorted(own)]
    return "\n".join(
        [
            "# Problems",
            "",
            "Every refusal of the service is `application/problem+json` (RFC 9457): `code` is stable,",
            "`detail` says what happened and what to do. Which route can answer which is told at `/docs`.",
            "",
            "| code | status | in general |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def kinds(kind: type[Problem] = Problem) -> Iterator[type[Problem]]:
    yield kind
    for below in kind.__subclasses__():
        yield from kinds(below)


def settings_page() -> str:
    rows = [
        f"| `REJOINDER_{name.upper()}` | {default_of(field)} | {in_cell(field.description or '')} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(
        [
            "# Settings",
            "",
            "All that the environment may say to the service; each has a default that is right for one",
            "machine. A secret may also be the name of a file: `REJOINDER_SECRET_FILE=/run/secrets/…`.",
            "",
            "| variable | default | what it is |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def default_of(field: FieldInfo) -> str:
    told = field.default.get_secret_value() if isinstance(field.default, SecretStr) else field.default
    if isinstance(told, Path):
        told = told.relative_to(ROOT)
    if isinstance(told, bool):
        told = "on" if told else "off"
    return f"`{told}`" if told not in ("", None, PydanticUndefined) else ""


PAGES = {
    "keys.md": keys_page,
    "language.md": language_page,
    "moving-in.md": moving_in_page,
    "problems.md": problems_page,
    "settings.md": settings_page,
}


def main() -> None:
    for name, page in PAGES.items():
        (ROOT / "docs" / name).write_text(page())


if __name__ == "__main__":
    main()
