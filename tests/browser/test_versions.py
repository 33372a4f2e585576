"""The past of a library, as people meet it: a history, the trash, a folder restored to a moment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import assert_accessible, tab_to
from tests.browser.browser import Browser, browser
from tests.browser.person import sign_in_as
from tests.browser.service import Member, Service, demo_service

pytestmark = pytest.mark.slow


@dataclass
class Office:
    """A lead at a browser of their own, and a colleague whose browser is elsewhere."""

    service: Service
    opened: Browser
    lead: Member
    folder: str

    def template(self, title: str, body: str) -> dict[str, Any]:
        sent = {"folder": self.folder, "template": {"title": title, "body": body}}
        made = self.lead.client.post(f"/v1/teams/{self.lead.team}/templates", json=sent)
        view: dict[str, Any] = made.raise_for_status().json()
        return view

    def rewords(self, view: dict[str, Any], **fields: Any) -> dict[str, Any]:
        saved = self.lead.client.put(
            f"/v1/teams/{self.lead.team}/templates/{view['id']}",
            json={"template": view["template"] | fields},
            headers={"If-Match": f'"{view["revision"]}"'},
        )
        after: dict[str, Any] = saved.raise_for_status().json()
        return after

    def key(self, view: dict[str, Any]) -> str:
        return f"{self.lead.team}.{view['id']}"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with demo_service(tmp_path_factory.mktemp("office")) as service, browser() as opened:
        lead = service.signed_in("lead")
        made = service.signed_in("owner").client.post(f"/v1/teams/{lead.team}/folders", json={"name": "Past"})
        folder = made.raise_for_status().json()["id"]
        service.signed_in("owner").client.put(
            f"/v1/teams/{lead.team}/folders/{folder}/grants", json={"to_kind": "everyone", "right": "manage"}
        ).raise_for_status()
        sign_in_as(opened, service, "agent").close()
        yield Office(service, opened, lead, folder)


@pytest.fixture
def library(office: Office) -> Iterator[Page]:
    page = office.opened.extension_page("options.html")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.wait_for_selector(".library")
    yield page
    assert errors == []
    page.close()


def goes_to(page: Page, address: str) -> None:
    page.goto(f"{page.url.split('#')[0]}#/{address}")


def test_a_template_goes_back_to_a_version_by_the_keyboard_and_forth_again(
    office: Office, library: Page
) -> None:
    first = office.template("Refund", "<p>Dear Ada,</p><p>we refund you within 14 days.</p>")
    office.rewords(first, title="Refund policy", body="<p>Dear Ada,</p><p>we refund you within 30 days.</p>")
    goes_to(library, f"templates?folder={office.folder}&template={office.key(first)}")
    expect(library.get_by_label("Title", exact=True)).to_have_value("Refund policy", timeout=20_000)
    library.get_by_role("button", name="Versions of the chosen template").click()
    line = library.get_by_role("listbox", name="Versions")
    expect(line).to_be_focused()
    changed = library.get_by_role("region", name="What changed")
    expect(changed.locator("del").first).to_have_text("14")
    expect(changed.locator("ins").first).to_have_text("policy")
    assert_accessible(library)

    library.keyboard.press("j")
    expect(line.get_by_role("option", selected=True)).to_contain_text(re.compile("ago|now|second"))
    expect(changed).to_contain_text("This is the first version")
    library.keyboard.press("Enter")
    expect(changed).to_be_focused()
    tab_to(library, "Restore this version")
    library.keyboard.press("Enter")
    expect(library.get_by_text("Restored as it was on")).to_be_visible()
    expect(changed.locator("ins").filter(has_text="14")).to_be_visible(timeout=20_000)

    library.locator(".notice").get_by_role("button", name="Undo").click()
    expect(changed.locator("ins").filter(has_text="30")).to_be_visible(timeout=20_000)


def test_what_was_deleted_comes_back_from_the_trash(office: Office, library: Page) -> None:
    made = office.template("Thrown away", "<p>Still good.</p>")
    office.lead.client.delete(
        f"/v1/teams/{office.lead.team}/templates/{made['id']}", headers={"If-Match": f'"{made["revision"]}"'}
    ).raise_for_status()
    library.locator("body").press("Shift+T")

    line = library.get_by_role("listitem").filter(has_text="Thrown away")
    expect(line).to_contain_text("30 days left")
    expect(line).to_contain_text("from “Past”")
    line.get_by_role("button", name="View “Thrown away”").click()
    expect(line).to_contain_text("Still good.")
    assert_accessible(library)
    line.get_by_role("button", name="Bring back “Thrown away”").click()
    expect(library.get_by_text("“Thrown away” is back.")).to_be_visible()
    expect(line).to_have_count(0)

    goes_to(library, f"templates?template={office.key(made)}")
    expect(library.get_by_label("Title", exact=True)).to_have_value("Thrown away", timeout=20_000)


def test_for_good_is_asked_first(office: Office, library: Page) -> None:
    made = office.template("Never again", "<p>Gone.</p>")
    office.lead.client.delete(
        f"/v1/teams/{office.lead.team}/templates/{made['id']}", headers={"If-Match": f'"{made["revision"]}"'}
    ).raise_for_status()
    goes_to(library, "trash")

    library.get_by_role("button", name="Delete “Never again” for good").click()
    dialog = library.get_by_role("dialog", name="Delete “Never again” for good?")
    expect(dialog).to_contain_text("1 template of Lumen & Oak goes with all of its versions")
    dialog.get_by_role("button", name="Delete for good").click()

    expect(library.get_by_text("“Never again” is gone for good.")).to_be_visible()
    gone = office.lead.client.get(f"/v1/teams/{office.lead.team}/trash/{made['id']}")
    assert gone.status_code == 404


def test_a_folder_is_restored_by_a_plan_and_that_is_undone_by_another(office: Office, library: Page) -> None:
    kept = office.template("Kept", "<p>As it was.</p>")
    other = office.template("Left out", "<p>As it was, too.</p>")
    office.rewords(kept, body="<p>As it is.</p>")
    office.rewords(other, body="<p>As it is, too.</p>")
    made = office.template("Made since", "<p>New.</p>")
    goes_to(library, f"restore?folder={office.folder}&at=n{other['revision']}")

    plan = library.get_by_role("region", name="The plan")
    expect(plan).to_contain_text("2 templates change back")
    expect(plan).to_contain_text("1 template created since goes to the trash")
    plan.get_by_role("button", name="View “Kept”").click()
    expect(plan.locator("del")).to_have_text("is")
    expect(plan.locator("ins")).to_have_text("was")
    plan.get_by_role("checkbox", name="Left out").uncheck()
    assert_accessible(library)
    plan.get_by_role("button", name="Restore 1, put 1 into the trash").click()
    expect(library.get_by_text("Restored: 1 changed back, 0 came back, 1 went to the trash.")).to_be_visible()
    bodies = body_of(office, kept), body_of(office, other), body_of(office, made)
    assert bodies == ("<p>As it was.</p>", "<p>As it is, too.</p>", None)

    library.get_by_role("button", name="Undo…").click()
    plan.get_by_role("button", name="Restore 2 templates").click()
    expect(library.get_by_text("Restored: 1 changed back, 1 came back, 0 went to the trash.")).to_be_visible()
    # Nothing is left to come back to: the next moment is a new choice.
    expect(library).not_to_have_url(re.compile("at=n"))
    expect(library.get_by_label("As it was at")).not_to_have_value("")
    assert (body_of(office, kept), body_of(office, made)) == ("<p>As it is.</p>", "<p>New.</p>")


def test_a_plan_leads_to_what_went_with_a_folder_that_is_gone(office: Office, library: Page) -> None:
    agent, team = office.service.signed_in("agent").client, f"/v1/teams/{office.lead.team}"
    inside = agent.post(f"{team}/folders", json={"name": "Abroad", "parent": office.folder})
    below = inside.raise_for_status().json()["id"]
    sent = {"folder": below, "template": {"title": "Customs form", "body": "<p>Yes</p>"}}
    made = agent.post(f"{team}/templates", json=sent).raise_for_status().json()
    agent.delete(f"{team}/folders/{below}", params={"templates": 1}).raise_for_status()

    goes_to(library, f"restore?folder={office.folder}&at=n{made['revision']}")
    expect(library.get_by_text("1 template was deleted together with its folder")).to_be_visible()
    library.get_by_role("button", name="Look in the trash").click()

    expect(library.get_by_text("Customs form")).to_be_visible()


def test_a_plan_that_is_out_of_date_is_made_anew(office: Office, library: Page) -> None:
    moved = office.template("Moving", "<p>One.</p>")
    second = office.rewords(moved, body="<p>Two.</p>")
    goes_to(library, f"restore?folder={office.folder}&at=n{moved['revision']}")
    plan = library.get_by_role("region", name="The plan")
    expect(plan).to_contain_text("Moving")
    office.rewords(second, body="<p>Three.</p>")

    plan.get_by_role("button", name=re.compile("^Restore [0-9]+ template")).click()

    expect(library.get_by_role("alert")).to_contain_text("The library was changed since the plan was made")
    assert body_of(office, moved) == "<p>Three.</p>"
    plan.get_by_role("button", name=re.compile("^Restore [0-9]+ template")).click()
    expect(library.get_by_text("1 changed back")).to_be_visible()
    assert body_of(office, moved) == "<p>One.</p>"


def test_a_template_of_this_browser_has_a_past_without_any_service(office: Office, library: Page) -> None:
    office.opened.context.set_offline(True)
    goes_to(library, "templates?folder=browser")
    library.locator("body").press("n")
    expect(library.get_by_label("Title", exact=True)).to_have_value("New template")
    library.keyboard.type("My own")
    library.keyboard.press("Control+s")
    expect(library.get_by_text("Saved")).to_be_visible()
    library.get_by_role("button", name="Versions of the chosen template").click()
    expect(library.get_by_role("listbox", name="Versions").get_by_role("option")).not_to_have_count(0)
    library.get_by_role("button", name="Back to the template").click()
    library.locator(".editor-bar").get_by_role("button", name=re.compile("^Delete")).click()
    goes_to(library, "trash")
    expect(library.get_by_text("only it knows this")).to_be_visible()
    library.get_by_role("button", name="Bring back “My own”").click()
    expect(library.get_by_text("“My own” is back.")).to_be_visible()
    office.opened.context.set_offline(False)


def body_of(office: Office, view: dict[str, Any]) -> str | None:
    found = office.lead.client.get(f"/v1/teams/{office.lead.team}/templates/{view['id']}")
    return str(found.json()["template"]["body"]) if found.is_success else None
