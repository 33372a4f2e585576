"""A shortcut opens its reply under any policy, in any window, however fields come and go."""

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.place import Place
from tests.browser.served import ISOLATED, POLICIES, Served
from tests.browser.surface import shown_text

pytestmark = pytest.mark.slow


def expands(page: Page) -> None:
    field = Place(page).comes().types("Oh ;hi<Tab>")
    assert field.sees("Oh Hello friend") == "Oh Hello friend"


@pytest.mark.parametrize("policy", [*POLICIES, "isolated"])
@pytest.mark.parametrize("document", ["field", "editor"])
def test_policies(library: Browser, pages: Served, policy: str, document: str) -> None:
    page = library.page(pages.url(f"anywhere/{document}.html", under=policy))
    expands(page)
    page.close()


def test_an_isolated_page_is_isolated(library: Browser, pages: Served) -> None:
    """Else the row above proves nothing."""
    page = library.page(pages.url("anywhere/field.html", under="isolated"))
    assert ISOLATED
    assert page.evaluate("crossOriginIsolated") is True
    page.close()


@pytest.mark.parametrize("policy", [*POLICIES, "isolated"])
def test_the_palette_opens_under_every_policy(library: Browser, pages: Served, policy: str) -> None:
    page = library.page(pages.url("anywhere/field.html", under=policy))
    field = Place(page).comes().types("<Control+Space>")
    assert field.until(bool, lambda: shown_text(page))
    assert "Kind regards" in field.types("regards").shows("Kind regards")
    assert field.types("<Enter>").sees("Kind regards") == "Kind regards"
    page.close()


@pytest.mark.parametrize("kind", ["written", "drawn", "addressed", "far", "alone", "framed"])
def test_windows(library: Browser, pages: Served, kind: str) -> None:
    opener = library.page(pages.url("anywhere/windows.html"))
    with library.context.expect_page() as opening:
        opener.click(f"#{kind}")
    expands(opening.value)
    opening.value.close()
    opener.close()


@pytest.mark.parametrize("document", ["page.xhtml", "editor.xhtml", "drawing.svg", "quirks.html"])
def test_documents(library: Browser, pages: Served, document: str) -> None:
    page = library.page(pages.url(f"anywhere/{document}"))
    expands(page)
    page.close()


@pytest.mark.parametrize(
    "kind",
    ["late", "made editable", "without readonly at a click", "anew", "anew at a click"],
)
def test_fields_that_come_and_change(library: Browser, pages: Served, kind: str) -> None:
    page = library.page(f"{pages.url('anywhere/changing.html')}#{kind}")
    expands(page)
    page.close()


def test_a_field_made_anew_and_the_old_one_swept_away(library: Browser, pages: Served) -> None:
    page = library.page(f"{pages.url('anywhere/changing.html')}#anew")
    field = Place(page).comes().types("Oh ;h")
    library.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    assert field.types("i<Tab>").sees("Oh Hello friend") == "Oh Hello friend"
    page.close()


@pytest.mark.parametrize("kind", ["focused", "focused late", "focused editor"])
def test_a_field_that_has_the_focus_without_a_click(library: Browser, pages: Served, kind: str) -> None:
    page = library.page(f"{pages.url('anywhere/changing.html')}#{kind}")
    page.wait_for_function("document.activeElement.id === 'here'")
    field = Place(page).types("Oh ;hi<Tab>")
    assert field.sees("Oh Hello friend") == "Oh Hello friend"
    page.close()


@pytest.mark.parametrize("html", ["<textarea id=here></textarea>", "<div id=here contenteditable><br></div>"])
def test_another_address_without_a_load(library: Browser, pages: Served, html: str) -> None:
    page = library.page(f"{pages.url('anywhere/changing.html')}#late")
    expands(page)
    for address in ("/inbox/1", "/inbox/2"):
        page.evaluate("([address, html]) => goTo(address, html)", [address, html])
        expands(page)
    page.close()


def test_a_page_that_the_browser_kept_and_shows_again(library: Browser, pages: Served) -> None:
    page = library.page(f"{pages.url('anywhere/changing.html')}#late")
    expands(page)
    page.evaluate("addEventListener('pageshow', event => { document.title = String(event.persisted) })")
    page.click("a")
    page.wait_for_url("**/field.html")
    expands(page)
    page.go_back(wait_until="commit")
    page.wait_for_function("document.title === 'true'")

    field = Place(page).comes().types("<Control+a>Oh ;hi<Tab>, ;hi.")
    assert field.sees("Oh Hello friend, Hello friend.") == "Oh Hello friend, Hello friend."
    page.close()
