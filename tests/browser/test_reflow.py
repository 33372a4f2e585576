"""Every screen at the widths that people have: nothing is cut off, nothing scrolls sideways or jumps."""

import pytest

from tests.browser.drawn import rested
from tests.browser.every_screen import SCREENS, Desk
from tests.browser.spilling import spilling

pytestmark = pytest.mark.slow

# A telephone's, which is also 400 % of 1280; 200 % of 1280; half a screen; a small laptop's.
WIDTHS = [(320, 640), (640, 400), (720, 800), (1280, 800)]


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_everything_fits_either_way_it_is_written_and_nothing_moves(
    desk: Desk, width: int, height: int
) -> None:
    desk.page.set_viewport_size({"width": width, "height": height})
    found = {}
    for screen in SCREENS:
        page = desk.opens(screen)
        found[screen.name] = spilling(page)
        rested(page)  # what is still to come has come
        found[f"{screen.name}, as it opens"] = page.evaluate("shifts")
        page.evaluate("document.documentElement.dir = 'rtl'")
        found[f"{screen.name}, from right to left"] = spilling(page)
    assert {name: faults for name, faults in found.items() if faults} == {}
