"""Two Chromiums in one run, one with the built extension and one without, on the same pages."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from tests.browser.browser import EXTENSION, QUIET, Browser, chromium

SITES = Path(__file__).parent / "sites"


@contextmanager
def without_extension(playwright: Playwright) -> Iterator[BrowserContext]:
    with _launched(playwright, []) as context:
        yield context


@contextmanager
def with_extension(playwright: Playwright) -> Iterator[Browser]:
    """A new profile, an empty library, no account. Raises RuntimeError if the extension is not built."""
    if not (EXTENSION / "manifest.json").exists():
        raise RuntimeError("The extension is not built. Run: make build")
    only = [f"--disable-extensions-except={EXTENSION}", f"--load-extension={EXTENSION}"]
    with _launched(playwright, only) as context:
        opened = Browser(context)
        opened.worker()
        yield opened


@contextmanager
def _launched(playwright: Playwright, arguments: list[str]) -> Iterator[BrowserContext]:
    with tempfile.TemporaryDirectory(prefix="rejoinder-bench-") as profile:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=chromium(),
            headless=True,
            ignore_default_args=["--disable-extensions"],
            args=[*QUIET, *arguments],
            viewport={"width": 1280, "height": 800},
            locale="en-GB",
        )
        # Ten thousand templates are more than a person imports in a moment.
        context.set_default_timeout(90_000)
        try:
            yield context
        finally:
            context.close()
