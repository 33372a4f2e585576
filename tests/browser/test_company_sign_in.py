"""An admin sees how the company signs its people in, and asks whether that works, with a real provider."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import browser
from tests.browser.people import AtPeople
from tests.browser.processes import free_port
from tests.browser.service import demo_service
from tests.provider.real import SECRET, real_provider

pytestmark = pytest.mark.slow


class Company:
    """The company's provider, which can go away and come back, and an admin at the team's sign-in."""

    def __init__(self, folder: Path, opened: ExitStack) -> None:
        self._folder = folder
        self._port, listens = free_port(), free_port()
        self._back = f"http://127.0.0.1:{listens}/sign-in/company/back"
        self._provider = ExitStack()
        opened.enter_context(self._provider)
        self.comes()
        told = {
            "oidc_issuer": f"http://127.0.0.1:{self._port}",
            "oidc_client_id": "rejoinder",
            "oidc_client_secret": SECRET,
            "oidc_name": "Lumen & Oak",
            "oidc_domains": "lumen-and-oak.example, lumen.example",
            "oidc_team": "Lumen & Oak",
            "oidc_role": "lead",
        }
        self.service = opened.enter_context(demo_service(folder / "service", listens, **told))
        self.admin = AtPeople.signed_in(opened.enter_context(browser()), self.service, "owner")

    def comes(self) -> None:
        self._provider.enter_context(real_provider(self._folder, self._back, {}, self._port))

    def goes(self) -> None:
        self._provider.close()

    @property
    def page(self) -> Page:
        return self.admin.page


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    with ExitStack() as opened:
        yield Company(tmp_path_factory.mktemp("company"), opened)


def test_it_stands_there_for_whom_it_is_and_who_joins_as_what(company: Company) -> None:
    page = company.page
    company.admin.opens("Sign-in")
    card = page.locator(".card", has=page.get_by_role("heading", name="How the team signs in"))
    expect(card).to_contain_text("“Lumen & Oak”, for lumen-and-oak.example and lumen.example.")
    expect(card).to_contain_text("Whoever comes by it joins this team as: Lead.")

    card.get_by_text("Redirect address").first.click()
    address = page.get_by_role("textbox", name="Redirect address")
    expect(address).to_have_value(f"{company.service.url}/sign-in/company/back")
    card.get_by_role("button", name="Copy").click()
    expect(card.get_by_role("button", name="Copied")).to_be_visible()
    assert company.admin.faults() == []


def test_asked_whether_it_answers_it_says_so_or_what_to_do(company: Company) -> None:
    page = company.page
    company.admin.opens("Sign-in")
    company.admin.clicks("Check the company’s sign-in")
    expect(page.get_by_text("It answers, and publishes everything that a sign-in needs.")).to_be_visible()

    company.goes()
    company.admin.clicks("Check the company’s sign-in")
    expect(page.get_by_text("There is no connection from the service to")).to_be_visible()
    expect(page.get_by_text("see that REJOINDER_OIDC_ISSUER is spelled right")).to_be_visible()
    assert company.admin.faults() == []

    company.comes()
    company.admin.clicks("Check the company’s sign-in")
    expect(page.get_by_text("It answers, and publishes everything that a sign-in needs.")).to_be_visible()
