"""A service that is gone, comes back, or does not answer: nobody waits for it longer than it takes."""

import os
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import EXTENSION, browser
from tests.browser.demo import until
from tests.browser.person import sign_in_as
from tests.browser.processes import free_port
from tests.browser.service import demo_service

pytestmark = pytest.mark.slow

BUILT = Path(os.environ.get("REJOINDER_EXTENSION", EXTENSION))
AT_ONCE = 15_000
"""Milliseconds; the request that hangs would be given up after 30 s."""


def test_who_looks_at_the_library_again_does_not_wait_out_a_backoff(tmp_path: Path) -> None:
    port, data, profile = free_port(), tmp_path / "service", tmp_path / "profile"
    with demo_service(data, port) as service, browser(profile, extension=BUILT) as opened:
        sign_in_as(opened, service, "agent").close()

    with browser(profile, extension=BUILT) as opened:
        page = opened.extension_page("options.html")
        expect(page.get_by_text("Offline since").first).to_be_visible()
        for _ in range(5):
            page.evaluate("chrome.runtime.sendMessage({ kind: 'sync_now' })")

    with browser(profile, extension=BUILT) as opened:
        page = opened.extension_page("options.html")
        expect(page.get_by_text("Offline since").first).to_be_visible()
        with demo_service(data, port):
            popup = opened.extension_page("popup.html")
            expect(popup.get_by_text("Up to date")).to_be_visible(timeout=AT_ONCE)
            expect(page.get_by_text("Up to date").first).to_be_visible(timeout=AT_ONCE)


def test_signing_out_does_not_wait_for_a_service_that_does_not_answer(tmp_path: Path) -> None:
    with demo_service(tmp_path) as service, browser(extension=BUILT) as opened:
        sign_in_as(opened, service, "agent").close()
        page = opened.extension_page("options.html#/settings")
        expect(page.get_by_text("Up to date").first).to_be_visible()
        other = service.signed_in("agent")
        before = len(other.client.get("/v1/me/sessions").json())

        os.killpg(service.process.pid, signal.SIGSTOP)
        try:
            page.evaluate("void chrome.runtime.sendMessage({ kind: 'sync_now' })")
            sign_out(page)
            expect(page.get_by_label("Address of the service")).to_be_visible(timeout=AT_ONCE)
            page.goto(page.url.split("#")[0] + "#/templates")
            expect(page.get_by_text("Your library is empty")).to_be_visible(timeout=AT_ONCE)
        finally:
            os.killpg(service.process.pid, signal.SIGCONT)

        until(lambda: len(other.client.get("/v1/me/sessions").json()) == before - 1, "the end of the session")


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("dialog").get_by_role("button", name="Sign out").click()
