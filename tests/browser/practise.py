"""Opens a Chromium with the extension, signed in to the service of `make run`, on its practice mailbox.

python -m tests.browser.practise http://127.0.0.1:8000
"""

import os
import sys
import time

import httpx
from playwright.sync_api import Error

from api.seed import PEOPLE
from api.settings import Settings
from tests.browser.browser import browser
from tests.browser.person import sign_in

AGENT = next(person for person in PEOPLE if person.role == "agent")


def main(url: str) -> int:
    if not answers(url):
        return 1
    data = Settings().data_dir
    password = (data / "demo-password").read_text().strip()
    os.environ["REJOINDER_SHOW_BROWSER"] = "1"
    with browser(data / "browser") as opened:
        page = opened.page(f"{url}/practice")
        home = opened.extension_page("options.html")
        if home.get_by_label("Address of the service").count():
            sign_in(opened, url, AGENT.email, password).close()
        home.close()
        page.reload()
        page.bring_to_front()
        try:
            opened.context.wait_for_event("close", timeout=0)
        except Error:
            return 0
    return 0


def answers(url: str, seconds: float = 60) -> bool:
    """Whether the service comes up; it says itself why not."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            return httpx.get(f"{url}/health").is_success
        except httpx.TransportError:
            time.sleep(0.2)
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
