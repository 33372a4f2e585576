"""What the owner does by keyboard alone, and where the focus goes when what had it is gone."""

import re
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from tests.browser.accessible import presses_in_dialog, tab_back_to, tab_to
from tests.browser.console import console, stands
from tests.browser.service import Service

pytestmark = pytest.mark.slow


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


def test_the_owner_gives_a_group_a_right_and_takes_it_back(service: Service) -> None:
    group, member = a_group(service)
    # A second try of this journey finds what the first one gave.
    folder = f"Nights {token_hex(3)}"
    service.signed_in("owner").ask("POST", "/folders", {"name": folder})
    with console(service) as opened:
        page = opened.signed_in("owner", place="#/people?tab=members")
        tab_to(page, "Folder rights")
        page.keyboard.press("Enter")
        tab_to(page, folder)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=folder)).to_be_visible()
        tab_to(page, "Give a right to")
        page.keyboard.type(group)
        tab_to(page, "Right")
        page.keyboard.press("End")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Give", exact=True)).to_be_focused()
        page.keyboard.press("Enter")
        asks = page.get_by_role("dialog", name=f"{group} may manage “{folder}”?")
        expect(asks.get_by_role("region", name="What would change")).to_contain_text(member)
        page.keyboard.press("Escape")
        expect(asks).to_have_count(0)
        expect(page.get_by_role("button", name="Give", exact=True)).to_be_focused()

        page.keyboard.press("Enter")
        expect(asks.get_by_role("region", name="What would change")).to_contain_text(member)
        presses_in_dialog(page, "Save")
        expect(page.get_by_label(f"Right of {group}", exact=True)).to_have_value("manage")
        expect(page.get_by_role("button", name="Give", exact=True)).to_be_focused()

        tab_back_to(page, f"Take the right of {group} away")
        page.keyboard.press("Enter")
        presses_in_dialog(page, "Take away")
        expect(page.get_by_label(f"Right of {group}", exact=True)).to_have_count(0)
        expect(page.get_by_label("Give a right to")).to_be_focused()


def test_the_owner_narrows_the_trail_and_exports_it(service: Service) -> None:
    group, _ = a_group(service)
    with console(service) as opened:
        page = opened.signed_in("owner", place="#/people?tab=members")
        tab_to(page, "Audit trail")
        page.keyboard.press("Enter")
        trail = page.get_by_role("listitem")
        expect(trail.filter(has_text="signed in").first).to_be_visible()
        tab_to(page, "Anything")
        page.keyboard.type("Groups")
        expect(trail.filter(has_text="signed in")).to_have_count(0)
        expect(trail.filter(has_text=group).first).to_be_visible()
        expect(page).to_have_url(re.compile("action=group"))
        expect(page.get_by_role("combobox", name="What")).to_be_focused()

        tab_to(page, "Export as CSV")
        with page.expect_download() as saving:
            page.keyboard.press("Enter")
        assert group in saving.value.path().read_text(encoding="utf-8")
        expect(page.get_by_role("button", name="Export as CSV")).to_be_focused()

        tab_back_to(page, "Show everything")
        page.keyboard.press("Enter")
        expect(trail.filter(has_text="signed in").first).to_be_visible()
        expect(page.get_by_role("combobox", name="Who")).to_be_focused()


def test_the_owner_removes_a_member_to_the_end(service: Service) -> None:
    people = service.signed_in("owner").ask("GET", "/members")
    name = [each["name"] for each in people if each["role"] == "agent"][-1]
    with console(service) as opened:
        page = opened.signed_in("owner", place="#/people?tab=members")
        tab_to(page, f"{name[0]}\n{name}")
        page.keyboard.press("Enter")
        tab_to(page, "Remove from the team")
        page.keyboard.press("Enter")
        asks = page.get_by_role("dialog", name=f"Remove {name}")
        expect(asks).to_contain_text(f"{name} loses access at once")
        expect(asks.get_by_role("listitem").filter(has_text="They no longer see")).to_be_visible()
        tab_to(page, "Type “")
        page.keyboard.type(name)
        presses_in_dialog(page, "Remove from the team")
        expect(page.locator(".notice")).to_contain_text(f"{name} was removed.")
        expect(page.get_by_role("row").filter(has_text=name)).to_have_count(0)
        expect(page.locator(".people-table button").first).to_be_focused()


def a_group(service: Service) -> tuple[str, str]:
    """A new group's name, and that of the one agent who is in it."""
    owner = service.signed_in("owner")
    group = owner.ask("POST", "/groups", {"name": f"Night {token_hex(3)}"})
    agent = next(each for each in owner.ask("GET", "/members") if each["role"] == "agent")
    owner.ask("PUT", f"/groups/{group['id']}/members/{agent['id']}")
    return group["name"], agent["name"]
