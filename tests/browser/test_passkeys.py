"""Passkeys in a real Chromium, at a real service: added, used, copied, removed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import Browser, browser
from tests.browser.passkeys import Passkeys
from tests.browser.service import Service, demo_service

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with demo_service(tmp_path_factory.mktemp("service"), name="localhost") as opened:
        yield opened


@pytest.fixture
def opened() -> Iterator[Browser]:
    with browser() as fresh:
        yield fresh


@pytest.fixture
def tab(opened: Browser) -> Page:
    """Without offers in the field: Chromium's device for tests would take one up before one could press."""
    page = opened.context.new_page()
    page.add_init_script("PublicKeyCredential.isConditionalMediationAvailable = async () => false")
    return page


def at_account(page: Page, service: Service) -> None:
    """Signed in by password."""
    page.goto(f"{service.url}/sign-in?after=/account")
    page.get_by_label("Email").fill(service.emails["agent"][0])
    page.get_by_label("Password").fill(service.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Passkeys")).to_be_visible()


def add_passkey(page: Page, service: Service, name: str) -> Passkeys:
    """The device that holds it."""
    held = Passkeys.of(page)
    at_account(page, service)
    # The library opens by itself in a new browser, and a page without the focus gets no passkey.
    page.bring_to_front()
    page.get_by_label("Name of the new passkey").fill(name)
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("The passkey is added")).to_be_visible()
    expect(page.get_by_text(name, exact=True)).to_be_visible()
    page.context.clear_cookies()
    return held


def signs_in_with_it(page: Page, service: Service) -> None:
    """By the button."""
    page.goto(f"{service.url}/sign-in?after=/account")
    page.get_by_role("button", name="Sign in with a passkey").click()


def test_a_passkey_is_added_and_lets_its_person_in(tab: Page, service: Service) -> None:
    (made,) = add_passkey(tab, service, "Laptop").all()
    assert made["rpId"] == "localhost"
    assert made["isResidentCredential"]

    signs_in_with_it(tab, service)
    expect(tab.get_by_text(service.emails["agent"][0])).to_be_visible()
    expect(tab.get_by_text("Last used just now").first).to_be_visible()


def test_it_signs_the_extension_in(opened: Browser, tab: Page, service: Service) -> None:
    (made,) = add_passkey(tab, service, "For the extension").all()
    library = opened.extension_page("options.html")
    library.get_by_label("Address of the service").fill(service.url)
    with opened.context.expect_page() as opening:
        library.get_by_role("button", name="Sign in", exact=True).click()
    page = opening.value
    Passkeys.of(page).add(made)
    page.reload()

    page.wait_for_url("chrome-extension://*/signed-in.html*")
    expect(page.get_by_text("You are signed in as")).to_be_visible()


def test_a_removed_passkey_lets_nobody_in(tab: Page, service: Service) -> None:
    add_passkey(tab, service, "Lost phone")
    at_account(tab, service)
    tab.get_by_role("button", name="Remove Lost phone").click()
    expect(tab.get_by_text("The passkey is removed")).to_be_visible()
    tab.context.clear_cookies()

    signs_in_with_it(tab, service)
    expect(tab.get_by_role("alert")).to_contain_text("is not known here, or was removed")


def test_a_copy_of_a_passkey_lets_nobody_in(tab: Page, service: Service) -> None:
    held = add_passkey(tab, service, "Copied")
    (made,) = held.all()
    signs_in_with_it(tab, service)
    expect(tab.get_by_role("heading", name="Your account")).to_be_visible()
    tab.context.clear_cookies()

    held.clear()
    held.add(made)
    signs_in_with_it(tab, service)
    expect(tab.get_by_role("alert")).to_contain_text("did not prove who you are")


def test_the_field_offers_it_by_itself(tab: Page, service: Service) -> None:
    """Conditional mediation: chosen in the browser's own list below the email field, no button pressed."""
    (made,) = add_passkey(tab, service, "In the list").all()
    page = tab.context.new_page()
    page.goto(f"{service.url}/sign-in?after=/account")
    assert page.get_by_label("Email").get_attribute("autocomplete") == "username webauthn"

    Passkeys.of(page).add(made)
    page.reload()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()


def test_without_script_the_page_signs_in_as_ever(opened: Browser, service: Service) -> None:
    tab = opened.context.new_page()
    tab.route("**/files/passkeys.js", lambda route: route.abort())
    at_account(tab, service)

    expect(tab.get_by_role("button", name="Add a passkey")).to_be_hidden()
    expect(tab.get_by_text("a browser that knows passkeys")).to_be_visible()
