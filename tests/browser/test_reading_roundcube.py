"""What a real Roundcube tells while a message is being answered, in both of its composers."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.person import import_pack
from tests.browser.roundcube import Roundcube, missing, roundcube
from tests.browser.writer import Writer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing()), reason=f"needs Debian's {', '.join(missing())}"),
]

PACK = """
pack: Answers
templates:
  - title: What was asked
    shortcut: ;asked
    subject: Another subject
    body: |
      {{ to.first_name }} {{ to.last_name }} of {{ to.email }} asks “{{ message | strip }}” ({{ subject }}).
"""

ASKED = """From: "Lovelace, Ada" <ada@example.test>
To: bob@shop.test
Subject: Lamp
Message-ID: <1@example.test>
Date: Fri, 20 Nov 2026 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

Where is my lamp?
"""

WANTED = "Ada Lovelace of ada@example.test asks “Where is my lamp?” (Re: Lamp)."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("roundcube")


@pytest.fixture(scope="module")
def mailbox(folder: Path) -> Iterator[Roundcube]:
    with roundcube(folder) as running:
        deliver(folder, "bob@shop.test", ASKED)
        yield running


@pytest.fixture(scope="module")
def page(library: Browser, mailbox: Roundcube, tmp_path_factory: pytest.TempPathFactory) -> Page:
    pack = tmp_path_factory.mktemp("answers") / "answers.yaml"
    pack.write_text(PACK)
    import_pack(library, pack)
    page = library.page("about:blank")
    mailbox.sign_in(page, "bob@shop.test")
    return page


def test_a_plain_reply_tells_whom_and_what_it_answers_and_keeps_its_subject(
    page: Page, mailbox: Roundcube
) -> None:
    answer(page, mailbox)
    field = Writer(page, "#composebody")

    assert WANTED in field.types("<Control+Home>;asked<Tab>").holds(WANTED)
    assert page.input_value("#compose-subject") == "Re: Lamp"


def test_a_rich_reply_does_as_well(page: Page, mailbox: Roundcube, folder: Path) -> None:
    with (folder / "config" / "config.inc.php").open("a") as config:
        config.write("$config['htmleditor'] = 1;\n")
    answer(page, mailbox)
    page.frame_locator("#composebody_ifr").locator("blockquote").wait_for()
    field = Writer(page, "body", "#composebody_ifr")

    assert WANTED in field.types("<Control+Home>;asked<Tab>").holds(WANTED)
    assert page.input_value("#compose-subject") == "Re: Lamp"


def answer(page: Page, mailbox: Roundcube) -> None:
    page.goto(f"{mailbox.url}/?_task=mail&_action=compose&_reply_uid=1&_mbox=INBOX")
    page.wait_for_function("window.rcmail && rcmail.editor")


def deliver(folder: Path, address: str, message: str) -> None:
    """Puts a message into somebody's inbox, as their own mail server would."""
    inbox = folder / "mail" / address
    for part in ("new", "cur", "tmp"):
        (inbox / part).mkdir(parents=True, exist_ok=True)
    (inbox / "new" / "1.1.shop").write_text(message)
    for path in (inbox, *inbox.rglob("*")):
        shutil.chown(path, "mail", "mail")
