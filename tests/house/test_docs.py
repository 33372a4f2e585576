"""What a person may set, meet or call is in the docs, under its own name."""

import re
from pathlib import Path

import pytest

from api.settings import Settings
from tests.house.pages import PAGES

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()
DOCUMENTS = ("ARCHITECTURE", "STYLE", "DECISIONS", "CONTRIBUTING", "CHANGELOG", "SECURITY", "README")


def test_every_setting_that_the_readme_names_exists() -> None:
    named = set(re.findall(r"REJOINDER_([A-Z_]+[A-Z])", README)) - {"SECRET_FILE"}
    assert named <= {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_says_what_it_is(name: str) -> None:
    assert Settings.model_fields[name].description


def test_every_make_target_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text()
    inner = {
        "lint",
        "types",
        "layers",
        "quick-tests",
        "slow-tests",
        "chromium",
        "fonts",
        "mail-client",
        "firefox",
        "service",
        "extension",
    }
    targets = set(re.findall(r"^([a-z-]+):(?!=)", makefile, re.MULTILINE)) - inner
    told = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    assert targets == told


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_that_follow_from_the_product_are_up_to_date(name: str) -> None:
    assert (ROOT / "docs" / name).read_text() == PAGES[name](), "make fix writes it anew"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_links_of_a_document_lead_somewhere(name: str) -> None:
    text = (ROOT / f"{name}.md").read_text()
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert [link for link in links if not (ROOT / link).exists()] == []
