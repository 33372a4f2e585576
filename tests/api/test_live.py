"""The live socket: pokes without content, to who may hear them, and only while they may."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from uuid import uuid4

import pytest
from starlette.testclient import WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

import api.sync.live as live
import api.sync.live_routes as live_routes
from api.database import session_of
from api.identity.models import DeviceSession
from api.sync.live_audience import SOCKETS_A_PERSON
from tests.api.actor import Service, Someone
from tests.api.team import Library


@contextmanager
def listening(library: Library, who: Someone) -> Iterator[WebSocketTestSession]:
    with who.service.client.websocket_connect(f"{library.url}/sync/live") as socket:
        socket.send_json({"token": who.token})
        yield socket


@contextmanager
def heard(library: Library, who: Someone) -> Iterator[WebSocketTestSession]:
    """Listening for certain: of several that come at once nobody can say which was let in first."""
    with listening(library, who) as socket:
        socket.receive_json()
        yield socket


def closed_with(socket: WebSocketTestSession) -> int:
    """Reads until the service hangs up."""
    try:
        while True:
            socket.receive_text()
    except WebSocketDisconnect as end:
        return end.code


def test_a_write_is_poked_with_its_number_and_nothing_else(library: Library) -> None:
    folder = library.has_folder("Delivery", everyone="use")
    with listening(library, library.shop.agent) as socket:
        head = library.pulls(library.shop.agent).json()["head"]
        assert socket.receive_json() == {str(library.shop.id): head}

        template = library.has_template(folder, title="Late")

        assert socket.receive_json() == {str(library.shop.id): template["revision"]}


def test_a_refused_write_pokes_nobody(library: Library) -> None:
    folder = library.has_folder("Delivery", everyone="use")
    with listening(library, library.shop.agent) as socket:
        socket.receive_json()

        library.adds(library.shop.agent, folder, title="Refused")
        template = library.has_template(folder, title="Kept")

        assert socket.receive_json() == {str(library.shop.id): template["revision"]}


def test_a_silent_socket_is_kept_alive(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "HEARTBEAT", 0.02)
    with listening(library, library.shop.agent) as socket:
        socket.receive_json()

        assert [socket.receive_json(), socket.receive_json()] == [{}, {}]


@pytest.mark.parametrize(
    "first",
    ["", "not json", "[]", "{}", '{"token": 7}', '{"token": "nonsense"}', '{"token": "' + "x" * 5_000 + '"}'],
)
def test_who_does_not_sign_in_hears_nothing(library: Library, first: str) -> None:
    with library.shop.service.client.websocket_connect(f"{library.url}/sync/live") as socket:
        socket.send_text(first)

        assert closed_with(socket) == live.NOT_SIGNED_IN


def test_who_says_nothing_is_not_waited_for(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_routes, "PATIENCE", 0.02)
    with library.shop.service.client.websocket_connect(f"{library.url}/sync/live") as socket:
        assert closed_with(socket) == live.NO_TOKEN_IN_TIME


def test_another_team_is_not_heard_whether_it_is_there_or_not(service: Service, library: Library) -> None:
    stranger = service.has_team("Elsewhere").owner

    for team in (library.shop.id, uuid4()):
        with service.client.websocket_connect(f"/v1/teams/{team}/sync/live") as socket:
            socket.send_json({"token": stranger.token})
            assert closed_with(socket) == live.NOT_A_MEMBER


def test_leaving_the_team_ends_the_socket(library: Library) -> None:
    shop = library.shop
    with listening(library, shop.agent) as socket:
        socket.receive_json()

        shop.owner.delete(f"{library.url}/members/{shop.agent.id}")

        assert closed_with(socket) == live.NOT_A_MEMBER


def test_signing_out_ends_the_socket(library: Library) -> None:
    agent = library.shop.agent
    with listening(library, agent) as socket:
        socket.receive_json()

        ended = agent.delete(f"/v1/me/sessions/{agent.session_id}")

        assert ended.is_success, ended.text
        assert closed_with(socket) == live.NOT_SIGNED_IN


def test_whoever_is_in_many_teams_listens_to_all_of_them(library: Library) -> None:
    agent, service = library.shop.agent, library.shop.service
    teams = [service.has_team(f"Team {number}") for number in range(SOCKETS_A_PERSON + 1)]
    for team in teams:
        team.has_also(agent, "agent")
    with ExitStack() as open_ones:
        sockets = [open_ones.enter_context(listening(Library(team), agent)) for team in teams]

        assert [socket.receive_json() for socket in sockets] == [{str(team.id): 0} for team in teams]


def test_when_the_service_ends_all_are_told_when_to_come_back(library: Library) -> None:
    with listening(library, library.shop.agent) as socket:
        socket.receive_json()
        board: live.Switchboard = library.shop.service.app.state.switchboard
        portal = library.shop.service.client.portal
        assert portal

        portal.call(board.send_away)

        with pytest.raises(WebSocketDisconnect) as ended:
            socket.receive_text()
        assert ended.value.code == live.RESTARTING
        assert 0 < json.loads(ended.value.reason)["retry_after"] <= 1
    with listening(library, library.shop.agent) as late:
        assert closed_with(late) == live.RESTARTING


def test_a_heartbeat_finds_out_what_no_poke_told(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "HEARTBEAT", 0.02)
    agent = library.shop.agent
    with listening(library, agent) as socket:
        socket.receive_json()
        with session_of(library.shop.service.app.state.engine) as db:  # by somebody whom nobody can hear
            ended = db.get_one(DeviceSession, agent.session_id)
            ended.ended_at = library.shop.service.clock()

        assert closed_with(socket) == live.NOT_SIGNED_IN


def test_a_sixth_socket_ends_the_oldest(library: Library) -> None:
    agent = library.shop.agent
    with ExitStack() as open_ones:
        oldest, *others = (open_ones.enter_context(heard(library, agent)) for _ in range(SOCKETS_A_PERSON))
        newest = open_ones.enter_context(listening(library, agent))

        assert closed_with(oldest) == live.TOO_MANY
        newest.receive_json()
        library.has_folder("Delivery")
        assert all(socket.receive_json() for socket in (*others, newest))
