"""Every screen at the widths that people have: nothing is cut off, nothing scrolls sideways or jumps."""

from collections.abc import Iterator

import pytest

from tests.browser.every_screen import SCREENS, Desk, owner_at_desk
from tests.browser.service import Service, demo_service
from tests.browser.spilling import spilling

pytestmark = pytest.mark.slow

# A telephone's, which is also 400 % of 1280; 200 % of 1280; half a screen; a small laptop's.
WIDTHS = [(320, 640), (640, 400), (720, 800), (1280, 800)]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with demo_service(tmp_path_factory.mktemp("service")) as running:
        yield running


@pytest.fixture(scope="module")
def desk(service: Service) -> Iterator[Desk]:
    with owner_at_desk(service) as opened:
        yield opened


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_everything_fits_either_way_it_is_written(desk: Desk, width: int, height: int) -> None:
    desk.page.set_viewport_size({"width": width, "height": height})
    found = {}
    for screen in SCREENS:
        page = desk.opens(screen)
        found[screen.name] = spilling(page)
        page.evaluate("document.documentElement.dir = 'rtl'")
        found[f"{screen.name}, from right to left"] = spilling(page)
    assert {name: spilt for name, spilt in found.items() if spilt} == {}


@pytest.mark.parametrize("width", [1280, 720])
def test_nothing_moves_while_a_screen_opens(desk: Desk, width: int) -> None:
    desk.page.set_viewport_size({"width": width, "height": 800})
    moved = {}
    for screen in SCREENS:
        page = desk.opens(screen)
        page.wait_for_load_state("networkidle")
        moved[screen.name] = page.evaluate("shifts")
    assert {name: shifts for name, shifts in moved.items() if shifts} == {}
