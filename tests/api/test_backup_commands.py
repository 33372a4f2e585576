"""What backup and restore say to whoever types them, and what they leave when they do nothing or die."""

import os
import signal
import subprocess
import sys

import pytest

import api.backup.progress as progress
from api.settings import ROOT
from tests.api.actor import Shop
from tests.api.operator import Operator, furnish, rows_of
from tests.api.team import Library


def test_a_dry_run_says_what_it_holds_and_does_nothing(
    operator: Operator, shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    furnish(shop)
    file = operator.backs_up()
    Library(shop).has_folder("Made since")
    before = rows_of(operator.service.app.state.engine)

    assert operator.types("restore", "--dry-run", file) == 0

    said = capsys.readouterr().out
    assert "1 team, 3 people, 4 templates" in said
    assert "Nothing was written" in said
    assert rows_of(operator.service.app.state.engine) == before
    assert operator.kept() == []


def test_whoever_waits_is_told_how_far_it_is(
    operator: Operator, shop: Shop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    furnish(shop)
    monkeypatch.setattr(progress, "EVERY", 0.0)

    operator.restores(operator.backs_up())

    said = capsys.readouterr().err.splitlines()
    assert {"saved: template version, 7 rows", "checked: template version, 7 rows"} <= set(said)
    assert "restored: person, 3 rows" in said


def test_a_database_of_another_version_is_not_backed_up(
    operator: Operator, capsys: pytest.CaptureFixture[str]
) -> None:
    with operator.service.app.state.engine.begin() as db:
        db.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")

    assert operator.types("backup", operator.folder / "no.tar") == 2
    assert "rejoinder migrate" in capsys.readouterr().err


HALF_WAY = """
import sys
from pathlib import Path
from api.backup.reading import open_archive
from api.backup.restoring import restore
from api.backup.taking import Whose
from api.clock import now
from api.database import open_engine

def halt(table, rows):
    if table == "template":
        print("half way", flush=True)
        sys.stdin.read()

url, file, kept = sys.argv[1:]
with open_archive(Path(file)) as archive:
    restore(open_engine(url), archive, Whose("", now()), Path(kept), halt)
"""


def test_killed_half_way_the_old_state_stands(operator: Operator, shop: Shop) -> None:
    library = furnish(shop)
    file = operator.backs_up()
    library.has_template(library.has_folder("Refunds"), title="Written since")
    before = rows_of(operator.service.app.state.engine)

    url = operator.service.app.state.settings.database_url
    restoring = subprocess.Popen(
        [sys.executable, "-c", HALF_WAY, url, file, operator.folder / "kept.tar"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert restoring.stdout
    assert restoring.stdout.readline() == b"half way\n"
    restoring.send_signal(signal.SIGKILL)
    restoring.communicate()

    assert rows_of(operator.service.app.state.engine) == before
    library.has_folder("And writing goes on")
