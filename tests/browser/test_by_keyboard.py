"""What each role does by keyboard alone, and where the focus goes when what had it is gone."""

import re
from secrets import token_hex

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import tab_to
from tests.browser.console import console, stands
from tests.browser.service import Service

pytestmark = pytest.mark.slow


def presses_in_dialog(page: Page, name: str) -> None:
    """The button of the dialog that stands, come to by Tab."""
    button = page.get_by_role("dialog").get_by_role("button", name=name, exact=True)
    expect(button).to_be_visible()
    for _ in range(4):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    expect(button).to_be_focused()
    page.keyboard.press("Enter")


def test_an_agent_finds_favours_and_narrows_and_stays_signed_in(service: Service) -> None:
    with console(service) as opened:
        page = opened.signed_in("agent")
        stands(page, "Up to date")
        page.locator(".row").first.wait_for()
        page.keyboard.press("/")
        expect(page.get_by_label("Search templates")).to_be_focused()
        page.keyboard.type(";late")
        expect(page.get_by_role("option").first).to_contain_text("Late parcel")
        page.keyboard.press("Enter")
        expect(page.get_by_label("Shortcut", exact=True)).to_have_value(";late")
        tab_to(page, "Back to the list")
        page.keyboard.press("Enter")
        expect(page.locator(".editor")).to_have_count(0)
        expect(page.locator(".rows")).to_be_focused()
        page.keyboard.press("Control+d")
        expect(page.locator(".notice")).to_contain_text("is a favourite")

        page.keyboard.press("Shift+F")
        expect(page.get_by_role("menuitemcheckbox", name="Favourite")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        expect(page).to_have_url(re.compile("is%3Afavourite"))
        expect(page.get_by_role("button", name="Filter the list")).to_be_focused()

        page.keyboard.press(",")
        tab_to(page, "Sign out")
        page.keyboard.press("Enter")
        presses_in_dialog(page, "Stay")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.get_by_role("button", name="Sign out", exact=True)).to_be_focused()


def test_a_lead_writes_a_chip_in_the_shared_folder_of_choice(service: Service) -> None:
    with console(service) as opened:
        page = opened.signed_in("lead")
        stands(page, "Up to date")
        page.locator(".row").first.wait_for()
        page.keyboard.press("n")
        expect(page.get_by_label("Title")).to_be_focused()
        page.keyboard.type("A chip by keys")
        tab_to(page, "Reply")
        page.keyboard.type("Hi {{")
        expect(page.get_by_role("option", selected=True).first).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.locator(".body-field .chip")).to_be_visible()
        expect(page.get_by_role("textbox", name="Reply")).to_be_focused()
        page.keyboard.press("Control+s")
        expect(page.locator(".editor-bar .state")).to_contain_text("Saved")
        page.keyboard.press("Escape")
        expect(page.locator(".rows")).to_be_focused()
        page.keyboard.press("m")
        expect(page.get_by_label("Find a folder")).to_be_focused()
        page.keyboard.type("Sales")
        page.keyboard.press("Enter")
        expect(page.locator(".notice")).to_contain_text("Sales")
        expect(page.locator(".rows")).to_be_focused()


def test_the_owner_keeps_the_focus_where_buttons_go(service: Service) -> None:
    with console(service) as opened:
        page = opened.signed_in("owner")
        stands(page, "Up to date")
        page.keyboard.press("Shift+P")
        tab_to(page, "Invitations")
        page.keyboard.press("Enter")
        tab_to(page, "Invite many")
        page.keyboard.press("Enter")
        expect(page.get_by_label("People, one a line")).to_be_focused()
        # A second try of this journey finds those of the first.
        ada, ben = (f"{name}.{token_hex(3)}@shop.test" for name in ("ada", "ben"))
        page.keyboard.type(f"{ada}\n{ben}")
        tab_to(page, "Check 2 lines")
        page.keyboard.press("Enter")
        expect(page.get_by_text("2 people can be invited.")).to_be_visible()
        expect(page.get_by_role("dialog")).to_be_focused()
        presses_in_dialog(page, "Invite 2 people")
        expect(page.get_by_role("textbox", name=f"Link for {ben}")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Invite many from a list")).to_be_focused()

        tab_to(page, f"Withdraw the invitation of {ada}")
        page.keyboard.press("Enter")
        presses_in_dialog(page, "Withdraw")
        expect(page.locator(".notice")).to_contain_text("The invitation was withdrawn.")
        expect(page.locator(".people .lines button").first).to_be_focused()

        tab_to(page, "API tokens")
        page.keyboard.press("Enter")
        tab_to(page, "New API token")
        page.keyboard.press("Enter")
        expect(page.get_by_label("What it is for")).to_be_focused()
        page.keyboard.type("Nightly")
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog", name="The API token is made")).to_be_visible()
        page.keyboard.press("Escape")
        tab_to(page, "Revoke “Nightly”")
        page.keyboard.press("Enter")
        presses_in_dialog(page, "Revoke")
        expect(page.locator(".notice")).to_contain_text("is revoked")
        expect(page.get_by_role("button", name="New API token")).to_be_focused()

        tab_to(page, "Devices and sign-in")
        page.keyboard.press("Enter")
        tab_to(page, "Require a second step")
        page.keyboard.press("Enter")
        presses_in_dialog(page, "Require it")
        expect(page.get_by_role("alert")).to_contain_text("your own second step first")
        expect(page.get_by_role("dialog")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Require a second step")).to_be_focused()


def test_the_owner_looks_as_an_agent_and_comes_back(service: Service) -> None:
    with console(service) as opened:
        page = opened.signed_in("owner")
        stands(page, "Up to date")
        page.keyboard.press("Shift+P")
        tab_to(page, "S\nSari Putri")  # her initial and her name
        page.keyboard.press("Enter")
        tab_to(page, "See as this person")
        page.keyboard.press("Enter")
        back = page.get_by_role("button", name="Back to your own view")
        expect(back).to_be_focused()
        page.keyboard.press("Enter")
        expect(back).to_have_count(0)
        expect(page.locator(".people-panel button").first).to_be_focused()
