"""A language chosen once, in every browser in which somebody signs in and on the service's own pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import violations
from tests.browser.browser import browser
from tests.browser.console import console
from tests.browser.demo import until
from tests.browser.person import sign_in
from tests.browser.service import Service, demo_service

pytestmark = pytest.mark.slow

TOO_WIDE = "document.scrollingElement.scrollWidth - innerWidth"


@pytest.fixture
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with demo_service(tmp_path_factory.mktemp("service")) as opened:
        yield opened


def opens_account(page: Page, service: Service) -> None:
    page.goto(f"{service.url}/account")
    page.get_by_label("Email").fill(service.emails["lead"][0])
    page.get_by_label("Password").fill(service.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()


def test_chosen_on_the_account_page_it_is_what_the_screens_speak(service: Service) -> None:
    with console(service, width=720) as opened:
        page = opened.context.new_page()
        opens_account(page, service)
        chosen = page.get_by_role("region", name="Language")
        chosen.get_by_label("Language").select_option("中文")
        chosen.get_by_role("button", name="Save language").click()
        expect(page.get_by_role("status")).to_have_text("从现在起，你的账户使用这种语言。")
        assert violations(page) == []
        assert page.evaluate(TOO_WIDE) <= 0

        # Still within the quarter of an hour: nobody asks for a password again.
        library = opened.tab("#/settings")
        expect(library.get_by_role("heading", name="设置", exact=True)).to_be_visible()
        expect(library.get_by_label("界面语言")).to_have_value("zh")
        assert violations(library) == []


def test_chosen_in_the_settings_it_goes_along_to_other_browsers(service: Service) -> None:
    lead = service.signed_in("lead")
    with browser() as opened:
        sign_in(opened, service.url, service.emails["lead"][0], service.password).close()
        settings = opened.extension_page("options.html#/settings")
        settings.get_by_label("Language of the screens").select_option("Bahasa Indonesia")
        expect(settings.get_by_role("heading", name="Pengaturan", exact=True)).to_be_visible()
        # At once: what was chosen outlives the page that it was chosen on.
        settings.close()
        until(lambda: lead.client.get("/v1/me").json()["language"] == "id", "the language of the account")

    with console(service) as elsewhere:
        page = elsewhere.signed_in()
        expect(page.locator("html")).to_have_attribute("lang", "id")
        account = elsewhere.context.new_page()
        account.goto(f"{service.url}/account")
        expect(account.get_by_role("heading", name="Akun Anda")).to_be_visible()
        expect(account.get_by_role("combobox", name="Bahasa")).to_have_value("id")
