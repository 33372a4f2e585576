"""What becomes of the list and its keys when a person, the page or the worker does something meanwhile."""

import pytest
from playwright.sync_api import CDPSession, Page

from tests.browser.browser import Browser
from tests.browser.demo import until
from tests.browser.served import Served
from tests.browser.surface import middle, notices
from tests.browser.test_suggestions import gone, listening, offered, rows, shown
from tests.browser.writer import Writer

pytestmark = pytest.mark.slow

THREE = "Dear Ada,\n\nit is late.\nSorry.\n\nBye"
BUSY = "time => { setTimeout(() => { const from = Date.now(); while (Date.now() - from < time); }, 0) }"
CLOSING = """css => {
  const field = document.querySelector(css);
  document.addEventListener('pointerdown', event => { if (!field.contains(event.target)) field.remove(); });
}"""
FRAME = """() => {
  const body = '<body contenteditable id=body></body>'
  document.body.innerHTML =
    `<input id=subject><br><iframe id=frame srcdoc="${body}" style="width: 700px; height: 300px"></iframe>`
}"""
WRITTEN_FRAME = """() => {
  const frame = document.createElement('iframe')
  frame.id = 'written'
  frame.src = 'javascript:void 0'
  document.body.prepend(frame)
  frame.contentDocument.open()
  frame.contentDocument.write('<body contenteditable>x</body>')
  frame.contentDocument.close()
}"""


@pytest.fixture
def page(library: Browser, pages: Served) -> Page:
    return library.page(pages.url("fields.html"))


@pytest.mark.parametrize("pause", [0, 100, 250])
def test_a_list_above_the_caret_that_narrowed_takes_the_next_key(page: Page, pause: int) -> None:
    page.evaluate("text.style.cssText = 'position: fixed; bottom: 4px; left: 300px'")
    writer = Writer(page, "#text").types(";t")
    offered(page)
    page.wait_for_timeout(700)
    writer.types("hr")
    offered(page, ["Three paragraphs"])
    page.wait_for_timeout(pause)
    assert writer.types("<Tab>").sees(THREE) == THREE


def test_a_worker_that_does_not_answer_holds_up_no_later_shortcut(library: Browser, page: Page) -> None:
    writer = Writer(page, "#text").types(";thr")
    offered(page, ["Three paragraphs"])
    library.worker().evaluate(BUSY, 6_000)
    page.wait_for_timeout(50)
    writer.types("<Tab> kr<Tab>")
    assert writer.sees(";thr Kind regards") == ";thr Kind regards"
    # What draws the notice comes from the worker as well, once that answers.
    until(lambda: "did not come from the library" in " ".join(notices(page)), "the notice")


def test_it_goes_when_a_person_leaves_the_frame_of_an_editor(page: Page) -> None:
    page.evaluate(FRAME)
    page.frame_locator("#frame").locator("#body").click()
    writer = Writer(page, "#body", "#frame").types(";h")
    assert writer.state()["text"] == ";h"
    assert offered(page, ["Hello", "With a head"]) == ["Hello", "With a head"]
    page.click("#subject")
    assert gone(page)


@pytest.mark.parametrize("css", ["#text", "#divs"])
def test_a_click_on_it_is_no_click_beside_the_editor(page: Page, css: str) -> None:
    writer = Writer(page, css)
    page.evaluate(CLOSING, css)
    writer.types(" ;h")
    offered(page, ["Hello", "With a head"])
    page.mouse.click(*middle(page, rows(page)[0]))
    writer.holds("Hello friend")


@pytest.mark.parametrize("css", ["#text", "#empty"])
def test_backspace_takes_a_letter_where_one_was_typed_behind_the_reply(
    library: Browser, page: Page, css: str
) -> None:
    library.worker().evaluate("chrome.storage.local.set({settings: {backspace_undoes: true}})")
    writer = Writer(page, css).types("Oh ;hel")
    offered(page)
    library.worker().evaluate(BUSY, 300)
    page.wait_for_timeout(50)
    writer.types("<Tab> thanks")
    written = writer.sees("Oh Hello friend thanks")
    writer.types("<Backspace>")
    left = writer.sees("Oh Hello friend thank")
    library.worker().evaluate("chrome.storage.local.set({settings: {}})")
    assert (written, left) == ("Oh Hello friend thanks", "Oh Hello friend thank")


def test_enter_is_the_pages_once_no_row_begins_as_what_is_typed(library: Browser, page: Page) -> None:
    writer = Writer(page, "#text").types(";h")
    offered(page, ["Hello", "With a head"])
    heard = listening(page)
    library.worker().evaluate(BUSY, 400)
    page.wait_for_timeout(50)
    writer.types("x<Enter>Next")
    assert writer.sees(";hx\nNext") == ";hx\nNext"
    assert "Enter" in heard()


def test_enter_waits_for_the_rows_of_what_is_typed(library: Browser, page: Page) -> None:
    writer = Writer(page, "#text").types(";h")
    offered(page, ["Hello", "With a head"])
    library.worker().evaluate(BUSY, 400)
    page.wait_for_timeout(50)
    writer.types("el<Enter>")
    assert writer.sees("Hello friend") == "Hello friend"


def test_it_goes_when_the_page_is_scrolled_and_opens_again_where_the_caret_is(page: Page) -> None:
    page.evaluate("document.body.style.cssText = 'height: 3000px; padding-top: 300px'")
    writer = Writer(page, "#text").types(";h")
    offered(page, ["Hello", "With a head"])
    before = middle(page, rows(page)[0])[1]
    page.mouse.wheel(0, 60)
    assert gone(page)
    writer.types("el")
    assert offered(page, ["Hello"]) == ["Hello"]
    until(lambda: middle(page, rows(page)[0])[1] < before - 30, "the list at the caret")


def test_frames_that_were_taken_away_are_forgotten(page: Page) -> None:
    debugger = page.context.new_cdp_session(page)
    debugger.send("HeapProfiler.enable")
    Writer(page, "#text").types("a")
    before = documents(debugger)
    for _ in range(8):
        page.evaluate(WRITTEN_FRAME)
        page.wait_for_timeout(100)
        page.click("#written")
        page.keyboard.type("abc")
        page.evaluate("written.remove()")
        page.click("#text")
    assert shown(page) == []
    until(lambda: documents(debugger) < before + 4, "the documents to be forgotten")


def documents(debugger: CDPSession) -> int:
    for _ in range(3):
        debugger.send("HeapProfiler.collectGarbage")
    return int(debugger.send("Memory.getDOMCounters")["documents"])
