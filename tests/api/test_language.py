"""Both implementations of the language agree with every example; this is the service's."""

from dataclasses import asdict
from typing import Any

import pytest

from api.language.check import problems_in
from api.language.render import render
from tests.api.language_examples import Example, examples


@pytest.mark.parametrize("example", examples(), ids=lambda example: f"{example.topic}: {example.name}")
def test_example(example: Example) -> None:
    outcome = render(example.template, example.given, example.answers, example.nested)

    shown = asdict(outcome)
    kind = "broken" if example.problems else "asks" if example.questions else "filled"
    assert outcome.kind == kind, shown
    holds(shown["problems"], example.problems or [])
    holds(shown["questions"], example.questions or [])
    if shown["filled"]:
        assert {key: shown["filled"][key] for key in example.expected} == example.expected


def holds(found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> None:
    """The same number, and each with at least what the example names."""
    assert len(found) == len(wanted), found
    for one, named in zip(found, wanted, strict=True):
        assert {key: list(one[key]) if isinstance(one[key], tuple) else one[key] for key in named} == named


def test_a_template_without_problems_says_so() -> None:
    assert problems_in({"body": "<p>Hi {{ to.first_name }}</p>"}) == []
