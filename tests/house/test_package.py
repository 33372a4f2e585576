"""What is packed for the stores is what they take."""

import base64
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from api.settings import EXTENSION_ID
from extension.package.archive import archived, files_of, for_store, updated_from
from extension.package.crx import LETTERS, key_in, signed
from extension.package.rules import refusals
from extension.package.texts import descriptions, pictures

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = ROOT / "extension" / "public"
BUILT = ROOT / "extension" / ".output" / "chrome-mv3"
LISTING = ROOT / "extension" / "package" / "listing"
EXPLAINED = (ROOT / "docs" / "permissions.md").read_text()
MANIFEST: dict[str, Any] = {
    "manifest_version": 3,
    "name": "Rejoinder",
    "description": "__MSG_description__",
    "version": "0.1.0",
    "default_locale": "en",
    "icons": {size: f"icon/{size}.png" for size in ("16", "32", "48", "128")},
    "permissions": ["storage", "clipboardRead"],
    "host_permissions": ["<all_urls>"],
    "background": {"service_worker": "background.js"},
    "action": {"default_popup": "popup.html"},
    "storage": {"managed_schema": "company.json"},
    "content_scripts": [{"matches": ["<all_urls>"], "js": ["arrival.js"]}],
}


def extension(**other: Any) -> dict[str, bytes]:
    return {
        **files_of(PUBLIC),
        "manifest.json": json.dumps(MANIFEST | other).encode(),
        "background.js": b"import('./chunks/words.js')",
        "arrival.js": b"retrieval(x)",
        "popup.html": b'<script type="module" crossorigin src="/popup.js"></script>',
    }


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def in_der(public: rsa.RSAPublicKey) -> bytes:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return public.public_bytes(serialization.Encoding.DER, form)


def test_ours_is_taken() -> None:
    assert list(refusals(extension(), EXPLAINED)) == []


@pytest.mark.skipif(not BUILT.is_dir(), reason="The extension is not built here; `make check` builds it.")
def test_what_was_built_is_taken() -> None:
    assert list(refusals(for_store(files_of(BUILT)), EXPLAINED)) == []


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"key": "MII"}, "key is not allowed"),
        ({"update_url": "https://replies.test"}, "update_url is not allowed"),
        ({"manifest_version": 2}, "manifest_version"),
        ({"version": "0.1.0-beta"}, "version"),
        ({"version": "0.0.0"}, "version"),
        ({"version": "1.70000"}, "version"),
        ({"name": "R" * 76}, "name has 76 characters"),
        ({"description": "d" * 133}, "description has 133 characters in zh_CN"),
        ({"default_locale": "fr"}, "default_locale"),
        ({"icons": {"16": "icon/16.png"}}, "no icon of 128"),
        ({"icons": dict.fromkeys(("16", "32", "48", "128"), "icon/128.png")}, "no icon of 16"),
        ({"permissions": ["history"]}, "why history"),
        ({"content_scripts": [{"js": ["gone.js"]}]}, "gone.js is named"),
        ({"storage": {"managed_schema": "gone.json"}}, "gone.json is named"),
        (
            {"content_security_policy": {"extension_pages": "script-src 'self' blob:"}},
            "content_security_policy",
        ),
    ],
)
def test_a_manifest_that_a_store_refuses_is_found(other: dict[str, Any], why: str) -> None:
    assert any(why in told for told in refusals(extension(**other), EXPLAINED))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.js", b'import("https://elsewhere.test/x.js")'),
        ("page.js", b"(0,eval)('1')".replace(b"(0,eval)", b"eval ")),
        ("page.js", b'new Function("return 1")'),
        ("page.js", b"import x from'https://elsewhere.test/x.js'"),
        ("popup.html", b'<script src="https://elsewhere.test/x.js"></script>'),
        ("popup.html", b'<script src="//elsewhere.test/x.js"></script>'),
        ("popup.html", b"<script>run()</script>"),
        ("page.js.map", b"{}"),
    ],
)
def test_code_that_is_not_in_the_archive_is_found(name: str, content: bytes) -> None:
    told = list(refusals({**extension(), name: content}, EXPLAINED))

    assert len(told) == 1
    assert told[0].startswith(name)


def test_the_key_of_what_is_loaded_unpacked_stays_here() -> None:
    manifest = json.loads(for_store(extension(key="MII"))["manifest.json"])

    assert manifest == MANIFEST


@pytest.mark.parametrize("order", [sorted, lambda names: sorted(names, reverse=True)])
def test_the_same_files_are_the_same_bytes(order: Callable[[list[str]], list[str]], tmp_path: Path) -> None:
    files = extension()
    for name in order(list(files)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(files[name])
    (tmp_path / ".DS_Store").write_bytes(b"")

    packed = archived(files_of(tmp_path))

    assert packed == archived(files)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_what_is_signed_is_as_chromium_reads_it(key: rsa.RSAPrivateKey) -> None:
    packed = archived(extension())
    crx = signed(packed, key)
    size = int.from_bytes(crx[8:12], "little")
    public = key.public_key()
    about = b"\x0a\x10" + hashlib.sha256(in_der(public)).digest()[:16]
    told = b"CRX3 SignedData\x00" + len(about).to_bytes(4, "little") + about + packed

    assert crx[:8] == b"Cr24\x03\x00\x00\x00"
    assert crx[12 + size :] == packed
    # The signature of 2,048 bits comes before what is signed beside the archive.
    signature = crx[12 : 12 + size].removesuffix(b"\x82\xf1\x04\x12" + about)[-256:]
    public.verify(signature, told, padding.PKCS1v15(), hashes.SHA256())
    assert signed(packed, key) == crx


def test_the_id_of_a_key_is_the_one_that_a_browser_makes_of_it() -> None:
    """That of the unpacked extension follows from the key in its manifest, by the same rule."""
    config = (ROOT / "extension" / "wxt.config.ts").read_text()
    (der,) = re.findall(r"'(MII[\w+/=]+)'", config)
    digest = hashlib.sha256(base64.b64decode(der)).hexdigest()[:32]
    assert digest.translate(LETTERS) == EXTENSION_ID


def test_a_key_that_cannot_sign_is_told_with_how_to_make_one(tmp_path: Path) -> None:
    (tmp_path / "letter.pem").write_text("Dear Ada,")
    for file in (tmp_path / "letter.pem", tmp_path / "none.pem"):
        with pytest.raises(ValueError, match="openssl genpkey"):
            key_in(file)


def test_a_firefox_of_ones_own_asks_the_service_for_updates() -> None:
    gecko = {"browser_specific_settings": {"gecko": {"id": "rejoinder@self-hosted"}}}
    manifest = json.loads(updated_from("https://replies.test/", extension(**gecko))["manifest.json"])

    assert manifest["browser_specific_settings"]["gecko"]["update_url"] == "https://replies.test/updates.json"


def test_the_stores_are_given_plain_words() -> None:
    told = descriptions()

    assert sorted(told) == ["description.en.txt", "description.id.txt", "description.zh.txt"]
    for text in told.values():
        assert not re.search(r"[*`#]", text)
        assert text.count("\n• ") == 5


def test_the_pictures_are_as_large_as_the_stores_want_them_and_few_enough() -> None:
    shown = pictures()

    assert {tuple(int.from_bytes(each[at : at + 4]) for at in (16, 20)) for each in shown.values()} == {
        (1280, 800)
    }
    for language in ("en", "zh", "id"):
        assert 1 <= sum(name.startswith(f"picture.{language}.") for name in shown) <= 5


@pytest.mark.parametrize(("tongue", "locale"), [("en", "en"), ("zh", "zh_CN"), ("id", "id")])
def test_a_listing_begins_as_the_browser_shows_it(tongue: str, locale: str) -> None:
    messages = json.loads((PUBLIC / "_locales" / locale / "messages.json").read_text())
    name, summary, *rest = (LISTING / f"{tongue}.md").read_text().split("\n\n")

    assert name == f"# {MANIFEST['name']}"
    assert summary == messages["description"]["message"]
    assert 200 < len("\n\n".join(rest)) < 16_000


def test_every_page_for_the_stores_leads_somewhere() -> None:
    for page in ("privacy", "permissions", "publishing"):
        text = (ROOT / "docs" / f"{page}.md").read_text()
        links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
        assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
