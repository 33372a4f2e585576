"""The list that opens under the caret while somebody types a shortcut."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.demo import until
from tests.browser.served import Served
from tests.browser.surface import Node, middle, surface
from tests.browser.writer import Writer

pytestmark = pytest.mark.slow


@pytest.fixture
def page(library: Browser, pages: Served) -> Page:
    return library.page(pages.url("fields.html"))


@pytest.mark.parametrize(
    ("css", "typed", "titles"),
    [
        ("#text", "Oh ;h", ["Hello", "With a head"]),
        ("#line", ";thr", ["Three paragraphs"]),
        ("#text", "你好;thr", ["Three paragraphs"]),
        ("#text", "；thr", ["Three paragraphs"]),
        ("#empty", ";bet", ["Caret between"]),
        ("#empty", ";ＨＥＬ", ["Hello"]),
    ],
)
def test_it_offers_shortcuts_and_words_of_titles_that_begin_so(
    page: Page, css: str, typed: str, titles: list[str]
) -> None:
    Writer(page, css).types(typed)
    assert offered(page, titles) == titles


@pytest.mark.parametrize(
    ("css", "keys", "wanted"),
    [
        ("#text", "Oh ;ang<Tab>", "Oh 1 < 2 & 3 > 2"),
        ("#line", ";thr<Enter>", "Dear Ada, it is late. Sorry. Bye"),
        ("#text", "Oh ;h<ArrowDown><ArrowUp><Tab>!", "Oh Hello friend!"),
        ("#empty", ";hel<Tab>", "Hello friend"),
        ("#divs", ";hel<Enter>", "Hello friend\n--\nBob"),
    ],
)
def test_tab_or_enter_puts_the_reply_in_the_place_of_what_was_typed(
    page: Page, css: str, keys: str, wanted: str
) -> None:
    before, choice = keys.split("<", 1)
    writer = Writer(page, css).types(before)
    offered(page)
    assert writer.types(f"<{choice}").sees(wanted)
    assert gone(page)


def test_escape_closes_it_and_it_stays_closed_while_the_word_goes_on(page: Page) -> None:
    writer = Writer(page, "#text").types(";th")
    offered(page, ["Three paragraphs"])
    heard = listening(page)

    writer.types("<Escape>re")
    assert gone(page)
    assert "Escape" not in heard()
    writer.types("e<Tab>")
    assert writer.sees("Dear Ada,\n\nit is late.\nSorry.\n\nBye").startswith("Dear Ada")

    writer.types(" ;th")
    assert offered(page, ["Three paragraphs"]) == ["Three paragraphs"]


def test_the_page_hears_what_is_typed_and_no_key_of_the_list(page: Page) -> None:
    writer = Writer(page, "#text")
    writer.types("")
    heard = listening(page)
    writer.types(";h")
    offered(page, ["Hello", "With a head"])
    writer.types("<ArrowDown><ArrowDown><ArrowUp><Escape>")
    assert heard() == [";", "h"]
    writer.types("<ArrowUp>")
    assert heard()[-1] == "ArrowUp"


def test_typing_on_narrows_it_and_a_space_ends_it(page: Page) -> None:
    writer = Writer(page, "#text").types(";h")
    assert offered(page, ["Hello", "With a head"]) == ["Hello", "With a head"]
    writer.types("e")
    assert offered(page, ["With a head", "Hello"]) == ["With a head", "Hello"]
    writer.types("q")
    assert gone(page)
    writer.types(" and so on")
    assert gone(page)


@pytest.mark.parametrize(
    ("css", "typed"),
    [
        ("#text", "no;th"),
        ("#text", "; th"),
        ("#text", ";)"),
        ("#text", "th"),
        ("#text", ";zzz"),
        ("#password", ";th"),
        ("#card", ";th"),
        ("#code", ";th"),
    ],
)
def test_where_nothing_can_be_meant_it_does_not_open(page: Page, css: str, typed: str) -> None:
    page.locator(css).click()
    page.keyboard.type(typed, delay=20)
    page.wait_for_timeout(250)
    assert shown(page) == []


def test_what_the_page_writes_itself_opens_nothing(page: Page) -> None:
    writer = Writer(page, "#text").types("a")
    page.evaluate("document.querySelector('#text').value = 'a ;thre'")
    page.evaluate("document.querySelector('#text').setSelectionRange(7, 7)")
    writer.types("e")
    page.wait_for_timeout(250)
    assert shown(page) == []


def test_it_does_not_open_while_an_input_method_composes(page: Page) -> None:
    writer = Writer(page, "#text").types(";")
    debugger = page.context.new_cdp_session(page)
    debugger.send("Input.imeSetComposition", {"text": "th", "selectionStart": 2, "selectionEnd": 2})
    page.wait_for_timeout(250)
    assert shown(page) == []
    debugger.send("Input.insertText", {"text": "th"})
    writer.types("r")
    assert offered(page, ["Three paragraphs"]) == ["Three paragraphs"]


def test_a_click_takes_a_row_and_the_caret_never_leaves_the_field(page: Page) -> None:
    writer = Writer(page, "#text").types(";h")
    offered(page, ["Hello", "With a head"])
    page.mouse.click(*middle(page, rows(page)[0]))
    assert writer.sees("Hello friend") == "Hello friend"
    writer.types("!")
    assert writer.sees("Hello friend!") == "Hello friend!"


def test_undo_brings_back_what_was_typed(page: Page) -> None:
    writer = Writer(page, "#text").types("Oh ;thr")
    offered(page, ["Three paragraphs"])
    writer.types("<Tab>")
    writer.sees("Oh Dear Ada,\n\nit is late.\nSorry.\n\nBye")
    writer.types("<Control+z>")
    assert writer.sees("Oh ;thr") == "Oh ;thr"


def test_a_screen_reader_is_told_what_enter_takes(page: Page) -> None:
    writer = Writer(page, "#text").types(";h")
    offered(page, ["Hello", "With a head"])
    writer.types("<ArrowDown>")
    told = "With a head, ;head, 2 of 2 templates"
    until(lambda: told in [node.text for node in surface(page).having(role="status")], told)


def test_enter_takes_nothing_from_a_list_that_the_page_covers(page: Page) -> None:
    writer = Writer(page, "#text").types(";thr")
    offered(page, ["Three paragraphs"])
    page.evaluate(
        """() => {
          const cover = document.createElement('div')
          cover.popover = 'manual'
          cover.style.cssText = 'all:initial;position:fixed;inset:0;background:#fff;pointer-events:none'
          document.body.append(cover)
          cover.showPopover()
        }"""
    )
    page.evaluate(SEEN_COVERED)
    writer.types("<Enter>")
    assert gone(page)
    assert writer.state()["text"] == ";thr"


def test_a_list_that_the_page_took_away_takes_no_key(page: Page) -> None:
    writer = Writer(page, "#text").types(";thr")
    offered(page, ["Three paragraphs"])
    page.evaluate("document.documentElement.lastElementChild.remove()")
    heard = listening(page)
    writer.types("<ArrowUp><ArrowDown><Enter>")
    assert heard() == ["ArrowUp", "ArrowDown", "Enter"]

    writer.types(" ;thr")
    assert offered(page, ["Three paragraphs"]) == ["Three paragraphs"]


# The page has been drawn since, and a browser has told whoever looks what is covered.
SEEN_COVERED = """new Promise(told => requestAnimationFrame(() => requestAnimationFrame(() =>
  setTimeout(told, 400))))"""


def rows(page: Page) -> list[Node]:
    return surface(page).having(role="option")


def shown(page: Page) -> list[str]:
    return [row.attributes["aria-label"].split(",")[0] for row in rows(page)]


def offered(page: Page, wanted: list[str] | None = None) -> list[str]:
    """The titles in the list, once these or any stand there. Raises TimeoutError if they never do."""
    until(lambda: shown(page) == wanted if wanted else shown(page) != [], f"the list {wanted or ''}")
    return wanted or shown(page)


def gone(page: Page) -> bool:
    """Waits until it is. Raises TimeoutError if it stays."""
    until(lambda: shown(page) == [], "the list to go")
    return True


def listening(page: Page) -> Callable[[], list[str]]:
    """The keys that the page's own scripts hear from now on."""
    page.evaluate(
        """() => {
          window.keys = []
          window.addEventListener('keydown', event => keys.push(event.key), true)
        }"""
    )
    return lambda: page.evaluate("keys")
