"""What a command writes beside the running service is heard by whoever listens, long before a heartbeat."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

import api.sync.live as live
import api.sync.live_beside as live_beside
from api.database import session_of
from api.settings import ROOT
from api.teams.counter import next_number
from tests.api.team import Library
from tests.api.test_live import listening

PACK = "pack: Shop\ntemplates:\n  - title: Late\n    shortcut: ;late\n    body: Sorry\n"


def test_what_another_process_wrote_is_poked(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = library.shop.service.app.state.settings
    monkeypatch.setenv("REJOINDER_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("REJOINDER_DATABASE_URL", settings.database)
    pack = tmp_path / "shop.yaml"
    pack.write_text(PACK)
    with listening(library, library.shop.owner) as socket:
        before = socket.receive_json()

        importing = [sys.executable, "-m", "api", "packs", "import", str(pack)]
        subprocess.run(importing, cwd=ROOT, check=True, capture_output=True)
        done = time.monotonic()
        told = socket.receive_json()

        assert time.monotonic() - done < live.HEARTBEAT / 2
    head = library.pulls(library.shop.owner).json()["head"]
    assert told == {str(library.shop.id): head} != before


def test_what_the_service_wrote_itself_is_poked_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "HEARTBEAT", 0.2)
    monkeypatch.setattr(live_beside, "LOOKS_EVERY", 0.01)
    folder = library.has_folder("Delivery", everyone="use")
    with listening(library, library.shop.agent) as socket:
        socket.receive_json()

        template = library.has_template(folder, title="Late")

        heard = [socket.receive_json() for _ in range(4)]
        assert [each for each in heard if each] == [{str(library.shop.id): template["revision"]}]


def test_who_listens_again_after_nobody_did_hears_of_others_still(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, shop = library.shop.service.app.state.engine, library.shop
    if engine.dialect.name != "sqlite":
        pytest.skip("there they tell it themselves")
    monkeypatch.setattr(live_beside, "LOOKS_EVERY", 0.01)
    for _ in range(2):
        with listening(library, shop.agent) as socket:
            socket.receive_json()

            with session_of(engine) as db:  # on another connection, as another process would
                head = next_number(db, shop.id)

            assert socket.receive_json() == {str(shop.id): head}
