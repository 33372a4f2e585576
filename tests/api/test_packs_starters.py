"""Every starter template, rendered by the service with the facts of a customer."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from api.language.occasion import Given
from api.language.questions import Question
from api.language.render import render
from api.library.content import TemplateContent
from api.packs.reading import Pack, read_pack

ROOT = Path(__file__).parents[2]
FACTS: dict[str, Any] = YAML(typ="safe").load(ROOT / "tests" / "contract" / "packs" / "facts.yaml")
UNFINISHED = re.compile(FACTS["unfinished"])


def starters() -> list[Pack]:
    files = sorted((ROOT / "shared_templates" / "packs").glob("*.yaml"))
    packs = [read_pack(file.read_text(encoding="utf-8")) for file in files]
    return [pack for pack in packs if isinstance(pack, Pack)]


STARTERS = starters()
KNOWN = {each.template.shortcut: [each.template] for pack in STARTERS for each in pack.templates}
TEMPLATES = [
    pytest.param(pack, each.template, id=each.template.shortcut)
    for pack in STARTERS
    for each in pack.templates
]


def written(pack: Pack, template: TemplateContent, to: list[Any], choice: int) -> str:
    """With every question answered, as an agent would; of several options the one with that number."""
    given = Given(
        now=datetime.fromisoformat(FACTS["now"]),
        to=to,
        account=FACTS["account"],
        team=pack.values,
        time_zone=FACTS["time_zone"],
        locale=pack.language,
        random=FACTS["random"],
    )
    answers: dict[str, str] = {}
    for _ in range(5):
        rendering = render(template, given, answers, KNOWN)
        assert rendering.kind != "broken", rendering.problems
        if rendering.kind == "filled" and rendering.filled:
            return rendering.filled.text
        answers |= {each.name: answer_to(each, choice) for each in rendering.questions}
    raise AssertionError(f"{template.shortcut} never stops asking")


def answer_to(question: Question, choice: int) -> str:
    if question.kind == "date":
        return str(FACTS["date"])
    if question.kind == "toggle":
        return "true" if choice % 2 == 0 else "false"
    if question.kind == "choice":
        return str(question.options[choice % len(question.options)])
    return str(FACTS["answers"].get(question.name, question.default))


@pytest.mark.parametrize(("pack", "template"), TEMPLATES)
def test_it_says_something_whole_whatever_one_chooses(pack: Pack, template: TemplateContent) -> None:
    for choice in range(4):
        assert not UNFINISHED.search(written(pack, template, [FACTS["customer"]], choice))


@pytest.mark.parametrize(("pack", "template"), TEMPLATES)
def test_it_does_so_where_the_page_tells_nothing(pack: Pack, template: TemplateContent) -> None:
    assert not UNFINISHED.search(written(pack, template, [], 0))


def test_an_apology_for_a_late_parcel_names_the_customer_and_the_promised_day() -> None:
    english = next(pack for pack in STARTERS if pack.name == "Shop support")

    said = written(english, KNOWN[";late"][0], [FACTS["customer"]], 0)

    assert said.startswith("Hi Ada,\n\nI am sorry")
    assert "by November 24, 2026" in said
