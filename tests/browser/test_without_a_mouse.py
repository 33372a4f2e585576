"""The main tasks at the console by keyboard alone, and where the focus is meanwhile."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import stops_unseen, tab_to
from tests.browser.every_screen import SCREENS, Desk, Screen

pytestmark = pytest.mark.slow

WITH_STOPS = [screen for screen in SCREENS if not screen.key]


@pytest.fixture
def page(desk: Desk) -> Page:
    return desk.opens(SCREENS[0])


def test_a_template_is_written_left_deleted_and_brought_back(page: Page) -> None:
    page.keyboard.press("n")
    expect(page.get_by_label("Title")).to_be_focused()
    page.keyboard.type("By keys alone")
    tab_to(page, "Shortcut")
    page.keyboard.type(";keysalone")
    tab_to(page, "Reply")
    page.keyboard.type("Dear customer")
    page.keyboard.press("Control+s")
    expect(page.locator(".editor-bar .state")).to_contain_text("Saved")

    page.keyboard.press("Escape")
    expect(page.locator(".editor")).to_have_count(0)
    expect(page.locator(".rows")).to_be_focused()
    expect(page.locator(".row.pointed")).to_contain_text("By keys alone")
    page.keyboard.press("Delete")
    expect(page.locator(".notice")).to_contain_text("By keys alone")

    page.keyboard.press("Shift+T")
    page.get_by_role("button", name="Bring back “By keys alone”").wait_for()
    tab_to(page, "Bring back “By keys alone”")
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("By keys alone")
    page.keyboard.press("t")
    page.locator(".list-column").wait_for()
    page.keyboard.press("/")
    expect(page.get_by_label("Search templates")).to_be_focused()
    page.keyboard.type(";keysalone")
    expect(page.get_by_role("option")).to_have_count(1)


def test_somebody_is_invited(page: Page) -> None:
    page.keyboard.press("Shift+P")
    expect(page.get_by_role("heading", name="People", exact=False).first).to_be_visible()
    tab_to(page, "Invitations")
    page.keyboard.press("Enter")
    tab_to(page, "Email address")
    page.keyboard.type("ada@shop.test")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Link for ada@shop.test")).to_be_visible()

    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_label("Email address")).to_be_focused()
    tab_to(page, "Withdraw the invitation of ada@shop.test")
    page.keyboard.press("Enter")
    tab_to(page, "Cancel")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No invitation is waiting")).to_be_visible()


def test_the_language_of_the_screens_is_changed(page: Page) -> None:
    page.keyboard.press(",")
    tab_to(page, "Language of the screens")
    page.keyboard.press("End")
    expect(page.get_by_role("heading", name="Pengaturan", exact=True)).to_be_visible()
    page.keyboard.press("Home")
    expect(page.get_by_role("heading", name="Settings", exact=True)).to_be_visible()
    expect(page).to_have_title("Rejoinder · Settings")


@pytest.mark.parametrize("screen", WITH_STOPS, ids=lambda screen: screen.name)
def test_the_focus_is_seen_wherever_tab_leads(desk: Desk, screen: Screen) -> None:
    assert stops_unseen(desk.opens(screen)) == []


def test_what_is_chosen_can_be_told_in_high_contrast(desk: Desk) -> None:
    page = desk.opens(SCREENS[0])
    page.keyboard.press("j")
    expect(page.locator(".row[aria-selected=true]")).to_have_count(1)
    page.emulate_media(forced_colors="active")
    grounds = page.locator(".row").evaluate_all(
        "rows => rows.map(row => [row.getAttribute('aria-selected'), getComputedStyle(row).backgroundColor])"
    )
    page.emulate_media(forced_colors="none")
    assert len({ground for selected, ground in grounds if selected == "true"}) == 1
    assert {g for s, g in grounds if s == "true"}.isdisjoint({g for s, g in grounds if s != "true"})
