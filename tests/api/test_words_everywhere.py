"""Every page of ours in Chinese, where an English word shows at once."""

import re
from collections.abc import Iterator
from pathlib import Path

from httpx import Response

from api.identity.api_tokens import make
from api.teams.joining import setup_link
from tests.api.actor import PASSWORD, Service
from tests.api.conftest import service_in
from tests.api.second_step import asked_for_a_code, sets_up
from tests.api.tab import Tab
from tests.api.test_device_grant import Device
from tests.api.test_words import BROWSER, CHINESE, language_of
from tests.databases import EmptyDatabase
from tests.house.test_words import texts_in

# What is called the same in every language, and what people of the test are called.
SAME_EVERYWHERE = re.compile(
    r"Rejoinder|API|UTC|QR|TLS|zip|https?(://\S+)?|REJOINDER_\w+|\S+@\S+\.test|rejoinder\.test"
    r"|[A-Z]{4}-[A-Z]{4}|testclient|Tab|Ctrl\+Space|;late|Re:|English|Bahasa Indonesia"
    r"|Chrome|Linux|Ada|Lovelace|Shop|Nightly|Olivia Owner|Delivery"
)


def test_in_chinese_nothing_is_left_in_english(service: Service) -> None:
    """Every page of a person who has one of everything, and what it answers to what is typed wrongly."""
    shop = service.has_team("Shop")
    ada = shop.has_member("owner", "Ada Lovelace")
    shop.owner.post(f"{shop.url}/folders", json={"name": "Delivery"})
    with service.database() as db:
        make(db, ada.id, shop.id, "Nightly", "write", 30, service.clock())
    service.client.headers.update(CHINESE | BROWSER)
    tab = Tab(service)
    seen = [tab.opens(path) for path in ("/", "/sign-in", "/reset", "/practice", "/nowhere", "/setup")]
    invited = shop.owner.post(f"{shop.url}/invitations", json={"role": "agent", "email": "grace@shop.test"})
    link = invited.json()["url"].removeprefix("http://rejoinder.test")
    seen += [
        tab.opens(f"{link}?account=have"),
        tab.opens(link),
        tab.submits(name="", email="?", password="x"),
    ]
    tab.opens("/sign-in", after="/account")
    seen += [tab.signs_in(ada.email, "not it")]
    there = tab.signs_in(ada.email).headers["location"]
    account = tab.opens(there)
    seen += [account, tab.posts("/account/name", name=""), tab.posts("/account/api-tokens", name="")]
    seen += [tab.posts("/account/password", old_password="x", new_password="short")]
    seen += [tab.posts("/account/delete", email="nobody@shop.test")]
    seen += [tab.posts("/account/api-tokens", name="Nightly", team=str(shop.id), scope="read", days="30")]
    seen += [tab.opens("/device"), tab.opens("/device", user_code="BCDF-GHJK")]
    seen += [tab.opens(f"/teams/{shop.id}/audit")]

    left = {text for page in seen for text in english_in(page)}

    assert len(seen) == 19
    assert left == set()


def test_nor_is_it_on_the_way_in_with_a_second_step_a_device_and_a_new_password(service: Service) -> None:
    shop = service.has_team("Shop")
    ada = shop.has_member("agent", "Ada Lovelace")
    phone, recovery = sets_up(ada)
    service.client.headers.update(CHINESE | BROWSER)
    tab = asked_for_a_code(ada, after="/account")
    seen = [tab.shown, tab.submits(code="000000"), tab.opens("/sign-in/code", recovery="1")]
    tab.submits(code=recovery[0])
    seen += [tab.opens("/account"), tab.posts("/account/recovery-codes", code="000000")]
    seen += [tab.posts("/account/recovery-codes", code=phone.shows_next())]

    device = Device(service)
    device.begins()
    seen += [tab.opens("/device", user_code=device.codes["user_code"])]
    refused = tab.posts("/device", user_code=device.codes["user_code"], answer="refuse")
    device.begins()
    tab.opens("/device", user_code=device.codes["user_code"])
    allowed = tab.posts("/device", user_code=device.codes["user_code"], answer="allow")
    tab.opens("/account")
    tab.posts("/account/authenticator/remove", password=PASSWORD, code=phone.shows_next())
    tab.posts("/account/authenticator/begin")
    seen += [refused, allowed, tab.opens("/account/authenticator")]

    made = shop.owner.post(f"{shop.url}/members/{ada.id}/password-reset").json()["url"]
    link = made.removeprefix("http://rejoinder.test")
    seen += [tab.opens(link), tab.submits(password="short"), tab.opens("/reset/unknown")]

    assert [page.status_code for page in seen] == [
        *(200, 401, 200, 200, 422, 200, 200, 200, 200, 200),
        *(200, 422, 410),
    ]
    assert {text for page in seen for text in english_in(page)} == set()


def test_the_first_owner_reads_their_own_language_too(tmp_path: Path, empty_database: EmptyDatabase) -> None:
    with service_in(tmp_path, empty_database) as service:
        service.client.headers.update(CHINESE | BROWSER)
        with service.database() as db:
            link = setup_link(db, service.clock())
        tab = Tab(service)
        seen = [tab.opens("/setup", link=link or ""), tab.submits(team="", name="", email="", password="x")]

    assert [page.status_code for page in seen] == [200, 422]
    assert {text for page in seen for text in english_in(page)} == set()


def english_in(page: Response) -> Iterator[str]:
    assert language_of(page) == "zh", page.request.url
    body = re.sub(r"<option value=[^>]*>Shop.*?</option>", "", page.text)
    for text in texts_in(body):
        if re.search(r"[A-Za-z]{2,}", SAME_EVERYWHERE.sub("", text)):
            yield f"{page.request.url.path}: {text}"
