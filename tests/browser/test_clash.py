"""Two people, each at a browser, write the same template at once: no word is lost, and one settles it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.browser import EXTENSION, Browser
from tests.browser.demo import until
from tests.browser.looking import look_at
from tests.browser.person import browser_of
from tests.browser.service import Member, Service

pytestmark = pytest.mark.slow

BUILT = Path(os.environ.get("REJOINDER_EXTENSION", EXTENSION))


@pytest.fixture(scope="module")
def reader(service: Service) -> Member:
    """What the service has, as a script sees it."""
    return service.signed_in("owner")


@pytest.fixture(scope="module")
def grace(service: Service) -> Iterator[Browser]:
    with browser_of(service, "owner", extension=BUILT) as opened:
        yield opened


@pytest.fixture(scope="module")
def lin(service: Service) -> Iterator[Browser]:
    with browser_of(service, "lead", extension=BUILT) as opened:
        yield opened


def test_a_clash_is_kept_shown_and_settled_side_by_side(reader: Member, grace: Browser, lin: Browser) -> None:
    theirs, mine = opened_at(grace, ";late"), opened_at(lin, ";late")
    lin.context.set_offline(True)
    begins_at_the_top(mine)
    mine.keyboard.type("Lin writes: ")
    mine.get_by_label("Subject").fill("About your parcel")
    mine.keyboard.press("Control+s")
    expect(mine.get_by_text("Saved here")).to_be_visible()

    begins_at_the_top(theirs)
    theirs.keyboard.type("Grace writes: ")
    theirs.keyboard.press("Control+s")
    until(lambda: "Grace writes" in stored_body(reader), "what the first one wrote")

    lin.context.set_offline(False)
    mine.keyboard.press("Escape")
    mine.evaluate("chrome.runtime.sendMessage({ kind: 'sync_now' })")
    unsettled = mine.get_by_role("button", name="1 edit to settle")
    expect(unsettled).to_be_visible()
    expect(mine.locator("[aria-live=polite].unseen")).to_contain_text("1 edit to settle")
    unsettled.click()
    look_at(mine, "list")
    mine.get_by_role("button", name="Resolve").click()

    dialog = mine.get_by_role("dialog")
    expect(reply(dialog).locator("mark")).to_contain_text(["Grace", "Lin"])
    expect(dialog.get_by_role("group", name="Subject")).to_contain_text("changed by you")
    expect(dialog.get_by_role("button", name="Choose a side for each part")).to_be_disabled()
    look_at(mine, "resolve")

    # By keyboard alone: an arrow moves within a part, Enter saves.
    reply(dialog).get_by_role("radio", name="In the library").focus()
    mine.keyboard.press("ArrowDown")
    expect(reply(dialog).get_by_role("radio", name="Your wording")).to_be_checked()
    mine.keyboard.press("Enter")

    until(lambda: "Lin writes" in stored_body(reader), "the wording that was chosen")
    expect(mine.get_by_text("Nothing to settle")).to_be_visible()
    expect(body_of(theirs)).to_contain_text("Lin writes")
    assert stored(reader)["subject"] == "About your parcel"
    until(lambda: copies_in(theirs) == copies_in(mine) == 0, "no copy to be left")


def test_paragraphs_that_two_people_changed_go_together_by_themselves(
    reader: Member, grace: Browser, lin: Browser
) -> None:
    theirs, mine = opened_at(grace, ";late"), opened_at(lin, ";late")
    lin.context.set_offline(True)
    body_of(mine).press("Control+End")
    mine.keyboard.type(" Lin was here.")
    mine.keyboard.press("Control+s")
    expect(mine.get_by_text("Saved here")).to_be_visible()

    begins_at_the_top(theirs)
    theirs.keyboard.type("Grace again: ")
    theirs.keyboard.press("Control+s")
    until(lambda: "Grace again" in stored_body(reader), "what the first one wrote")

    lin.context.set_offline(False)
    mine.evaluate("chrome.runtime.sendMessage({ kind: 'sync_now' })")
    until(lambda: "Lin was here" in stored_body(reader), "what the second one wrote")
    assert "Grace again" in stored_body(reader)
    until(lambda: copies_in(mine) == 0, "no copy to be left")


def opened_at(opened: Browser, shortcut: str) -> Page:
    page = opened.extension_page("options.html")
    page.get_by_label("Search templates").fill(shortcut)
    page.locator(".rows").get_by_text(shortcut, exact=True).first.click()
    page.keyboard.press("Enter")
    # Until the editor is there, a caret that is put somewhere does not stay.
    page.locator(".body-rich [contenteditable=true]").wait_for()
    return page


def body_of(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Reply")


def begins_at_the_top(page: Page) -> None:
    """Clicks first: ProseMirror takes back a caret that comes to the top within 200 ms of a focus by key."""
    body_of(page).get_by_text("There is nothing you need to do").click()
    page.keyboard.press("Control+Home")


def reply(dialog: Locator) -> Locator:
    return dialog.get_by_role("group", name="Reply")


def stored(reader: Member) -> dict[str, str]:
    template: dict[str, str] = reader.templates(";late")[0]["template"]
    return template


def stored_body(reader: Member) -> str:
    return stored(reader)["body"]


def copies_in(page: Page) -> int:
    count: int = page.evaluate(
        """() => new Promise((resolve, reject) => {
          const opening = indexedDB.open('rejoinder');
          opening.onerror = reject;
          opening.onsuccess = () => {
            const rows = opening.result.transaction('own').objectStore('own').getAll();
            rows.onsuccess = () => {
              opening.result.close();
              resolve(rows.result.filter(row => row.copy).length);
            };
          };
        })"""
    )
    return count
