"""A backup is taken while people write, and restored while their devices are open: nobody's words are lost,
and every device ends with what the service holds."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import delete, update
from sqlmodel import col, select

import api.backup.progress as progress
import api.sync.live as live
from api.audit.models import AuditEntry
from api.backup.taking import Whose, take
from api.clock import now
from api.identity.models import ApiToken, DeviceSession, Person
from api.settings import ROOT
from api.signing_in.models import Authenticator, CompanyAccount, Passkey, RecoveryCode
from api.teams.models import Invitation, Team
from tests.api.actor import Service, Shop, assert_problem
from tests.api.conftest import service_in
from tests.api.operator import Operator, assert_level, furnish, rows_of
from tests.api.replica import Replica
from tests.api.team import Library
from tests.databases import EmptyDatabase


@pytest.fixture
def operator(service: Service, monkeypatch: pytest.MonkeyPatch) -> Operator:
    return Operator(service, monkeypatch)


@pytest.fixture
def elsewhere(
    tmp_path: Path, empty_database: EmptyDatabase, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Operator]:
    """Another service, with nobody in it."""
    (tmp_path / "elsewhere").mkdir()
    with service_in(tmp_path / "elsewhere", empty_database) as opened:
        yield Operator(opened, monkeypatch)


def test_an_empty_service_becomes_the_same_row_for_row(
    operator: Operator, shop: Shop, elsewhere: Operator
) -> None:
    furnish(shop)
    furnish(operator.service.has_team("Other shop"))
    before = rows_of(operator.service.app.state.engine)
    assert all(before.values()), [name for name, rows in before.items() if not rows]

    elsewhere.restores(operator.backs_up())

    assert rows_of(elsewhere.service.app.state.engine) == before
    assert elsewhere.kept() == []


def test_people_are_let_in_as_before(operator: Operator, shop: Shop, elsewhere: Operator) -> None:
    """It has the same secret, so even those who were signed in stay so."""
    furnish(shop)

    elsewhere.restores(operator.backs_up())

    there = elsewhere.service.client.get(shop.url, headers=shop.agent.headers)
    assert there.json()["name"] == "Shop"


def test_devices_follow_a_restore_under_the_running_service(operator: Operator, shop: Shop) -> None:
    library = furnish(shop)
    folder = library.has_folder("Refunds", everyone="edit")
    kept = library.has_template(folder, title="Kept")
    devices = [Replica(each, shop.url) for each in (shop.owner, shop.lead, shop.agent)]
    for device in devices:
        device.level()
    file = operator.backs_up()
    changed = library.saves(shop.owner, kept, title="Changed since").json()
    library.deletes(shop.owner, changed)
    late = library.has_template(folder, title="Written since")
    library.has_folder("Made since", everyone="edit")
    for device in devices[:2]:
        device.level()

    operator.restores(file)

    for device in devices:
        assert_level(device)
        assert device.rows[kept["id"]]["template"]["title"] == "Kept"
        assert late["id"] not in device.rows


def test_an_edit_that_waits_is_not_lost(operator: Operator, shop: Shop) -> None:
    library = furnish(shop)
    folder = library.has_folder("Refunds", everyone="edit")
    device = Replica(shop.agent, shop.url)
    device.level()
    file = operator.backs_up()
    operator.restores(file)

    # Sent in the epoch that is over, it is neither applied nor answered with a verdict: it goes on waiting.
    edit = {
        "edit_id": str(uuid4()),
        "kind": "delete",
        "id": str(uuid4()),
        "base_revision": 1,
        "folder": folder,
    }
    sent = {"client_id": device.client_id, "epoch": device.epoch, "edits": [edit]}
    assert_problem(shop.agent.post(f"{shop.url}/sync/push", json=sent), 410, "epoch_changed")
    device.level()

    assert device.push("put", str(uuid4()), folder, "Waited", answers_lost=1)["verdict"] == "applied"
    assert_level(device)


def test_a_backup_is_of_one_moment_while_people_go_on_writing(operator: Operator, shop: Shop) -> None:
    library = furnish(shop)
    folder = library.has_folder("Refunds", everyone="edit")
    device, reader = Replica(shop.agent, shop.url), Replica(shop.lead, shop.url)
    device.level()
    reader.level()
    engine = operator.service.app.state.engine
    before = rows_of(engine, without=["audit_entry"])
    file = operator.folder / "meanwhile.tar"
    pushed: list[str] = []

    def write(table: str, _: int) -> None:
        pushed.append(str(uuid4()))
        assert (
            device.push("put", pushed[-1], folder, f"While {table}", answers_lost=0)["verdict"] == "applied"
        )

    take(engine, file, Whose("secret", now()), None, write)

    assert len(pushed) > 10
    operator.restores(file)
    assert rows_of(engine, without=["audit_entry"]) == before
    for each in (device, reader):
        assert_level(each)
        assert not set(pushed) & each.rows.keys()


def test_what_was_replaced_is_kept_and_can_be_had_back(operator: Operator, shop: Shop) -> None:
    library = furnish(shop)
    file = operator.backs_up()
    library.has_template(library.has_folder("Refunds"), title="Written since")
    before = rows_of(operator.service.app.state.engine, without=["audit_entry"])

    operator.restores(file)
    (kept,) = operator.kept()
    operator.restores(kept)

    assert rows_of(operator.service.app.state.engine, without=["audit_entry"]) == before


def test_no_epoch_ever_comes_twice(operator: Operator, shop: Shop, elsewhere: Operator) -> None:
    """Not even where two databases, which know nothing of each other, get the same archive."""
    furnish(shop)
    told = shop.head
    file = operator.backs_up()

    places = []
    for each in (operator, elsewhere, operator):
        each.restores(file)
        with each.service.database() as db:
            team = db.get_one(Team, shop.id)
            places.append((team.epoch, team.head))
            assert team.acl_seq == team.head

    epochs, heads = zip(*places, strict=True)
    assert places[2][0] > places[0][0]
    assert places[2][1] > places[0][1] > told
    assert min(epochs) > 1_000_000
    assert min(heads) > told + 500_000


def test_who_is_signed_in_stays_so_and_who_was_signed_out_too(operator: Operator, shop: Shop) -> None:
    lead = shop.lead
    shop.agent.get(shop.url)
    file = operator.backs_up()
    lead.delete(f"/v1/me/sessions/{lead.session_id}")
    newer = operator.service.has_person("Nina New")
    with operator.service.database() as db:
        at = operator.service.clock()
        later = DeviceSession(person_id=shop.agent.id, device="Since", created_at=at, last_used_at=at)
        db.add(later)

    operator.restores(file)

    with operator.service.database() as db:
        assert not db.get(Person, newer.id)
        assert not db.get(DeviceSession, newer.session_id)
        assert db.get_one(DeviceSession, later.id).ended_at is None
        assert db.get_one(DeviceSession, lead.session_id).ended_at
    assert shop.agent.get(shop.url).status_code == 200
    assert_problem(lead.get(shop.url), 401, "not_signed_in")


def test_what_was_revoked_or_used_up_since_stays_so(operator: Operator, shop: Shop) -> None:
    furnish(shop)
    file = operator.backs_up()
    at = operator.service.clock()
    with operator.service.database() as db:
        db.execute(update(ApiToken).values(revoked_at=at))
        db.execute(update(Invitation).values(used_at=at))

    operator.restores(file)

    with operator.service.database() as db:
        assert db.exec(select(ApiToken.revoked_at)).all() == [at]
        assert db.exec(select(Invitation.used_at)).all() == [at]


def test_who_is_here_gets_in_by_what_is_theirs_now(operator: Operator, shop: Shop) -> None:
    """A passkey that was removed, or a password that leaked and was changed, does not come to life again."""
    furnish(shop)
    lead, at = shop.lead, operator.service.clock()
    file = operator.backs_up()
    with operator.service.database() as db:
        for each in (Passkey, RecoveryCode, CompanyAccount):
            db.execute(delete(each))
        db.add(Authenticator(person_id=lead.id, sealed_secret="since", confirmed_at=at))
        db.add(RecoveryCode(digest="since", person_id=lead.id))
        agents = update(Authenticator).where(col(Authenticator.person_id) == shop.agent.id)
        db.execute(agents.values(last_step=7))
        db.execute(update(Person).values(password_digest="new", pages_ended_at=at, email_proven_at=at))

    operator.restores(file)

    with operator.service.database() as db:
        assert not db.exec(select(Passkey)).all()
        assert not db.exec(select(CompanyAccount)).all()
        assert db.exec(select(RecoveryCode.digest)).all() == ["since"]
        assert db.get_one(Authenticator, lead.id).sealed_secret == "since"
        assert db.get_one(Authenticator, shop.agent.id).last_step == 7
        people = db.exec(select(Person)).all()
    known = {(each.password_digest, each.pages_ended_at, each.email_proven_at) for each in people}
    assert known == {("new", at, at)}


def test_who_comes_back_brings_theirs_but_nothing_of_somebody_elses(operator: Operator, shop: Shop) -> None:
    """The company's account of somebody who left may be somebody else's by now."""
    furnish(shop)
    gone = shop.other_agent
    with operator.service.database() as db:
        for subject in ("theirs", "taken"):
            db.add(CompanyAccount(issuer="https://id.test", subject=subject, person_id=gone.id))
    file = operator.backs_up()
    assert gone.delete("/v1/me", params={"email": gone.email}).status_code == 204
    with operator.service.database() as db:
        db.add(CompanyAccount(issuer="https://id.test", subject="taken", person_id=shop.lead.id))

    operator.restores(file)

    with operator.service.database() as db:
        linked = {each.subject: each.person_id for each in db.exec(select(CompanyAccount))}
        assert linked == {str(shop.agent.id): shop.agent.id, "theirs": gone.id, "taken": shop.lead.id}


def test_the_trail_goes_on_and_tells_of_the_restore(operator: Operator, shop: Shop) -> None:
    library = furnish(shop)
    file = operator.backs_up()
    library.has_folder("Made since")
    with operator.service.database() as db:
        before = db.exec(select(AuditEntry.id).order_by(col(AuditEntry.id))).all()

    operator.restores(file)

    with operator.service.database() as db:
        trail = db.exec(select(AuditEntry).order_by(col(AuditEntry.id))).all()
    assert [entry.id for entry in trail[:-1]] == list(before)
    assert trail[-1].action == "backup.restored"
    assert trail[-1].actor_id is None
    assert trail[-1].facts["of"] == "service"


def test_a_team_that_the_archive_does_not_know_goes(operator: Operator, shop: Shop) -> None:
    furnish(shop)
    file = operator.backs_up()
    newer = operator.service.has_team("Newer")
    furnish(newer)

    operator.restores(file)

    assert newer.owner.get(newer.url).status_code in (401, 404)
    with operator.service.database() as db:
        assert db.exec(select(Team.name)).all() == ["Shop"]


def test_people_may_have_exchanged_their_addresses(operator: Operator, shop: Shop) -> None:
    lead, agent = shop.lead, shop.agent
    file = operator.backs_up()
    before = rows_of(operator.service.app.state.engine)
    with operator.service.database() as db:
        first, second = db.get_one(Person, lead.id), db.get_one(Person, agent.id)
        first.email = "aside@shop.test"
        db.flush()
        second.email = lead.email
        db.flush()
        first.email = agent.email

    operator.restores(file)

    assert rows_of(operator.service.app.state.engine) == before


def test_an_open_socket_hears_of_it(operator: Operator, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """From another process, on SQLite: at the next heartbeat."""
    monkeypatch.setattr(live, "HEARTBEAT", 0.05)
    furnish(shop)
    file = operator.backs_up()
    with operator.service.client.websocket_connect(f"{shop.url}/sync/live") as socket:
        socket.send_json({"token": shop.agent.token})
        head = socket.receive_json()[str(shop.id)]

        operator.restores(file)

        while not (told := socket.receive_json()):
            pass
        assert told[str(shop.id)] > head


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


def test_another_secret_is_said_plainly(
    operator: Operator, shop: Shop, elsewhere: Operator, capsys: pytest.CaptureFixture[str]
) -> None:
    furnish(shop)
    file = operator.backs_up()
    operator.restores(file)
    assert "secret" not in capsys.readouterr().err

    settings = elsewhere.service.app.state.settings
    elsewhere.service.app.state.settings = settings.model_copy(
        update={"secret": type(settings.secret)("a secret that another service has")}
    )
    elsewhere.restores(file)

    said = capsys.readouterr().err
    assert "another secret" in said
    assert "1 person could get in by passkey only" in said


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
