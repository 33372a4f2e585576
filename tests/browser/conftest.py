"""One Chromium for all pages, with the replies of `pages/replies.yaml` as its personal library."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.browser import Browser, browser
from tests.browser.person import import_pack
from tests.browser.served import Served, served

PAGES = Path(__file__).parent / "pages"


@pytest.fixture(scope="session")
def library() -> Iterator[Browser]:
    """A browser whose person has the replies and no account."""
    with browser() as opened:
        import_pack(opened, PAGES / "replies.yaml")
        yield opened


@pytest.fixture(scope="session")
def pages() -> Iterator[Served]:
    """The look-alike and hostile pages, on loopback."""
    with served(PAGES) as site:
        yield site
