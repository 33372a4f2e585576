"""What the web console costs until a person can use it: what comes over the wire, and how long it takes.

In a real headless Chromium, at a service in a process of its own on loopback, with the demo team's library.
Usable is when the first template's row is drawn; times are the page's own clock, which begins with the
navigation. `python -m benchmarks --only console` prints the rows.
"""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext

from benchmarks.figures import Row, at_most, p50
from tests.browser.browser import QUIET, chromium, playwright
from tests.browser.console import BUILT
from tests.browser.demo import until
from tests.browser.service import Service, demo_service

ROUNDS = 5
MOST_KB = 200
MOST_MS = 1_000

WATCH = """
new MutationObserver((_, watching) => {
  if (!document.querySelector('[role=option]')) return;
  watching.disconnect();
  requestAnimationFrame(() => { globalThis.__usable = performance.now(); });
}).observe(document, {childList: true, subtree: true});
"""


def rows() -> list[Row]:
    """About half a minute on two cores."""
    with (
        tempfile.TemporaryDirectory(prefix="rejoinder-bench-") as folder,
        demo_service(Path(folder)) as service,
    ):
        visits = [_visits(service) for _ in range(ROUNDS)]
    on_loopback = "limit: 1 s on loopback"
    return [
        at_most("console: first load", _first_load() / 1_000, "kB compressed", MOST_KB, "limit: 200 kB"),
        at_most("console: first visit, usable", p50([v[0] for v in visits]), "ms", MOST_MS, on_loopback),
        at_most("console: opened again, usable", p50([v[1] for v in visits]), "ms", MOST_MS, on_loopback),
    ]


def _first_load() -> int:
    """Bytes of the start page, of all that it names, and of the largest language, as they are sent."""
    start = (BUILT / "index.html").read_text()
    named = [BUILT / path for path in re.findall(r'/console/(assets/[^"]+)', start)]
    languages = [
        next(BUILT.glob(f"assets/{name}-*.js.br")).stat().st_size
        for name in ("english", "chinese", "indonesian")
    ]
    return sum(_sent(file) for file in [BUILT / "index.html", *named]) + max(languages)


def _sent(file: Path) -> int:
    return file.with_name(f"{file.name}.br").stat().st_size


def _visits(service: Service) -> tuple[float, float]:
    """Milliseconds: of somebody who has just signed in and has nothing here yet, and when they come again."""
    running = playwright().chromium.launch(executable_path=chromium(), args=QUIET)
    context = running.new_context()
    context.add_init_script(WATCH)
    try:
        _sign_in(context, service)
        return _usable(context, service), _usable(context, service)
    finally:
        running.close()


def _sign_in(context: BrowserContext, service: Service) -> None:
    page = context.new_page()
    page.goto(f"{service.url}/sign-in")
    page.get_by_label("Email").fill(service.emails["agent"][0])
    page.get_by_label("Password").fill(service.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{service.url}/")
    page.close()


def _usable(context: BrowserContext, service: Service) -> float:
    page = context.new_page()
    page.goto(f"{service.url}/console/")
    # Nothing may be evaluated in that page, by its own policy, so it is not asked to wait.
    until(lambda: page.evaluate("globalThis.__usable") is not None, "a row of the library")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    took = float(page.evaluate("globalThis.__usable"))
    page.close()
    return took
