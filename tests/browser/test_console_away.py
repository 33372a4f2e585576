"""The web console without its service, and after an update of it."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.console import BUILT, console, finds, rows, signs_out, stands, writes
from tests.browser.demo import until
from tests.browser.processes import free_port
from tests.browser.service import demo_service

pytestmark = pytest.mark.slow


def test_without_a_network_it_opens_takes_what_is_written_and_sends_it_later(tmp_path: Path) -> None:
    port, folder = free_port(), tmp_path / "service"
    with demo_service(folder, port) as service, console(service) as desk:
        page = desk.signed_in("agent")
        stands(page, "Up to date")
        desk.is_kept(page)
        service.process.terminate()
        service.process.wait()

        page.reload()
        expect(rows(page).first).to_be_visible()
        stands(page, "Offline")
        writes(page, "Written on a train", ";train", "Hello from the train")
        page.reload()
        expect(finds(page, "Written on a train").first).to_be_visible()

        with demo_service(folder, port) as again:
            page.reload()
            agent = again.signed_in("agent")
            until(lambda: bool(agent.templates(";train")), "what was written offline")
            stands(page, "Up to date")


def test_who_signed_out_without_a_network_stays_out(tmp_path: Path) -> None:
    with demo_service(tmp_path / "service") as service, console(service) as desk:
        page = desk.signed_in("agent")
        stands(page, "Up to date")
        desk.is_kept(page)
        desk.context.set_offline(True)
        signs_out(page)
        expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", name="The service does not answer")).to_be_visible()

        desk.context.set_offline(False)
        page.get_by_role("button", name="Try again").click()

        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        names = {cookie.get("name") for cookie in desk.context.cookies()}
        assert not names & {"rejoinder_console", "rejoinder_person"}


def test_an_update_of_the_service_brings_its_console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = tmp_path / "console"
    shutil.copytree(BUILT, build)
    monkeypatch.setenv("REJOINDER_CONSOLE_DIR", str(build))
    with demo_service(tmp_path / "service") as service, console(service) as desk:
        page = desk.signed_in("agent")
        desk.is_kept(page)

        renew(build)
        page.reload()
        expect(page.locator("#screen[data-build=next]")).to_be_attached()
        page.evaluate("navigator.serviceWorker.getRegistration().then(each => each.update())")
        until(lambda: bool(page.evaluate(WAITS)), "the next build to be here")
        # It takes over when no tab shows the console any more, and this page is none.
        beside = desk.context.new_page()
        beside.goto(f"{service.url}/health")
        page.close()
        until(lambda: not beside.evaluate(WAITS), "the next build to take over")

        page = desk.tab()
        expect(rows(page).first).to_be_visible()
        until(lambda: page.evaluate("caches.keys()") == ["shell the next"], "the old build to be gone")
        desk.context.set_offline(True)
        page.reload()
        expect(rows(page).first).to_be_visible()
        expect(page.locator("#screen[data-build=next]")).to_be_attached()


WAITS = "navigator.serviceWorker.getRegistration('/console/').then(each => each.waiting !== null)"


def renew(build: Path) -> None:
    """As the next build would: another start page, and a worker that says so."""
    start, worker = build / "index.html", build / "worker.js"
    start.write_text(start.read_text().replace('id="screen"', 'id="screen" data-build="next"'))
    said = worker.read_text()
    named = said.split('BUILD="')[1].split('"')[0]
    worker.write_text(said.replace(named, "the next"))
    for compressed in (".br", ".gz"):
        start.with_name(start.name + compressed).unlink()
        worker.with_name(worker.name + compressed).unlink()
