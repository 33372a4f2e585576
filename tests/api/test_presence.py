"""Who else has a template open: told to who may use it, while they may, and stored nowhere."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from starlette.testclient import WebSocketTestSession

import api.presence.board as board
from api.database import session_of
from api.identity.models import DeviceSession
from api.replicas.notices import Present
from api.sync.live import NOT_A_MEMBER, NOT_SIGNED_IN, RESTARTING, TOO_MANY
from tests.api.actor import Service, Someone
from tests.api.team import Library
from tests.api.test_live import closed_with


@pytest.fixture
def late(library: Library) -> dict[str, Any]:
    folder = library.has_folder("Delivery", everyone="use", lead="edit")
    return library.has_template(folder, title="Late")


@contextmanager
def at(library: Library, who: Someone, template: dict[str, Any]) -> Iterator[WebSocketTestSession]:
    path = f"{library.url}/templates/{template['id']}/live"
    with who.service.client.websocket_connect(path) as socket:
        socket.send_json({"token": who.token})
        yield socket


@contextmanager
def seated(library: Library, who: Someone, template: dict[str, Any]) -> Iterator[WebSocketTestSession]:
    """Has heard who is there."""
    with at(library, who, template) as socket:
        socket.receive_json()
        yield socket


def people(told: dict[str, Any]) -> dict[str, bool]:
    """Who is there, and whether they write."""
    return {each["person"]: each["writes"] for each in told["here"]}


def hears(socket: WebSocketTestSession, expected: dict[str, bool]) -> None:
    """Until that is what is told; what was told before may still be on its way."""
    while people(socket.receive_json()) != expected:
        pass


def on_its_loop(service: Service, run: Callable[[], None]) -> None:
    assert service.client.portal
    service.client.portal.call(run)


def test_two_people_hear_of_each_other_and_of_the_end(library: Library, late: dict[str, Any]) -> None:
    lead, agent = library.shop.lead, library.shop.agent
    with at(library, lead, late) as mine:
        assert mine.receive_json() == {"here": [], "more": 0}
        with at(library, agent, late) as theirs:
            hears(mine, {str(agent.id): False})
            hears(theirs, {str(lead.id): False})

            mine.send_json({"writes": True})
            hears(theirs, {str(lead.id): True})
            mine.send_json({"writes": False})
            hears(theirs, {str(lead.id): False})
        hears(mine, {})


def test_who_may_only_use_it_is_never_said_to_write(library: Library, late: dict[str, Any]) -> None:
    lead, agent = library.shop.lead, library.shop.agent
    with seated(library, agent, late) as theirs, seated(library, lead, late) as mine:
        theirs.send_json({"writes": True})
        hears(theirs, {str(lead.id): False})

        mine.send_json({"writes": False})
        hears(mine, {str(agent.id): False})


def test_ones_own_other_devices_are_nobody_else(library: Library, late: dict[str, Any]) -> None:
    lead, agent = library.shop.lead, library.shop.agent
    with seated(library, lead, late) as one, seated(library, lead, late) as other:
        one.send_json({"writes": True})
        assert people(one.receive_json()) == {}
        with seated(library, agent, late) as theirs:
            theirs.send_json({"writes": False})
            hears(theirs, {str(lead.id): True})
            one.close()
            hears(theirs, {str(lead.id): False})
            other.close()
            hears(theirs, {})


def test_another_template_is_another_room(library: Library, late: dict[str, Any]) -> None:
    other = library.has_template(late["folder"], title="Lost")
    with seated(library, library.shop.lead, late) as mine, seated(library, library.shop.agent, other):
        mine.send_json({"writes": False})
        assert people(mine.receive_json()) == {}


def test_of_a_template_that_one_may_not_use_nobody_hears(service: Service, library: Library) -> None:
    shop, stranger = library.shop, service.has_team("Elsewhere").owner
    hidden = library.has_template(library.has_folder("Hidden", lead="edit"), title="Hidden")
    with seated(library, shop.lead, hidden) as mine:
        for who, template in [
            (shop.agent, hidden),
            (stranger, hidden),
            (shop.agent, {"id": str(uuid4())}),
        ]:
            with at(library, who, template) as socket:
                assert closed_with(socket) == NOT_A_MEMBER
        mine.send_json({"writes": False})
        assert people(mine.receive_json()) == {}


def test_nobody_sits_at_somebody_elses_private_template(library: Library) -> None:
    shop = library.shop
    mine = library.adds(shop.agent, library.private_of(shop.agent), title="Mine").json()
    with seated(library, shop.agent, mine), at(library, shop.owner, mine) as theirs:
        assert closed_with(theirs) == NOT_A_MEMBER


@pytest.mark.parametrize("first", ["", "[]", '{"token": "nonsense"}'])
def test_who_does_not_sign_in_hears_nothing(library: Library, late: dict[str, Any], first: str) -> None:
    path = f"{library.url}/templates/{late['id']}/live"
    with library.shop.service.client.websocket_connect(path) as socket:
        socket.send_text(first)
        assert closed_with(socket) == NOT_SIGNED_IN


def test_a_script_looks_at_nothing(library: Library, late: dict[str, Any]) -> None:
    script = library.shop.has_api_token(library.shop.lead, "write")
    with at(library, script, late) as socket:
        assert closed_with(socket) == NOT_SIGNED_IN


def test_a_revoked_right_ends_it_at_once(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Returns", lead="edit")
    grant = library.grants(folder, "agent", "use")
    template = library.has_template(folder, title="Refund")
    with seated(library, shop.lead, template) as mine, seated(library, shop.agent, template) as theirs:
        hears(mine, {str(shop.agent.id): False})

        library.revokes(folder, grant)

        assert closed_with(theirs) == NOT_A_MEMBER
        hears(mine, {})


def test_a_move_out_of_sight_and_a_deletion_end_it(library: Library, late: dict[str, Any]) -> None:
    shop = library.shop
    hidden = library.has_folder("Hidden")
    with seated(library, shop.agent, late) as theirs, seated(library, shop.owner, late) as mine:
        moved = library.moves(shop.owner, late, hidden).json()
        assert closed_with(theirs) == NOT_A_MEMBER

        library.deletes(shop.owner, moved)
        assert closed_with(mine) == NOT_A_MEMBER


def test_signing_out_and_leaving_the_team_end_it(library: Library, late: dict[str, Any]) -> None:
    shop = library.shop
    with seated(library, shop.lead, late) as leads, seated(library, shop.agent, late) as agents:
        shop.lead.delete(f"/v1/me/sessions/{shop.lead.session_id}")
        assert closed_with(leads) == NOT_SIGNED_IN

        shop.owner.delete(f"{library.url}/members/{shop.agent.id}")
        assert closed_with(agents) == NOT_A_MEMBER


def test_a_session_that_ended_unheard_is_found_out(
    library: Library, late: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "BEAT", 0.01)
    lead = library.shop.lead
    with seated(library, lead, late) as socket:
        with session_of(library.shop.service.app.state.engine) as db:  # by somebody whom nobody can hear
            db.get_one(DeviceSession, lead.session_id).ended_at = library.shop.service.clock()

        assert closed_with(socket) == NOT_SIGNED_IN


def test_who_goes_silent_is_gone(
    library: Library, late: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, agent = library.shop.lead, library.shop.agent
    with seated(library, lead, late) as mine, seated(library, agent, late) as silent:
        hears(mine, {str(agent.id): False})
        monkeypatch.setattr(board, "SILENCE", 0.0)
        on_its_loop(library.shop.service, library.shop.service.app.state.board.beat)

        assert closed_with(silent) == board.NOT_HEARD


def test_one_person_sits_at_so_many_at_once_and_the_oldest_makes_room(
    library: Library, late: dict[str, Any]
) -> None:
    agent = library.shop.agent
    with ExitStack() as open_ones:
        oldest, *_ = (
            open_ones.enter_context(seated(library, agent, late)) for _ in range(board.CHAIRS_A_PERSON)
        )
        newest = open_ones.enter_context(seated(library, agent, late))

        assert closed_with(oldest) == TOO_MANY
        newest.send_json({"writes": False})
        assert newest.receive_json() == {"here": [], "more": 0}


def test_who_opens_one_after_the_other_too_often_waits(
    library: Library, late: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "OPENINGS", 2)
    for _ in range(2):
        with seated(library, library.shop.agent, late):
            pass
    with at(library, library.shop.agent, late) as socket:
        assert closed_with(socket) == TOO_MANY
    with seated(library, library.shop.lead, late):
        pass


def test_who_talks_too_much_is_hung_up_on(library: Library, late: dict[str, Any]) -> None:
    with seated(library, library.shop.agent, late) as socket:
        for _ in range(200):
            socket.send_text("{")
        assert closed_with(socket) == TOO_MANY


def test_of_very_many_the_first_are_named_and_the_others_counted(
    library: Library, late: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.presence.table.TOLD_AT_MOST", 1)
    shop = library.shop
    with (
        seated(library, shop.agent, late),
        seated(library, shop.lead, late) as writing,
        seated(library, shop.owner, late) as mine,
    ):
        writing.send_json({"writes": True})
        while (told := mine.receive_json()) != {
            "here": [{"person": str(shop.lead.id), "writes": True}],
            "more": 1,
        }:
            assert len(told["here"]) <= 1


def test_what_another_process_tells_is_heard_answered_and_over_when_it_falls_silent(
    library: Library, late: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    service, lead, elsewhere = library.shop.service, library.shop.lead, uuid4()
    notifier, told = service.app.state.notifier, []
    monkeypatch.setattr(board, "REMEMBERED", 0.0)
    seat = Present(library.shop.id, UUID(late["id"]), uuid4(), elsewhere, "writes")
    with seated(library, lead, late) as mine:
        stop = notifier.subscribe(lambda notice: told.append(notice))
        notifier.tell(seat)
        hears(mine, {str(elsewhere): True})
        assert [each.person_id for each in told if each != seat] == [lead.id]

        on_its_loop(service, service.app.state.board.beat)
        hears(mine, {})

        notifier.tell(seat)
        hears(mine, {str(elsewhere): True})
        notifier.tell(replace(seat, state="gone"))
        hears(mine, {})
        stop()


def test_when_the_service_ends_all_are_told_when_to_come_back(library: Library, late: dict[str, Any]) -> None:
    service = library.shop.service
    with seated(library, library.shop.agent, late) as socket:
        on_its_loop(service, service.app.state.board.send_away)
        assert closed_with(socket) == RESTARTING
    with at(library, library.shop.agent, late) as socket:
        assert closed_with(socket) == RESTARTING


def test_how_many_have_one_open_is_counted_and_nothing_is_kept(
    library: Library, late: dict[str, Any]
) -> None:
    service = library.shop.service
    head = library.shop.head
    with seated(library, library.shop.agent, late):
        assert "rejoinder_open_templates 1.0" in service.app.state.metrics.as_text().decode()
    with seated(library, library.shop.lead, late) as mine:
        mine.send_json({"writes": True})
        assert people(mine.receive_json()) == {}
        assert "rejoinder_open_templates 1.0" in service.app.state.metrics.as_text().decode()
    assert library.shop.head == head
