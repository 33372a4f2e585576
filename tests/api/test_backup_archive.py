"""An archive is whole and just what was written, or it is refused in words, and nothing happens."""

import hashlib
import io
import json
import stat
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import SQLModel

from api.backup import form, writing
from api.backup.form import END, MANIFEST, SEAL, header_of, padding_of, seal_of
from api.backup.reading import open_archive
from api.backup.refused import ArchiveRefused
from api.backup.restoring import check
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


def refused(content: bytes, file: Path) -> bool:
    file.write_bytes(content)
    try:
        with open_archive(file) as opened:
            check(opened, lambda *_: None)
    except ArchiveRefused:
        return True
    return False


def test_whatever_byte_is_changed_it_is_refused(archive: Path, tmp_path: Path) -> None:
    whole = archive.read_bytes()
    file = tmp_path / "altered.tar"
    assert not refused(whole, file)
    anywhere = st.integers(0, len(whole) - 1)

    @settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(place=anywhere, length=st.integers(1, 2_000), to=st.sampled_from(["flip", "cut", "twice", "zero"]))
    @example(place=len(whole) - 1, length=1, to="flip")
    @example(place=len(whole) - 512, length=512, to="cut")
    @example(place=len(whole) - 512, length=512, to="twice")
    @example(place=0, length=512, to="cut")
    def alter(place: int, length: int, to: str) -> None:
        piece = whole[place : place + length]
        put = {
            "flip": bytes([piece[0] ^ 1]) + piece[1:],
            "cut": b"",
            "twice": piece * 2,
            "zero": bytes(len(piece)),
        }
        altered = whole[:place] + put[to] + whole[place + length :]
        assert altered == whole or refused(altered, file)

    alter()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=2_000))
@example(b"")
@example(END)
def test_any_other_file_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refused(content, tmp_path / "other.tar")


class Forger:
    """Takes an archive apart, and puts it together again as somebody with ill intent could."""

    def __init__(self, file: Path) -> None:
        with tarfile.open(file) as opened:
            self.parts = {
                member.name: content.read() for member in opened if (content := opened.extractfile(member))
            }
        self.manifest: dict[str, Any] = json.loads(self.parts.pop(MANIFEST))
        del self.parts[SEAL]

    def rewrites(self, name: str, lines: bytes) -> None:
        self.parts[name] = zstandard.ZstdCompressor().compress(lines)

    def lines(self, name: str) -> bytes:
        return zstandard.ZstdDecompressor().decompress(self.parts[name])

    def sealed(self) -> bytes:
        self.manifest["parts"] = [
            {
                "name": name,
                "rows": len(self.lines(name).splitlines()) if name.endswith(".jsonl.zst") else 1,
                "size": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            for name, content in self.parts.items()
        ]
        return self.as_is()

    def as_is(self) -> bytes:
        written = json.dumps(self.manifest).encode()
        file = io.BytesIO()
        for name, content in [*self.parts.items(), (MANIFEST, written), (SEAL, seal_of(written))]:
            file.write(header_of(name, len(content)) + content + padding_of(len(content)))
        return file.getvalue() + END


PERSON = "person/000001.jsonl.zst"


def test_the_forger_himself_forges_nothing_wrong(archive: Path, tmp_path: Path) -> None:
    assert not refused(Forger(archive).sealed(), tmp_path / "forged.tar")


@pytest.mark.parametrize(
    "name", ["../person", "/etc/passwd", "person/../../x", "person/000002.jsonl.zst", "x.py"]
)
def test_a_part_with_another_name_is_refused(archive: Path, tmp_path: Path, name: str) -> None:
    forger = Forger(archive)
    forger.parts[name] = forger.parts[PERSON]

    assert refused(forger.sealed(), tmp_path / "forged.tar")


def test_a_link_is_refused(archive: Path, tmp_path: Path) -> None:
    link = tarfile.TarInfo(PERSON)
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"

    assert refused(link.tobuf(tarfile.USTAR_FORMAT) + archive.read_bytes(), tmp_path / "forged.tar")


def test_parts_in_another_order_are_refused(archive: Path, tmp_path: Path) -> None:
    forger = Forger(archive)
    forger.parts = dict(reversed(forger.parts.items()))

    assert refused(forger.sealed(), tmp_path / "forged.tar")


def test_a_missing_part_is_refused(archive: Path, tmp_path: Path) -> None:
    forger = Forger(archive)
    del forger.parts["template/000001.jsonl.zst"]

    assert refused(forger.sealed(), tmp_path / "forged.tar")


def test_a_row_more_or_less_is_refused(archive: Path, tmp_path: Path) -> None:
    forger = Forger(archive)
    forger.rewrites(PERSON, forger.lines(PERSON).split(b"\n", 1)[1])

    assert refused(forger.sealed(), tmp_path / "forged.tar")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", "not an id"),
        ("id", 7),
        ("email", None),
        ("email", 7),
        ("created_at", "yesterday"),
        ("created_at", "2026-01-01T00:00:00"),
        ("colour", "red"),
    ],
)
def test_a_row_that_the_table_could_not_hold_is_refused(
    archive: Path, tmp_path: Path, column: str, value: object
) -> None:
    forger = Forger(archive)
    first, rest = forger.lines(PERSON).split(b"\n", 1)
    forger.rewrites(PERSON, json.dumps(json.loads(first) | {column: value}).encode() + b"\n" + rest)

    assert refused(forger.sealed(), tmp_path / "forged.tar")


def test_a_part_that_unpacks_to_a_mountain_is_refused(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forger = Forger(archive)
    forger.rewrites(PERSON, forger.lines(PERSON) + b" " * (form.PART_AT_MOST + 1))

    assert len(forger.parts[PERSON]) < 100_000
    assert refused(forger.sealed(), tmp_path / "forged.tar")


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("format", 2, "format 2"),
        ("schema_revision", "9999", "newer version"),
        ("schema_revision", "../0001", "newer version"),
        ("taken_at", "never", "not in the expected form"),
        ("surprise", 1, "not in the expected form"),
    ],
)
def test_what_a_newer_version_wrote_is_refused_in_words(
    operator: Operator,
    archive: Path,
    capsys: pytest.CaptureFixture[str],
    field: str,
    value: object,
    says: str,
) -> None:
    forger = Forger(archive)
    forger.manifest[field] = value
    file = operator.folder / "newer.tar"
    file.write_bytes(forger.sealed())
    before = rows_of(operator.service.app.state.engine)

    assert operator.types("restore", file) == 2
    assert says in capsys.readouterr().err
    assert rows_of(operator.service.app.state.engine) == before
    assert operator.kept() == []


def test_an_archive_that_does_not_hold_together_changes_nothing(
    operator: Operator, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forger = Forger(archive)
    nobody = json.loads(forger.lines(PERSON).splitlines()[0])["id"]
    member = "member/000001.jsonl.zst"
    forger.rewrites(member, forger.lines(member).replace(nobody.encode(), b"0" * 32))
    file = operator.folder / "forged.tar"
    file.write_bytes(forger.sealed())
    before = rows_of(operator.service.app.state.engine)

    assert operator.types("restore", file) == 2
    assert "does not hold together" in capsys.readouterr().err
    assert rows_of(operator.service.app.state.engine) == before
