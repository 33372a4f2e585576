"""An update of the extension under open pages: the old falls silent, the new serves them without a reload."""

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page

from tests.browser.browser import EXTENSION, Browser, browser
from tests.browser.person import import_pack
from tests.browser.place import Place
from tests.browser.served import Served
from tests.browser.surface import shown_text

pytestmark = pytest.mark.slow

REPLIES = Path(__file__).parent / "pages" / "replies.yaml"


class Installed:
    """One extension in a browser of its own, which can be exchanged for the next version."""

    def __init__(self, opened: Browser, folder: Path) -> None:
        self.opened = opened
        self.folder = folder
        self.worker = opened.worker()
        self.settings = opened.page("chrome://extensions")
        # Else the browser starts nothing anew that is not from its store.
        self.settings.evaluate("chrome.developerPrivate.updateProfileConfiguration({inDeveloperMode: true})")

    def updates(self) -> None:
        """As the browser does it: other files, the extension started anew."""
        manifest = self.folder / "manifest.json"
        told = json.loads(manifest.read_text())
        major, *rest = told["version"].split(".")
        manifest.write_text(json.dumps({**told, "version": ".".join([str(int(major) + 1), *rest])}))
        # It may end before it can answer.
        with self.opened.context.expect_event("serviceworker") as coming, suppress(Error):
            self.worker.evaluate("chrome.runtime.reload()")
        self.worker = coming.value

    def is_switched_off(self) -> None:
        self.settings.evaluate("id => chrome.management.setEnabled(id, false)", self.opened.extension_id)

    def is_switched_on(self) -> None:
        with self.opened.context.expect_event("serviceworker") as coming:
            self.settings.evaluate("id => chrome.management.setEnabled(id, true)", self.opened.extension_id)
        self.worker = coming.value

    def reaches(self, page: Page) -> None:
        """Waits until the version that runs now is in every frame of a page."""
        page.bring_to_front()
        self.worker.evaluate(REACHED, page.url)


REACHED = """async url => {
  for (;;) {
    const [tab] = await chrome.tabs.query({url: url.split('#')[0]});
    const target = {tabId: tab.id, allFrames: true};
    const frames = await chrome.scripting.executeScript({target, func: () => !!window.rejoinderEar});
    if (frames.every(frame => frame.result)) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}"""


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Installed]:
    folder = tmp_path / "extension"
    shutil.copytree(EXTENSION, folder)
    with browser(extension=folder) as opened:
        import_pack(opened, REPLIES)
        yield Installed(opened, folder)


@pytest.mark.parametrize("kind", ["same origin", "written", "cross origin, editor", "sandbox", "closed root"])
def test_an_open_page_is_served_again_without_a_reload(
    installed: Installed, pages: Served, kind: str
) -> None:
    page = installed.opened.page(f"{pages.url('anywhere/frames.html')}#{kind}")
    field = Place(page).comes().types(";hi<Tab>")
    assert field.sees("Hello friend") == "Hello friend"

    for _ in range(2):
        installed.updates()
        installed.reaches(page)
        # The caret stands where it stood; nobody clicks again.
        field.types("<Control+a>Oh ;hi<Tab>, ;hi.")
        assert field.sees("Oh Hello friend, Hello friend.") == "Oh Hello friend, Hello friend."


def test_a_page_that_nobody_wrote_in_yet(installed: Installed, pages: Served) -> None:
    page = installed.opened.page(pages.url("anywhere/field.html"))
    installed.updates()
    installed.reaches(page)

    assert Place(page).comes().types(";hi<Tab>").sees("Hello friend") == "Hello friend"


def test_a_page_that_was_open_when_the_extension_was_switched_on(installed: Installed, pages: Served) -> None:
    page = installed.opened.page(pages.url("anywhere/field.html"))
    field = Place(page).comes().types(";hi<Tab>")
    installed.is_switched_off()
    installed.is_switched_on()
    installed.reaches(page)

    assert field.types("<Control+a>Oh ;hi<Tab>").sees("Oh Hello friend") == "Oh Hello friend"


def test_without_the_extension_every_key_is_the_pages(installed: Installed, pages: Served) -> None:
    page = installed.opened.page(pages.url("anywhere/field.html"))
    field = Place(page).comes().types(";hi<Tab>")
    assert field.sees("Hello friend") == "Hello friend"

    installed.is_switched_off()
    page.bring_to_front()
    field.types("<Control+a>;hi ;hi<Control+Space>")
    assert field.sees(";hi ;hi") == ";hi ;hi"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "next"


def test_a_palette_that_an_update_left_behind_closes_at_the_next_key(
    installed: Installed, pages: Served
) -> None:
    page = installed.opened.page(pages.url("anywhere/field.html"))
    field = Place(page).comes().types("x")
    page.wait_for_timeout(200)
    field.types("<Control+Space>")
    assert field.until(bool, lambda: shown_text(page))

    installed.updates()
    installed.reaches(page)
    field.types("r")
    assert field.until(lambda shown: shown == "", lambda: shown_text(page)) == ""
    field.types("<Control+a>;hi<Tab>")
    assert field.sees("Hello friend") == "Hello friend"


def test_what_is_asked_is_still_asked_and_inserted_after_an_update(
    installed: Installed, pages: Served
) -> None:
    """All that a question needs is in the page already."""
    page = installed.opened.page(pages.url("anywhere/field.html"))
    field = Place(page).comes().types(";ask<Tab>")
    assert "Order number" in field.shows("Order number")

    installed.updates()
    installed.reaches(page)
    field.types("4711<Enter>")
    assert field.sees("Your order 4711 is late.") == "Your order 4711 is late."
