"""Somebody at the People screen of the built extension, signed in to a real service."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.browser import ROOT, Browser
from tests.browser.person import sign_in_as
from tests.browser.service import Service

AXE = ROOT / "extension" / "node_modules" / "axe-core" / "axe.min.js"


@dataclass
class AtPeople:
    page: Page

    @classmethod
    def signed_in(cls, opened: Browser, service: Service, role: str) -> "AtPeople":
        sign_in_as(opened, service, role).close()
        page = opened.extension_page("options.html#/people?tab=members")
        expect(page.get_by_role("navigation", name="People and permissions")).to_be_visible()
        return cls(page)

    @property
    def tabs(self) -> Locator:
        return self.page.locator(".people-tabs a")

    def opens(self, tab: str) -> None:
        self.page.locator(".people-tabs").get_by_role("link", name=tab).click()
        self.page.locator(".people-tabs a[aria-current]", has_text=tab).wait_for()
        expect(self.page.locator(".skeleton")).to_have_count(0)

    def clicks(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def hears(self, words: str) -> None:
        """What was done is said, and can be waved away."""
        said = self.page.locator(".notice")
        expect(said).to_contain_text(words)

    def faults(self) -> list[str]:
        """What axe finds on the People screen, as “rule: where”."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: list[str] = self.page.evaluate(
            """async () => {
              const { violations } = await axe.run('.people');
              return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
            }"""
        )
        return found
