"""An archive is whole and just what was written, or it is refused in words, and nothing happens."""

import json
import stat
import subprocess
from pathlib import Path

import pytest
import zstandard
from sqlmodel import SQLModel

from api.backup import writing
from api.backup.form import SEAL
from api.backup.reading import open_archive
from api.backup.rows import reader_of
from api.backup.tables import KEPT, LEFT_OUT, tables
from tests.api.actor import Service, Shop
from tests.api.operator import Operator, furnish, rows_of


@pytest.fixture
def archive(operator: Operator, shop: Shop) -> Path:
    furnish(shop)
    return operator.backs_up()


def test_every_table_is_kept_or_left_out_for_a_reason() -> None:
    assert KEPT.keys() & LEFT_OUT.keys() == set()
    assert set(SQLModel.metadata.tables) == KEPT.keys() | LEFT_OUT.keys()
    assert all(LEFT_OUT.values())


@pytest.mark.parametrize("name", KEPT)
def test_every_column_can_be_written_and_read(name: str) -> None:
    for column in SQLModel.metadata.tables[name].columns:
        reader_of(column.type)


def test_nothing_in_an_archive_refers_to_what_is_left_out() -> None:
    told = {key.column.table.name for table in tables() for key in table.foreign_keys}
    assert told <= KEPT.keys()


def test_it_is_for_its_owners_eyes_only_and_common_tools_can_read_it(archive: Path, tmp_path: Path) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    subprocess.run(["tar", "xf", archive, "-C", tmp_path], check=True)
    subprocess.run(["sha256sum", "--check", "--quiet", SEAL], cwd=tmp_path, check=True)

    packed = (tmp_path / "team" / "000001.jsonl.zst").read_bytes()
    assert json.loads(zstandard.ZstdDecompressor().decompress(packed))["name"] == "Shop"


def test_the_secret_is_not_in_it(archive: Path, service: Service) -> None:
    secret = service.app.state.settings.secret.get_secret_value().encode()
    with open_archive(archive) as opened:
        assert all(secret not in line for _, lines in opened.lines() for line in lines)
        assert secret.decode() not in opened.manifest.model_dump_json()


def test_a_file_that_is_there_is_left_alone_unless_told(
    operator: Operator, shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    file = operator.folder / "kept.tar"
    file.write_text("something else")

    assert operator.types("backup", file) == 2
    assert "is there already" in capsys.readouterr().err
    assert file.read_text() == "something else"
    assert operator.types("backup", "--force", file) == 0
    with open_archive(file) as opened:
        assert opened.manifest.rows["team"] == 1


def test_where_nothing_can_be_written_that_is_said_and_nothing_is_left(
    operator: Operator, shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    assert operator.types("backup", operator.folder / "nowhere" / "backup.tar") == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_large_table_takes_several_parts(
    operator: Operator, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(shop)
    monkeypatch.setattr(writing, "PART_BYTES", 2_000)
    before = rows_of(operator.service.app.state.engine)

    file = operator.backs_up()
    operator.restores(file)

    with open_archive(file) as opened:
        assert sum(name.startswith("template/") for name in opened.manifest.names) > 1
    assert rows_of(operator.service.app.state.engine) == before
