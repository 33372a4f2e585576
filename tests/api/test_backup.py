"""A backup is taken while people write, and restored while their devices are open: nobody's words are lost,
and every device ends with what the service holds."""

from uuid import uuid4

import pytest
from sqlmodel import col, select

import api.sync.live as live
from api.audit.models import AuditEntry
from api.backup.taking import Whose, take
from api.clock import now
from api.teams.models import Team
from tests.api.actor import Shop, assert_problem
from tests.api.operator import Operator, assert_level, furnish, rows_of
from tests.api.replica import Replica


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
