"""A password that was lost is set anew by a link that comes to its owner's mailbox."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.identity.api_tokens import make
from api.identity.models import Person
from tests.api.actor import PASSWORD, Service, assert_problem
from tests.api.conftest import service_in
from tests.api.mail_server import mail_server
from tests.api.resetting import NEW, Mailed, sets_password, signs_in
from tests.api.second_step import asked_for_a_code, sets_up
from tests.api.tab import Tab
from tests.api.test_sign_in import code_for, exchange
from tests.api.trail import told_in
from tests.databases import EmptyDatabase


@pytest.fixture
def mailed(tmp_path: Path, empty_database: EmptyDatabase) -> Iterator[Mailed]:
    with mail_server() as server:
        sends = {"smtp_url": f"smtp://127.0.0.1:{server.port}", "mail_from": "replies@shop.test"}
        with service_in(tmp_path, empty_database, **sends) as service:
            yield Mailed(service, server, service.has_person("Ada Lovelace", "ada@shop.test"))


def test_a_link_by_mail_sets_a_new_password(mailed: Mailed) -> None:
    assert "is on its way" in mailed.asks().text

    there = sets_password(mailed.service, mailed.link()).headers["location"]

    assert "new password is set" in Tab(mailed.service).opens(there).text
    assert signs_in(mailed.service, PASSWORD).status_code == 401
    assert signs_in(mailed.service, NEW).status_code == 303


def test_a_link_is_good_once(mailed: Mailed) -> None:
    mailed.asks()
    link = mailed.link()
    sets_password(mailed.service, link)

    again = Tab(mailed.service).opens(link)

    assert again.status_code == 410
    assert mailed.service.ask("POST", link, data={"password": "somebody else's"}).status_code == 410
    assert signs_in(mailed.service, NEW).status_code == 303


def test_a_link_is_good_for_an_hour(mailed: Mailed) -> None:
    mailed.asks()
    link = mailed.link()

    mailed.service.clock.forward(minutes=59)
    assert Tab(mailed.service).opens(link).status_code == 200
    mailed.service.clock.forward(minutes=1)
    assert Tab(mailed.service).opens(link).status_code == 410


def test_a_newer_link_replaces_the_older(mailed: Mailed) -> None:
    mailed.asks()
    older = mailed.link()
    mailed.asks()
    newer = mailed.link()

    assert Tab(mailed.service).opens(older).status_code == 410
    assert Tab(mailed.service).opens(newer).status_code == 200


def test_a_link_ends_when_the_password_is_changed_in_the_account(mailed: Mailed) -> None:
    mailed.asks()
    link = mailed.link()
    tab = Tab(mailed.service)
    tab.opens("/sign-in", after="/account")
    tab.signs_in()
    tab.opens("/account")
    tab.posts("/account/password", old_password=PASSWORD, new_password=NEW)

    assert Tab(mailed.service).opens(link).status_code == 410


def test_the_answer_is_the_same_for_an_address_that_nobody_has(mailed: Mailed) -> None:
    known, unknown = mailed.asks("ada@shop.test"), mailed.asks("bob@shop.test")

    assert known.status_code == unknown.status_code == 200
    assert known.text == unknown.text.replace("bob@", "ada@")
    assert known.headers.keys() == unknown.headers.keys()
    assert mailed.server.next_letter()["To"] == "ada@shop.test"
    mailed.service.app.state.postbox.close()
    assert mailed.server.letters.empty()


def test_nobodys_mailbox_is_filled(mailed: Mailed) -> None:
    answers = {mailed.asks().text for _ in range(6)}
    mailed.service.app.state.postbox.close()

    assert len(answers) == 1
    assert mailed.server.letters.qsize() == 3


def test_a_reset_ends_all_that_the_old_password_may_have_let_in(mailed: Mailed) -> None:
    shop = mailed.service.has_team("Shop")
    shop.has_also(mailed.ada, "agent")
    with mailed.service.database() as db:
        _, token = make(db, mailed.ada.id, shop.id, "Script", "read", 30, mailed.service.clock())
    script = {"Authorization": f"Bearer {token}"}
    assert mailed.service.ask("GET", shop.url, headers=script).status_code == 200
    signs_in(mailed.service, PASSWORD)
    thief = dict(mailed.service.client.cookies)
    mailed.service.clock.forward(seconds=1)
    mailed.asks()
    sets_password(mailed.service, mailed.link())

    assert_problem(mailed.ada.get("/v1/me"), 401, "not_signed_in")
    assert_problem(mailed.service.ask("GET", shop.url, headers=script), 401, "not_signed_in")
    mailed.service.client.cookies.clear()
    mailed.service.client.cookies.update(thief)
    assert mailed.service.ask("GET", "/account").status_code == 303
    told = [entry.action for entry in told_in(shop)]
    assert told[-2:] == ["password.reset_asked", "password.reset"]


def test_a_code_for_the_extension_from_before_opens_nothing(mailed: Mailed) -> None:
    code = code_for(mailed.service)
    mailed.asks()
    sets_password(mailed.service, mailed.link())

    assert_problem(exchange(mailed.service, code), 400, "invalid_grant")


def test_a_mailbox_alone_is_not_enough_where_there_is_a_second_step(mailed: Mailed) -> None:
    phone, _ = sets_up(mailed.ada)
    mailed.asks()
    sets_password(mailed.service, mailed.link())

    there = signs_in(mailed.service, NEW).headers["location"]

    assert there.startswith("/sign-in/code?")
    tab = Tab(mailed.service)
    tab.opens("/sign-in", after="/account")
    tab.opens(tab.signs_in(password=NEW).headers["location"])
    assert tab.submits(code=phone.shows_next()).headers["location"] == "/account"


@pytest.mark.parametrize("password", ["short", "password123", "Ada Lovelace", "ada@shop.test"])
def test_a_weak_password_leaves_the_link_good(mailed: Mailed, password: str) -> None:
    mailed.asks()
    link = mailed.link()

    assert sets_password(mailed.service, link, password).status_code == 422
    assert sets_password(mailed.service, link).status_code == 303


def test_the_page_behind_a_link_tells_its_address_to_nobody(mailed: Mailed) -> None:
    mailed.asks()
    shown = Tab(mailed.service).opens(mailed.link())

    assert shown.headers["referrer-policy"] == "same-origin"
    assert shown.headers["cache-control"] == "no-store"


def test_neither_log_nor_database_holds_the_link(mailed: Mailed, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    mailed.asks()
    link = mailed.link()
    sets_password(mailed.service, link)

    token = link.removeprefix("/reset/")
    assert token not in " ".join(str(vars(each)) for each in caplog.records if each.name == "rejoinder")
    with mailed.service.database() as db:
        kept = db.connection().exec_driver_sql("SELECT * FROM password_reset").all()
    assert kept
    assert token not in str(kept)


def test_without_a_mail_server_the_page_says_whom_to_ask(service: Service) -> None:
    shown = Tab(service).opens("/reset").text

    assert "An owner or admin of your team can make a link" in shown
    assert "<form" not in shown


def test_an_invitation_to_an_address_is_mailed_there(mailed: Mailed) -> None:
    shop = mailed.service.has_team("Shop")
    shop.owner.post(f"{shop.url}/invitations", json={"role": "agent"})
    made = shop.owner.post(f"{shop.url}/invitations", json={"role": "agent", "email": "new@shop.test"}).json()

    arrived = mailed.server.next_letter()

    assert arrived["To"] == "new@shop.test"
    assert arrived["Subject"] == "Olivia Owner invites you to Shop on Rejoinder"
    text = arrived.get_body(("plain",))
    assert text
    assert "http://rejoinder.test/invitations/" in text.get_content()
    assert made["url"] not in text.get_content()


def test_an_invitation_that_is_refused_is_not_mailed(mailed: Mailed) -> None:
    shop = mailed.service.has_team("Shop")
    shop.agent.post(f"{shop.url}/invitations", json={"role": "agent", "email": "new@shop.test"})
    mailed.service.app.state.postbox.close()

    assert mailed.server.letters.empty()


def test_one_without_a_password_gets_one_by_a_link(mailed: Mailed) -> None:
    with mailed.service.database() as db:
        db.get_one(Person, mailed.ada.id).password_digest = ""
    mailed.asks()

    sets_password(mailed.service, mailed.link())

    assert signs_in(mailed.service, NEW).status_code == 303


def test_a_sign_in_that_is_under_way_ends_with_the_old_password(mailed: Mailed) -> None:
    phone, _ = sets_up(mailed.ada)
    mailed.asks()
    link = mailed.link()
    asked_for_a_code(mailed.ada)
    halfway = dict(mailed.service.client.cookies)
    mailed.service.clock.forward(seconds=30)
    sets_password(mailed.service, link)
    mailed.service.client.cookies.clear()
    mailed.service.client.cookies.update(halfway)

    answer = mailed.service.ask("POST", "/sign-in/code", data={"code": phone.shows()})

    assert answer.headers["location"].startswith("/sign-in?")
