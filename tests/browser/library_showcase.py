"""Pictures of the library screen in each of its states: `python -m tests.browser.library_showcase OUT`."""

import argparse
import functools
import http.server
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.browser import QUIET, ROOT, chromium, playwright

SOURCE = ROOT / "tests" / "extension" / "screens" / "library"

# Name of the picture, scene of the showcase, address, key or button pressed before the picture is taken.
SHOTS = [
    ("list", "little", "#/templates", ""),
    ("editor", "little", "#/templates?template=late", ""),
    ("files", "little", "#/templates?template=files", ""),
    ("copy", "little", "#/templates?template=late-copy", ""),
    ("compare", "little", "#/templates?template=late", "Compare"),
    ("problems", "little", "#/templates?template=broken", ""),
    ("long", "little", "#/templates?template=long", ""),
    ("arabic", "little", "#/templates?template=arabic", ""),
    ("chinese", "little", "#/templates?folder=zh&template=zh-0", ""),
    ("search", "little", "#/templates?q=refund", ""),
    ("nothing", "little", "#/templates?q=zzzz", ""),
    ("many", "many", "#/templates", "End"),
    ("empty", "empty", "#/templates", ""),
    ("offline", "offline", "#/templates?template=late", ""),
    ("refused", "refused", "#/settings", ""),
    ("settings", "little", "#/settings", ""),
    ("alone", "empty", "#/settings", ""),
    ("practice", "little", "#/practice", ""),
    ("keys", "little", "#/templates", "?"),
    ("import", "little", "#/templates", "i"),
    ("move", "little", "#/templates?template=late", "m"),
    ("variables", "little", "#/templates?template=late", "Control+j"),
    ("undo", "little", "#/templates?template=late", "Delete"),
    ("several", "little", "#/templates?folder=shop", "Control+a"),
    ("filtered", "little", "#/templates?q=is%3Abroken lang%3Aen", ""),
    ("filters", "little", "#/templates", "Shift+F"),
    ("commands", "little", "#/templates", "Control+k"),
    ("tags", "little", "#/templates?template=late", "l"),
    ("restored", "restored", "#/unsettled", ""),
    ("undone", "undone", "#/templates", ""),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", nargs="*", default=[name for name, *_ in SHOTS])
    parser.add_argument("--widths", nargs="*", type=int, default=[1280, 720])
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)

    with showcase() as address:
        chrome = playwright().chromium.launch(executable_path=chromium(), args=QUIET)
        for width in wanted.widths:
            for scheme in ("light", "dark"):
                take(chrome, address, wanted.out, wanted.only, width, scheme)


def take(chrome: Browser, address: str, out: Path, only: list[str], width: int, scheme: str) -> None:
    dark = scheme == "dark"
    page = chrome.new_page(
        viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light", locale="en-GB"
    )
    page.on("pageerror", lambda error: print(f"{width} {scheme}: {error}", file=sys.stderr))
    for name, scene, place, key in SHOTS:
        if name not in only:
            continue
        page.goto(f"{address}?scene={scene}&for={name}{place}")
        page.wait_for_selector(".library")
        page.wait_for_load_state("networkidle")
        if key == "End":
            page.focus(".rows")
        if key == "Compare":
            page.get_by_role("button", name=key).click()
        elif key:
            page.keyboard.press(key)
            page.wait_for_timeout(150)
        page.screenshot(path=out / f"{name}-{width}-{scheme}.png")
    page.close()


@contextmanager
def showcase() -> Iterator[str]:
    """Builds the showcase and serves it from a free port."""
    with tempfile.TemporaryDirectory(prefix="rejoinder-showcase-") as built:
        subprocess.run(
            [
                "npx",
                "vite",
                "build",
                str(SOURCE),
                "--config",
                str(SOURCE / "showcase.vite.mjs"),
                "--outDir",
                built,
            ],
            cwd=ROOT / "extension",
            check=True,
            capture_output=True,
        )
        serving = functools.partial(QuietHandler, directory=built)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), serving)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/showcase.html"
        finally:
            server.shutdown()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """A picture needs no log."""


if __name__ == "__main__":
    main()
