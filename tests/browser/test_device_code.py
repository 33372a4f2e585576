"""The other way in: a code that the library shows, typed where its person can sign in."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import Browser, browser
from tests.browser.service import Service

pytestmark = pytest.mark.slow


@pytest.fixture
def desk() -> Iterator[Browser]:
    """Where the extension is to be signed in."""
    with browser() as opened:
        yield opened


@pytest.fixture
def library(desk: Browser, service: Service) -> Page:
    """Shows a code."""
    page = desk.extension_page("options.html")
    page.get_by_label("Address of the service").fill(service.url)
    page.get_by_role("button", name="Sign in with a code").click()
    expect(page.get_by_label("Sign in with a code").locator("output")).to_be_visible()
    return page


def question(desk: Browser, library: Page, service: Service) -> Page:
    """The page that asks about the code, as the person sees it after signing in there."""
    page = desk.context.new_page()
    page.goto(f"{service.url}/device")
    page.get_by_label("Email").fill(service.emails["agent"][0])
    page.get_by_label("Password").fill(service.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Code").fill(code_in(library).lower())
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Let this device in as you?")).to_be_visible()
    return page


def code_in(library: Page) -> str:
    shown = library.locator("output")
    expect(shown).to_have_text(re.compile("^[A-Z]{4}-[A-Z]{4}$"))
    return shown.inner_text()


def test_who_is_let_in_has_the_teams_folders(desk: Browser, library: Page, service: Service) -> None:
    page = question(desk, library, service)
    expect(page.get_by_text("Chrome on Linux")).to_be_visible()
    page.get_by_role("button", name="Allow").click()
    expect(page.get_by_role("heading", name="is let in")).to_be_visible()

    expect(library.get_by_role("treeitem", name="Support").first).to_be_visible(timeout=20_000)


def test_a_worker_that_was_stopped_goes_on_waiting(desk: Browser, library: Page, service: Service) -> None:
    page = question(desk, library, service)
    code = code_in(library)
    browser_session = desk.context.new_cdp_session(library)
    browser_session.send("ServiceWorker.enable")
    browser_session.send("ServiceWorker.stopAllWorkers")
    library.reload()
    library.goto(f"chrome-extension://{desk.extension_id}/options.html")
    expect(library.locator("output")).to_have_text(code)
    page.get_by_role("button", name="Allow").click()

    expect(library.get_by_role("treeitem", name="Support").first).to_be_visible(timeout=20_000)


def test_who_is_refused_is_told_so(desk: Browser, library: Page, service: Service) -> None:
    question(desk, library, service).get_by_role("button", name="Refuse").click()

    expect(library.get_by_role("alert")).to_contain_text("refused to let that device in", timeout=20_000)
