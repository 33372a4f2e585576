"""A company's policies: which service people sign in to, and the extension that comes by itself."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from playwright.sync_api import BrowserContext, Page, expect

from api.settings import EXTENSION_ID
from extension.package.archive import archived, files_of, for_store
from extension.package.crx import id_of, signed
from tests.browser.accessible import violations
from tests.browser.browser import EXTENSION, browser
from tests.browser.managed import bare_browser, managed_chromium
from tests.browser.service import Service, demo_service

pytestmark = pytest.mark.slow
KEY = rsa.generate_private_key(65537, 2048)
OURS = id_of(KEY)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    known = f"{EXTENSION_ID},{OURS}"
    with demo_service(tmp_path_factory.mktemp("service"), extension_ids=known) as running:
        yield running


def publish(service: Service, version: str) -> None:
    """Puts a signed archive where the service looks for it."""
    files = for_store(files_of(EXTENSION))
    manifest = json.loads(files["manifest.json"]) | {"version": version}
    packed = archived({**files, "manifest.json": json.dumps(manifest).encode()})
    (service.folder / "rejoinder.crx").write_bytes(signed(packed, KEY))


def told_to_chrome(service: Service) -> dict[str, object]:
    """The policy that the service's page shows, word for word."""
    text = httpx.get(f"{service.url}/extension", timeout=60).text.replace("&#34;", '"')
    policies = re.findall(r"<pre[^>]*>(\{.*?\})</pre>", text, re.DOTALL)
    told: dict[str, object] = json.loads(policies[0])
    return told


def library_in(context: BrowserContext) -> Page | None:
    """Opened by the extension itself when it comes."""
    return next((page for page in context.pages if page.url.startswith(f"chrome-extension://{OURS}/")), None)


def signs_in(page: Page, context: BrowserContext, service: Service) -> None:
    with context.expect_page() as opening:
        page.get_by_role("button", name="Sign in", exact=True).click()
    tab = opening.value
    tab.wait_for_url(f"{service.url}/**")
    tab.get_by_label("Email").fill(service.emails["agent"][0])
    tab.get_by_label("Password").fill(service.password)
    tab.get_by_role("button", name="Sign in").click()
    tab.wait_for_url("chrome-extension://*/signed-in.html*")
    expect(page.get_by_role("treeitem", name="Support").first).to_be_visible()


def test_the_address_that_a_company_set_stands_there_and_stays(service: Service, tmp_path: Path) -> None:
    policy = {"3rdparty": {"extensions": {EXTENSION_ID: {"server": f"{service.url}/"}}}}
    with browser(executable=managed_chromium(tmp_path, policy)) as opened:
        page = opened.extension_page("options.html")
        field = page.get_by_label("Address of the service")
        expect(field).to_have_value(service.url)
        expect(field).not_to_be_editable()
        expect(field).to_have_accessible_description("Set by your company for this browser.")
        assert violations(page) == []

        signs_in(page, opened.context, service)
        page.goto(f"chrome-extension://{EXTENSION_ID}/options.html#/settings")
        card = page.get_by_role("region", name="Account")
        expect(card).to_contain_text(f"{service.url}Set by your company for this browser.")


def test_no_other_service_is_asked(service: Service, tmp_path: Path) -> None:
    policy = {"3rdparty": {"extensions": {EXTENSION_ID: {"server": "https://replies.example.com"}}}}
    with browser(executable=managed_chromium(tmp_path, policy)) as opened:
        page = opened.extension_page("options.html")
        refused = page.evaluate(
            "server => chrome.runtime.sendMessage({ kind: 'sign_in', server })", service.url
        )

    assert "other_service" in json.dumps(refused)


def test_it_comes_by_policy_lets_one_sign_in_and_is_renewed_from_the_service(
    service: Service, tmp_path: Path
) -> None:
    publish(service, "1.0.0")
    # By itself nobody, Playwright neither, may look into what a policy brought.
    policy = told_to_chrome(service) | {"DeveloperToolsAvailability": 1}
    command = managed_chromium(tmp_path, policy)
    with bare_browser(command, tmp_path / "profile") as context:
        page = library_in(context) or context.wait_for_event("page")
        page.wait_for_url(f"chrome-extension://{OURS}/options.html")
        expect(page.get_by_label("Address of the service")).to_have_value(service.url)
        signs_in(page, context, service)

        publish(service, "1.0.1")
        answer = page.evaluate("chrome.runtime.requestUpdateCheck()")

    assert (answer["status"], answer["version"]) == ("update_available", "1.0.1")
