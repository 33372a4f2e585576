"""Without the service: what was there stays, what is written waits, and a restart loses nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import Browser, browser
from tests.browser.demo import until
from tests.browser.field import Field
from tests.browser.person import sign_in_as
from tests.browser.processes import free_port
from tests.browser.served import Served
from tests.browser.service import demo_service

pytestmark = pytest.mark.slow


def test_what_is_written_offline_survives_a_restart_and_then_goes_out(tmp_path: Path, pages: Served) -> None:
    port, data, profile = free_port(), tmp_path / "service", tmp_path / "profile"
    with demo_service(data, port) as service, browser(profile) as opened:
        sign_in_as(opened, service, "agent")
        library_with(opened, ";late").close()

    with browser(profile) as opened:
        field = Field(opened.page(pages.url("fields.html")), "#text")
        field.focus()
        field.type(";late<Tab>")
        until(lambda: "Hi there," in field.text, "the reply")
        write_template(opened, "Only mine", ";mine")

    with browser(profile) as opened:
        library = library_with(opened, ";mine")
        with demo_service(data, port) as service:
            agent = service.signed_in("agent")
            library.get_by_role("button", name="Settings").click()
            library.get_by_role("button", name="Sync now").click()
            until(lambda: bool(agent.templates(";mine")), "the template that was written offline")


def library_with(opened: Browser, shortcut: str) -> Page:
    page = opened.extension_page("options.html")
    page.get_by_label("Search templates").fill(shortcut)
    page.get_by_text(shortcut, exact=True).first.wait_for()
    return page


def write_template(opened: Browser, title: str, shortcut: str) -> None:
    """In the person's own folder, which the service keeps."""
    page = opened.extension_page("options.html")
    page.get_by_role("treeitem", name="Private").click()
    page.get_by_role("button", name="New template").first.click()
    expect(page.get_by_label("Title")).to_have_value("New template")
    page.keyboard.type(title)
    page.get_by_label("Shortcut", exact=True).fill(shortcut)
    page.get_by_role("textbox", name="Reply").click()
    page.keyboard.type("Written on a train.")
    page.keyboard.press("Control+s")
    page.get_by_text("Saved here").wait_for()
    page.close()
