"""On a person's own page: API tokens, the way out of a team, and of the service; and the trail as a page."""

import io
import re
import zipfile

import pytest
from httpx import Response

from tests.api.actor import Service, Shop, Someone
from tests.api.tab import Tab
from tests.api.team import Library


def signed_in(who: Someone) -> Tab:
    tab = Tab(who.service)
    tab.opens("/sign-in", after="/account")
    assert tab.signs_in(who.email).headers["location"] == "/account"
    tab.opens("/account")
    return tab


def makes_token(tab: Tab, shop: Shop, **said: str) -> Response:
    form = {"name": "Nightly", "team": str(shop.id), "scope": "read", "days": "30"}
    return tab.posts("/account/api-tokens", **form | said)


def test_a_token_is_shown_once_and_good(shop: Shop) -> None:
    tab = signed_in(shop.agent)

    made = makes_token(tab, shop)

    assert made.status_code == 201
    token = re.search(r"rjn_[\w-]{43}", made.text)
    assert token
    read = shop.service.ask("GET", shop.url, headers={"Authorization": f"Bearer {token[0]}"})
    assert read.status_code == 200
    listed = tab.opens("/account").text
    assert "Nightly" in listed
    assert token[0] not in listed


@pytest.mark.parametrize(
    "said", [{"name": " "}, {"scope": "all"}, {"days": "9999"}, {"team": "?"}, {"seal": "not ours"}]
)
def test_what_is_not_clear_makes_no_token(shop: Shop, said: dict[str, str]) -> None:
    tab = signed_in(shop.agent)

    assert makes_token(tab, shop, **said).status_code in (403, 422)

    assert shop.agent.get("/v1/me/api-tokens").json() == []


def test_a_token_is_revoked_there(shop: Shop) -> None:
    script, tab = shop.has_api_token(shop.agent, "read"), signed_in(shop.agent)

    gone = tab.posts("/account/api-tokens/revoke", token=str(script.session_id))
    again = tab.posts("/account/api-tokens/revoke", token=str(script.session_id))

    assert (gone.status_code, again.status_code) == (303, 422)
    assert script.get(shop.url).status_code == 401


def test_who_leaves_a_team_is_out(shop: Shop) -> None:
    tab = signed_in(shop.agent)

    assert tab.posts("/account/teams/leave", team=str(shop.id)).status_code == 303

    assert shop.agent.get(shop.url).status_code == 404


def test_the_last_owner_does_not_leave(shop: Shop) -> None:
    tab = signed_in(shop.owner)
    shop.agent.get("/v1/me")

    refused = tab.posts("/account/teams/leave", team=str(shop.id))

    assert refused.status_code == 409
    assert "at least one owner" in refused.text


def zipped(answer: Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return archive.namelist()


def test_an_owner_takes_the_team_along_and_deletes_it(shop: Shop) -> None:
    Library(shop).has_folder("Delivery")
    tab = signed_in(shop.owner)

    assert "packs/Delivery.yaml" in zipped(tab.posts("/account/teams/export", team=str(shop.id)))
    assert tab.posts("/account/teams/delete", team=str(shop.id), name="shop").status_code == 409
    assert tab.posts("/account/teams/delete", team=str(shop.id), name="Shop").status_code == 303

    assert shop.owner.get(shop.url).status_code == 404


@pytest.mark.parametrize("way", ["export", "delete"])
def test_nobody_but_an_owner_does_either(shop: Shop, way: str) -> None:
    tab = signed_in(shop.admin)

    refused = tab.posts(f"/account/teams/{way}", team=str(shop.id), name="Shop")

    assert refused.status_code == 403
    assert shop.admin.get(shop.url).status_code == 200


def test_an_account_is_taken_along_and_deleted_there(shop: Shop) -> None:
    agent, tab = shop.agent, signed_in(shop.agent)

    assert "account.json" in zipped(tab.posts("/account/export"))
    assert tab.posts("/account/delete", email="somebody@else.test").status_code == 409
    deleted = tab.posts("/account/delete", email=agent.email.upper())

    assert "Your account is deleted" in deleted.text
    assert agent.get("/v1/me").status_code == 401
    assert tab.opens("/account").headers["location"].startswith("/sign-in")


def audit_page(tab: Tab, shop: Shop, **asked: str) -> Response:
    return tab.opens(f"/teams/{shop.id}/audit", **asked)


def test_the_trail_is_a_page_for_who_manages_people(shop: Shop) -> None:
    Library(shop).has_folder('<b>"Delivery"</b>')
    page = audit_page(signed_in(shop.admin), shop)

    assert page.status_code == 200
    assert "made the folder “&lt;b&gt;&#34;Delivery&#34;&lt;/b&gt;”" in page.text


@pytest.mark.parametrize(("role", "status"), [("lead", 403), ("agent", 403)])
def test_it_is_nobody_elses(shop: Shop, role: str, status: int) -> None:
    who: Someone = getattr(shop, role)
    tab = signed_in(who)

    assert audit_page(tab, shop).status_code == status
    assert tab.opens(f"/teams/{shop.id}/audit.csv").status_code == status


def test_another_teams_page_is_not_there(service: Service, shop: Shop) -> None:
    elsewhere = service.has_team("Elsewhere")
    tab = signed_in(elsewhere.owner)

    assert audit_page(tab, shop).status_code == 404
    assert tab.opens(f"/teams/{shop.id}/audit.csv").status_code == 404


def test_it_asks_for_a_sign_in_and_leads_back(shop: Shop) -> None:
    tab, path = Tab(shop.service), f"/teams/{shop.id}/audit?action=folder"
    email = shop.owner.email

    tab.opens(tab.opens(path).headers["location"])

    assert tab.signs_in(email).headers["location"] == path


def test_the_page_shows_what_is_asked_for_fifty_at_a_time(shop: Shop) -> None:
    for number in range(52):
        shop.owner.patch(shop.url, json={"values": {"number": str(number)}})
    tab = signed_in(shop.owner)

    first = audit_page(tab, shop, action="team")
    older = re.search(r'href="([^"]+)" rel="next"', first.text)
    assert older
    second = tab.opens(older[1].replace("&amp;", "&"))

    assert (first.text.count("<tr>"), second.text.count("<tr>")) == (51, 3)
    assert "Nothing like that was done" in audit_page(tab, shop, since="2100-01-01").text
    assert "set team.number" in audit_page(tab, shop, since="nonsense", before="x").text
    assert "set team.number" in audit_page(tab, shop, until="9999-12-31", before="9" * 20).text


def test_the_page_gives_the_table(shop: Shop) -> None:
    Library(shop).has_folder("Delivery")
    tab = signed_in(shop.owner)

    table = tab.opens(f"/teams/{shop.id}/audit.csv", action="folder")

    assert table.headers["content-disposition"] == 'attachment; filename="audit.csv"'
    assert len(table.text.splitlines()) == 2
