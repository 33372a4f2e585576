"""What whoever runs the service watches, and what its logs and figures never say."""

import json
import logging
import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from api.logs import LogFormat, write_logs
from tests.api.actor import PASSWORD, Service, assert_problem
from tests.api.tab import Tab
from tests.api.team import Library, content

FIGURES = {"Authorization": "Bearer figures"}


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
