"""A page that wants to know what stands in the library learns only what a person inserted."""

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.demo import until
from tests.browser.served import Served
from tests.browser.surface import palette_is_open, shown_text, surface
from tests.browser.writer import Writer, still

pytestmark = pytest.mark.slow


@pytest.fixture
def page(library: Browser, pages: Served) -> Page:
    return library.page(pages.url("hostile.html"))


def test_keys_that_no_person_pressed_do_nothing(page: Page) -> None:
    text = Writer(page, "#text").types("one ;secret")

    page.evaluate("press('Tab', 'Tab')")
    page.evaluate("press(' ', 'Space', {ctrlKey: true})")
    page.evaluate(
        "document.activeElement.dispatchEvent(new InputEvent('input', {data: ' ', inputType: 'insertText'}))"
    )
    still(page)

    assert text.state()["text"] == "one ;secret"
    # The list of what begins so is there, since a person typed it; the palette is not.
    assert surface(page).having(role="combobox") == []


@pytest.mark.parametrize(
    ("before", "planted", "key"),
    [("", "kr", "<Tab>"), ("", ";secret", "<Tab>"), ("", ";secret", " "), ("r", "kr", "<Tab>")],
)
@pytest.mark.parametrize("css", ["#text", "#rich"])
def test_a_shortcut_that_the_page_wrote_opens_nothing(
    page: Page, css: str, before: str, planted: str, key: str
) -> None:
    field = Writer(page, css).types(before)
    page.evaluate("([css, text]) => plant(css, text)", [css, planted])
    field.types(key)
    still(page)

    assert planted in field.state()["text"]
    assert surface(page).text == ""


def test_a_shortcut_that_the_page_wrote_by_a_command_opens_nothing(page: Page) -> None:
    text = Writer(page, "#text")
    page.evaluate("document.execCommand('insertText', false, 'kr')")
    text.types("<Tab>")
    still(page)

    assert page.input_value("#text") == "kr"


def test_undo_by_the_page_tells_no_shortcut(page: Page) -> None:
    Writer(page, "#text").types("Oh ;hi<Tab>").sees("Oh Hello friend")
    told = page.evaluate("['kr', ';secret', ';hi', 'zz'].map(word => toldByUndo(word))")

    assert told == [["kr", False], [";secret", False], [";hi", False], ["zz", False]]


def test_nothing_of_a_template_is_to_be_found_while_the_palette_is_open(page: Page) -> None:
    Writer(page, "#text").types("<Control+Space>")
    until(lambda: palette_is_open(page), "the palette")
    page.keyboard.type("SECRET")
    until(lambda: "SECRET-TITLE" in shown_text(page), "the title")
    until(lambda: "SECRET-BODY" in shown_text(page), "the preview")
    assert "SECRET" not in page.evaluate("everything()")
    assert page.evaluate("openRoots()") == 0

    page.keyboard.press("Escape")
    still(page)
    assert "SECRET" not in page.evaluate("everything()")
    assert page.input_value("#text") == ""


def test_the_page_does_not_hear_what_is_typed_into_our_boxes(page: Page) -> None:
    text = Writer(page, "#text").types(";ask<Tab>")
    until(lambda: "Order number" in shown_text(page), "the question")
    page.evaluate("heard.length = 0")

    page.keyboard.type("4711")
    still(page)
    assert page.evaluate("heard") == []

    page.keyboard.press("Enter")
    assert text.sees("Your order 4711 is late.") == "Your order 4711 is late."


def test_no_message_and_no_event_of_ours_reaches_the_page(page: Page) -> None:
    Writer(page, "#rich").types(";hi<Tab>").holds("Hello friend")

    heard = {kind for kind, _ in page.evaluate("heard")}
    assert "message" not in heard
    assert "dispatched" not in heard


def test_a_value_from_the_page_brings_no_markup(page: Page) -> None:
    page.fill("#to", '"<img src=x onerror=document.title=1>" <ada@example.test>')
    rich = Writer(page, "#rich").types(";whom<Tab>")
    still(page)
    if surface(page).text:
        page.keyboard.type("<img src=x onerror=document.title=2>")
        page.keyboard.press("Enter")
        still(page)

    assert "<img" not in rich.state()["html"]
    assert page.title() == "untouched"


def test_a_template_brings_no_script_even_if_one_got_into_the_browser(library: Browser, page: Page) -> None:
    library.worker().evaluate(POISONED)
    rich = Writer(page, "#rich").types(";poison<Tab>")
    rich.holds("before")
    still(page)

    assert "onerror" not in rich.state()["html"]
    assert "javascript:" not in rich.state()["html"]
    assert page.title() == "untouched"


POISONED = """async () => {
  const body = '<p>before <img src=x onerror="document.title=1"><svg onload="document.title=2"></svg>' +
    '<a href="javascript:document.title=3">link</a><script>document.title=4</' + 'script></p>';
  const head = {subject: '', to: '', cc: '', bcc: ''};
  const rest = {tags: [], language: '', description: ''};
  const template = {title: 'Poison', shortcut: ';poison', body, ...head, ...rest};
  const {'shelf.shortcuts': known} = await chrome.storage.local.get('shelf.shortcuts');
  await chrome.storage.local.set({
    'shelf.shortcuts': [...known.split('\\n'), ';poison'].sort().join('\\n'),
    'shelf/;poison': [{id: 'poison', folder: 'browser', folder_name: '', revision: 1, template}],
  });
}"""


@pytest.mark.parametrize("policy", ["trusted-types", "sandbox"])
@pytest.mark.parametrize("css", ["#text", "#paragraphs"])
def test_a_strict_policy_of_the_page_changes_nothing(
    library: Browser, pages: Served, policy: str, css: str
) -> None:
    page = library.page(pages.url("fields.html", under=policy))
    field = Writer(page, css).types("Oh ;rich<Tab>")
    field.holds("it is late, see here")
    field.types(" <Control+Space>")
    until(lambda: palette_is_open(page), "the palette")
    page.keyboard.type("SECRET")
    until(lambda: "SECRET-TITLE" in chosen(page), "the template that was meant")


def chosen(page: Page) -> str:
    return "".join(row.text for row in surface(page).having(aria_selected="true"))


def test_a_site_that_a_person_blocked_is_left_in_peace(library: Browser, page: Page) -> None:
    library.worker().evaluate("chrome.storage.local.set({settings: {blocked_sites: ['127.0.0.1']}})")
    try:
        text = Writer(page, "#text", hears_within=2).types(";hi<Tab>")
        still(page)
        assert page.input_value("#text") == ";hi"
        text.focus()
        text.types("<Control+Space>")
        still(page)
        assert surface(page).text == ""
    finally:
        library.worker().evaluate("chrome.storage.local.set({settings: {}})")


def test_the_page_cannot_tell_by_messages_that_anybody_is_here(page: Page) -> None:
    """A page that was never written in hears nothing at all."""
    still(page)

    assert [entry for entry in page.evaluate("heard") if entry[0] in ("message", "dispatched")] == []
