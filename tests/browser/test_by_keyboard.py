"""What an agent and a lead do by keyboard alone, and where the focus goes when what had it is gone."""

import re
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from tests.browser.accessible import presses_in_dialog, tab_to
from tests.browser.console import console, stands
from tests.browser.service import Service

pytestmark = pytest.mark.slow


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


def test_a_lead_compares_two_versions_and_restores_one(service: Service) -> None:
    # A second try of this journey finds what the first one made.
    title = f"Reworded {token_hex(3)}"
    reworded(service, title, "14", "30", "60")
    with console(service) as opened:
        page = opened.signed_in("lead")
        stands(page, "Up to date")
        page.keyboard.press("/")
        expect(page.get_by_label("Search templates")).to_be_focused()
        page.keyboard.type(title)
        expect(page.get_by_role("option", name=title)).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_role("textbox", name="Reply")).to_contain_text("within 60 days")
        tab_to(page, "Versions of the chosen template")
        page.keyboard.press("Enter")
        line = page.get_by_role("listbox", name="Versions")
        expect(line).to_be_focused()
        changed = page.get_by_role("region", name="What changed")
        expect(changed.get_by_role("deletion")).to_have_text("30")

        page.keyboard.press("End")
        expect(changed).to_contain_text("This is the first version")
        page.keyboard.press("Enter")
        expect(changed).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_label("Compared with")).to_be_focused()
        page.keyboard.type("As it is now")
        expect(changed.get_by_role("deletion")).to_have_text("14")
        expect(changed.get_by_role("insertion")).to_have_text("60")
        expect(page.get_by_label("Compared with")).to_be_focused()

        tab_to(page, "Restore this version")
        page.keyboard.press("Enter")
        expect(page.locator(".notice")).to_contain_text("Restored as it was on")
        expect(line).to_be_focused()
        tab_to(page, "Back to the template")
        page.keyboard.press("Enter")
        expect(page.get_by_role("textbox", name="Reply")).to_contain_text("within 14 days")


def reworded(service: Service, title: str, first: str, *later: str) -> None:
    """A template of the team with a version for each of these words."""
    owner = service.signed_in("owner")
    shortcut = f";{token_hex(4)}"
    (sales,) = [each for each in owner.ask("GET", "/folders")["folders"] if each["name"] == "Sales"]
    template = {"title": title, "shortcut": shortcut, "body": f"<p>We refund within {first} days.</p>"}
    owner.ask("POST", "/templates", {"folder": sales["id"], "template": template})
    for old, new in zip((first, *later), later, strict=False):
        owner.reword(shortcut, f"{old} days", f"{new} days")
