"""What the environment may say, and what the service says when it cannot start on that."""

import base64
import hashlib
import os
import re
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from pydantic import ValidationError

from api.__main__ import main
from api.identity.keys import keys_of
from api.settings import EXTENSION_ID, ROOT, Settings
from api.welcome import SignIn, welcome

OTHER = "abcdefghijklmnopabcdefghijklmnop"


def test_every_setting_says_what_it_is_for() -> None:
    for name, setting in Settings.model_fields.items():
        assert setting.description, name
        assert setting.description.endswith("."), name


@pytest.mark.parametrize(
    ("name", "told", "read"),
    [
        ("PORT", "9000", "http://127.0.0.1:9000"),
        ("PUBLIC_URL", "https://replies.example/", "https://replies.example"),
        ("PUBLIC_URL", "", "http://127.0.0.1:8000"),
        ("HOST", "0.0.0.0", "http://127.0.0.1:8000"),
        ("HOST", "::1", "http://[::1]:8000"),
    ],
)
def test_the_address_that_people_use(
    monkeypatch: pytest.MonkeyPatch, name: str, told: str, read: str
) -> None:
    monkeypatch.setenv(f"REJOINDER_{name}", told)

    assert Settings().url == read


@pytest.mark.parametrize(
    ("told", "ids"), [(f"{EXTENSION_ID},{OTHER}", [EXTENSION_ID, OTHER]), (f" {OTHER} ", [OTHER]), ("", [])]
)
def test_extensions_are_told_with_commas(monkeypatch: pytest.MonkeyPatch, told: str, ids: list[str]) -> None:
    monkeypatch.setenv("REJOINDER_EXTENSION_IDS", told)

    assert Settings().extension_ids == ids


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("PORT", "eight thousand"),
        ("PORT", "70000"),
        ("PUBLIC_URL", "replies.example"),
        ("PUBLIC_URL", "https://replies.example/here"),
        ("EXTENSION_IDS", "*"),
        ("EXTENSION_IDS", f"{EXTENSION_ID}/x"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_setting_that_cannot_be_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    monkeypatch.setenv(f"REJOINDER_{name}", told)
    with pytest.raises(ValidationError):
        Settings()

    assert main(["migrate"]) == 2
    assert f"REJOINDER_{name}" in capsys.readouterr().err


def test_a_secret_is_made_once_for_its_owners_eyes_only(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "new", secret="")

    first, second = keys_of(settings), keys_of(settings)

    assert first.signing == second.signing
    assert stat.S_IMODE((tmp_path / "new" / "secret").stat().st_mode) == 0o600
    # The database lies beside it: replies, addresses, digests.
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_the_extensions_id_follows_from_its_key() -> None:
    config = (ROOT / "extension" / "wxt.config.ts").read_text()
    found = re.search(r"PUBLIC_KEY =\s*'([^']+)'", config)
    assert found
    digest = hashlib.sha256(base64.b64decode(found[1])).hexdigest()[:32]

    assert "".join(chr(ord("a") + int(digit, 16)) for digit in digest) == EXTENSION_ID


@pytest.mark.parametrize("is_built", [True, False])
@pytest.mark.parametrize("how", ["link", "four people", "signed up"])
def test_the_welcome_fits_a_dozen_lines(tmp_path: Path, is_built: bool, how: str) -> None:
    if is_built:
        (tmp_path / "manifest.json").touch()
    people = [
        SignIn(role, f"{role}@lumen-and-oak.example", "one password")
        for role in ("owner", "lead", "agent", "agent")
    ]
    settings = Settings(extension_dir=tmp_path)

    text = welcome(
        settings,
        people if how == "four people" else [],
        f"{settings.url}/setup?link=abc" if how == "link" else "",
    )

    assert len(text.splitlines()) <= 12
    assert settings.url in text
    assert (str(tmp_path) in text) is is_built
    assert max(len(line) for line in text.splitlines()) <= 110


def run(folder: Path, port: int, *words: str) -> subprocess.Popen[str]:
    told = {
        "REJOINDER_DATA_DIR": str(folder),
        "REJOINDER_PORT": str(port),
        "REJOINDER_PUBLIC_URL": "",
        "REJOINDER_OWNER_EMAIL": "",
    }
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "api", *words],
        env=os.environ | told,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_serving_from_nothing_prints_a_link_that_works_and_ends_when_told(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    service = run(tmp_path, port, "serve")
    assert service.stdout
    link = next(re.search(r"http\S+/setup\?link=\S+", line) for line in service.stdout if "/setup" in line)
    assert link

    with urlopen(link[0]) as page:
        assert "Set up your team" in page.read().decode()
    service.send_signal(signal.SIGTERM)
    _, log = service.communicate(timeout=15)

    assert service.returncode in (0, -signal.SIGTERM)
    assert "route=/setup status=200" in log
    assert link[0].split("=")[1] not in log


def test_a_taken_port_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        service = run(tmp_path, port, "serve")
        _, told = service.communicate(timeout=15)

    assert service.returncode == 2
    assert f"Port {port}" in told
    assert f"REJOINDER_PORT={port + 1}" in told
    assert "Traceback" not in told
