"""The extension comes into one browser, or into all that a company looks after."""

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from api.installing.policies import from_store, in_firefox
from api.settings import EXTENSION_ID, FIREFOX_ID
from extension.package.crx import id_of, signed
from tests.api.actor import Service, assert_problem

ROOT = Path(__file__).resolve().parents[2]
OTHER = "abcdefghijklmnopabcdefghijklmnop"
SHOP = "https://replies.test"


@pytest.fixture
def shop(service: Service) -> Service:
    """Knows its own address."""
    service.app.state.settings.public_url = SHOP
    return service


def shown(service: Service, address: str) -> str:
    answer = service.ask("GET", address)
    assert answer.status_code == 200
    return str(answer.text).replace("&#34;", '"')


def policies(text: str) -> list[dict[str, Any]]:
    return [json.loads(each) for each in re.findall(r"<pre[^>]*>(\{.*?\})</pre>", text, re.DOTALL)]


def archive(version: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("manifest.json", json.dumps({"version": version}))
    return written.getvalue()


def lies_here(service: Service, name: str, content: bytes) -> None:
    (service.app.state.settings.data_dir / name).write_bytes(content)


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def test_what_a_browser_is_told_installs_from_its_store_and_names_the_service() -> None:
    chrome = json.loads(from_store(OTHER, "chrome", SHOP))
    edge = json.loads(from_store(OTHER, "edge", SHOP))

    for told, store in ((chrome, "https://clients2.google.com/"), (edge, "https://edge.microsoft.com/")):
        assert told["ExtensionSettings"][OTHER]["installation_mode"] == "force_installed"
        assert told["ExtensionSettings"][OTHER]["update_url"].startswith(store)
        assert told["3rdparty"]["extensions"][OTHER] == {"server": SHOP}


def test_what_a_company_may_set_is_what_the_extension_describes() -> None:
    described = json.loads((ROOT / "extension" / "public" / "company.json").read_text())
    told = json.loads(in_firefox(f"{SHOP}/extension.xpi", SHOP))["policies"]["3rdparty"]["Extensions"]

    assert set(told[FIREFOX_ID]) == set(described["properties"])


def test_firefox_installs_from_this_service(shop: Service) -> None:
    told = policies(shown(shop, "/extension"))

    assert told == [json.loads(in_firefox(f"{SHOP}/extension.xpi", SHOP))]
    assert f"<code>{SHOP}</code>" in shown(shop, "/extension")


def test_an_id_from_the_store_stands_in_the_policies(service: Service) -> None:
    text = shown(service, f"/extension?id=%20{OTHER}")

    assert [OTHER in json.dumps(each) for each in policies(text)] == [True, True, False]
    assert f"REJOINDER_EXTENSION_IDS={EXTENSION_ID},{OTHER}" in text


def test_one_that_the_service_knows_already_needs_no_setting(service: Service) -> None:
    service.app.state.settings.extension_ids = [EXTENSION_ID, OTHER]

    text = shown(service, "/extension")

    assert OTHER in json.dumps(policies(text)[0])
    assert "This service knows that extension." in text
    assert "REJOINDER_EXTENSION_IDS=" not in text


@pytest.mark.parametrize("typed", ["rejoinder", OTHER.upper(), f"{OTHER}a", "<script>alert(1)</script>"])
def test_what_is_no_id_is_said_and_stands_in_no_policy(service: Service, typed: str) -> None:
    text = shown(service, f"/extension?id={typed}")

    assert "An id has 32 letters from a to p." in text
    assert len(policies(text)) == 1
    assert "<script" not in text


def test_what_is_signed_with_a_key_of_ones_own_is_installed_and_kept_new_from_here(
    shop: Service, key: rsa.RSAPrivateKey
) -> None:
    for address in ("/extension.crx", "/updates.xml"):
        assert_problem(shop.ask("GET", address), 404, "not_found")
    packed = signed(archive("1.2.3"), key)
    lies_here(shop, "rejoinder.crx", packed)

    sent = shop.ask("GET", "/extension.crx")
    listed = ElementTree.fromstring(shop.ask("GET", "/updates.xml").content)
    told = policies(shown(shop, "/extension"))

    assert (sent.content, sent.headers["content-type"]) == (packed, "application/x-chrome-extension")
    names = {"omaha": "http://www.google.com/update2/response"}
    (app,) = listed.findall("omaha:app", names)
    (update,) = app.findall("omaha:updatecheck", names)
    assert app.attrib == {"appid": id_of(key)}
    assert update.attrib == {"codebase": f"{SHOP}/extension.crx", "version": "1.2.3"}
    for each in told[:2]:
        assert each["ExtensionSettings"][id_of(key)]["update_url"] == f"{SHOP}/updates.xml"
        assert each["ExtensionSettings"][id_of(key)]["override_update_url"] is True


def test_whoever_asks_for_the_stores_is_told_of_that_one(shop: Service, key: rsa.RSAPrivateKey) -> None:
    lies_here(shop, "rejoinder.crx", signed(archive("1"), key))

    text = shown(shop, f"/extension?id={OTHER}")

    assert [OTHER in json.dumps(each) for each in policies(text)] == [True, True, False]
    assert "updates.xml" not in json.dumps(policies(text))


def test_what_mozilla_signed_is_installed_and_kept_new_from_here(shop: Service) -> None:
    for address in ("/extension.xpi", "/updates.json"):
        assert_problem(shop.ask("GET", address), 404, "not_found")
    packed = archive("1.2.3")
    lies_here(shop, "rejoinder.xpi", packed)

    sent = shop.ask("GET", "/extension.xpi")
    listed = shop.ask("GET", "/updates.json").json()

    assert (sent.content, sent.headers["content-type"]) == (packed, "application/x-xpinstall")
    assert listed["addons"][FIREFOX_ID]["updates"] == [
        {
            "version": "1.2.3",
            "update_link": f"{SHOP}/extension.xpi",
            "update_hash": f"sha256:{hashlib.sha256(packed).hexdigest()}",
        }
    ]
    assert 'href="/extension.xpi"' in shown(shop, "/extension")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Cr24",
        archive("1.2.3"),
        b"Cr24\x03\x00\x00\x00\xff\xff\xff\xff" + archive("1.2.3"),
        b"Cr24\x03\x00\x00\x00\x03\x00\x00\x00\xff\xff\xff" + archive("1.2.3"),
    ],
)
def test_what_is_no_signed_archive_is_offered_to_nobody(service: Service, content: bytes) -> None:
    lies_here(service, "rejoinder.crx", content)

    assert_problem(service.ask("GET", "/updates.xml"), 404, "not_found")
    assert "Tell Chrome" not in shown(service, "/extension")


def test_signed_archives_may_lie_in_a_folder_of_their_own(service: Service, tmp_path: Path) -> None:
    service.app.state.settings.signed_dir = tmp_path
    (tmp_path / "rejoinder.xpi").write_bytes(archive("2"))

    assert service.ask("GET", "/extension.xpi").status_code == 200


def test_the_service_knows_the_extension_by_the_name_that_firefox_is_told() -> None:
    assert f"id: '{FIREFOX_ID}'" in (ROOT / "extension" / "wxt.config.ts").read_text()
