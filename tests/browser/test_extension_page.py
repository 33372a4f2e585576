"""The page that hands the extension out: to one person, and to a company."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser as PlainBrowser
from playwright.sync_api import Page, expect

from tests.browser.accessible import tab_to, violations
from tests.browser.console import console
from tests.browser.service import Service

pytestmark = pytest.mark.slow
FROM_STORE = "abcdefghijklmnopabcdefghijklmnop"


@pytest.fixture
def page(chrome: PlainBrowser, service: Service) -> Iterator[Page]:
    opened = chrome.new_page(viewport={"width": 360, "height": 720})
    opened.goto(f"{service.url}/extension")
    yield opened
    opened.close()


def test_everybody_can_read_it(page: Page, service: Service) -> None:
    for place in ("/extension", f"/extension?id={FROM_STORE}", "/extension?id=wrong"):
        page.goto(service.url + place)
        assert violations(page) == []


@pytest.mark.parametrize("width", [320, 360, 720, 1280])
def test_it_fits_into_every_window(page: Page, service: Service, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.goto(f"{service.url}/extension?id={FROM_STORE}")

    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_policies_are_reached_by_keyboard_alone(page: Page) -> None:
    field = page.get_by_label("Id from the store")
    field.focus()
    page.keyboard.type(FROM_STORE)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/extension?id={FROM_STORE}")

    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    tab_to(page, "The policy for Chrome")
    expect(page.get_by_label("The policy for Chrome")).to_contain_text(FROM_STORE)


def test_what_is_no_id_is_said_where_it_was_typed(page: Page) -> None:
    field = page.get_by_label("Id from the store")
    field.fill("our extension")
    field.press("Enter")

    expect(field).to_be_focused()
    expect(field).to_have_value("our extension")
    expect(field).to_have_accessible_description("An id has 32 letters from a to p.")


def test_the_extension_is_downloaded_from_it(page: Page) -> None:
    with page.expect_download() as begun:
        page.get_by_role("link", name="Download the extension").click()

    assert begun.value.suggested_filename == "rejoinder.zip"


def test_it_is_found_from_the_front_page_and_from_the_console(page: Page, service: Service) -> None:
    page.goto(service.url)
    page.get_by_role("link", name="For a whole company").click()
    expect(page.get_by_role("heading", name="For a whole company")).to_be_in_viewport()

    with console(service) as desk:
        settings = desk.signed_in("agent", place="#/settings")
        with desk.context.expect_page() as opening:
            settings.get_by_role("link", name="Get the extension").click()
        expect(opening.value.get_by_role("heading", level=1)).to_contain_text("The extension")
