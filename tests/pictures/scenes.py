"""What is on the pictures: somebody new, a lead at the desk and in a mail, an owner at the console."""

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.browser import Browser, browser
from tests.browser.console import console
from tests.browser.demo import until
from tests.browser.field import Field
from tests.browser.person import shelved, sign_in
from tests.browser.surface import Node, shown_text, surface
from tests.pictures.album import Album
from tests.pictures.stopped import STOPPED_DATE
from tests.pictures.story import Demo
from tests.pictures.tongues import Tongue

IMPORTED = Path(__file__).with_name("text_blaze.json")
REPLY = ".body-rich .ProseMirror"


def take_of_newcomer(album: Album, extension: Path) -> None:
    """Somebody who has just installed the extension, and has no account."""
    if not album.wants("first-run", "import", "practice"):
        return
    with browser(extension=extension) as opened:
        page = opened.extension_page("options.html")
        album.takes(page, "first-run", partial(awaits, page, ".first-run"))
        goes_to(page, "import")
        album.takes(page, "import", partial(chooses_file, page))
        goes_to(page, "templates")
        page.reload()
        page.get_by_role("button", name="Shop support").click()
        page.get_by_role("button", name=re.compile("^Import [0-9]+ template")).click()
        page.locator(".import-foot").wait_for(state="detached")
        shelved(opened)
        goes_to(page, "practice")
        album.takes(page, "practice", partial(practises, page))


def chooses_file(page: Page) -> None:
    page.locator(".file-drop input").set_input_files(IMPORTED)
    page.locator(".import-compare").wait_for()


def practises(page: Page) -> None:
    message = page.get_by_label("Message to Ada Lovelace")
    message.click()
    page.keyboard.type(";late")
    page.keyboard.press("Tab")
    expect(message).to_have_value(re.compile("your parcel should have reached you"))


def take_of_lead(album: Album, extension: Path, demo: Demo, tongue: Tongue) -> None:
    if not album.wants(*AT_THE_DESK):
        return
    with browser(extension=extension, language=tongue.tag) as opened:
        opened.context.add_init_script(STOPPED_DATE)
        sign_in(opened, demo.service.url, demo.service.emails["lead"][0], demo.service.password).close()
        desk = Desk(album, opened, demo)
        desk.knows_already()
        apology, tracking, folder = demo.keys[tongue.apology], demo.keys[";tracking"], demo.english
        desk.library("library", f"templates?order=changed&template={apology}", REPLY)
        desk.library("editor", f"templates?folder={folder}&order=changed&template={tracking}", REPLY)
        desk.library("versions", f"history?template={apology}", "ins")
        desk.library("restore", f"restore?folder={folder}&at=2026-09-13T09:30:00.000Z", ".plan")
        desk.library("trash", "trash", ".trash-line")
        desk.mail("palette", tongue.sender, "<Control+Space>", tongue.words, tongue.found)
        desk.mail("questions", tongue.sender, f"{tongue.asking}<Tab>", tongue.answer, tongue.question)
        desk.popup()


AT_THE_DESK = ("library", "editor", "versions", "restore", "trash", "palette", "questions", "popup")


@dataclass
class Desk:
    """A person who is signed in, in front of the extension."""

    album: Album
    opened: Browser
    demo: Demo

    def knows_already(self) -> None:
        """Whoever has been here for two months was told where one can practise."""
        page = self.opened.extension_page("options.html")
        page.locator(".try-it button.icon").click()
        page.locator(".try-it").wait_for(state="detached")
        page.close()

    def library(self, name: str, address: str, ready: str) -> None:
        """A screen at its address, once what `ready` (CSS) names stands there."""
        if not self.album.wants(name):
            return
        page = self.opened.extension_page(f"options.html#/{address}")

        def is_ready() -> None:
            awaits(page, ready)
            page.evaluate("document.activeElement?.blur()")

        self.album.takes(page, name, is_ready)
        page.close()

    def mail(self, name: str, sender: str, opening: str, keys: str, brought: str) -> None:
        """A reply in the practice mailbox: the keys that open a box over it, those typed into that, and the
        words that then stand there.
        """
        if not self.album.wants(name):
            return
        page = self.opened.page(f"{self.demo.service.url}/practice")
        page.locator(".inbox button", has_text=sender).click()
        field = Field(page, "#rich-body")
        field.focus()
        field.type(opening)
        until(lambda: bool(inputs(page)), "a box over the mail")
        field.type(keys)
        until(lambda: brought in shown_text(page), f"“{brought}” over the mail")
        hide_carets(page)
        self.album.takes(page, name)
        page.close()

    def popup(self) -> None:
        if not self.album.wants("popup"):
            return
        page = self.opened.extension_page("popup.html")
        page.set_viewport_size({"width": 560, "height": 440})
        self.album.takes(page, "popup", lambda: page.get_by_role("option").first.wait_for())
        page.close()


def hide_carets(page: Page) -> None:
    """In our own shadow, where a picture's own way of doing so does not reach: a caret blinks."""
    debugger = page.context.new_cdp_session(page)
    for node in inputs(page):
        found = debugger.send("DOM.resolveNode", {"backendNodeId": node.backend_id})["object"]["objectId"]
        hidden = "function () { this.style.caretColor = 'transparent' }"
        debugger.send("Runtime.callFunctionOn", {"objectId": found, "functionDeclaration": hidden})
    debugger.detach()


def inputs(page: Page) -> list[Node]:
    """Of our own, over the page."""
    return [node for node in surface(page).walk() if node.tag == "input"]


def take_of_owner(album: Album, demo: Demo) -> None:
    if not album.wants("console", "people", "rights", "audit"):
        return
    with console(demo.service) as opened:
        opened.context.add_init_script(STOPPED_DATE)
        page = opened.signed_in("owner")
        goes_to(page, "templates?order=changed")
        album.takes(page, "console", partial(awaits, page, ".row"))
        for name, tab, chosen, ready in AMONG_PEOPLE:
            goes_to(page, f"people?tab={tab}")
            if chosen:
                # It stands in the address from then on.
                page.locator(".people").get_by_role("button", name=chosen).first.click()
            album.takes(page, name, partial(awaits, page, ready))


# A tab of the People screen, what is chosen there, and what (CSS) then stands there.
AMONG_PEOPLE = (
    ("people", "members", "Sari Putri", ".people-panel :text('Support')"),
    ("rights", "folders", "Incidents", ".access-table tr:has-text('Sari Putri')"),
    ("audit", "audit", "", ".trail li"),
)


def awaits(page: Page, css: str) -> None:
    page.locator(css).first.wait_for()


def goes_to(page: Page, address: str) -> None:
    page.goto(f"{page.url.split('#')[0]}#/{address}")
