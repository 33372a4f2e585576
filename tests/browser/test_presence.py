"""Two people at one template, in the extension and in the console: each sees the other, and the end."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console import Console, console, finds
from tests.browser.demo import until
from tests.browser.looking import look_at
from tests.browser.person import browser_of
from tests.browser.service import Service

pytestmark = pytest.mark.slow

# A person who closes a tab is gone at once; these run beside others.
SOON = 10_000


@pytest.fixture(scope="module")
def lin(service: Service) -> Iterator[Page]:
    """A lead, at the extension's library, with the template behind `;late` open."""
    with browser_of(service, "lead") as opened:
        page = opened.extension_page("options.html")
        opens(page, ";late")
        yield page


@pytest.fixture
def grace(service: Service) -> Iterator[Console]:
    with console(service) as opened:
        yield opened


def opens(page: Page, shortcut: str) -> None:
    finds(page, shortcut).first.dblclick()
    expect(page.get_by_role("textbox", name="Reply")).to_be_visible()


def test_two_people_at_one_template_see_each_other_until_one_leaves(lin: Page, grace: Console) -> None:
    here = lin.locator(".present")
    expect(here).to_have_text("")
    page = grace.signed_in("owner")
    opens(page, ";late")

    expect(here).to_contain_text("has this open")
    expect(page.locator(".present")).to_contain_text("has this open")
    look_at(lin, "presence-reads")

    page.get_by_role("textbox", name="Reply").press("Control+End")
    page.keyboard.type(" Grace was here.", delay=10)
    expect(here).to_contain_text("is editing this too")
    expect(lin.get_by_role("textbox", name="Reply")).to_contain_text("Grace was here.")
    look_at(lin, "presence-writes")

    page.get_by_role("button", name="Back to the list").click()
    expect(page.locator(".editor")).to_have_count(0)
    expect(here).to_have_text("", timeout=SOON)

    opens(page, ";late")
    expect(here).to_contain_text("has this open")
    page.close()
    expect(here).to_have_text("", timeout=SOON)


def test_ones_own_second_tab_is_nobody_else(service: Service, lin: Page, grace: Console) -> None:
    page = grace.signed_in("lead")
    with page.expect_websocket(lambda socket: "/templates/" in socket.url) as sitting:
        opens(page, ";late")
    sitting.value.wait_for_event("framereceived")
    expect(page.locator(".present")).to_have_text("")
    expect(lin.locator(".present")).to_have_text("")


def test_who_goes_offline_is_gone_and_comes_back(lin: Page, grace: Console) -> None:
    page = grace.signed_in("owner")
    opens(page, ";late")
    here = lin.locator(".present")
    expect(here).to_contain_text("has this open")

    lin.context.set_offline(True)
    expect(here).to_have_text("", timeout=40_000)
    expect(page.locator(".present")).to_have_text("", timeout=40_000)

    lin.context.set_offline(False)
    expect(here).to_contain_text("has this open")
    until(lambda: "has this open" in page.locator(".present").inner_text(), "the one who came back")
