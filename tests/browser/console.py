"""Somebody at the web console, in a browser without the extension."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.browser import QUIET, ROOT, chromium, playwright
from tests.browser.service import Service

BUILT = ROOT / "extension" / ".output" / "console"


class Console:
    """One browser profile, as a person has it."""

    def __init__(self, context: BrowserContext, service: Service) -> None:
        self.context = context
        self.service = service
        self.errors: list[str] = []

    def tab(self, place: str = "") -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self._hear(said.text))
        page.goto(f"{self.service.url}/console/{place}")
        return page

    def signed_in(self, role: str = "lead", person: int = 0, place: str = "") -> Page:
        """Comes to the console, is led to the sign-in page, and back."""
        page = self.tab(place)
        self.signs_in(page, role, person)
        return page

    def signs_in(self, page: Page, role: str, person: int = 0) -> None:
        page.get_by_label("Email").fill(self.service.emails[role][person])
        page.get_by_label("Password").fill(self.service.password)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url("**/console/**")
        page.locator(".library").wait_for()

    def is_kept(self, page: Page) -> None:
        """Waits until it would open without a network."""
        page.evaluate("navigator.serviceWorker.ready.then(() => null)")

    def _hear(self, said: str) -> None:
        """What the page's own policy refused is a fault of ours."""
        if "Content Security Policy" in said:
            self.errors.append(said)


@contextmanager
def console(
    service: Service, *, dark: bool = False, width: int = 1280, told: Sequence[str] = ()
) -> Iterator[Console]:
    """`told` is what else stands on the browser's command line."""
    if not (BUILT / "index.html").exists():
        raise RuntimeError("The console is not built. Run: make build")
    running = playwright().chromium.launch(executable_path=chromium(), args=[*QUIET, *told])
    context = running.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if dark else "light",
        locale="en-GB",
    )
    context.set_default_timeout(30_000)
    opened = Console(context, service)
    try:
        yield opened
        assert opened.errors == []
    finally:
        running.close()


def rows(page: Page) -> Locator:
    return page.get_by_role("option")


def finds(page: Page, words: str) -> Locator:
    """The rows that a search for these words leaves."""
    page.get_by_label("Search templates").fill(words)
    return rows(page).filter(has_text=words)


def writes(page: Page, title: str, shortcut: str, body: str) -> None:
    """A new template, in the person's own folder."""
    # Until the team's library is here, nobody can say where a new one goes.
    page.locator(".list-column").wait_for()
    page.locator("body").press("n")
    expect(page.get_by_label("Title")).to_have_value("New template")
    page.keyboard.type(title)
    page.get_by_label("Shortcut", exact=True).fill(shortcut)
    page.get_by_role("textbox", name="Reply").click()
    page.keyboard.type(body)
    page.keyboard.press("Control+s")


def signs_out(page: Page) -> None:
    page.get_by_role("button", name="Settings").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("dialog").get_by_role("button", name="Sign out").click()


def stands(page: Page, words: str) -> None:
    """Waits until sync says so."""
    expect(page.locator(".sync-line")).to_contain_text(words)
