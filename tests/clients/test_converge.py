"""The extension's own sync against the real service: whatever happens to either, all come to see the same."""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.clients.node_clients import node_clients
from tests.clients.office import Office

pytestmark = pytest.mark.slow

STEPS = int(os.environ.get("REJOINDER_STEPS", "300"))


@pytest.fixture(params=[1, 2])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    with node_clients(tmp_path / "clients.log") as clients:
        office = Office(tmp_path / "service", clients, Random(request.param))
        try:
            office.open()
            yield office
        finally:
            office.close()


def test_whatever_happens_to_clients_and_service_all_come_to_see_the_same(office: Office) -> None:
    for _ in range(STEPS):
        office.step()
    office.settle()
    for name in office.people:
        office.sees_what_the_service_has(name)
        office.has_lost_no_word(name)
    assert office.met >= {"killed", "unreachable", "level", "restart", "revoked"}, office.met


def test_a_restore_under_the_running_service_loses_nobodys_words(office: Office, tmp_path: Path) -> None:
    for _ in range(STEPS // 3):
        office.works()
    office.settle()
    office.back_up(tmp_path / "backup.tar")
    for _ in range(STEPS // 3):
        office.works()
    before = office.kept()
    with office.types("restore", tmp_path / "backup.tar") as restoring:
        while restoring.poll() is None:
            office.works()
    assert restoring.returncode == 0

    for _ in range(STEPS // 6):
        office.works()
    office.settle()
    for name in office.people:
        office.sees_what_the_service_has(name)
    office.has_every_word_somewhere()
    assert office.kept() - before
