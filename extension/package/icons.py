"""Draws the icons out of the mark, `extension/public/icon/mark.svg`: python -m extension.package.icons

A browser draws them, so that they look as the mark does everywhere else.
"""

from collections.abc import Iterable
from pathlib import Path

from extension.package.archive import ROOT
from tests.browser.browser import QUIET, chromium, playwright

FOLDER = ROOT / "extension" / "public" / "icon"
SIZES = (16, 32, 48, 128)


def drawn(mark: str, sizes: Iterable[int] = SIZES) -> dict[int, bytes]:
    """By size, as PNG on nothing."""
    browser = playwright().chromium.launch(executable_path=chromium(), args=QUIET)
    try:
        page = browser.new_page(viewport={"width": max(sizes), "height": max(sizes)})
        page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{mark}")
        icons = {}
        for size in sizes:
            page.evaluate(
                "size => document.querySelector('svg').style.cssText = `width:${size}px;height:${size}px`",
                size,
            )
            icons[size] = page.locator("svg").screenshot(omit_background=True)
        return icons
    finally:
        browser.close()


def main(folder: Path = FOLDER) -> None:
    for size, icon in drawn((folder / "mark.svg").read_text()).items():
        (folder / f"{size}.png").write_bytes(icon)


if __name__ == "__main__":
    main()
