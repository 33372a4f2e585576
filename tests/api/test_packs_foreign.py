"""Other products' files at the service's command line: the extension's own reader, run without a browser."""

import re
from pathlib import Path

import pytest

from api.__main__ import main
from api.packs import foreign
from api.packs.foreign import CannotRead, read_foreign
from api.packs.reading import Pack, read_pack
from tests.api.actor import Service, Shop
from tests.api.bringing import FORM, attachment, brings
from tests.api.team import Library

FILES = Path(__file__).resolve().parents[1] / "extension" / "imports" / "files"

Out = pytest.CaptureFixture[str]

needs_script = pytest.mark.skipif(not foreign.SCRIPT.exists(), reason="make build has not made the reader")


@pytest.fixture
def at_home(service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    monkeypatch.setenv("REJOINDER_DATA_DIR", str(service.app.state.settings.data_dir))
    monkeypatch.setenv("REJOINDER_DATABASE_URL", service.app.state.settings.database)
    return service


@needs_script
@pytest.mark.parametrize("file", sorted(FILES.iterdir()), ids=lambda file: file.name)
def test_every_kind_of_file_is_read(file: Path) -> None:
    found = read_foreign([file])
    assert found.templates
    assert all(each.template.title for each in found.templates)


@needs_script
def test_a_dry_run_says_what_would_become_of_it_and_writes_nothing(
    at_home: Service, shop: Shop, capsys: Out
) -> None:
    shop.owner.get(shop.url)
    assert main(["packs", "import", str(FILES / "zendesk.json"), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "zendesk.json:3: Asked for before it is inserted: {{dc.bye}} → {{ dc_bye }}" in said
    assert "zendesk.json: Zendesk, 2 templates." in said
    assert "Late: 1 new, 0 changed, 0 as they were." in said
    assert said.endswith("Nothing was written: this was a dry run.\n")

    assert main(["packs", "export", "--format", "json"]) == 0
    assert "Ask for patience" not in capsys.readouterr().out


@needs_script
@pytest.mark.parametrize("file", sorted(FILES.iterdir()), ids=lambda file: file.name)
def test_every_kind_is_told_then_imported_and_comes_once(
    at_home: Service, shop: Shop, capsys: Out, file: Path
) -> None:
    shop.owner.get(shop.url)
    assert main(["packs", "import", str(file), "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert told.endswith("Nothing was written: this was a dry run.\n")
    assert shop.owner.get(f"{shop.url}/templates").json()["templates"] == []

    assert main(["packs", "import", str(file)]) == 0
    assert capsys.readouterr().out == told.removesuffix("Nothing was written: this was a dry run.\n")
    count = len(read_foreign([file]).templates)
    assert len(shop.owner.get(f"{shop.url}/templates").json()["templates"]) == count

    assert main(["packs", "import", str(file)]) == 0
    again = capsys.readouterr().out
    assert not re.search(r"\b[1-9]\d* (?:new|changed)", again)
    assert len(shop.owner.get(f"{shop.url}/templates").json()["templates"]) == count


@needs_script
@pytest.mark.parametrize("kind", ["csv", "json"])
def test_what_is_imported_is_exported_and_reads_the_same(
    at_home: Service, shop: Shop, capsys: Out, tmp_path: Path, kind: str
) -> None:
    shop.owner.get(shop.url)
    assert main(["packs", "import", str(FILES / "briskine.csv"), "--folder", "Moved"]) == 0
    capsys.readouterr()
    assert main(["packs", "export", "Moved", "--format", kind]) == 0
    again = tmp_path / f"again.{kind}"
    again.write_text(capsys.readouterr().out, encoding="utf-8")

    bodies = [each.template.body for each in read_foreign([FILES / "briskine.csv"]).templates]
    found = read_foreign([again])
    assert sorted(each.template.body for each in found.templates) == sorted(bodies)
    assert {each.folder for each in found.templates} == {"Moved"}
    assert not any(finding.needs_a_look for finding in found.findings)


@needs_script
@pytest.mark.parametrize(
    ("where", "left"),
    [
        (["--format", "csv"], "3 attachments are left behind: a CSV has no place for files."),
        (["--format", "json"], "3 attachments are named in it, not inside it."),
        (["Returns"], "3 attachments are named in it, not inside it."),
    ],
    ids=["csv", "json", "pack"],
)
def test_what_an_export_does_not_hold_is_told_beside_it(
    at_home: Service, library: Library, capsys: Out, where: list[str], left: str
) -> None:
    shop = library.shop
    folder = library.has_folder("Returns")
    files = [attachment(), attachment(b"label", "Label.pdf")]
    for content in (FORM, b"label"):
        brings(shop.owner, shop, content)
    picture = '<img src="https://shop.test/images/{}.png" alt="">'
    seal = f"<p>{picture.format('seal')}</p>"
    library.has_template(folder, title="Both", attachments=files, body=seal)
    library.has_template(folder, title="One", attachments=files[:1], body=seal + picture.format("map"))

    assert main(["packs", "export", *where]) == 0
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        left,
        "2 pictures are not inside it; it holds their addresses.",
    ]
    assert left not in told.out


@needs_script
def test_an_export_that_holds_everything_says_nothing_beside_it(
    at_home: Service, library: Library, capsys: Out
) -> None:
    library.has_template(library.has_folder("Returns"), title="Plain")

    assert main(["packs", "export", "--format", "csv"]) == 0
    assert capsys.readouterr().err == ""


@needs_script
def test_a_file_is_converted_to_packs_without_a_service(capsys: Out, tmp_path: Path) -> None:
    assert main(["packs", "convert", str(FILES / "text_blaze.json")]) == 0
    assert isinstance(read_pack(capsys.readouterr().out), Pack)

    assert main(["packs", "convert", str(FILES / "zendesk.json"), "--into", str(tmp_path / "packs")]) == 0
    packs = sorted((tmp_path / "packs").iterdir())
    assert [pack.name for pack in packs] == ["Shipping-Late.yaml", "zendesk.yaml"]
    assert all(isinstance(read_pack(pack.read_text(encoding="utf-8")), Pack) for pack in packs)


@needs_script
def test_a_broken_file_is_refused_with_its_line(capsys: Out, tmp_path: Path) -> None:
    broken = tmp_path / "macros.json"
    broken.write_text('{"macros": [\n {"a": }\n]}', encoding="utf-8")
    assert main(["packs", "convert", str(broken)]) == 1
    assert "macros.json:2: }" in capsys.readouterr().err


def test_where_nothing_is_built_that_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(foreign, "SCRIPT", tmp_path / "nowhere.js")
    with pytest.raises(CannotRead, match="make build"):
        read_foreign([FILES / "zendesk.json"])
