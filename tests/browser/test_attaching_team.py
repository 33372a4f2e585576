"""Files and pictures of a team, from one browser through the service to another, and away again."""

import re
import struct
import zlib
from hashlib import sha256
from random import Random

import httpx
import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.browser import Browser
from tests.browser.console import console
from tests.browser.demo import until
from tests.browser.person import browser_of
from tests.browser.place import Place
from tests.browser.served import Served
from tests.browser.service import Member, Service, demo_service
from tests.browser.surface import middle, notices, surface

pytestmark = pytest.mark.slow

FORM = b"%PDF-1.4 the form of the team"
DIGEST = sha256(FORM).hexdigest()
KEPT = """() => new Promise((resolve, reject) => {
  const opening = indexedDB.open('rejoinder');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asked = opening.result.transaction('contents').objectStore('contents').getAllKeys();
    asked.onsuccess = () => { opening.result.close(); resolve(asked.result); };
  };
})"""


@pytest.fixture(scope="module")
def grace(service: Service) -> Member:
    return service.signed_in("owner")


def open_late(opened: Browser) -> Page:
    page = opened.extension_page("options.html#/templates?q=;late")
    page.get_by_role("option", name=";late").first.click()
    page.get_by_role("textbox", name="Reply").wait_for()
    return page


def test_a_file_comes_from_one_keyboard_to_another_and_leaves_at_signing_out(
    service: Service, grace: Member, lin: Browser, pages: Served
) -> None:
    page = open_late(lin)
    page.set_input_files(".attachment-more input", a_file("Returns form.pdf", FORM))
    expect(page.get_by_text("Saved, your team has it")).to_be_visible()

    until(lambda: "attachments" in grace.templates(";late")[0]["template"], "the attachment")
    assert grace.templates(";late")[0]["template"]["attachments"] == [
        {"name": "Returns form.pdf", "media_type": "application/pdf", "bytes": len(FORM), "digest": DIGEST}
    ]
    answer = grace.client.get(f"/v1/teams/{grace.team}/files/{DIGEST}")
    assert answer.content == FORM

    with browser_of(service, "agent") as agents:
        library = agents.extension_page("options.html")
        until(lambda: library.evaluate(KEPT) == [DIGEST], "the file in the other browser")
        message = agents.page(pages.url("attaching/dropped.html"))
        Place(message).comes().types(" ;late<Tab>")
        until(lambda: message.evaluate("taken.map(file => file.text)") == [FORM.decode()], "the file dropped")

        library.evaluate("chrome.runtime.sendMessage({ kind: 'sign_out' })")
        until(lambda: library.evaluate(KEPT) == [], "the file gone")
    page.close()


def test_the_service_takes_a_picture_and_shows_it_to_whoever_reads_the_mail(
    service: Service, grace: Member
) -> None:
    """As the editor sends it; over https, since no template may hold a picture of anywhere else."""
    picture = noise(320, 240)
    told = grace.client.post(
        f"/v1/teams/{grace.team}/images", content=picture, headers={"Content-Type": "image/png"}
    )
    answer = httpx.get(told.raise_for_status().json()["address"], timeout=60)
    assert answer.content == picture
    assert answer.headers["content-type"] == "image/png"


def test_without_https_a_large_picture_is_made_smaller(lin: Browser) -> None:
    page = open_late(lin)
    chooser = '.body-editor input[accept="image/*"]'
    page.set_input_files(chooser, a_file("lamp.png", noise(320, 240), "image/png"))
    shown = page.locator(".preview .reply img")
    expect(shown).to_have_attribute("src", re.compile("^data:image/jpeg;base64,"))
    page.close()


def test_the_web_console_attaches_and_saves_as_well(service: Service, grace: Member) -> None:
    with console(service) as browsing:
        page = browsing.signed_in(place="#/templates?q=;lost")
        page.get_by_role("option", name=";lost").first.click()
        page.get_by_role("textbox", name="Reply").wait_for()
        page.set_input_files(".attachment-more input", a_file("map.pdf", b"where it is"))
        until(lambda: "map.pdf" in str(grace.templates(";lost")[0]["template"]), "the attachment")
        with page.expect_download() as saving:
            page.get_by_role("button", name="Save map.pdf").click()
        assert saving.value.path().read_bytes() == b"where it is"
        assert browsing.errors == []


def test_a_large_file_is_fetched_when_it_is_wanted_and_where_it_cannot_be_one_may_try_again(
    service: Service, grace: Member, lin: Browser, pages: Served
) -> None:
    """Last, since the service stops in it."""
    large = Random(9).randbytes(1_500_000)
    page = open_late(lin)
    page.set_input_files(".attachment-more input", a_file("catalogue.pdf", large))
    digest = sha256(large).hexdigest()
    until(lambda: digest in str(grace.templates(";late")[0]["template"]), "the attachment")
    page.close()

    with browser_of(service, "agent") as agents:
        library = agents.extension_page("options.html")
        until(lambda: DIGEST in library.evaluate(KEPT), "the small file in the other browser")
        stopped(service)
        message = agents.page(pages.url("attaching/dropped.html"))
        Place(message).comes().types(" ;late<Tab>")
        until(
            lambda: message.evaluate("taken.map(file => file.name)") == ["Returns form.pdf"], "what is here"
        )
        until(lambda: "catalogue.pdf could not be fetched" in str(notices(message)), "the notice")
        again = next(node for node in surface(message).walk() if node.tag == "button" and "Try" in node.text)

        # A notice stays for as long as the mouse is on it.
        message.mouse.move(*middle(message, again))
        with demo_service(service.folder, int(service.url.rsplit(":", 1)[1])):
            message.mouse.click(*middle(message, again))
            until(lambda: message.evaluate("taken.length") == 2, "the large file")
        assert message.evaluate("taken[1].name") == "catalogue.pdf"


def a_file(name: str, held: bytes, kind: str = "application/pdf") -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": held}


def stopped(service: Service) -> None:
    service.process.terminate()
    service.process.wait(timeout=20)


def noise(width: int, height: int) -> bytes:
    """A picture that cannot be made small."""
    dots = Random(7)
    lines = b"".join(b"\0" + dots.randbytes(3 * width) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))
        for kind, held in parts
    )
