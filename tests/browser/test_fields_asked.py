"""What is asked before a reply is inserted, and which of what stands in a field was typed as a shortcut."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.demo import until
from tests.browser.served import Served
from tests.browser.surface import palette_is_open, shown_text
from tests.browser.writer import Writer, still

pytestmark = pytest.mark.slow

Writing = Callable[[str], Writer]


@pytest.fixture
def page(library: Browser, pages: Served) -> Page:
    return library.page(pages.url("fields.html"))


@pytest.fixture
def writing(page: Page) -> Writing:
    return lambda css: Writer(page, css)


def test_what_is_missing_is_asked_and_escape_leaves_what_was_typed(writing: Writing, page: Page) -> None:
    text = writing("#text").types("Hi ;ask<Tab>")
    until(lambda: "Order number" in shown_text(page), "the question")
    assert text.state()["text"] == "Hi ;ask"

    text.types("<Escape>! it")
    assert text.sees("Hi ;ask! it") == "Hi ;ask! it"

    text.types("<Backspace><Backspace><Backspace><Backspace><Tab>")
    until(lambda: "Order number" in shown_text(page), "the question once more")
    text.types("4711<Enter>")
    assert text.sees("Hi Your order 4711 is late.") == "Hi Your order 4711 is late."


def test_one_shortcut_of_two_templates_is_a_choice(library: Browser, writing: Writing, page: Page) -> None:
    library.worker().evaluate(CLASH)
    text = writing("#text").types(";two<Tab>")
    until(lambda: "First of two" in shown_text(page), "the choice")

    text.types("<ArrowDown><Enter>")
    assert text.sees("second") == "second"


# As when another folder of the team has the same shortcut.
CLASH = """async () => {
  const {'shelf/;two': [first]} = await chrome.storage.local.get('shelf/;two');
  const template = {...first.template, title: 'Second of two', body: '<p>second</p>'};
  const second = {...first, id: 'second', template};
  await chrome.storage.local.set({'shelf/;two': [first, second]});
}"""


def test_the_palette_inserts_at_the_caret(writing: Writing, page: Page) -> None:
    text = writing("#text").types("Hi <Control+Space>")
    until(lambda: palette_is_open(page), "the palette")
    text.types("regards<Enter>")

    assert text.sees("Hi Kind regards") == "Hi Kind regards"


def test_selection_and_clipboard_are_read_for_a_template_that_uses_them(writing: Writing, page: Page) -> None:
    text = writing("#text").types("parcel<Control+a><Control+c><End> ;clip<Tab>")
    assert text.sees("parcel Seen: parcel") == "parcel Seen: parcel"

    text.types("<Control+a><Control+Space>")
    until(lambda: palette_is_open(page), "the palette")
    text.types("Chosen<Enter>")
    assert text.sees("You wrote: parcel Seen: parcel") == "You wrote: parcel Seen: parcel"


def test_nothing_fires_while_an_input_method_composes(writing: Writing, page: Page) -> None:
    text = writing("#text").types(";h")
    debugger = page.context.new_cdp_session(page)
    debugger.send("Input.imeSetComposition", {"text": "i", "selectionStart": 1, "selectionEnd": 1})
    page.keyboard.press("Tab")
    still(page)

    assert "Hello" not in text.state()["text"]


def test_what_an_input_method_wrote_is_a_shortcut_too(writing: Writing, page: Page) -> None:
    text = writing("#text").types("Oh ")
    debugger = page.context.new_cdp_session(page)
    debugger.send("Input.imeSetComposition", {"text": "；", "selectionStart": 1, "selectionEnd": 1})
    debugger.send("Input.imeSetComposition", {"text": "；h", "selectionStart": 2, "selectionEnd": 2})
    debugger.send("Input.insertText", {"text": "；hi"})
    text.types("<Tab>")

    assert text.sees("Oh Hello friend") == "Oh Hello friend"


@pytest.mark.parametrize("css", ["#text", "#empty", "#divs"])
def test_a_pasted_shortcut(writing: Writing, page: Page, css: str) -> None:
    writing("#line").types("kr<Control+a><Control+x>")
    field = writing(css).types(" <Control+v>")
    still(page)

    assert "kr" not in field.types("<Tab>").holds("Kind regards")


def test_a_click_ends_what_was_typed(writing: Writing, page: Page) -> None:
    text = writing("#text").types("kr")
    page.click("#text")
    text.types(" ;hi<Tab>")
    assert text.sees("kr Hello friend") == "kr Hello friend"


def test_a_password_that_was_shown_as_text_stays_one(page: Page) -> None:
    page.evaluate(EYE)
    page.click("#eye")
    page.evaluate("document.getElementById('word').focus()")
    page.wait_for_timeout(150)
    page.keyboard.type(";hi ")
    still(page)

    assert page.input_value("#word") == ";hi "


# Its name says nothing, and the person never was in it while it was hidden.
EYE = """() => {
  document.body.insertAdjacentHTML('afterbegin', '<input type=password id=word><button id=eye>Show</button>');
  document.getElementById('eye').onclick = () => { document.getElementById('word').type = 'text'; };
}"""
