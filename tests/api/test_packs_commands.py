"""`rejoinder packs …` as whoever runs the service types it."""

from pathlib import Path

import pytest

from api.__main__ import main
from tests.api.actor import Service, Shop

PACK = "pack: Shop\ntemplates:\n  - title: Late\n    shortcut: ;late\n    body: Sorry\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "shop.yaml"
    written.write_text(PACK)
    return written


@pytest.fixture
def at_home(service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    monkeypatch.setenv("REJOINDER_DATA_DIR", str(service.app.state.settings.data_dir))
    monkeypatch.setenv("REJOINDER_DATABASE_URL", service.app.state.settings.database)
    return service


def test_a_good_pack_is_fine(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "check", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: fine, 1 template.\n"


def test_problems_are_named_with_file_line_and_column(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(PACK + "    colour: red\n  - title: Broken\n    body: Hi {{ to.frist_name }}\n")

    assert main(["packs", "check", str(file)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"{file}:6:5: “colour” is not known here")
    assert said[1].startswith(f"{file}:8:")


@pytest.mark.parametrize("content", [None, b"\xff"])
def test_a_file_that_cannot_be_read_is_said_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    file = tmp_path / "odd.yaml"
    if content:
        file.write_bytes(content)

    assert main(["packs", "check", str(file)]) == 1
    assert str(file) in capsys.readouterr().out


def test_a_dry_run_says_what_would_happen_and_does_nothing(
    at_home: Service, shop: Shop, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.owner.get(shop.url)

    assert main(["packs", "import", "--dry-run", str(file)]) == 0
    assert "Shop: 1 new" in capsys.readouterr().out
    assert shop.owner.get(f"{shop.url}/templates").json()["templates"] == []


def test_a_pack_is_imported_and_exported(
    at_home: Service, shop: Shop, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.owner.get(shop.url)

    assert main(["packs", "import", "--team", "Shop", "--folder", "A/B", str(file)]) == 0
    assert len(shop.owner.get(f"{shop.url}/templates").json()["templates"]) == 1
    capsys.readouterr()
    assert main(["packs", "export", "A/B"]) == 0
    assert "shortcut: ;late" in capsys.readouterr().out


def test_an_unclear_team_is_asked_for(
    at_home: Service, shop: Shop, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["packs", "import", str(file)]) == 2
    shop.owner.get(shop.url)
    at_home.has_team("Other").owner.get("/v1/me")

    assert main(["packs", "import", str(file)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert "no team yet" in said[0]
    assert "Other" in said[1]
    assert "Shop" in said[1]


def test_a_folder_that_is_not_there_is_said_to_be(
    at_home: Service, shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.owner.get(shop.url)

    assert main(["packs", "export", "Nowhere"]) == 2
    assert "no folder “Nowhere”" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["import", "FILE"], ["export", "Support"]])
def test_before_the_first_start_one_is_told_to_start_it(
    tmp_path: Path,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
) -> None:
    monkeypatch.setenv("REJOINDER_DATA_DIR", str(tmp_path / "nothing" / "yet"))

    assert main(["packs", *[str(file) if word == "FILE" else word for word in command]]) == 2
    assert "Start the service once" in capsys.readouterr().err
