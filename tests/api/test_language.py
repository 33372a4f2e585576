"""Both implementations of the language agree with every example; this is the service's."""

import subprocess
import sys
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


SPOKEN = ("zh", "fr", "en", "ru", "de", "ja", "zh-TW", "en-GB", "ar", "pl")


def test_what_one_language_wrote_changes_no_other() -> None:
    """Whichever of them a process wrote first."""
    orders = [SPOKEN, SPOKEN[::-1]]
    written = [subprocess.check_output([sys.executable, "-c", DATES, *order], text=True) for order in orders]
    assert sorted(written[0].splitlines()) == sorted(written[1].splitlines())
    assert "fr novembre nov. novembre samedi" in written[0]


DATES = """
import sys
from datetime import datetime
from api.language.date_words import date_in_words
from api.language.dates import Moment
from api.language.list_words import list_in_words

day = Moment(datetime(2026, 11, 21), True)
for locale in sys.argv[1:]:
    styles = ("month", "%b", "%B", "weekday", "%a", "long", "time")
    words = [date_in_words(day, style, locale) for style in styles]
    lists = [list_in_words(["a", "b", "c"], kind, locale) for kind in ("or", "and")]
    print(locale, *words, *lists)
"""
