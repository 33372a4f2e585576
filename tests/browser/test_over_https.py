"""The whole of it behind TLS and under names of its own, as a company has it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.browser import QUIET, Browser, chromium, playwright
from tests.browser.console import console, finds, rows, stands
from tests.browser.demo import until
from tests.browser.https import Certificate, certificate_in, tls_before
from tests.browser.person import browser_of
from tests.browser.place import Place
from tests.browser.processes import free_port
from tests.browser.roundcube import missing, roundcube
from tests.browser.served import Served
from tests.browser.service import Service, demo_service
from tests.browser.test_attaching_team import a_file, noise
from tests.browser.writer import Writer

pytestmark = pytest.mark.slow

ADDRESS = re.compile(r"^https://rejoinder\.test:\d+/images/[\w-]{20,}\.png$")
FORM = b"%PDF-1.4 the form of the team"
LIES_READY = """async address => {
  const kept = await chrome.storage.local.get('shelf/;late');
  return JSON.stringify(kept).includes(address) && JSON.stringify(kept).includes('Returns form.pdf');
}"""


@dataclass
class Office:
    """A service that its people know by name, and what their browsers are told to reach it."""

    service: Service
    certificate: Certificate

    @property
    def trusting(self) -> list[str]:
        return self.certificate.trusting


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("https")
    certificate, front = certificate_in(folder), free_port()
    known_as = f"https://rejoinder.test:{front}"
    with (
        demo_service(folder / "service", public_url=known_as) as plain,
        tls_before(port_of(plain.url), certificate, front),
    ):
        yield Office(replace(plain, url=known_as), certificate)


@pytest.fixture(scope="module")
def lin(office: Office) -> Iterator[Browser]:
    """A lead with the extension, signed in at the service's name."""
    with browser_of(office.service, "lead", told=office.trusting) as opened:
        yield opened


@pytest.fixture(scope="module")
def picture(lin: Browser) -> Iterator[str]:
    """The address of the picture that the lead has put into a template, beside a file; it stays open."""
    page = lin.extension_page("options.html#/templates?q=;late")
    rows(page).filter(has_text=";late").first.click()
    page.get_by_role("textbox", name="Reply", exact=True).press("Control+End")
    page.set_input_files(
        '.body-editor input[accept="image/*"]', a_file("lamp.png", noise(320, 240), "image/png")
    )
    shown = page.locator(".preview .reply img")
    expect(shown).to_have_attribute("src", ADDRESS)
    is_drawn(shown)
    page.set_input_files(".attachment-more input", a_file("Returns form.pdf", FORM))
    page.get_by_role("button", name="Save Returns form.pdf").wait_for()
    yield shown.get_attribute("src") or ""
    page.close()


@pytest.fixture(scope="module")
def agent(office: Office, picture: str) -> Iterator[Browser]:
    """An agent with the extension, to whom the lead's template has come."""
    with browser_of(office.service, "agent", told=office.trusting) as opened:
        until(lambda: bool(opened.worker().evaluate(LIES_READY, picture)), "the picture", seconds=30)
        yield opened


@pytest.fixture(scope="module")
def shop(pages: Served, office: Office) -> Iterator[Served]:
    """Pages of somebody else, at an address of theirs."""
    with tls_before(port_of(pages.root), office.certificate) as port:
        yield Served(f"https://shop.test:{port}")


def is_drawn(shown: Locator) -> None:
    """Waits until the picture has come: one that may not be loaded is 0 wide."""
    expect(shown).to_have_js_property("naturalWidth", 320)


def port_of(url: str) -> int:
    port = urlsplit(url).port
    assert port, url
    return port


def test_the_console_is_private_and_hears_of_changes_on_a_private_line(office: Office, lin: Browser) -> None:
    with console(office.service, told=office.trusting) as desk:
        page = desk.tab()
        with (
            page.expect_websocket() as line,
            page.expect_response(f"{office.service.url}/console/") as first,
        ):
            desk.signs_in(page, "lead")
        assert line.value.url.startswith("wss://rejoinder.test:")
        assert first.value.headers["strict-transport-security"] == "max-age=31536000"
        stands(page, "Up to date")
        desk.is_kept(page)
        cookies = desk.context.cookies()
        assert "__Host-rejoinder_console" in {cookie.get("name") for cookie in cookies}
        for cookie in cookies:
            assert cookie.get("name", "").startswith("__Host-"), cookie
            assert (cookie.get("secure"), cookie.get("httpOnly")) == (True, True), cookie
            assert cookie.get("sameSite") in ("Lax", "Strict"), cookie

        library = lin.extension_page("options.html#/templates?q=;sorry")
        rows(library).filter(has_text=";sorry").first.click()
        library.get_by_label("Title", exact=True).fill("Said over https")
        expect(finds(page, "Said over https").first).to_be_visible()
        library.close()


def test_a_picture_and_a_file_go_into_the_page_of_somebody_else(
    agent: Browser, shop: Served, picture: str
) -> None:
    message = agent.page(shop.url("attaching/dropped.html"))
    Place(message).comes().types(" ;late<Tab>")
    is_drawn(message.locator(f"#here img[src='{picture}']"))
    until(lambda: message.evaluate("taken.map(file => file.text)") == [FORM.decode()], "the file")
    message.close()


def test_the_console_shows_the_picture_and_saves_the_file(office: Office, picture: str) -> None:
    with console(office.service, told=office.trusting) as desk:
        page = desk.signed_in("agent", place="#/templates?q=;late")
        rows(page).filter(has_text=";late").first.click()
        is_drawn(page.locator(f".preview .reply img[src='{picture}']"))
        with page.expect_download() as saving:
            page.get_by_role("button", name="Save Returns form.pdf").click()
        assert saving.value.path().read_bytes() == FORM


@pytest.mark.skipif(bool(missing()), reason=f"needs Debian's {', '.join(missing())}")
def test_whoever_gets_the_mail_sees_the_picture_and_has_the_file(
    office: Office, agent: Browser, shop: Served, picture: str, tmp_path: Path
) -> None:
    with roundcube(tmp_path) as plain, tls_before(port_of(plain.url), office.certificate) as front:
        webmail = replace(plain, url=f"https://mail.test:{front}")
        page = agent.page("about:blank")
        webmail.sign_in(page, "kim@shop.test")
        webmail.compose(page, "Ada Lovelace <ada@customer.test>", "Your parcel", html=True)
        Writer(page, "body", "#composebody_ifr").types(";late<Tab>")
        page.frame_locator("#composebody_ifr").locator(f"img[src='{picture}']").wait_for()
        page.locator("#attachment-list").get_by_text("Returns form.pdf").wait_for()
        mail = webmail.send(page)
        page.close()

    [file] = mail.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("Returns form.pdf", FORM)
    body = mail.get_body(("html",))
    assert body is not None
    reads(office, shop, body.get_content(), picture)


def reads(office: Office, shop: Served, mail: str, picture: str) -> None:
    """Ada has no account and no extension; her webmail is a page of somebody else's."""
    hers = playwright().chromium.launch(executable_path=chromium(), args=[*QUIET, *office.trusting])
    try:
        inbox: Page = hers.new_page()
        inbox.goto(shop.url("attaching/nothing.html"))
        inbox.set_content(mail)
        is_drawn(inbox.locator(f"img[src='{picture}']"))
    finally:
        hers.close()
