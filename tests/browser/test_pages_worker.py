"""The worker asleep, killed or hanging: no shortcut is lost for it, and no key is swallowed for nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession, Page

from tests.browser.browser import Browser
from tests.browser.place import Place
from tests.browser.served import Served
from tests.browser.surface import surface

pytestmark = pytest.mark.slow

# What comes within the second came without the worker, which hangs for the first.
HANG_MS = 10_000
WHILE_IT_HANGS_S = 7


@pytest.fixture
def debugger(library: Browser, pages: Served) -> Iterator[CDPSession]:
    around = library.page(pages.url("anywhere/field.html"))
    session = library.context.new_cdp_session(around)
    session.send("ServiceWorker.enable")
    yield session
    session.detach()
    around.close()


@pytest.fixture
def page(library: Browser, pages: Served) -> Iterator[Page]:
    page = library.page(pages.url("anywhere/field.html"))
    yield page
    page.close()
    # The next one begins with a worker that answers.
    library.worker().evaluate("true")


def comes(page: Page) -> Place:
    """As quickly as a hand comes from the mouse to the keys."""
    field = Place(page).comes()
    page.wait_for_timeout(250)
    return field


def hangs(library: Browser, milliseconds: int) -> None:
    """Keeps the worker from answering anybody for a while."""
    library.worker().evaluate(
        "length => { setTimeout(() => { const until = Date.now() + length; while (Date.now() < until); }); }",
        milliseconds,
    )


def test_the_first_shortcut_of_a_page_wakes_it(page: Page, debugger: CDPSession) -> None:
    debugger.send("ServiceWorker.stopAllWorkers")
    field = comes(page)

    assert field.types(";hi<Tab>", pace=50).sees("Hello friend") == "Hello friend"


def test_later_ones_do_not_need_it(page: Page, debugger: CDPSession) -> None:
    field = comes(page).types(";hi<Tab>")
    wanted = "Hello friend"
    assert field.sees(wanted) == wanted
    for _ in range(3):
        debugger.send("ServiceWorker.stopAllWorkers")
        field.types(" and ;hi<Tab>, ;hi ")
        wanted += " and Hello friend, Hello friend "
        assert field.sees(wanted) == wanted


def test_the_palette_wakes_it(page: Page, debugger: CDPSession) -> None:
    field = comes(page).types(";hi<Tab>")
    field.sees("Hello friend")
    debugger.send("ServiceWorker.stopAllWorkers")
    field.types("<Control+a><Control+Space>regards")
    assert "Kind regards" in field.shows("Kind regards")
    assert field.types("<Enter>").sees("Kind regards") == "Kind regards"


def test_killed_while_it_is_asked_for_the_rest_of_the_code(
    library: Browser, page: Page, debugger: CDPSession
) -> None:
    hangs(library, 1_500)
    field = Place(page).comes()
    page.wait_for_timeout(100)
    debugger.send("ServiceWorker.stopAllWorkers")
    field.types("x")

    assert field.types("<Control+a>;hi ").sees("Hello friend ") == "Hello friend "


def test_hanging_it_holds_no_shortcut_up(library: Browser, page: Page) -> None:
    field = comes(page).types(";hi<Tab>")
    field.sees("Hello friend")
    hangs(library, HANG_MS)
    field.types("<Control+a>;hi<Tab> and kr<Tab>")
    wanted = "Hello friend and Kind regards"
    assert field.sees(wanted, seconds=WHILE_IT_HANGS_S) == wanted


def test_hanging_it_swallows_no_key_on_a_page_it_has_not_come_to(library: Browser, page: Page) -> None:
    hangs(library, HANG_MS)
    field = Place(page).comes().types(";hi<Tab>")
    page.wait_for_function("document.activeElement.id === 'next'", timeout=WHILE_IT_HANGS_S * 1000)
    assert field.text() == ";hi"


def test_hanging_it_a_palette_still_closes(library: Browser, page: Page) -> None:
    field = comes(page).types("x<Control+Space>")
    assert field.until(bool, lambda: surface(page).having(role="combobox"))
    field.types("<Escape>")
    hangs(library, HANG_MS)
    field.types("<Control+Space>")
    opened = field.until(bool, lambda: surface(page).having(role="combobox"), seconds=WHILE_IT_HANGS_S)
    assert opened
    field.types("<Escape>yz")
    assert field.sees("xyz", seconds=WHILE_IT_HANGS_S) == "xyz"


def test_what_was_typed_while_it_took_long_is_answered_when_it_comes(library: Browser, page: Page) -> None:
    hangs(library, 700)
    field = Place(page).comes().types("Oh ;hi ")
    assert field.sees("Oh Hello friend ") == "Oh Hello friend "
