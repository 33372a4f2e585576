"""Anybody can make an account in an address's name; what they left in it ends when the address answers."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.identity.models import Person
from api.identity.store import People
from tests.api.actor import PASSWORD, Service, Shop
from tests.api.authenticator import SoftPasskey
from tests.api.conftest import service_in
from tests.api.mail_server import MailServer, mail_server
from tests.api.passkeys import ORIGIN, PasskeyTab, at_sign_in
from tests.api.resetting import NEW, sets_password
from tests.api.second_step import sets_up
from tests.api.tab import Tab
from tests.api.test_teams_joining import invited
from tests.databases import EmptyDatabase

VICTIM = "vic@corp.test"
ACCOUNT = {"name": "Vic", "email": VICTIM, "password": PASSWORD}


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as opened:
        yield opened


@pytest.fixture
def service(tmp_path: Path, empty_database: EmptyDatabase, server: MailServer) -> Iterator[Service]:
    sends = {"smtp_url": f"smtp://127.0.0.1:{server.port}", "mail_from": "replies@shop.test"}
    with service_in(tmp_path, empty_database, public_url=ORIGIN, **sends) as opened:
        yield opened


@pytest.fixture
def passkey() -> SoftPasskey:
    return SoftPasskey(ORIGIN, "rejoinder.test")


def link_in_letter(server: MailServer) -> str:
    text = server.next_letter().get_body(("plain",))
    assert text
    found = re.search(r"https://rejoinder\.test(/\w+/[\w-]{43})\s", text.get_content())
    assert found
    return found[1]


def joins(link: str, shop: Shop) -> PasskeyTab:
    tab = PasskeyTab(shop.service)
    tab.opens(link)
    assert tab.submits(**ACCOUNT).status_code == 303
    return tab


def adds(tab: PasskeyTab, passkey: SoftPasskey) -> None:
    tab.opens("/account")
    made = passkey.registered(tab.options)
    assert "passkey-added" in tab.sends("/account/passkeys", credential=made, name="k").headers["location"]


def resets_by_mail(service: Service, server: MailServer) -> None:
    tab = Tab(service)
    tab.opens("/reset")
    tab.submits(email=VICTIM)
    assert sets_password(service, link_in_letter(server)).status_code == 303


def gets_in(service: Service, passkey: SoftPasskey) -> bool:
    tab = at_sign_in(service)
    return tab.signs_in_with(passkey.signed(tab.options)).status_code == 303


def has_proven(service: Service, email: str = VICTIM) -> bool:
    with service.database() as db:
        person = People(db).with_email(email)
        assert person
        return person.email_proven_at is not None


def test_a_passkey_from_before_the_mailbox_answered_opens_nothing(
    service: Service, server: MailServer, shop: Shop, passkey: SoftPasskey
) -> None:
    adds(joins(invited(shop), shop), passkey)
    assert gets_in(service, passkey)

    resets_by_mail(service, server)

    assert not gets_in(service, passkey)
    assert has_proven(service)


def test_one_that_the_owner_of_the_mailbox_added_stays(
    service: Service, server: MailServer, shop: Shop, passkey: SoftPasskey
) -> None:
    tab = joins(invited(shop), shop)
    resets_by_mail(service, server)
    tab = PasskeyTab(service)
    tab.opens("/sign-in", after="/account")
    tab.signs_in(VICTIM, NEW)
    adds(tab, passkey)

    resets_by_mail(service, server)

    assert gets_in(service, passkey)


def test_a_link_that_was_handed_over_ends_it_too_and_proves_nothing(
    service: Service, shop: Shop, passkey: SoftPasskey
) -> None:
    adds(joins(invited(shop), shop), passkey)
    with service.database() as db:
        person = People(db).with_email(VICTIM)
        assert person
    made = shop.owner.post(f"{shop.url}/members/{person.id}/password-reset").json()

    sets_password(service, made["url"].removeprefix(ORIGIN))

    assert not gets_in(service, passkey)
    assert not has_proven(service)


def test_a_second_step_of_somebody_else_keeps_nobody_out(service: Service, server: MailServer) -> None:
    """Set up while the service sent no mail yet."""
    trap = service.has_person("Vic", VICTIM)
    sets_up(trap)
    with service.database() as db:
        db.get_one(Person, trap.id).email_proven_at = None

    resets_by_mail(service, server)

    tab = Tab(service)
    tab.opens("/sign-in", after="/account")
    assert tab.signs_in(VICTIM, NEW).headers["location"] == "/account"


def test_nobody_sets_a_second_step_up_before_their_mailbox_answered(
    service: Service, server: MailServer, shop: Shop
) -> None:
    tab = joins(invited(shop), shop)
    tab.opens("/account")

    refused = tab.posts("/account/authenticator/begin")

    assert refused.status_code == 422
    assert "First show that your address is yours" in refused.text


def test_an_invitation_proves_the_address_only_by_the_link_in_the_letter(
    service: Service, server: MailServer, shop: Shop
) -> None:
    """Whoever invites is told a link as well."""
    told = invited(shop, email=VICTIM)
    mailed = link_in_letter(server)
    assert mailed != told

    joins(told, shop)
    assert not has_proven(service)
    assert Tab(service).opens(mailed).status_code == 410


def test_who_came_by_the_letter_has_proven_it(service: Service, server: MailServer, shop: Shop) -> None:
    told = invited(shop, email=VICTIM)

    joins(link_in_letter(server), shop)

    assert has_proven(service)
    assert Tab(service).opens(told).status_code == 410


def test_so_has_who_joins_by_it_with_an_account(service: Service, server: MailServer, shop: Shop) -> None:
    joins(invited(shop), shop)
    other = service.has_team("Other")
    invited(other, email=VICTIM)
    link = link_in_letter(server)
    tab = Tab(service)
    tab.opens(link, account="have")

    assert tab.submits(email=VICTIM, password=PASSWORD).status_code == 303

    assert has_proven(service)


def test_nobodys_mailbox_is_filled_with_invitations(service: Service, server: MailServer, shop: Shop) -> None:
    for _ in range(5):
        invited(shop, email=VICTIM)
        (waiting,) = shop.owner.get(f"{shop.url}/invitations").json()
        shop.owner.delete(f"{shop.url}/invitations/{waiting['id']}")
    invited(shop, email="other@corp.test")
    service.app.state.postbox.close()

    assert sorted(str(letter["To"]) for letter in server.letters.queue) == ["other@corp.test"] + [VICTIM] * 3


def test_a_team_mails_a_hundred_invitations_a_day(service: Service, server: MailServer, shop: Shop) -> None:
    for n in range(103):
        invited(shop, email=f"n{n}@corp.test")
    other = service.has_team("Other")
    invited(other, email="elsewhere@corp.test")
    service.app.state.postbox.close()

    assert server.letters.qsize() == 101
