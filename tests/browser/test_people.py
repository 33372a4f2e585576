"""People and permissions as an owner, a lead and an agent meet them, over a real service."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.browser import browser
from tests.browser.console import console
from tests.browser.people import AtPeople
from tests.browser.service import Service

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def owner(service: Service) -> Iterator[AtPeople]:
    with browser() as opened:
        yield AtPeople.signed_in(opened, service, "owner")


def test_a_list_is_checked_line_by_line_before_anybody_is_invited(owner: AtPeople) -> None:
    page = owner.page
    owner.opens("Invitations")
    owner.clicks("Invite many from a list")
    page.get_by_label("People, one a line").fill(
        "name,email,role\nAda Lovelace,ada@shop.test,lead\nBob,nope,\nMira,mira@lumen-and-oak.example,"
    )
    owner.clicks("Check 3 lines")
    outcomes = page.locator("dialog tbody tr")
    expect(outcomes.nth(0)).to_contain_text("Will be invited")
    expect(outcomes.nth(1)).to_contain_text("This is not an email address")
    expect(outcomes.nth(2)).to_contain_text("Belongs to the team already")
    expect(page.get_by_text("No invitation is waiting")).to_be_visible()

    owner.clicks("Invite 1 person")
    expect(page.get_by_label("Link for ada@shop.test")).to_have_value(re.compile("/invitations/"))
    page.keyboard.press("Escape")
    expect(page.get_by_text("Ada Lovelace")).to_be_visible()
    page.get_by_role("button", name="Withdraw the invitation of Ada Lovelace").click()
    page.locator("dialog").get_by_role("button", name="Withdraw", exact=True).click()
    expect(page.get_by_text("No invitation is waiting")).to_be_visible()


def test_a_right_is_changed_after_it_was_shown_who_gains_and_loses(owner: AtPeople) -> None:
    page = owner.page
    owner.opens("Folder rights")
    page.locator(".folders-and-access").get_by_role("button", name="Sales").click()
    sari = page.locator(".access-table tr", has_text="Sari Putri")
    expect(sari).to_contain_text("sees nothing")

    page.get_by_label("Give a right to…").select_option(label="Sari Putri (sari@lumen-and-oak.example)")
    owner.clicks("Give")
    expect(page.locator("dialog .differences")).to_contain_text("Sari Putri")
    expect(page.locator("dialog .differences")).to_contain_text("may use")
    expect(sari).to_contain_text("sees nothing")
    page.locator("dialog").get_by_role("button", name="Save").click()

    expect(sari).to_contain_text("Granted personally, here")
    page.get_by_role("button", name="Take the right of Sari Putri away").click()
    page.locator("dialog").get_by_role("button", name="Take away").click()
    expect(sari).to_contain_text("sees nothing")


def test_the_library_is_seen_as_somebody_else_and_the_trail_tells_it(owner: AtPeople) -> None:
    page = owner.page
    owner.opens("Members")
    page.get_by_role("button", name="Sari Putri").click()
    owner.clicks("See as this person")
    seen = page.get_by_role("region", name="The library as Sari Putri sees it")
    expect(seen.get_by_role("button", name="Support")).to_be_visible()
    expect(seen.get_by_role("button", name="Sales")).to_have_count(0)
    # What a folder holds is also what lies in the folders below it.
    seen.get_by_role("button", name="Support").click()
    expect(seen.locator("[aria-current]")).to_contain_text("Support")
    expect(seen.locator(".see-as-list")).to_contain_text("Address changed")
    owner.clicks("Back to your own view")

    owner.opens("Audit trail")
    newest = page.locator(".trail li").first
    expect(newest).to_contain_text("Mira Blum looked at the library as Sari Putri sees it.")
    page.get_by_label("What").select_option(label="Groups")
    expect(newest).to_contain_text("group")
    with page.expect_download() as saving:
        owner.clicks("Export as JSON lines")
    lines = saving.value.path().read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["action"].split(".")[0] for line in lines} == {"group"}


def test_a_value_is_changed_and_its_history_tells_what_it_was(owner: AtPeople) -> None:
    page = owner.page
    owner.opens("Team values")
    page.get_by_role("button", name="Change team.return_days").click()
    page.get_by_label("What it becomes").fill("45")
    owner.clicks("Save")
    line = page.locator(".values li", has_text="team.return_days")
    expect(line).to_contain_text("45")
    expect(line).to_contain_text("Used in 12 templates")

    page.get_by_role("button", name="History of team.return_days").click()
    expect(page.locator(".history li")).to_contain_text(["45", "30"])
    page.keyboard.press("Escape")


def test_how_full_the_room_for_files_is_stands_with_the_values(owner: AtPeople) -> None:
    owner.opens("Team values")
    card = owner.page.locator(".card", has=owner.page.get_by_role("heading", name="Room for files"))
    expect(card).to_contain_text("there is room for 1.1 GB of attachments and pictures")
    expect(card.locator(".file-room")).to_be_visible()


def test_every_tab_is_clean_to_axe(owner: AtPeople) -> None:
    expect(owner.tabs.filter(has_text="Audit trail")).to_be_visible()
    for tab in owner.tabs.all_inner_texts():
        owner.opens(tab)
        assert owner.faults() == [], tab


def test_a_group_is_made_and_filled_by_keyboard_alone(owner: AtPeople) -> None:
    page = owner.page
    owner.opens("Groups")
    page.get_by_role("button", name="New group").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name of the group")).to_be_focused()
    page.keyboard.type("Night shift")
    page.keyboard.press("Enter")
    panel = page.get_by_role("complementary", name="Night shift")
    page.get_by_label("Put somebody in").focus()
    page.keyboard.type("Sari")
    page.keyboard.press("Enter")
    put_in = page.locator("dialog").get_by_role("button", name="Put in")
    expect(put_in).to_be_visible()
    page.keyboard.press("Tab")
    while not put_in.evaluate("button => button === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(panel).to_contain_text("Sari Putri")


def test_a_lead_manages_their_folders_and_nobodys_membership(service: Service, tmp_path: Path) -> None:
    with browser() as opened:
        lead = AtPeople.signed_in(opened, service, "lead")
        tabs = ["Members", "Groups", "Folder rights", "Team values", "API tokens", "Devices and sign-in"]
        expect(lead.tabs).to_have_text(tabs)
        lead.page.get_by_role("button", name="Sari Putri").click()
        expect(lead.page.get_by_role("complementary", name="Sari Putri")).to_be_visible()
        expect(lead.page.get_by_role("button", name="Remove from the team")).to_have_count(0)
        lead.opens("Folder rights")
        expect(lead.page.locator(".access-table")).to_contain_text("Through the group “Leads”")
        assert lead.faults() == []


def test_an_agent_sees_nothing_that_they_cannot_do_and_the_team_without_a_network(
    service: Service,
) -> None:
    with browser(dark=True, width=720) as opened:
        agent = AtPeople.signed_in(opened, service, "agent")
        expect(agent.tabs).to_have_text(["Members", "Groups", "API tokens", "Devices and sign-in"])
        agent.opens("Devices and sign-in")
        expect(agent.page.get_by_text("this device")).to_be_visible()
        expect(agent.page.get_by_text("How the team signs in")).to_have_count(0)
        agent.opens("Members")
        expect(agent.page.locator(".people-table")).to_contain_text("Mira Blum")
        assert agent.faults() == []

        opened.context.route(f"{service.url}/**", lambda route: route.abort())
        agent.page.reload()
        expect(agent.page.locator(".people-table")).to_contain_text("Mira Blum")
        expect(agent.page.get_by_text("The service cannot be asked right now.")).to_be_visible()
        agent.page.locator(".people-tabs").get_by_role("link", name="API tokens").click()
        expect(agent.page.get_by_role("alert")).to_contain_text("only it knows this")


def test_in_the_web_console_it_is_the_same_screen(service: Service) -> None:
    with console(service) as opened:
        page = opened.signed_in("owner", place="#/people?tab=members")
        page.goto(f"{service.url}/console/#/people?tab=groups")
        expect(page.get_by_role("button", name="Leads")).to_be_visible()
        page.locator(".people-tabs").get_by_role("link", name="Audit trail").click()
        expect(page.locator(".trail li").first).to_contain_text("Mira Blum")
        assert opened.errors == []


# The last one: who was removed signs in nowhere any more.
def test_removing_somebody_asks_for_their_name_and_says_what_goes(owner: AtPeople) -> None:
    page = owner.page
    owner.opens("Members")
    page.get_by_role("button", name="王小雨").click()
    owner.clicks("Remove from the team")
    removal = page.locator("dialog")
    expect(removal).to_contain_text("They leave 1 group")
    expect(removal.get_by_role("button", name="Remove from the team")).to_be_disabled()
    removal.get_by_label("Type “王小雨” to confirm").fill("王小雨")
    removal.get_by_role("button", name="Remove from the team").click()
    owner.hears("王小雨 was removed.")
    expect(page.locator(".people-table tbody tr")).to_have_count(3)
