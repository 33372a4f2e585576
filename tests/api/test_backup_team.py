"""One team is taken, moved and put back, with its people, and nobody else's rows are touched."""

import json
from pathlib import Path

import pytest
from sqlmodel import col, select

from api.audit.models import AuditEntry
from api.identity.models import ApiToken, Person
from api.signing_in.models import Passkey
from api.teams.models import Team
from tests.api.actor import PASSWORD_DIGEST, Shop
from tests.api.forger import Forger
from tests.api.operator import Operator, assert_level, furnish, rows_of
from tests.api.replica import Replica


@pytest.fixture(params=["a team's archive", "the service's archive"])
def taken(request: pytest.FixtureRequest, operator: Operator, shop: Shop) -> Path:
    """The shop, out of a service with two teams, either way."""
    furnish(shop)
    furnish(operator.service.has_team("Other"))
    return operator.backs_up("Shop" if request.param == "a team's archive" else "")


def test_a_team_goes_back_and_the_other_stays_as_it_is(operator: Operator, shop: Shop, taken: Path) -> None:
    engine = operator.service.app.state.engine
    before = rows_of(engine, without=["audit_entry"])
    device = Replica(shop.lead, shop.url)
    device.level()
    for template in shop.owner.get(f"{shop.url}/templates").json()["templates"]:
        where = {"If-Match": f'"{template["revision"]}"'}
        shop.owner.delete(f"{shop.url}/templates/{template['id']}", headers=where)
    device.level()

    operator.restores(taken, "Shop")

    assert rows_of(engine, without=["audit_entry"]) == before
    assert_level(device)
    assert len(device.rows) == 3
    with operator.service.database() as db:
        heads = dict(db.exec(select(Team.name, Team.epoch)).all())
        assert heads["Other"] == 1
        restored = select(AuditEntry.team_id).where(AuditEntry.action == "backup.restored")
        assert db.exec(restored).all() == [shop.id]


def test_a_team_moves_with_its_people(
    operator: Operator, shop: Shop, taken: Path, elsewhere: Operator
) -> None:
    elsewhere.service.has_team("Already there").owner.get("/v1/me")

    elsewhere.restores(taken, str(shop.id))

    with elsewhere.service.database() as db:
        teams = db.exec(select(Team.name).order_by(Team.name)).all()
        emails = db.exec(select(Person.email).order_by(Person.email)).all()
        digests = set(db.exec(select(Person.password_digest)).all())
        passkeys = db.exec(select(Passkey.public_key)).all()
    assert teams == ["Already there", "Shop"]
    assert [email for email in emails if email.endswith("@shop.test")] == [
        "aiko2@shop.test",
        "lena1@shop.test",
        "olivia@shop.test",
    ]
    assert not any(email.endswith("@other.test") for email in emails)
    assert digests == {PASSWORD_DIGEST}
    assert passkeys == [b"\x00\xff"]


def test_who_has_left_comes_along_in_name_only(operator: Operator, shop: Shop, elsewhere: Operator) -> None:
    furnish(shop)
    shop.owner.delete(f"{shop.url}/members/{shop.lead.id}")

    elsewhere.restores(operator.backs_up("Shop"))

    with elsewhere.service.database() as db:
        left = db.get_one(Person, shop.lead.id)
        assert left.name == shop.lead.name
        assert left.password_digest != PASSWORD_DIGEST
        assert left.password_digest.startswith("$argon2id$")


def test_who_is_there_already_keeps_their_own_account(
    operator: Operator, shop: Shop, taken: Path, elsewhere: Operator
) -> None:
    """Known by their address; what was theirs, private templates too, is theirs here."""
    agent = elsewhere.service.has_person("Aiko Elsewhere", shop.agent.email)

    elsewhere.restores(taken, "Shop")

    there = Replica(agent, shop.url)
    there.level()
    assert_level(there)
    titles = {row["template"]["title"] for row in there.rows.values()}
    assert titles == {"Sorry!", "On its way!", "Pushed", "Mine"}
    mine = next(row for row in there.rows.values() if row["template"]["title"] == "Mine")
    assert mine["updated_by"] == str(agent.id)
    assert agent.get("/v1/me").json()["name"] == "Aiko Elsewhere"
    with elsewhere.service.database() as db:
        assert not db.get(Person, shop.agent.id)
        assert not db.exec(select(Passkey)).all()
        assert not db.exec(select(ApiToken)).all()
        told = db.exec(select(AuditEntry.actor_id).where(col(AuditEntry.team_id) == shop.id)).all()
    assert shop.agent.id not in told


def test_a_team_that_is_not_clear_is_asked_for(
    operator: Operator, taken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = rows_of(operator.service.app.state.engine)

    assert operator.types("restore", taken, "--team", "Nobody") == 2
    assert "Shop (" in capsys.readouterr().err
    assert operator.types("backup", operator.folder / "no.tar", "--team", "Nobody") == 2
    assert "Other (" in capsys.readouterr().err
    assert rows_of(operator.service.app.state.engine) == before


@pytest.mark.parametrize("table", ["team", "member", "folder", "template", "group_member"])
def test_an_archive_of_one_team_brings_nothing_into_another(
    operator: Operator, shop: Shop, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    other = operator.service.has_team("Other")
    furnish(shop)
    furnish(other)
    forger, theirs = Forger(operator.backs_up("Shop")), Forger(operator.backs_up("Other"))
    name = f"{table}/000001.jsonl.zst"
    forger.rewrites(name, forger.lines(name) + theirs.lines(name))
    forger.manifest["rows"][table] = len(forger.lines(name).splitlines())
    file = operator.folder / "forged.tar"
    file.write_bytes(forger.sealed())
    before = rows_of(operator.service.app.state.engine)

    assert operator.types("restore", file) == 2
    assert "archive" in capsys.readouterr().err
    assert rows_of(operator.service.app.state.engine) == before


def test_a_template_is_not_put_into_another_teams_folder(operator: Operator, shop: Shop) -> None:
    other = operator.service.has_team("Other")
    furnish(shop)
    furnish(other)
    forger, theirs = Forger(operator.backs_up("Shop")), Forger(operator.backs_up("Other"))
    name = "template/000001.jsonl.zst"
    rows = [json.loads(line) for line in forger.lines(name).splitlines()]
    rows[0]["folder_id"] = json.loads(theirs.lines("folder/000001.jsonl.zst").splitlines()[0])["id"]
    forger.rewrites(name, b"".join(json.dumps(row).encode() + b"\n" for row in rows))
    file = operator.folder / "forged.tar"
    file.write_bytes(forger.sealed())
    before = rows_of(operator.service.app.state.engine)

    assert operator.types("restore", file) == 2
    assert rows_of(operator.service.app.state.engine) == before
