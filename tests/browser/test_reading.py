"""Webmails and help desks that have readers of their own, and what a person sees where one fails."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.conftest import PAGES
from tests.browser.demo import until
from tests.browser.person import import_pack
from tests.browser.served import Served
from tests.browser.surface import middle, notices, shown_text, surface
from tests.browser.writer import Writer

pytestmark = pytest.mark.slow

UNREAD = "Could not read the recipient."


@pytest.mark.parametrize(
    ("client", "css", "wanted"),
    [
        ("sogo", "#new-body", "Dear Ada,"),
        ("sogo", "#reply-body", "Dear 小明,"),
        ("zimbra", "#new-body", "Dear Ada,"),
        ("zendesk", "#ada-body", "Dear Ada,"),
        ("zendesk", "#chat-body", "Dear 小明,"),
        ("freshdesk", "#reply-body", "Dear Ada,"),
        ("helpscout", "#reply-body", "Dear Ada,"),
        ("intercom", "#reply-body", "Dear María-José,"),
        ("chatwoot", "#reply-body", "Dear Ada,"),
        ("forms", "#i-text", "Dear Sukarno,"),
    ],
)
def test_the_customer_of_the_open_conversation_is_greeted(
    library: Browser, pages: Served, client: str, css: str, wanted: str
) -> None:
    field = Writer(library.page(pages.url(f"{client}.html")), css).types(" ;whom<Tab>")

    assert wanted in field.holds(wanted)


def test_a_client_is_known_by_its_address(library: Browser) -> None:
    page = visit(library, "https://app.frontapp.com/open/cnv_1", PAGES / "front.html")

    assert Writer(page, "#reply-body").types(";whom<Tab>").sees("Dear Ada,").strip() == "Dear Ada,"


def test_what_a_default_stood_in_for_is_asked_on_wish(strange: Page) -> None:
    field = Writer(strange, "#strange-body")
    presses(strange, "Ask me")
    assert shown_within(strange, "Recipient: first name")

    assert field.types("Ada<Enter>").sees("Hello Ada").strip() == "Hello Ada"
    until(lambda: notices(strange) == [], "the notice to go")


def test_what_a_template_inside_another_reads_is_missed_as_well(
    library: Browser, pages: Served, tmp_path: Path
) -> None:
    pack = tmp_path / "around.yaml"
    pack.write_text(
        "pack: Around\ntemplates: [{title: Around, shortcut: ;around, body: \"{% include ';hi' %}\"}]"
    )
    import_pack(library, pack)
    page = library.page(pages.url("gmail.html"))

    field = Writer(page, "#strange-body").types(";around<Tab>")

    assert field.sees("Hello friend").strip() == "Hello friend"
    assert told_within(page, UNREAD)
    presses(page, "Ask me")
    assert shown_within(page, "Recipient: first name")


def test_a_report_is_seen_before_it_is_copied_and_quotes_nobody(strange: Page) -> None:
    strange.context.grant_permissions(["clipboard-read", "clipboard-write"])
    presses(strange, "Report")
    assert shown_within(strange, "Copy report")
    presses(strange, "Copy report")

    until(lambda: "to: unreadable" in copied(strange), "the report on the clipboard")
    report = copied(strange)
    assert report.startswith("What Rejoinder could not read\nRejoinder ")
    assert "Gmail at 127.0.0.1\n" in report
    assert "← the field" in report
    assert not [word for word in ("Ada", "Lovelace", "example.test", "Hello", "parcel") if word in report]
    assert Writer(strange, "#strange-body").state()["text"].strip() == "Hello friend"


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_escape_leaves_a_report_uncopied(strange: Page) -> None:
    presses(strange, "Report")
    assert shown_within(strange, "Copy report")
    strange.keyboard.press("Escape")

    until(lambda: shown_text(strange) == "", "the report to close")
    strange.wait_for_function("document.activeElement.id === 'strange-body'")


def test_in_a_strangers_frame_it_is_said_that_nobody_can_be_read(library: Browser, pages: Served) -> None:
    page = library.page(pages.url("frames.html"))
    field = Writer(page, "#here", "#sandboxed").types(";hi<Tab>")

    assert field.sees("Hello friend") == "Hello friend"
    frame = page.locator("#sandboxed").element_handle().content_frame()
    assert frame is not None
    until(lambda: UNREAD in notices(frame), "the notice in the frame")


@pytest.fixture
def strange(library: Browser, pages: Served) -> Page:
    """A greeting with a default stands in markup that Gmail's reader does not know, and a notice says so."""
    page = library.page(pages.url("gmail.html"))
    page.bring_to_front()
    field = Writer(page, "#strange-body").types(";hi<Tab>")
    assert field.sees("Hello friend").strip() == "Hello friend"
    assert told_within(page, UNREAD)
    return page


def visit(library: Browser, url: str, file: Path) -> Page:
    """A look-alike at the address of what it looks like; nothing leaves this machine."""
    page = library.context.new_page()
    page.route(f"{url}*", lambda route: route.fulfill(path=file, content_type="text/html; charset=utf-8"))
    page.goto(url)
    return page


def presses(page: Page, words: str) -> None:
    [button] = [node for node in surface(page).walk() if node.tag == "button" and node.text == words]
    page.mouse.click(*middle(page, button))


def told_within(page: Page, words: str) -> bool:
    """Waits until a notice says so. Raises TimeoutError if none does."""
    until(lambda: words in notices(page), f"the notice {words!r}")
    return True


def shown_within(page: Page, words: str) -> bool:
    """Waits until this is part of what is shown. Raises TimeoutError if it never is."""
    until(lambda: words in shown_text(page), f"{words!r} to be shown")
    return True
