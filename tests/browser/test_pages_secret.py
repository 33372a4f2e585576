"""Passwords, codes, cards, what cannot be written in and sites that a person blocked are left in peace."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.place import Place
from tests.browser.served import Served
from tests.browser.surface import shown_text
from tests.browser.writer import still

pytestmark = pytest.mark.slow

VALUE = "field => 'value' in field ? field.value : field.innerText"


@pytest.fixture(scope="module")
def form(library: Browser, pages: Served) -> Page:
    return library.page(pages.url("anywhere/secrets.html"))


def presses(page: Page, css: str) -> str:
    """Clicks into a field, types a shortcut and asks for the palette; gives what stands in the field then."""
    page.click(css, force=True)
    page.keyboard.type("kr")
    page.keyboard.press("Control+Space")
    page.keyboard.press("Tab")
    still(page)
    value: str = page.eval_on_selector(css, VALUE)
    return value


SECRETS = [
    *["password", "shown", "dots", "dotted", "once", "six", "box"],
    *["card", "labelled", "cvv", "iban-field", "holder"],
    *["readonly", "disabled", "readonly-text", "readonly-editor", "in-fieldset", "email", "number"],
]


@pytest.mark.parametrize("field", SECRETS)
def test_left_in_peace(form: Page, field: str) -> None:
    # A page in which somebody wrote already, so that everything of ours is there.
    form.click("#subject")
    form.wait_for_timeout(100)

    assert "Kind regards" not in presses(form, f"#{field}")
    assert shown_text(form) == ""


def test_a_password_that_is_shown_is_one(form: Page) -> None:
    form.fill("#password", "")
    form.click("#show")

    assert form.get_attribute("#password", "type") == "text"
    assert presses(form, "#password").startswith("kr")
    assert shown_text(form) == ""


@pytest.mark.parametrize("field", ["subject", "gift"])
def test_what_only_sounds_like_it_is_written_in(form: Page, field: str) -> None:
    form.click(f"#{field}")
    form.wait_for_timeout(150)
    form.keyboard.type("kr")
    form.keyboard.press("Tab")
    form.wait_for_function("field => document.getElementById(field).value === 'Kind regards'", arg=field)


@pytest.fixture
def blocked(library: Browser) -> Iterator[None]:
    library.worker().evaluate("chrome.storage.local.set({settings: {blocked_sites: ['127.0.0.1']}})")
    yield
    library.worker().evaluate("chrome.storage.local.set({settings: {}})")


INSIDE = [
    "same origin",
    "about:blank",
    "srcdoc",
    "written",
    "javascript:",
    "blob:",
    "data:",
    "cross origin",
    "cross origin, unnamed",
    "sandbox",
    "sandbox, cross origin",
    "three deep, two owners",
    "closed root",
]


@pytest.mark.usefixtures("blocked")
@pytest.mark.parametrize("kind", INSIDE)
def test_a_blocked_site_and_every_frame_in_it(library: Browser, pages: Served, kind: str) -> None:
    page = library.page(f"{pages.url('anywhere/frames.html')}#{kind}")
    page.wait_for_function("document.title === 'Ready'")
    field = Place(page).comes().types("kr<Control+Space><Tab>")
    still(page)

    assert "Kind regards" not in (field.text() or "")
    assert shown_text(page) == ""
    page.close()


@pytest.mark.usefixtures("blocked")
def test_a_window_that_a_blocked_site_draws(library: Browser, pages: Served) -> None:
    opener = library.page(pages.url("anywhere/windows.html"))
    with library.context.expect_page() as opening:
        opener.click("#drawn")
    field = Place(opening.value).comes().types("kr<Tab>")
    still(opening.value)

    assert "Kind regards" not in (field.text() or "")
    opening.value.close()
    opener.close()


@pytest.mark.usefixtures("blocked")
def test_a_frame_of_a_blocked_site_in_a_page_of_another(library: Browser, pages: Served) -> None:
    root = pages.url("anywhere/frames.html").replace("127.0.0.1", "localhost")
    page = library.page(f"{root}#cross origin")
    field = Place(page).comes().types("kr<Tab>")
    still(page)
    assert field.text() == "kr"

    page.click("#before")
    page.wait_for_timeout(150)
    page.keyboard.type("kr")
    page.keyboard.press("Tab")
    page.wait_for_function("document.getElementById('before').value === 'Kind regards'")
    page.close()
