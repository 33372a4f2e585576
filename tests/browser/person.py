"""What a person does on the extension's own pages: bring in a pack, sign in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.browser import Browser, browser
from tests.browser.service import Service


def import_pack(opened: Browser, pack: Path) -> None:
    """Brings a pack into this browser's library. Raises ValueError with the library's words if refused."""
    page = opened.extension_page("options.html")
    page.get_by_role("button", name="Import templates").first.click()
    page.locator(".file-drop input").set_input_files(pack)
    verdict = page.locator(".import-compare, .import-refused")
    verdict.wait_for()
    if "import-refused" in (verdict.get_attribute("class") or ""):
        said = verdict.inner_text()
        page.close()
        raise ValueError(said)
    page.get_by_role("button", name=re.compile("^Import [0-9,]+ template")).click()
    page.locator(".import-foot").wait_for(state="detached")
    page.close()
    shelved(opened)


def sign_in(opened: Browser, server: str, email: str, password: str) -> Page:
    """Signs in as a person does, in the service's own tab; gives that tab, back at the extension.

    In whichever language: names are not looked at.
    """
    page = opened.extension_page("options.html")
    page.locator("form.sign-in input").fill(server)
    with opened.context.expect_page() as opening:
        page.locator("form.sign-in [type=submit]").click()
    tab = opening.value
    tab.locator("[name=email]").fill(email)
    tab.locator("[name=password]").fill(password)
    tab.locator("form:has([name=password]) [type=submit]").click()
    tab.wait_for_url("chrome-extension://*/signed-in.html*")
    tab.locator(".signed-in button").wait_for()
    page.close()
    shelved(opened)
    return tab


def sign_in_as(opened: Browser, service: Service, role: str) -> Page:
    """As the first of the people whom the service has for that role."""
    return sign_in(opened, service.url, service.emails[role][0], service.password)


@contextmanager
def browser_of(service: Service, role: str, **look: Any) -> Iterator[Browser]:
    """Somebody of that role at a browser of their own, signed in; `look` is that of `browser`."""
    with browser(**look) as opened:
        sign_in_as(opened, service, role)
        yield opened


def shelved(opened: Browser) -> None:
    """Waits until the library's shortcuts lie ready for every page."""
    opened.worker().evaluate(
        """async () => {
          for (let turn = 0; turn < 600; turn++) {
            const lies = (await chrome.storage.local.get('shelf.shortcuts'))['shelf.shortcuts'];
            if (lies) return;
            await new Promise(resolve => setTimeout(resolve, 50));
          }
          throw new Error('The shortcuts did not come to lie ready in half a minute');
        }"""
    )
