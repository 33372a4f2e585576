"""One Chromium with the replies of `pages/replies.yaml` as its personal library, and one without us."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser as PlainBrowser
from playwright.sync_api import expect

from tests.browser.agent import Agent, build_gallery
from tests.browser.browser import QUIET, Browser, browser, chromium, playwright
from tests.browser.every_screen import Desk, owner_at_desk
from tests.browser.person import browser_of, import_pack
from tests.browser.served import Served, served
from tests.browser.service import Service, demo_service
from tests.browser.zoo import REPLIES, built

PAGES = Path(__file__).parent / "pages"

# Two browsers and a service on two cores take their time; what never comes is told all the same.
expect.set_options(timeout=20_000)

# What did not come in time is waited for once more; of a wrong value nobody is told later that it was right.
RAN_OUT = ["TimeoutError", "Locator expected", "Page expected"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A journey whose patience ran out is played once more; `make slow-tests` names it at its end."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=RAN_OUT))


@pytest.fixture(scope="session")
def library() -> Iterator[Browser]:
    """A browser whose person has the replies and no account."""
    with browser() as opened:
        import_pack(opened, PAGES / "replies.yaml")
        yield opened


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The demo team's, its own for each file."""
    with demo_service(tmp_path_factory.mktemp("service")) as running:
        yield running


@pytest.fixture(scope="module")
def lin(service: Service) -> Iterator[Browser]:
    """A lead, who may edit, at a browser of their own."""
    with browser_of(service, "lead") as opened:
        yield opened


@pytest.fixture(scope="module")
def desk(service: Service) -> Iterator[Desk]:
    """The owner at the console, with something to see on every screen."""
    with owner_at_desk(service) as opened:
        yield opened


@pytest.fixture(autouse=True)
def closed_again(request: pytest.FixtureRequest) -> Iterator[None]:
    """Closes what a test opened in the browser that all files share: hundreds of pages slow all down."""
    shared = request.getfixturevalue("library") if "library" in request.fixturenames else None
    if not isinstance(shared, Browser):  # some files have a library of their own
        yield
        return
    before = set(shared.context.pages)
    yield
    for page in set(shared.context.pages) - before:
        page.close()


@pytest.fixture(scope="session")
def pages() -> Iterator[Served]:
    """The look-alike and hostile pages, on loopback."""
    with served(PAGES) as site:
        yield site


@pytest.fixture(scope="module")
def editor_library() -> Iterator[Browser]:
    """A browser whose person has the replies for the editors; its tests go on in what earlier ones opened."""
    with browser() as opened:
        import_pack(opened, REPLIES)
        yield opened


@pytest.fixture(scope="session")
def zoo() -> Iterator[Served]:
    """Every editor on a page of its own, on loopback."""
    with served(built()) as site:
        yield site


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_gallery(tmp_path_factory.mktemp("gallery"))


@pytest.fixture(scope="module")
def chrome() -> Iterator[PlainBrowser]:
    running = playwright().chromium.launch(executable_path=chromium(), args=QUIET)
    yield running
    running.close()


@pytest.fixture
def agent(chrome: PlainBrowser, gallery: Path) -> Iterator[Agent]:
    page = chrome.new_page(viewport={"width": 1280, "height": 720})
    yield Agent(page, gallery)
    page.close()
