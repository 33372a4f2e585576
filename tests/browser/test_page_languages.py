"""The service's own pages in each of their languages, read and heard, wide and narrow, without a script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import violations
from tests.browser.browser import chromium, playwright
from tests.browser.service import Service

pytestmark = pytest.mark.slow

LANGUAGES = {
    "en": ("Sign in", "That email address and password do not belong together."),
    "zh": ("登录", "邮箱与密码不匹配。"),
    "id": ("Masuk", "Alamat email dan kata sandi itu tidak cocok."),
}
OPEN_PAGES = ("/", "/sign-in", "/reset", "/extension", "/practice", "/docs", "/nowhere")
# A small phone; 200 % of a window of 1280; a desk.
WIDTHS = (360, 640, 1280)
TOO_WIDE = "document.scrollingElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def visitors() -> Iterator[Browser]:
    """Without the extension: whoever comes to these pages may not have it yet."""
    opened = playwright().chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
    yield opened
    opened.close()


@pytest.fixture
def page(visitors: Browser) -> Iterator[Page]:
    context = visitors.new_context(locale="en-US")
    yield context.new_page()
    context.close()


def fits(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) <= 0, f"{page.url} is too wide for {width}"


def signs_in(page: Page, service: Service, after: str, password: str, language: str) -> None:
    page.goto(f"{service.url}/sign-in?after={after}&lang={language}")
    page.locator("form:visible input[name=email]").fill(service.emails["owner"][0])
    page.locator("form:visible input[name=password]").fill(password)
    page.locator("form:visible button.primary").click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_for_everybody_in_every_language(page: Page, service: Service, language: str) -> None:
    for path in OPEN_PAGES:
        page.goto(f"{service.url}{path}?lang={language}")
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert violations(page) == [], path
        fits(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_is_the_way_in_and_what_lies_behind_it(page: Page, service: Service, language: str) -> None:
    title, wrong = LANGUAGES[language]
    signs_in(page, service, "/account", "not the password", language)
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_role("alert").filter(visible=True)).to_have_text(wrong)
    assert violations(page) == []

    signs_in(page, service, "/account", service.password, language)
    page.wait_for_url(f"{service.url}/account*")
    expect(page.locator("html")).to_have_attribute("lang", language)
    for folded in page.locator("details").all():
        folded.evaluate("each => each.open = true")
    assert violations(page) == []
    fits(page)

    page.locator(".team a").first.click()
    page.wait_for_url("**/audit*")
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert violations(page) == []
    fits(page)


def test_one_changes_the_language_by_keyboard_and_without_script(visitors: Browser, service: Service) -> None:
    context = visitors.new_context(locale="en-US", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{service.url}/sign-in?after=/device")
    switch = page.get_by_role("navigation", name="Language")
    expect(switch.get_by_role("link", name="English")).to_have_attribute("aria-current", "true")

    switch.get_by_role("link", name="中文").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="登录")).to_be_visible()

    page.get_by_label("邮箱").fill(service.emails["agent"][0])
    page.get_by_label("密码").fill(service.password)
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("heading", name="允许设备登录")).to_be_visible()
    page.get_by_label("代码").fill("BCDF-GHJK")
    page.get_by_role("button", name="继续").click()
    expect(page.get_by_text("没有设备在等待该代码。")).to_be_visible()
    assert {cookie["name"] for cookie in context.cookies()} == {
        "rejoinder_form",
        "rejoinder_known",
        "rejoinder_person",
    }
    context.close()


def test_the_practice_mailbox_answers_in_the_language_of_its_page(page: Page, service: Service) -> None:
    page.goto(f"{service.url}/practice?lang=id")
    page.get_by_role("textbox", name="Pesan", exact=True).fill("Segera kami kirim.")
    page.get_by_role("button", name="Kirim").click()

    expect(page.get_by_text("Terkirim, hanya kepada Anda sendiri.")).to_be_visible()
    expect(
        page.get_by_text("Kepada Ada Lovelace <ada@customer.test> · Re: Where is my parcel?")
    ).to_be_visible()
