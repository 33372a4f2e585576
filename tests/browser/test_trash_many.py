"""The trash, many templates at once: marked, brought back, deleted for good, and emptied."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import assert_accessible
from tests.browser.browser import Browser
from tests.browser.looking import look_at
from tests.browser.service import Member, Service

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def lead(service: Service) -> Member:
    return service.signed_in("lead")


@pytest.fixture(scope="module")
def trash(lin: Browser) -> Page:
    page = lin.extension_page("options.html")
    expect(page.locator(".rows [role=option]").first).to_be_visible()
    page.keyboard.press("Shift+T")
    return page


def asks(member: Member, method: str, path: str, **sent: Any) -> Any:
    answer = member.client.request(method, f"/v1/teams/{member.team}{path}", **sent).raise_for_status()
    return answer.json() if answer.content else None


def throws(member: Member, folder: str, title: str) -> str:
    sent = {"folder": folder, "template": {"title": title, "body": "<p>Sorry.</p>"}}
    made = asks(member, "POST", "/templates", json=sent)
    asks(member, "DELETE", f"/templates/{made['id']}", headers={"If-Match": f'"{made["revision"]}"'})
    template_id: str = made["id"]
    return template_id


def stands(member: Member, template_id: str) -> bool:
    return member.client.get(f"/v1/teams/{member.team}/templates/{template_id}").status_code == 200


def test_several_are_marked_and_come_back_or_go_and_the_rest_is_emptied(lead: Member, trash: Page) -> None:
    folder = asks(lead, "POST", "/folders", json={"name": "Past", "parent": None})["id"]
    made = [throws(lead, folder, f"Thrown {number}") for number in range(6)]
    shown_anew(trash)
    expect(trash.get_by_role("listitem")).to_have_count(6)

    # From the first marked to the one with Shift, the newest on top; then one by keyboard.
    trash.get_by_role("checkbox", name="Select “Thrown 5”").click()
    trash.get_by_role("checkbox", name="Select “Thrown 4”").click(modifiers=["Shift"])
    acts = trash.get_by_role("toolbar", name="With the selected templates")
    expect(acts).to_contain_text("2 selected")
    look_at(trash, "trash-chosen")
    assert_accessible(trash)
    acts.get_by_role("button", name="Bring back").click()
    expect(trash.get_by_text("2 templates are back.")).to_be_visible()
    expect(trash.get_by_role("listitem")).to_have_count(4)
    assert [stands(lead, each) for each in made] == [False] * 4 + [True] * 2

    for number in (0, 1):
        trash.get_by_role("checkbox", name=f"Select “Thrown {number}”").focus()
        trash.keyboard.press("Space")
    acts.get_by_role("button", name="Delete for good").click()
    asked = trash.get_by_role("dialog", name="Delete 2 templates for good?")
    expect(asked).to_contain_text("2 templates of Lumen & Oak go with all of their versions, for everyone")
    look_at(trash, "trash-erase")
    asked.get_by_role("button", name="Delete 2 for good").click()
    expect(trash.get_by_text("2 templates are gone for good.")).to_be_visible()
    expect(trash.get_by_role("listitem")).to_have_count(2)

    trash.get_by_role("button", name="Empty the trash").click()
    emptied = trash.get_by_role("dialog", name="Empty the trash?")
    emptied.get_by_role("button", name="Cancel").click()
    expect(trash.get_by_role("listitem")).to_have_count(2)
    trash.get_by_role("button", name="Empty the trash").click()
    emptied.get_by_role("button", name="Delete 2 for good").click()
    expect(trash.get_by_text("The trash is empty")).to_be_visible()
    expect(trash.get_by_role("button", name="Empty the trash")).to_have_count(0)
    assert asks(lead, "GET", "/trash")["templates"] == []


def test_those_whose_folder_is_gone_are_asked_for_once(lead: Member, trash: Page) -> None:
    old, new = (
        asks(lead, "POST", "/folders", json={"name": name, "parent": None})["id"] for name in ("Old", "New")
    )
    stays = throws(lead, new, "Has a home")
    gone = [throws(lead, old, f"Homeless {number}") for number in range(2)]
    asks(lead, "DELETE", f"/folders/{old}?templates=0")
    shown_anew(trash)

    trash.get_by_role("checkbox", name="Select all 3").check()
    trash.get_by_role("toolbar").get_by_role("button", name="Bring back").click()
    where = trash.get_by_role("dialog", name="The folders of 2 templates are gone.")
    where.get_by_label("Find a folder").fill("New")
    trash.keyboard.press("Enter")
    expect(trash.get_by_text("3 templates are back.")).to_be_visible()

    lying = [asks(lead, "GET", f"/templates/{each}")["folder"] for each in (stays, *gone)]
    assert lying == [new] * 3


def shown_anew(page: Page) -> None:
    page.reload()
    expect(page.get_by_role("heading", name="Trash")).to_be_visible()
