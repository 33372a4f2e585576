"""Frames that a page loads, writes by script or locks up, and shadow roots open and closed."""

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.demo import until
from tests.browser.served import Served
from tests.browser.surface import palette_is_open, shown_text
from tests.browser.writer import Writer

pytestmark = pytest.mark.slow


@pytest.fixture
def page(library: Browser, pages: Served) -> Page:
    page = library.page(pages.url("frames.html"))
    page.wait_for_function("document.getElementById('written').contentDocument.getElementById('here')")
    return page


@pytest.mark.parametrize("frame", ["#written", "#javascript", "#srcdoc", "#sandboxed", "#data"])
def test_frames(page: Page, frame: str) -> None:
    assert Writer(page, "#here", frame).types("Oh ;hi<Tab>").sees("Oh Hello friend") == "Oh Hello friend"


def test_one_frame_after_another(page: Page) -> None:
    for frame in ("#written", "#javascript", "#srcdoc", "#javascript"):
        field = Writer(page, "#here", frame).types("<Control+a>;hi<Tab>")
        assert field.sees("Hello friend") == "Hello friend"


def test_a_frame_that_is_written_again_still_expands(page: Page) -> None:
    assert Writer(page, "#here", "#written").types(";hi<Tab>").sees("Hello friend") == "Hello friend"

    page.evaluate("write(document.getElementById('written'))")

    assert Writer(page, "#here", "#written").types(";hi<Tab>").sees("Hello friend") == "Hello friend"


@pytest.mark.parametrize("root", ["roots.open", "roots.closed"])
@pytest.mark.parametrize("css", ["#here", "#rich"])
def test_shadow_roots(page: Page, root: str, css: str) -> None:
    field = Writer(page, css, root=root).types(" ;hi<Tab>")

    assert field.holds("Hello friend").strip().endswith("Hello friend")


def test_what_is_asked_for_a_frame_stands_in_the_page_around_it(page: Page) -> None:
    field = Writer(page, "#here", "#written").types(";ask<Tab>")
    until(lambda: "Order number" in shown_text(page), "the question")

    field.types("4711<Enter>")
    assert field.sees("Your order 4711 is late.") == "Your order 4711 is late."
    field.types(" Sorry.")
    assert field.sees("Your order 4711 is late. Sorry.") == "Your order 4711 is late. Sorry."


@pytest.mark.parametrize("frame", ["#srcdoc", "#sandboxed", "#data"])
def test_a_wish_from_outside_goes_to_the_field_that_holds_the_caret(
    library: Browser, page: Page, frame: str
) -> None:
    """As the popup sends it."""
    others = [Writer(page, "#here", other) for other in ("#written", "#sandboxed", "#data") if other != frame]
    field = Writer(page, "#here", frame)
    page.bring_to_front()

    assert library.worker().evaluate(WISH, {"kind": "open_palette"}) is True
    until(lambda: palette_is_open(page), "the palette")
    field.types("regards<Enter>")

    assert field.sees("Kind regards") == "Kind regards"
    assert "".join(other.state()["text"] for other in others).strip() == ""


@pytest.mark.parametrize("frame", ["#written", "#srcdoc", "#sandboxed", "#data"])
def test_the_menu_opens_the_palette_in_the_frame_it_was_opened_in(
    library: Browser, page: Page, frame: str
) -> None:
    field = Writer(page, "#here", frame)
    page.bring_to_front()

    assert library.worker().evaluate(IN_FRAME, field.inside().evaluate("name => window.name = name", frame))
    until(lambda: palette_is_open(page), "the palette")
    field.types("regards<Enter>")

    assert field.sees("Kind regards") == "Kind regards"


WISH = """async wish => {
  const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
  return chrome.tabs.sendMessage(tab.id, wish);
}"""

# The native menu is out of a test's reach; what the browser hands over on a click is the number of the frame.
IN_FRAME = """async name => {
  const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
  const target = {tabId: tab.id, allFrames: true};
  const frames = await chrome.scripting.executeScript({target, func: () => window.name});
  const {frameId} = frames.find(frame => frame.result === name);
  return chrome.tabs.sendMessage(tab.id, {kind: 'open_palette_here'}, {frameId});
}"""
