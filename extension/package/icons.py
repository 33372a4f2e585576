"""Draws the icons out of the mark, `extension/public/icon/mark.svg`: python -m extension.package.icons

A browser draws them, so that they look as the mark does everywhere else.
"""

from playwright.sync_api import Browser

from extension.package.archive import ROOT
from tests.browser.browser import QUIET, chromium, playwright

FOLDER = ROOT / "extension" / "public" / "icon"
SIZES = (16, 32, 48, 128)
RESIZE = "size => document.querySelector('svg').style.cssText = `width: ${size}px; height: ${size}px`"


def drawn(browser: Browser, mark: str) -> dict[int, bytes]:
    """By size, as PNG on nothing."""
    page = browser.new_page(viewport={"width": max(SIZES), "height": max(SIZES)})
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{mark}")
    icons = {}
    for size in SIZES:
        page.evaluate(RESIZE, size)
        icons[size] = page.locator("svg").screenshot(omit_background=True)
    page.close()
    return icons


def main() -> None:
    browser = playwright().chromium.launch(executable_path=chromium(), args=QUIET)
    for size, icon in drawn(browser, (FOLDER / "mark.svg").read_text()).items():
        (FOLDER / f"{size}.png").write_bytes(icon)
    browser.close()


if __name__ == "__main__":
    main()
