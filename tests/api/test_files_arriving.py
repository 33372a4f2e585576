"""A file arrives whole and within what is allowed, or nothing of it is kept."""

from collections.abc import Callable, Iterator, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import func, select

from api.files import arriving
from api.files.arriving import AT_ONCE, AT_ONCE_OF_ONE, Arrivals
from api.files.models import FilePiece, KeptFile
from api.files.sending import PIECE
from api.problems import Busy
from tests.api.actor import Service, Shop, assert_problem
from tests.api.bringing import brings, digest_of, fetches, png, shows
from tests.api.conftest import service_in
from tests.databases import EmptyDatabase

LIMIT, PICTURE, ROOM = 1_000, 300, 2_500


@pytest.fixture
def narrow(tmp_path: Path, empty_database: EmptyDatabase) -> Iterator[Shop]:
    """A team of a service that takes little."""
    limits = {"file_largest": LIMIT, "image_largest": PICTURE, "files_of_a_team": ROOM}
    with service_in(tmp_path, empty_database, **limits) as service:
        yield service.has_team("Shop")


def kept(service: Service) -> int:
    with service.database() as db:
        return db.exec(select(func.count()).select_from(KeptFile)).one()


def test_as_much_as_allowed_and_not_a_byte_more(narrow: Shop) -> None:
    assert brings(narrow.lead, narrow, b"x" * LIMIT).status_code == 201

    refused = assert_problem(brings(narrow.lead, narrow, b"x" * (LIMIT + 1)), 413, "file_too_large")

    assert refused["limit"] == LIMIT
    assert kept(narrow.service) == 1


def test_what_does_not_say_how_long_it_is_is_counted(narrow: Shop) -> None:
    content = b"x" * (LIMIT + 1)
    path = f"{narrow.url}/files/{digest_of(content)}"

    refused = narrow.lead.put(path, content=(content[at : at + 100] for at in range(0, len(content), 100)))

    assert "Content-Length" not in refused.request.headers
    assert_problem(refused, 413, "file_too_large")
    assert kept(narrow.service) == 0


def test_what_goes_on_for_ever_is_not_listened_to(narrow: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "READ_AND_DROPPED", 5_000)
    heard = 0

    def endless() -> Iterator[bytes]:
        nonlocal heard
        while heard < 1_000_000:
            heard += 1_000
            yield b"x" * 1_000

    refused = sent_raw(narrow, endless().__next__)

    assert refused == 413
    assert heard < 20_000


def test_a_picture_has_a_limit_of_its_own(narrow: Shop) -> None:
    refused = shows(narrow.lead, narrow, png(beside=bytes(PICTURE)))

    assert assert_problem(refused, 413, "image_too_large")["limit"] == PICTURE
    assert kept(narrow.service) == 0


def test_a_team_has_so_much_room_for_files_and_pictures(narrow: Shop) -> None:
    for content in (b"a" * LIMIT, b"b" * LIMIT):
        brings(narrow.lead, narrow, content)
    full = assert_problem(brings(narrow.agent, narrow, b"c" * LIMIT), 409, "files_full")

    assert (full["used"], full["limit"]) == (2 * LIMIT, ROOM)
    assert brings(narrow.agent, narrow, b"a" * LIMIT).is_success, "it is there already"
    brings(narrow.agent, narrow, b"d" * 450)
    assert_problem(shows(narrow.lead, narrow, png()), 409, "files_full")
    other = narrow.service.has_team("Other")
    assert brings(other.lead, other, b"c" * LIMIT).status_code == 201, "each team has its own"


def test_two_that_come_at_once_do_not_share_the_last_room(narrow: Shop) -> None:
    brings(narrow.lead, narrow, b"a" * LIMIT)
    contents = [bytes([letter]) * LIMIT for letter in b"bcde"]

    with ThreadPoolExecutor(len(contents)) as elsewhere:
        answers = list(elsewhere.map(lambda each: brings(narrow.lead, narrow, each), contents))

    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


def test_the_same_file_from_many_at_once_is_kept_once(shop: Shop) -> None:
    content = b"x" * (2 * PIECE + 1)
    people = [shop.member(role) for role in ("owner", "admin", "lead", "agent")]

    with ThreadPoolExecutor(len(people)) as elsewhere:
        answers = list(elsewhere.map(lambda who: brings(who, shop, content), people))

    assert sorted(answer.status_code for answer in answers) == [201] * 4
    with shop.service.database() as db:
        assert db.exec(select(func.count()).select_from(FilePiece)).one() == 3
    assert [fetches(who, shop, content).content == content for who in people] == [True] * 4


def test_what_breaks_off_leaves_nothing(shop: Shop) -> None:
    parts = iter([b"the first half", None])

    assert sent_raw(shop, parts.__next__) == 400
    assert kept(shop.service) == 0


def sent_raw(shop: Shop, part: Callable[[], bytes | None]) -> int:
    """Puts a file part by part until there is nothing more, and then hangs up; the status of the answer."""
    status = 0

    async def receive() -> MutableMapping[str, Any]:
        told = part()
        if told is None:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": told, "more_body": True}

    async def send(message: MutableMapping[str, Any]) -> None:
        nonlocal status
        status = message.get("status", status)

    path = f"{shop.url}/files/{digest_of(b'the first half')}"
    token = shop.lead.headers["Authorization"].encode()
    scope = {
        "type": "http",
        "method": "PUT",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"rejoinder.test"), (b"authorization", token)],
        "scheme": "http",
        "server": ("rejoinder.test", 80),
        "client": ("127.0.0.1", 1),
        "http_version": "1.1",
    }
    portal = shop.service.client.portal
    assert portal
    portal.call(shop.service.app, scope, receive, send)
    return status


def test_so_many_arrive_at_once_of_one_person_and_of_all() -> None:
    arrivals, one = Arrivals(), uuid4()
    open_now = [arrivals.one_of(one) for _ in range(AT_ONCE_OF_ONE)]
    for each in open_now:
        each.__enter__()

    with pytest.raises(Busy), arrivals.one_of(one):
        pass
    others = [arrivals.one_of(uuid4()) for _ in range(AT_ONCE - AT_ONCE_OF_ONE)]
    for each in others:
        each.__enter__()
    with pytest.raises(Busy), arrivals.one_of(uuid4()):
        pass

    for each in [*open_now, *others]:
        each.__exit__(None, None, None)
    with arrivals.one_of(one):
        pass
