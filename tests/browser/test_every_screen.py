"""What axe finds on every screen of the console: nothing, in light and in dark, in English and in Chinese."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessible import violations, violations_now
from tests.browser.browser import browser
from tests.browser.console import console
from tests.browser.every_screen import SCREENS, Desk, Screen
from tests.browser.service import Service

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_in_light_and_in_dark(desk: Desk, screen: Screen) -> None:
    assert violations(desk.opens(screen)) == []


def test_in_chinese(desk: Desk) -> None:
    page = desk.page
    page.goto(f"{desk.base}#/settings")
    page.get_by_label("Language of the screens").select_option("zh")
    expect(page.get_by_role("heading", name="设置", exact=True)).to_be_visible()
    found = {screen.name: violations_now(desk.opens(screen)) for screen in SCREENS}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_who_may_only_use_the_team_s_templates(service: Service) -> None:
    with console(service) as opened:
        page = opened.signed_in("agent")
        page.get_by_role("option").first.click()
        expect(page.get_by_role("button", name="Duplicate").first).to_be_visible()
        assert violations(page) == []
        page.goto(page.url.split("#")[0] + "#/people")
        page.locator(".people-tabs [aria-current]").wait_for()
        assert violations(page) == []


def test_without_a_network(desk: Desk) -> None:
    page = desk.opens(SCREENS[0])
    page.context.set_offline(True)
    for place, stands in (
        ("people?tab=audit&action=group", ".people [role=alert]"),
        ("restore?at=n1", ".restoring [role=alert]"),
        ("templates", ".sync-line .state.warn"),
    ):
        page.goto(f"{desk.base}#/{place}")
        page.locator(stands).first.wait_for()
        assert violations(page) == [], place
    page.context.set_offline(False)


def test_before_anybody_is_in_it(service: Service) -> None:
    with console(service) as opened:
        page = opened.signed_in("agent")
        page.get_by_role("button", name="Settings").click()
        page.get_by_role("button", name="Sign out").click()
        page.get_by_role("dialog").get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
        assert violations(page) == []


def test_what_only_the_extension_has() -> None:
    with browser() as opened:
        for path, stands in (
            ("options.html", ".first-run"),
            ("options.html#/practice", ".practice"),
            ("options.html#/settings", ".key-recorder"),
            ("popup.html", ".palette"),
            ("signed-in.html", ".signed-in"),
        ):
            page = opened.extension_page(path)
            page.locator(stands).wait_for()
            assert violations(page) == [], path
            page.close()
