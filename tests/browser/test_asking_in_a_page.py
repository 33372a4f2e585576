"""A reply that asks for a table, in the real extension: fields come and go, and what was said is inserted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import Browser, browser
from tests.browser.demo import until
from tests.browser.field import Field
from tests.browser.person import import_pack
from tests.browser.served import Served
from tests.browser.surface import shown_text

pytestmark = pytest.mark.slow

PACK = Path(__file__).parent / "pages" / "asking.yaml"


@pytest.fixture(scope="module")
def asker() -> Iterator[Browser]:
    with browser() as opened:
        import_pack(opened, PACK)
        yield opened


@pytest.fixture
def asked(asker: Browser, pages: Served) -> Page:
    page = asker.page(pages.url("fields.html"))
    field = Field(page, "textarea", None)
    field.focus()
    field.type("Hello ;items<Tab>")
    until(lambda: shown_text(page) != "", "the question")
    return page


def test_a_table_is_filled_in_and_its_sum_stands_in_the_reply(asked: Page) -> None:
    types(asked, "lamp", "Tab", "19,90", "Tab", "Tab", "cable", "Tab", "5")
    types(asked, "Tab", "Tab", "Tab", "Tab", "Tab", "R-7", "Enter")

    expect(asked.locator("textarea").first).to_have_value(
        "Hello That is €24.90 for the lamp and cable. Invoice R-7"
    )


def test_a_question_is_there_only_while_the_answers_lead_to_it(asked: Page) -> None:
    types(asked, "lamp", "Tab", "1")
    until(lambda: "Invoice" in shown_text(asked), "what is asked of one item")
    assert "Card" not in shown_text(asked)

    types(asked, "Tab", "Tab", "Tab", "Tab", "Space")
    until(lambda: "Card" in shown_text(asked), "what is asked of a gift")
    assert "Invoice" not in shown_text(asked)

    types(asked, "Tab", "Enjoy", "Enter", "it", "Control+Enter")
    expect(asked.locator("textarea").first).to_have_value("Hello That is €1.00 for the lamp. Card: Enjoy\nit")


def test_an_undo_in_an_empty_answer_leaves_the_page_alone(asked: Page) -> None:
    types(asked, "Control+z", "lamp", "Tab", "19,90", "Tab", "Tab", "cable", "Tab", "5")
    types(asked, "Tab", "Tab", "Tab", "Tab", "Tab", "R-7", "Enter")

    expect(asked.locator("textarea").first).to_have_value(
        "Hello That is €24.90 for the lamp and cable. Invoice R-7"
    )


KEYS = ("Tab", "Space", "Enter", "Control+Enter", "Control+z")


def types(page: Page, *steps: str) -> None:
    for step in steps:
        if step in KEYS:
            page.keyboard.press(step)
        else:
            page.keyboard.type(step, delay=5)
