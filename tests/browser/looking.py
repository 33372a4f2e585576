"""Pictures of what a journey meets on its way, for people to look at."""

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.accessible import AT_THEIR_END

# Where they go; nowhere unless asked.
PICTURES = os.environ.get("REJOINDER_PICTURES")


def look_at(page: Page, name: str) -> None:
    """In light and in dark, wide and narrow, once nothing moves any more."""
    if not PICTURES:
        return
    for scheme in ("light", "dark"):
        for width in (1280, 720):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(AT_THEIR_END)
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}-{scheme}.png")
    page.set_viewport_size({"width": 1280, "height": 800})
