"""The second step: six digits of an authenticator after the password, or a recovery code instead."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from api.signing_in.models import Authenticator, RecoveryCode
from api.signing_in.store import Factors
from tests.api.actor import Service, Someone
from tests.api.second_step import asked_for_a_code, at_account, codes_in, is_in, sets_up, without_password
from tests.api.test_visits import while_one_waits


@pytest.fixture
def ada(service: Service) -> Someone:
    return service.has_person("Ada Lovelace", "ada@shop.test")


def test_a_password_alone_is_not_enough_any_more(ada: Someone) -> None:
    phone, _ = sets_up(ada)
    tab = asked_for_a_code(ada)
    assert not is_in(tab)

    tab = asked_for_a_code(ada)
    there = tab.submits(code=phone.shows_next())

    assert there.headers["location"] == "/account"
    assert is_in(tab)


def test_nothing_changes_before_the_app_showed_the_right_digits(ada: Someone) -> None:
    tab = at_account(ada)
    tab.opens(tab.posts("/account/authenticator/begin").headers["location"])

    wrong = tab.submits(code="000000")

    assert wrong.status_code == 422
    assert "is not good" in wrong.text
    tab.opens("/sign-in", after="/account")
    assert tab.signs_in().headers["location"] == "/account"


def test_beginning_anew_never_undoes_what_is_confirmed_at_that_moment(ada: Someone) -> None:
    tab = at_account(ada)
    tab.posts("/account/authenticator/begin")
    with ThreadPoolExecutor(1) as elsewhere:
        with ada.service.database() as db:
            factors = Factors(db, ada.id)
            begun = factors.authenticator()
            assert begun
            assert factors.confirm_authenticator(begun.sealed_secret, ada.service.clock())
            with while_one_waits(ada.service):
                asked = elsewhere.submit(tab.posts, "/account/authenticator/begin")
        assert asked.result().status_code == 303

    with ada.service.database() as db:
        held = Factors(db, ada.id).authenticator_in_use()
        assert held
        assert held.sealed_secret == begun.sealed_secret


def test_only_the_key_that_showed_its_code_is_confirmed(ada: Someone) -> None:
    with ada.service.database() as db:
        factors = Factors(db, ada.id)
        factors.begin_authenticator("the first")
        factors.begin_authenticator("the second")

        assert not factors.confirm_authenticator("the first", ada.service.clock())
        assert factors.confirm_authenticator("the second", ada.service.clock())
        assert not factors.confirm_authenticator("the second", ada.service.clock())


def test_a_recovery_code_stands_in_once(ada: Someone) -> None:
    _, codes = sets_up(ada)
    assert len(set(codes)) == 10
    tab = asked_for_a_code(ada)

    assert tab.submits(code=codes[3].upper().replace("-", " ")).status_code == 303
    assert is_in(tab)
    assert "9 recovery codes left" in tab.opens("/account").text
    assert asked_for_a_code(ada).submits(code=codes[3]).status_code == 401


def test_new_recovery_codes_replace_the_old_ones(ada: Someone) -> None:
    phone, old = sets_up(ada)
    tab = asked_for_a_code(ada)
    tab.submits(code=old[0])
    tab.opens("/account")

    new = codes_in(tab.posts("/account/recovery-codes", code=phone.shows_next()))

    assert len(set(new)) == 10
    assert asked_for_a_code(ada).submits(code=old[1]).status_code == 401
    assert asked_for_a_code(ada).submits(code=new[1]).status_code == 303


@pytest.mark.parametrize("wrong", [{"password": "wrong"}, {"code": "000000"}])
def test_switching_it_off_takes_password_and_code(ada: Someone, wrong: dict[str, str]) -> None:
    phone, codes = sets_up(ada)
    tab = asked_for_a_code(ada)
    tab.submits(code=codes[0])
    tab.opens("/account")
    right = {"password": "kingfisher over water", "code": phone.shows_next()}

    assert tab.posts("/account/authenticator/remove", **(right | wrong)).status_code == 422
    asked_for_a_code(ada)

    tab = asked_for_a_code(ada)
    tab.submits(code=codes[1])
    tab.opens("/account")
    right["code"] = phone.shows_next()
    assert tab.posts("/account/authenticator/remove", **right).status_code == 303
    tab.opens("/sign-in", after="/account")
    assert tab.signs_in().headers["location"] == "/account"


def test_one_without_a_password_switches_it_off_by_the_code(ada: Someone) -> None:
    phone, _ = sets_up(ada)
    tab = asked_for_a_code(ada)
    tab.submits(code=phone.shows_next())
    tab.opens("/account")
    without_password(ada)

    assert tab.posts("/account/authenticator/remove", code=phone.shows_next()).status_code == 303


def test_the_database_holds_neither_the_key_nor_a_code(ada: Someone) -> None:
    phone, codes = sets_up(ada)

    with ada.service.database() as db:
        held = db.get_one(Authenticator, ada.id).sealed_secret
        kept = db.exec(select(RecoveryCode.digest)).all()

    assert phone._totp.secret not in held
    assert len(kept) == 10
    assert not set(kept) & set(codes)
