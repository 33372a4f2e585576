"""The web console as a person uses it: signed in, in several tabs, beside somebody else's extension."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.browser.console import Console, console, finds, rows, signs_out, stands, writes
from tests.browser.demo import until
from tests.browser.person import browser_of
from tests.browser.service import Service

pytestmark = pytest.mark.slow

# What the extension promises holds here: a change is everywhere within a second, and these run beside others.
SOON = 10_000


@pytest.fixture
def desk(service: Service) -> Iterator[Console]:
    with console(service) as opened:
        yield opened


def test_a_template_written_in_the_console_is_in_everybodys_extension(desk: Console) -> None:
    page = desk.signed_in("lead")
    finds(page, ";late").first.dblclick()
    page.get_by_label("Title").fill("Late, with our apologies")
    expect(page.get_by_text("Saved, your team has it")).to_be_visible()

    with browser_of(desk.service, "agent") as colleague:
        library = colleague.extension_page("options.html")
        expect(finds(library, "Late, with our apologies").first).to_be_visible()
        library.close()


def test_what_somebody_else_changes_is_here_within_a_moment(desk: Console) -> None:
    page = desk.signed_in("agent")
    expect(finds(page, ";thx").first).to_be_visible()
    stands(page, "Up to date")

    desk.service.signed_in("lead").retitle(";thx", "Thanks, and have a good week")

    expect(rows(page).filter(has_text="Thanks, and have a good week")).to_be_visible(timeout=SOON)


def test_the_way_in_leads_back_to_where_one_was_going(desk: Console) -> None:
    page = desk.signed_in("agent", place="#/settings")

    expect(page.get_by_role("heading", name="Settings")).to_be_visible()
    for only_where_one_types in ("Typing", "Sites to stay away from"):
        expect(page.get_by_role("heading", name=only_where_one_types)).to_have_count(0)
    expect(page.get_by_role("button", name="Practice")).to_have_count(0)


def test_every_tab_shows_it_and_one_of_them_listens(desk: Console) -> None:
    first = desk.signed_in("lead")
    stands(first, "Up to date")
    second = desk.context.new_page()
    heard: list[WebSocket] = []
    second.on("websocket", lambda opened: heard.append(opened))
    second.goto(f"{desk.service.url}/console/")
    expect(rows(second).first).to_be_visible()

    writes(first, "Seen in both", ";both", "Hello")
    expect(finds(second, "Seen in both").first).to_be_visible(timeout=SOON)
    assert heard == []

    with second.expect_websocket():
        first.close()
    desk.service.signed_in("lead").retitle(";sorry", "We are sorry")
    expect(finds(second, "We are sorry").first).to_be_visible()


def test_who_signs_out_leaves_nothing_behind(desk: Console) -> None:
    page = desk.signed_in("lead")
    other = desk.tab()
    expect(rows(other).first).to_be_visible()
    signs_out(page)

    for each in (page, other):
        expect(each.get_by_role("heading", name="You are signed out")).to_be_visible()
    until(lambda: cookies(desk) & {"rejoinder_console", "rejoinder_person"} == set(), "no cookie is left")
    nothing = {"rows": 0, "scopes": 0, "places": 0, "own": 0, "outbox": 0}
    until(lambda: stored(page) == nothing, "every table to be empty")

    page.reload()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_what_could_not_be_sent_survives_signing_out(desk: Console) -> None:
    page = desk.signed_in("agent")
    stands(page, "Up to date")
    desk.is_kept(page)
    desk.context.set_offline(True)
    writes(page, "Written in a tunnel", ";tunnel", "Hello")
    stands(page, "Offline")
    signs_out(page)
    # What was there before is found until then, too.
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()

    copy = finds_again(page, "Written in a tunnel")
    expect(copy).to_be_visible()
    desk.context.set_offline(False)
    page.reload()
    expect(finds_again(page, "Written in a tunnel")).to_be_visible()
    until(lambda: "rejoinder_console" not in cookies(desk), "the service has heard of it")


def finds_again(page: Page, title: str) -> Locator:
    page.goto(page.url.split("#")[0] + "#/templates")
    return finds(page, title).first


def test_somebody_else_who_signs_in_finds_their_own(desk: Console) -> None:
    page = desk.signed_in("lead")
    writes(page, "For my eyes only", ";mine", "Hello")
    lead = desk.service.signed_in("lead")
    until(lambda: bool(lead.templates(";mine")), "it to be sent")
    stands(page, "Up to date")
    address = page.url.split("#")[0]

    # On the service's own page, without a word to the console.
    page.goto(f"{desk.service.url}/sign-in?after=/console/")
    desk.signs_in(page, "agent")

    assert page.url.split("#")[0] == address
    page.get_by_role("button", name="Settings").click()
    expect(page.get_by_text(desk.service.emails["agent"][0])).to_be_visible()
    expect(finds_again(page, "For my eyes only")).to_have_count(0)
    assert "For my eyes only" not in page.evaluate(EVERYTHING)


def cookies(desk: Console) -> set[str]:
    return {cookie.get("name", "") for cookie in desk.context.cookies()}


OPENED = """
  const opened = await new Promise(done => {
    const asked = indexedDB.open('rejoinder-console');
    asked.onsuccess = () => done(asked.result);
  });
  const all = name => new Promise(done => {
    const asked = opened.transaction(name).objectStore(name).getAll();
    asked.onsuccess = () => done(asked.result);
  });
"""
EVERYTHING = f"""async () => {{
  {OPENED}
  const tables = await Promise.all([...opened.objectStoreNames].map(all));
  return JSON.stringify([tables, {{...localStorage}}]);
}}"""


def stored(page: Page) -> dict[str, int]:
    """How many rows lie in the console's tables."""
    counted: dict[str, int] = page.evaluate(
        f"""async () => {{
          {OPENED}
          const counted = {{}};
          for (const name of ['rows', 'scopes', 'places', 'own', 'outbox'])
            counted[name] = (await all(name)).length;
          return counted;
        }}"""
    )
    return counted
