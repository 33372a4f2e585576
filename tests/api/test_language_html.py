"""HTML that comes in: what is kept, what goes, and what is told about it."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from api.language.sanitise import sanitised, scripts_in
from api.language.text import html_of, text_of

CASES: dict[str, Any] = YAML(typ="safe").load(
    Path(__file__).parents[1] / "extension" / "template" / "html_cases.yaml"
)


@pytest.mark.parametrize("html", CASES["kept"])
def test_harmless_markup_stays_and_is_not_told(html: str) -> None:
    assert same(sanitised(html), html)
    assert scripts_in(html) == []


@pytest.mark.parametrize("case", CASES["changed"], ids=lambda case: case["html"])
def test_what_is_not_on_the_list_goes(case: dict[str, str]) -> None:
    assert same(sanitised(case["html"]), case["left"])


@pytest.mark.parametrize("html", CASES["hostile"])
def test_nothing_hostile_is_left(html: str) -> None:
    cleaned = sanitised(html)

    assert scripts_in(cleaned) == []
    assert sanitised(cleaned) == cleaned


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p onclick='a()'>x</p>", ["onclick="]),
        ("<script>a</script>", ["<script>"]),
        ("<a href=' java\nscript:a'>x</a>", ["javascript:"]),
        ("<a href='&#106;avascript:a'>x</a>", ["javascript:"]),
        ("<iframe srcdoc='x'></iframe><form></form>", ["<iframe>", "<form>", "srcdoc="]),
        ("<object data='x'></object><embed>", ["<object>", "<embed>"]),
        ("<a href='data:text/html,x'>x</a>", ["data:"]),
        ("<p class='MsoNormal' style='mso-x: y'><o:p>x</o:p></p>", []),
        ("<p>Use &lt;script&gt; or onclick= in the form, javascript: is a language</p>", []),
        ("{% if a < b %}on{{ c }}{% endif %}", []),
    ],
)
def test_what_could_run_is_told(html: str, told: list[str]) -> None:
    assert scripts_in(html) == told


lines = st.text(st.sampled_from("ab <>&\"'é你😀-1.}%"), max_size=12).map(str.rstrip)


@given(st.lists(lines, max_size=8).map(lambda written: "\n".join(written).strip("\n")))
def test_plain_text_survives_the_way_there_and_back(text: str) -> None:
    assert text_of(html_of(text)) == text


@given(st.text(max_size=200))
def test_a_body_out_of_plain_text_is_clean_already(text: str) -> None:
    html = html_of(text)

    assert text_of(sanitised(html)) == text_of(html)


def same(one: str, other: str) -> bool:
    """The same tags, attributes and text, whatever the order of attributes."""
    return parsed(one) == parsed(other)


def parsed(html: str) -> list[object]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.seen


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, {name: (value or "").replace(" ", "") for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.seen.append(data)
