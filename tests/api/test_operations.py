"""What whoever runs the service watches, and what its logs and figures never say."""

import json
import logging
import re
import signal
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from subprocess import Popen
from uuid import uuid4

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import text

from api.logs import LogFormat, write_logs
from tests.api.actor import PASSWORD, Service, assert_problem
from tests.api.tab import Tab
from tests.api.team import Library, content
from tests.browser.processes import free_port, running
from tests.replicas import ROOT

FIGURES = {"Authorization": "Bearer figures"}
SERVE = [str(ROOT / ".venv" / "bin" / "python"), "-m", "api", "serve"]


@pytest.fixture
def watched(service: Service) -> Service:
    """With a token for its figures."""
    service.app.state.settings.metrics_token = SecretStr("figures")
    return service


def figures(service: Service) -> str:
    answer = service.ask("GET", "/metrics", headers=FIGURES)
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def figure(service: Service, named: str) -> float:
    found = re.search(rf"^{re.escape(named)} (\S+)$", figures(service), re.MULTILINE)
    return float(found[1]) if found else 0.0


def test_a_process_lives_although_its_database_does_not(service: Service) -> None:
    with service.app.state.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))

    assert service.ask("GET", "/health").json() == {"status": "ok"}
    refused = assert_problem(service.ask("GET", "/ready"), 503, "not_ready")
    assert refused["reasons"] == ["The database is not migrated to this version: run `rejoinder migrate`."]


@pytest.mark.parametrize(
    ("revision", "is_ready"),
    [("0001", False), ("9999", True)],
    ids=["of an older version", "of a newer version, which only adds"],
)
def test_it_is_ready_on_its_own_tables_and_on_newer_ones(
    service: Service, revision: str, is_ready: bool
) -> None:
    with service.app.state.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": revision})

    assert service.ask("GET", "/ready").is_success is is_ready


def test_whoever_is_told_to_end_says_so(service: Service) -> None:
    assert service.ask("GET", "/ready").json() == {"status": "ready"}

    service.app.state.readiness.is_leaving = True

    refused = assert_problem(service.ask("GET", "/ready"), 503, "not_ready")
    assert refused["detail"] == "The service is shutting down."
    assert service.ask("GET", "/health").is_success


def test_there_are_no_figures_unless_wanted(service: Service) -> None:
    assert_problem(service.ask("GET", "/metrics", headers=FIGURES), 404, "not_found")


@pytest.mark.parametrize("sent", [{}, {"Authorization": "Bearer guessed"}, {"Authorization": "figures"}])
def test_figures_are_for_who_has_the_token(watched: Service, sent: dict[str, str]) -> None:
    assert_problem(watched.ask("GET", "/metrics", headers=sent), 401, "not_signed_in")


def test_what_happens_is_counted(watched: Service) -> None:
    library = Library(watched.has_team("Shop"))
    folder = library.has_folder("Delivery", everyone="edit")
    edit = {
        "edit_id": str(uuid4()),
        "kind": "put",
        "id": str(uuid4()),
        "base_revision": 0,
        "folder": folder,
        "template": content(title="Counted"),
    }
    push = {"client_id": str(uuid4()), "epoch": 1, "edits": [edit]}
    library.shop.agent.post(f"{library.url}/sync/push", json=push)
    library.shop.agent.get(f"{library.url}/sync/changes")
    watched.ask("GET", "/no/such/page")
    watched.ask("BREW", "/")

    feed = "/v1/teams/{team}/sync/changes"
    assert figure(watched, 'rejoinder_verdicts_total{verdict="applied"}') == 1
    assert figure(watched, 'rejoinder_actions_total{action="folder.made"}') == 1
    assert figure(watched, f'rejoinder_pull_bytes_count{{route="{feed}"}}') == 1
    answers = 'rejoinder_request_seconds_count{method="%s",route="%s",status="%d"}'
    assert figure(watched, answers % ("GET", feed, 200)) == 1
    assert figure(watched, answers % ("GET", "-", 404)) == 1
    assert figure(watched, answers % ("-", "/", 405)) == 1


def test_a_poke_is_counted_and_how_long_it_took(watched: Service) -> None:
    library = Library(watched.has_team("Shop"))
    agent = library.shop.agent
    with watched.client.websocket_connect(f"{library.url}/sync/live") as socket:
        socket.send_json({"token": agent.token})
        socket.receive_json()
        assert figure(watched, "rejoinder_sockets") == 1

        library.has_folder("Delivery")
        socket.receive_json()

        assert figure(watched, 'rejoinder_socket_messages_total{kind="poke"}') >= 1


@pytest.fixture
def quiet_again() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("rejoinder")
    kept = root.handlers[:], root.level, ours.level
    yield
    root.handlers[:], root.level, ours.level = kept[0], kept[1], kept[2]


@pytest.mark.usefixtures("quiet_again")
@pytest.mark.parametrize("shape", ["line", "json"])
def test_neither_log_nor_figures_say_what_anybody_wrote_or_who_they_are(
    watched: Service, shape: LogFormat, capsys: pytest.CaptureFixture[str]
) -> None:
    write_logs("info", shape)
    shop = watched.has_team("Confidential Team")
    library = Library(shop)
    folder = library.has_folder("Secret folder", everyone="edit")
    written = content(title="Wording nobody logs", body="<p>Private words</p>", shortcut=";hidden")
    library.adds(shop.agent, folder, **written)
    shop.agent.get(f"{library.url}/templates", params={"shortcut": ";hidden"})
    tab = Tab(watched)
    tab.opens("/sign-in")
    tab.signs_in(shop.owner.email, "a wrong password")
    tab.signs_in(shop.owner.email, PASSWORD)
    invited = shop.owner.post(f"{library.url}/invitations", json={"role": "agent", "email": "new@else.test"})
    watched.ask("GET", f"/invitation?link={invited.json().get('link', '')}")
    watched.ask("POST", "/v1/auth/token", data={"grant_type": "refresh_token", "refresh_token": "no good"})
    shop.agent.post(f"{library.url}/sync/push", json={"client_id": "Private words"})
    shop.agent.post("/v1/auth/sign-out")

    told = capsys.readouterr().err + figures(watched)

    assert "answered" in told
    assert "status=401" in told or '"status": 401' in told
    secret = [
        "Confidential", "Secret folder", "Wording", "Private words", ";hidden", "no good", "wrong password",
        PASSWORD, shop.owner.email, shop.owner.name, "else.test", shop.agent.token, shop.agent.refresh_token,
        str(shop.id), str(shop.agent.id), folder,
    ]  # fmt: skip
    assert [word for word in secret if word in told] == []


@pytest.mark.usefixtures("quiet_again")
def test_a_line_of_json_can_be_read_by_what_collects_logs(
    service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    write_logs("info", "json")

    answer = service.ask("GET", "/health")

    said = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    (line,) = [each for each in said if each["event"] == "answered"]
    assert line["route"] == "/health"
    assert line["status"] == 200
    assert line["request"] == answer.headers["x-request-id"]
    assert line["level"] == "info"


@pytest.mark.parametrize(
    ("asked", "is_kept"),
    [
        ("5f0a2a3e-1c0e-4b5c-9a6e-0d5a8f1f7b11", True),
        ("4bf92f3577b34da6a3ce929d0e0e4736", True),
        ("ada@shop.test", False),
        ("5f0a2a3e-1c0e-4b5c-9a6e-0d5a8f1f7b11 status=500", False),
        ("x" * 5_000, False),
        ("", False),
    ],
)
def test_a_request_keeps_its_id_if_that_is_one(service: Service, asked: str, is_kept: bool) -> None:
    told = service.ask("GET", "/health", headers={"X-Request-Id": asked}).headers["x-request-id"]

    assert (told == asked) is is_kept
    assert re.fullmatch(r"[0-9a-f-]{10,40}", told)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("trusted", "statuses"),
    [("", {401, 429}), ("127.0.0.1", {401})],
    ids=["whoever asks is who connects", "a proxy that was named says who asks"],
)
def test_only_a_proxy_that_was_named_is_believed(tmp_path: Path, trusted: str, statuses: set[int]) -> None:
    """Forty people fail to sign in once each: one address, or, says the proxy, forty."""
    with serving(tmp_path, TRUSTED_PROXIES=trusted) as (url, _), httpx.Client(base_url=url) as client:
        form = client.get("/sign-in").text
        (seal,) = re.findall(r'name="seal" value="([^"]*)"', form)
        seen = set()
        for number in range(40):
            sent = {"email": f"person{number}@shop.test", "password": "wrong", "seal": seal, "after": "/"}
            forwarded = {"X-Forwarded-For": f"198.51.100.{number}"}
            seen.add(client.post("/sign-in", data=sent, headers=forwarded).status_code)

    assert seen == statuses


class serving:  # noqa: N801 - reads as a verb where it is used: with serving(folder) as (url, process)
    """A service of one process, with settings as `DRAIN_SECONDS="1"`."""

    def __init__(self, folder: Path, **told: str) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        env = {"PORT": str(port), "DATA_DIR": str(folder), **told}
        self._running = running(
            SERVE,
            port=port,
            log=folder / "service.log",
            env={f"REJOINDER_{name}": value for name, value in env.items()},
        )

    def __enter__(self) -> tuple[str, Popen[bytes]]:
        process = self._running.__enter__()
        assert httpx.get(f"{self.url}/ready", timeout=20).is_success
        return self.url, process

    def __exit__(self, *ended: object) -> None:
        self._running.__exit__(None, None, None)


def until_it_takes_no_more(url: str) -> None:
    """It says so, or on a busy machine has stopped to listen before one could ask."""
    with suppress(httpx.TransportError):
        while httpx.get(f"{url}/ready", timeout=20).is_success:
            pass


def half_a_request(url: str) -> socket.socket:
    """A request that is under way: the rest of its body is still to come."""
    host, _, port = url.removeprefix("http://").partition(":")
    opened = socket.create_connection((host, int(port)), timeout=20)
    head = f"POST /v1/auth/sign-out HTTP/1.1\r\nHost: {host}\r\nContent-Length: 16\r\n"
    opened.sendall(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\nrefresh".encode())
    return opened


@pytest.mark.slow
def test_a_request_under_way_is_finished_before_the_end(tmp_path: Path) -> None:
    with serving(tmp_path, DRAIN_SECONDS="0.5") as (url, process), half_a_request(url) as opened:
        process.send_signal(signal.SIGTERM)
        until_it_takes_no_more(url)
        opened.sendall(b"_token=no")

        assert opened.recv(4096).startswith(b"HTTP/1.1 ")  # an answer, whichever
        assert process.wait(timeout=20) == 0


@pytest.mark.slow
def test_who_is_told_twice_to_end_waits_for_nobody(tmp_path: Path) -> None:
    with serving(tmp_path, DRAIN_SECONDS="30") as (url, process), half_a_request(url):
        process.send_signal(signal.SIGTERM)
        until_it_takes_no_more(url)
        process.send_signal(signal.SIGTERM)

        assert process.wait(timeout=20) == 0


@pytest.mark.slow
def test_on_postgresql_a_secret_of_its_own_making_will_not_do(tmp_path: Path) -> None:
    port = free_port()
    told = {
        "PORT": str(port),
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none",
    }
    env = {f"REJOINDER_{name}": value for name, value in told.items()}

    with (
        pytest.raises(RuntimeError, match="all need the same secret"),
        running(SERVE, port=port, log=tmp_path / "log", env=env),
    ):
        pass
