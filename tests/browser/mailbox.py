"""A mailbox to write to Ada from: a real Roundcube, or the practice mailbox where there is none."""

from dataclasses import dataclass
from typing import Protocol

from playwright.sync_api import Page

from tests.browser.field import Field
from tests.browser.roundcube import Roundcube

ADA = "Ada Lovelace <ada@customer.test>"
SUBJECT = "Where is my parcel?"


class Composer(Protocol):
    """One way to write a message."""

    name: str

    def open(self, page: Page) -> Field:
        """A new message to Ada; its empty body, with the caret in it."""

    def send(self, page: Page) -> dict[str, str]:
        """Sends it; gives its parts as they arrived, by content type."""


class Mailbox(Protocol):
    def composers(self) -> list[Composer]: ...


@dataclass
class RoundcubeMailbox:
    webmail: Roundcube
    signed_in: bool = False

    def composers(self) -> list[Composer]:
        return [RoundcubeComposer("rich", self), RoundcubeComposer("plain", self)]


@dataclass
class RoundcubeComposer:
    name: str
    mailbox: RoundcubeMailbox

    def open(self, page: Page) -> Field:
        if not self.mailbox.signed_in:
            # A draft that is left behind is asked about; the person means to leave it.
            page.on("dialog", lambda dialog: dialog.accept())
            self.mailbox.webmail.sign_in(page, "kim@shop.test")
            self.mailbox.signed_in = True
        rich = self.name == "rich"
        self.mailbox.webmail.compose(page, ADA, SUBJECT, html=rich)
        field = Field(page, "body", "#composebody_ifr") if rich else Field(page, "#composebody")
        field.focus()
        return field

    def send(self, page: Page) -> dict[str, str]:
        message = self.mailbox.webmail.send(page)
        texts = [part for part in message.walk() if part.get_content_maintype() == "text"]
        return {part.get_content_type(): part.get_content() for part in texts}


@dataclass
class PracticeMailbox:
    url: str

    def composers(self) -> list[Composer]:
        return [PracticeComposer("rich", self.url), PracticeComposer("plain", self.url)]


@dataclass
class PracticeComposer:
    name: str
    url: str

    def open(self, page: Page) -> Field:
        page.goto(f"{self.url}/practice")
        page.click(f"#{self.name}")
        field = Field(page, f"#{self.name}-body")
        field.focus()
        return field

    def send(self, page: Page) -> dict[str, str]:
        page.get_by_role("button", name="Send").click()
        sent = page.locator("#sent-body")
        sent.wait_for()
        text = {"text/plain": sent.inner_text()}
        return {**text, "text/html": sent.inner_html()} if self.name == "rich" else text
