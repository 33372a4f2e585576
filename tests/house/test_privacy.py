"""What the privacy statement and the page on permissions say is what the extension does."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "extension" / "src"
PRIVACY = (ROOT / "docs" / "privacy.md").read_text()
PERMISSIONS = (ROOT / "docs" / "permissions.md").read_text()
CONFIG = (ROOT / "extension" / "wxt.config.ts").read_text()
# The web console is a page of the service, not a part of the extension.
SCRIPTS = [
    file
    for kind in ("*.ts", "*.tsx")
    for file in sorted(SOURCE.rglob(kind))
    if file.relative_to(SOURCE).parts[0] not in ("console", "command_line")
]
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
# An example of what an address looks like, on names that are nobody's (RFC 2606) or on this machine.
NOBODYS = re.compile(r"https?://(?:[\w.-]+\.)?(?:example(?:\.com)?|test|invalid|localhost|127\.0\.0\.1)\b")
STANDARD = re.compile(r"https?://www\.w3\.org/")


def code_of(file: Path) -> str:
    return COMMENT.sub("", file.read_text())


@pytest.fixture(scope="module")
def code() -> dict[str, str]:
    return {file.relative_to(SOURCE).as_posix(): code_of(file) for file in SCRIPTS}


def naming(code: dict[str, str], pattern: str) -> set[str]:
    return {name for name, text in code.items() if re.search(pattern, text)}


def test_it_knows_no_address_by_itself(code: dict[str, str]) -> None:
    named = {
        address[0]
        for text in code.values()
        for address in re.finditer(r"\b(?:https?|wss?)://[\w.-]+[\w/]*", text)
        if not NOBODYS.match(address[0]) and not STANDARD.match(address[0])
    }
    assert named == set()


def test_it_asks_only_where_the_address_is_that_of_the_service(code: dict[str, str]) -> None:
    # A function of that name that takes no address fetches a part of the extension, or asks the person.
    asking = (
        r"(?<![.\w(])fetch\((?!\)|true)|new WebSocket\(|sendBeacon|XMLHttpRequest|EventSource|importScripts"
    )
    assert naming(code, asking) == {
        "browser/sign_in.ts",
        "web/live.ts",
        "web/presence.ts",
        "web/world.ts",
    }


@pytest.mark.parametrize(
    ("place", "pattern"),
    [
        ("`chrome.storage.local`", r"chrome\.storage\.local"),
        ("`chrome.storage.session`", r"chrome\.storage\.session"),
        ("`chrome.storage.managed`", r"chrome\.storage\.managed"),
        ("`localStorage`", r"\blocalStorage\b"),
        ("`indexedDB`", r"extends Dexie"),
    ],
)
def test_it_keeps_things_where_it_says(place: str, pattern: str, code: dict[str, str]) -> None:
    assert naming(code, pattern)
    assert place in PRIVACY


def test_it_keeps_things_nowhere_else(code: dict[str, str]) -> None:
    assert naming(code, r"chrome\.storage\.sync|\bsessionStorage\b|document\.cookie|cookieStore") == set()


def test_what_a_company_set_is_only_the_address_of_its_service(code: dict[str, str]) -> None:
    described = json.loads((ROOT / "extension" / "public" / "company.json").read_text())
    assert set(described["properties"]) == {"server"}
    assert naming(code, r"chrome\.storage\.managed") == {"browser/company.ts"}


def test_only_the_question_of_a_template_looks_at_the_clipboard(code: dict[str, str]) -> None:
    assert naming(code, r"clipboard\.read\w*\(") == {"page/clipboard.ts"}


def test_use_stays_in_the_browser() -> None:
    """Nothing that is sent has a place for how often somebody used what."""
    wire = (SOURCE / "sync" / "wire.ts").read_text()
    assert re.search(r"\b(usage|used_at|uses|favourites)\b", wire) is None


def asked_for() -> list[str]:
    listed = re.findall(r"(?:host_)?permissions: \[([^\]]*)\]", CONFIG)
    return re.findall(r"'([^']+)'", " ".join(listed))


def explained() -> list[str]:
    return re.findall(r"^\| `([^`]+)` \|", PERMISSIONS, re.MULTILINE)


def test_every_permission_is_explained_and_no_other() -> None:
    assert "storage" in asked_for()
    assert sorted(explained()) == sorted(asked_for())


def test_what_firefox_is_told_that_we_collect_is_what_the_stores_are_told() -> None:
    told = re.search(r"data_collection_permissions: \{\s*required: \[([^\]]*)\]", CONFIG)
    assert told
    collected = re.findall(r"'(\w+)'", told[1])
    publishing = (ROOT / "docs" / "publishing.md").read_text()
    assert collected
    assert [each for each in collected if f"`{each}`" not in publishing] == []


def test_the_reasons_stand_in_one_place() -> None:
    elsewhere = [
        ROOT / "README.md",
        *(page for page in (ROOT / "docs").glob("*.md") if page.stem != "permissions"),
    ]
    telling = [
        page.name
        for page in elsewhere
        if re.search(r"^\| `unlimitedStorage`", page.read_text(), re.MULTILINE)
    ]
    assert telling == []
    assert "(docs/permissions.md)" in (ROOT / "README.md").read_text()


def test_what_is_said_not_to_be_asked_for_is_not() -> None:
    denied = re.search(r"^Not asked for: (.*?)\. No permission", PERMISSIONS, re.MULTILINE)
    assert denied
    assert set(re.findall(r"`(\w+)`", denied[1])).isdisjoint(asked_for())
    assert "optional_permissions" not in CONFIG
    assert "optional_host_permissions" not in CONFIG
