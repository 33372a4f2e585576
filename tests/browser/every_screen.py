"""Every screen of the console, and the way to it; for what must hold on all of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.browser.console import Console, console
from tests.browser.service import Service

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3
SHIFTS = """
  globalThis.shifts = [];
  new PerformanceObserver(seen => {
    for (const { hadRecentInput, value, sources } of seen.getEntries())
      if (!hadRecentInput)
        shifts.push(`${value.toFixed(4)} ${sources.map(({ node }) => node?.className || node?.nodeName)}`);
  }).observe({ type: 'layout-shift', buffered: true });
"""


@dataclass(frozen=True)
class Screen:
    name: str
    place: str
    """Behind `#/`, with the ids of what the team has to show."""
    stands: str
    """What is there when it is ready."""
    key: str = ""
    shows: str = ""
    """What that key opens."""
    on: str = "body"
    """Where it is pressed."""


LIST = ("templates", ".row")
EDITOR = ("templates?template={template}", ".body-field")
PERSON = ("people?tab=members&chosen={person}", ".people-panel .access-tree")
RIGHTS = ("people?tab=folders&chosen={shared}", ".grants .button")
VALUES = ("people?tab=values", ".lines .quiet")
PEOPLE = ("members", "invitations", "groups", "folders", "values", "tokens", "sign-in", "audit")
SCREENS = (
    Screen("list", *LIST),
    Screen("a long name", "templates?folder={folder}&template={long}", ".body-field"),
    Screen("nothing found", "templates?q=zzzz", ".list-column .empty"),
    Screen("filters", *LIST, "Shift+F", "[role=menu]"),
    Screen("several selected", *LIST, "Control+a", ".selection-bar"),
    Screen("commands", *LIST, "Control+k", ".command"),
    Screen("keys", *LIST, "?", "dialog"),
    Screen("acts", *LIST, "u", "dialog"),
    Screen("new folder", *LIST, "f", "dialog"),
    Screen("export", *LIST, "e", "dialog"),
    Screen("editor", *EDITOR),
    Screen("source", *EDITOR, "Control+Shift+e", ".source-field", ".body-field"),
    Screen("variables", *EDITOR, "Control+j", ".variable-list"),
    Screen("move", *EDITOR, "m", "dialog"),
    Screen("tags", *EDITOR, "l", "dialog"),
    Screen("languages side by side", "templates?template={template}&beside={variant}", ".variant-pane"),
    Screen("versions", "history?template={template}", ".difference"),
    Screen("restore", "restore", ".restoring input"),
    Screen("what a restore would do", "restore?folder={folder}&at=n1", ".plan"),
    Screen("trash", "trash", ".trash-line"),
    Screen("import", "import", ".file-drop"),
    Screen("what an import would bring", "import?tab=support-en.yaml", ".import-compare"),
    *(Screen(f"people: {tab}", f"people?tab={tab}", ".people-tabs [aria-current]") for tab in PEOPLE),
    Screen("a person", *PERSON),
    Screen("removing a person", *PERSON, "Enter", "dialog .effects", ".panel-buttons .danger"),
    Screen("seeing as a person", "people?tab=members&chosen={person}&as=1", ".see-as-list"),
    Screen("a group", "people?tab=groups&chosen={group}", ".people-panel"),
    Screen("who may what in a folder", *RIGHTS),
    Screen("taking a right away", *RIGHTS, "Enter", "dialog .differences", ":nth-match(.grants .button, 1)"),
    Screen("inviting many", "people?tab=invitations", ".other-way", "Enter", "dialog", ".other-way"),
    Screen("a value's past", *VALUES, "Enter", "dialog", ":nth-match(.lines .quiet, 1)"),
    Screen("a new token", "people?tab=tokens", ".card-head", "Enter", "dialog", ".card-head button"),
    Screen("settings", "settings", ".card"),
    Screen("to settle", "unsettled", "h1"),
)


@dataclass
class Desk:
    """The team's owner at the console, with something to see on every screen."""

    page: Page
    shown: dict[str, str]
    base: str

    def opens(self, screen: Screen) -> Page:
        """From anew, as a bookmark would."""
        page = self.page
        page.goto("about:blank")
        page.goto(f"{self.base}#/{screen.place.format(**self.shown)}")
        page.locator(screen.stands).first.wait_for()
        page.locator(".skeleton, [aria-busy=true]").first.wait_for(state="detached")
        if screen.key:
            page.locator(screen.on).press(screen.key)
            page.locator(screen.shows).first.wait_for()
        return page


@contextmanager
def owner_at_desk(service: Service, **look: Any) -> Iterator[Desk]:
    shown = make_something_to_see(service)
    with console(service, **look) as opened:
        opened.context.add_init_script(SHIFTS)
        page = opened.signed_in("owner")
        page.locator(".row").first.wait_for()
        everything_is_here(opened, page)
        yield Desk(page, shown, page.url.split("#")[0])


def everything_is_here(opened: Console, page: Page) -> None:
    page.locator(".sync-line .state.ok").wait_for()
    opened.is_kept(page)


def make_something_to_see(service: Service) -> dict[str, str]:
    """Versions, a variant, something in the trash, and names as long as can be. Gives the ids of all that."""
    owner = service.signed_in("owner")
    owner.retitle(";late", "Late parcel, our apologies")
    (late,) = owner.templates(";late")
    (gone,) = owner.templates(";lost")
    owner.ask("DELETE", f"/templates/{gone['id']}", revision=gone["revision"])
    variant = {**late["template"], "title": "包裹晚到", "language": "zh-CN", "body": "<p>抱歉</p>"}
    folder = owner.ask("POST", "/folders", {"name": LONG[:100]})
    long = {"title": LONG[:200], "shortcut": f";{LONG[:60]}", "body": f"<p>{LONG}</p>", "tags": [LONG[:50]]}
    made = [
        owner.ask("POST", "/templates", {"folder": place, "template": template})
        for place, template in ((late["folder"], variant), (folder["id"], long))
    ]
    return {
        "template": f"{owner.team}.{late['id']}",
        "variant": f"{owner.team}.{made[0]['id']}",
        "long": f"{owner.team}.{made[1]['id']}",
        "folder": folder["id"],
        "person": next(each["id"] for each in owner.ask("GET", "/members") if each["role"] == "agent"),
        "group": owner.ask("GET", "/groups")[0]["id"],
        "shared": next(
            each["id"] for each in owner.ask("GET", "/folders")["folders"] if each["name"] == "Sales"
        ),
    }
