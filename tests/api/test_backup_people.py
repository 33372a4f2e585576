"""A restore and the ways into the service: what people had, lost or changed since stays as they left it."""

import pytest
from sqlalchemy import delete, update
from sqlmodel import col, select

from api.identity.models import ApiToken, DeviceSession, Person
from api.signing_in.models import Authenticator, CompanyAccount, Passkey, RecoveryCode
from api.teams.models import Invitation
from tests.api.actor import Shop, assert_problem
from tests.api.operator import Operator, furnish, rows_of


def test_people_are_let_in_as_before(operator: Operator, shop: Shop, elsewhere: Operator) -> None:
    """It has the same secret, so even those who were signed in stay so."""
    furnish(shop)

    elsewhere.restores(operator.backs_up())

    there = elsewhere.service.client.get(shop.url, headers=shop.agent.headers)
    assert there.json()["name"] == "Shop"


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
