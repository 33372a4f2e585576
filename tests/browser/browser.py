"""A real Chromium with the built extension, as a person would have it."""

import asyncio
import atexit
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright._impl._sync_base import SyncBase
from playwright.sync_api import BrowserContext, Page, Playwright, Worker, sync_playwright

from api.settings import EXTENSION_ID

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "extension" / ".output" / "chrome-mv3"

# Without these Chromium asks the network for updates, certificates and field trials at every start.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Seconds; no wait of a test is longer.
LONGEST = 120


def chromium() -> str:
    """Where a Chromium or Chrome is. Raises RuntimeError that says how to get one."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if found := shutil.which(name):
            return found
    raise RuntimeError("No Chromium here. On Debian or Ubuntu: apt-get install chromium")


def give_up_in_time() -> None:
    """Playwright waits without end for what a page is to evaluate and for what is to close; now `LONGEST`.

    TimeoutError is raised where it was asked, and the driver serves on.
    """
    ask = SyncBase._sync

    async def in_time(asked: Awaitable[Any]) -> Any:
        async with asyncio.timeout(LONGEST):
            return await asked

    def ask_in_time(self: SyncBase, awaitable: Awaitable[Any]) -> Any:
        return ask(self, in_time(awaitable))

    SyncBase._sync = ask_in_time  # type: ignore[method-assign]


@cache
def playwright() -> Playwright:
    """The driver of this process. Playwright refuses a second one beside it, so everyone shares this.

    It runs on the environment's Node where there is one: its own needs a library that a bare Debian lacks.
    """
    if (node := Path(sys.executable).with_name("node")).exists():
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))
    driver = sync_playwright().start()
    give_up_in_time()
    atexit.register(driver.stop)
    return driver


@dataclass
class Browser:
    """One profile with the extension in it."""

    context: BrowserContext
    extension_id: str = EXTENSION_ID

    def extension_page(self, path: str) -> Page:
        """A page of the extension itself, e.g. `options.html`."""
        page = self.context.new_page()
        page.goto(f"chrome-extension://{self.extension_id}/{path}")
        return page

    def page(self, url: str) -> Page:
        page = self.context.new_page()
        page.goto(url)
        return page

    def worker(self) -> Worker:
        """The service worker, woken if it sleeps."""
        running = [w for w in self.context.service_workers if self.extension_id in w.url]
        return running[0] if running else self.context.wait_for_event("serviceworker")


@contextmanager
def browser(
    profile: Path | None = None,
    *,
    extension: Path = EXTENSION,
    dark: bool = False,
    width: int = 1280,
    language: str | None = None,
    executable: str | Path | None = None,
    told: Sequence[str] = (),
) -> Iterator[Browser]:
    """Chromium with the extension loaded and its service worker up; `profile` outlives the block if given.

    `language` (BCP 47) is that of the whole browser, as where it was installed in a country; `told` is what
    else stands on its command line.
    """
    if not (extension / "manifest.json").exists():
        raise RuntimeError("The extension is not built. Run: make build")
    with tempfile.TemporaryDirectory(prefix="rejoinder-profile-", ignore_cleanup_errors=True) as fresh:
        if language:
            wish_for(language, Path(profile or fresh))
        context = playwright().chromium.launch_persistent_context(
            profile or fresh,
            executable_path=executable or chromium(),
            headless="REJOINDER_SHOW_BROWSER" not in os.environ,
            # People's browsers keep a page that was left, to show it again as it was.
            ignore_default_args=["--disable-extensions", "--disable-back-forward-cache"],
            args=[
                *QUIET,
                *told,
                *([f"--lang={language}"] if language else []),
                f"--disable-extensions-except={extension}",
                f"--load-extension={extension}",
            ],
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            locale=language or "en-GB",
        )
        # Two of these at once on two cores take their time; what never comes is told all the same.
        context.set_default_timeout(30_000)
        opened = Browser(context)
        opened.worker()
        try:
            yield opened
        finally:
            context.close()


def wish_for(language: str, profile: Path) -> None:
    """What the popup is told, which Playwright does not see; `--lang` wants a pack that is not everywhere."""
    preferences = profile / "Default" / "Preferences"
    preferences.parent.mkdir(parents=True, exist_ok=True)
    wishes = {"accept_languages": language, "selected_languages": language}
    preferences.write_text(json.dumps({"intl": wishes}))
