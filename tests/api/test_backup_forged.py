"""An archive that somebody altered, or that is none, changes nothing."""

import json
import tarfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from api.backup import form
from api.backup.form import END
from tests.api.actor import Shop
from tests.api.forger import PERSON, Forger, refused
from tests.api.operator import Operator, furnish, rows_of


@pytest.fixture
def archive(operator: Operator, shop: Shop) -> Path:
    furnish(shop)
    return operator.backs_up()


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
