"""A list of people is invited line by line; a line with a problem stops no other."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

from tests.api.actor import PASSWORD, Shop, Someone, assert_problem
from tests.api.tab import Tab


def line(email: str, role: str = "agent", name: str = "") -> dict[str, str]:
    return {"email": email, "role": role, "name": name}


def asked(shop: Shop, where: str, *lines: dict[str, str], who: Someone | None = None) -> list[dict[str, Any]]:
    answer = (who or shop.admin).post(f"{shop.url}/invitations/{where}", json={"lines": list(lines)})
    assert answer.status_code == 200, answer.text
    outcomes: list[dict[str, Any]] = answer.json()["lines"]
    return outcomes


def waiting(shop: Shop) -> list[dict[str, Any]]:
    return waiting_for(shop.admin, shop)


def waiting_for(who: Someone, shop: Shop) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = who.get(f"{shop.url}/invitations").json()
    return found


LINES = (
    line("Ada@Shop.test", name="Ada Lovelace"),
    line("nobody"),
    line("ada@shop.test"),
    line("boss@shop.test", "owner"),
    line("bell@shop.test", name="Be\x07ll"),
)
CODES = [None, "bad_address", "already_invited", "not_allowed", "bad_name"]


def test_the_good_lines_are_invited_and_the_others_say_why_not(shop: Shop) -> None:
    already = line(shop.agent.email)

    outcomes = asked(shop, "list", *LINES, already)

    assert [each["code"] for each in outcomes] == [*CODES, "already_member"]
    assert [(each["email"], each["name"]) for each in waiting(shop)] == [("ada@shop.test", "Ada Lovelace")]
    token = outcomes[0]["invitation"]["url"].rsplit("/", 1)[1]
    page = shop.service.ask("GET", f"/invitations/{token}").text
    assert 'value="Ada Lovelace"' in page
    assert 'value="ada@shop.test"' in page


def test_a_check_answers_the_same_and_invites_nobody(shop: Shop) -> None:
    outcomes = asked(shop, "check", *LINES)

    assert [each["code"] for each in outcomes] == CODES
    assert all(each["invitation"] is None for each in outcomes)
    assert waiting(shop) == []


def test_who_is_invited_already_is_not_invited_twice(shop: Shop) -> None:
    asked(shop, "list", line("ada@shop.test"))

    assert [each["code"] for each in asked(shop, "list", line("ada@shop.test"))] == ["already_invited"]
    shop.service.clock.forward(days=8)
    later = asked(shop, "list", line("ada@shop.test"), who=shop.owner)
    assert [each["code"] for each in later] == [None]


def test_nor_by_an_invitation_of_their_own(shop: Shop) -> None:
    wanted = {"role": "lead", "email": "ada@shop.test"}
    assert shop.admin.post(f"{shop.url}/invitations", json=wanted).status_code == 201

    again = {"role": "agent", "email": "Ada@Shop.test"}
    assert_problem(shop.owner.post(f"{shop.url}/invitations", json=again), 409, "already_invited")
    assert [each["role"] for each in waiting(shop)] == ["lead"]

    shop.admin.delete(f"{shop.url}/invitations/{waiting(shop)[0]['id']}")
    assert shop.owner.post(f"{shop.url}/invitations", json=again).status_code == 201


def test_nor_by_two_who_do_it_in_the_same_moment(shop: Shop) -> None:
    wanted = {"role": "agent", "email": "ada@shop.test"}

    with ThreadPoolExecutor() as both:
        asks = [who.post for who in (shop.owner, shop.admin) * 4]
        asking = [both.submit(ask, f"{shop.url}/invitations", json=wanted) for ask in asks]
    told = sorted(each.result().status_code for each in asking)

    assert told == [201] + [409] * 7
    assert len(waiting(shop)) == 1


def test_a_list_of_more_than_five_hundred_is_refused_as_a_whole(shop: Shop) -> None:
    lines = [line(f"a{number}@shop.test") for number in range(501)]

    assert_problem(shop.admin.post(f"{shop.url}/invitations/list", json={"lines": lines}), 422, "malformed")
    assert waiting(shop) == []


def test_a_renewed_invitation_has_another_link_and_another_week(shop: Shop) -> None:
    made = shop.admin.post(f"{shop.url}/invitations", json={"role": "lead", "email": "ada@shop.test"}).json()
    shop.service.clock.forward(days=6)

    renewed = shop.owner.post(f"{shop.url}/invitations/{made['id']}/renew").json()
    shop.service.clock.forward(days=3)

    assert renewed["id"] == made["id"]
    assert renewed["role"] == "lead"
    pages = [
        shop.service.ask("GET", each["url"].removeprefix("http://rejoinder.test")) for each in (made, renewed)
    ]
    assert [page.status_code for page in pages] == [410, 200]


def test_an_owners_invitation_is_renewed_by_owners_only(shop: Shop) -> None:
    made = shop.owner.post(f"{shop.url}/invitations", json={"role": "owner"}).json()

    assert_problem(shop.admin.post(f"{shop.url}/invitations/{made['id']}/renew"), 403, "not_allowed")


def test_a_withdrawn_invitation_is_not_renewed(shop: Shop) -> None:
    made = shop.owner.post(f"{shop.url}/invitations", json={"role": "agent"}).json()
    shop.owner.delete(f"{shop.url}/invitations/{made['id']}")

    assert_problem(shop.owner.post(f"{shop.url}/invitations/{made['id']}/renew"), 404, "not_found")


def test_what_ended_untaken_is_listed_for_a_month_and_can_be_renewed(shop: Shop) -> None:
    asked(shop, "list", line("ada@shop.test"), line("ben@shop.test"))
    shop.service.clock.forward(days=8)
    asked(shop, "list", line("ben@shop.test"), who=shop.owner)
    listed = waiting_for(shop.owner, shop)
    assert [each["email"] for each in listed] == ["ben@shop.test", "ada@shop.test"]

    renewed = shop.owner.post(f"{shop.url}/invitations/{listed[1]['id']}/renew").json()
    now = shop.service.clock().isoformat()
    assert [each["expires_at"] > now for each in waiting_for(shop.owner, shop)] == [True, True]
    tab = Tab(shop.service)
    tab.opens(urlsplit(renewed["url"]).path)
    joined = tab.submits(name="Ada", email="ada@shop.test", password=PASSWORD)
    assert joined.status_code == 303
    shop.service.clock.forward(days=8)
    later = shop.has_member("admin", "Zoe")
    assert [each["email"] for each in waiting_for(later, shop)] == ["ben@shop.test"]
    shop.service.clock.forward(days=30)
    assert waiting_for(shop.has_member("admin", "Yan"), shop) == []
