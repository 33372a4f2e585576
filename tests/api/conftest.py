"""A service of one's own for every test: a fresh database, a clock that moves when told."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from api.settings import Settings
from tests.api.actor import Service, Shop
from tests.api.operator import Operator
from tests.api.team import Library
from tests.databases import EmptyDatabase, empty_database_in
from tests.provider.hostile import Hostile, hostile_provider


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmptyDatabase]:
    with empty_database_in(tmp_path_factory.mktemp("database")) as empty:
        yield empty


@pytest.fixture
def service(tmp_path: Path, empty_database: EmptyDatabase) -> Iterator[Service]:
    with service_in(tmp_path, empty_database) as opened:
        yield opened


@contextmanager
def service_in(folder: Path, empty_database: EmptyDatabase, **told: Any) -> Iterator[Service]:
    """`told` is what else the environment says, by the names of `Settings`."""
    url = empty_database.copied(folder)
    usual: dict[str, Any] = {
        "data_dir": folder,
        "database_url": url,
        "secret": "a secret that only this test knows",
        "host": "rejoinder.test",
        "port": 80,
        "public_url": "http://rejoinder.test",
    }
    settings = Settings(**(usual | told))
    with Service(settings) as service:
        yield service
    empty_database.drop(url)


@pytest.fixture
def shop(service: Service) -> Shop:
    return service.has_team("Shop")


@pytest.fixture
def library(shop: Shop) -> Library:
    return Library(shop)


@pytest.fixture
def operator(service: Service, monkeypatch: pytest.MonkeyPatch) -> Operator:
    return Operator(service, monkeypatch)


@pytest.fixture
def elsewhere(
    tmp_path: Path, empty_database: EmptyDatabase, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Operator]:
    """Another service, with nobody in it."""
    (tmp_path / "elsewhere").mkdir()
    with service_in(tmp_path / "elsewhere", empty_database) as opened:
        yield Operator(opened, monkeypatch)


@pytest.fixture
def provider() -> Iterator[Hostile]:
    """A company's sign-in that says whatever a test wants."""
    with hostile_provider() as opened:
        yield opened


@pytest.fixture(scope="module")
def lasting_service(
    tmp_path_factory: pytest.TempPathFactory, empty_database: EmptyDatabase
) -> Iterator[Service]:
    """One for all tests of a file, where what is asked for changes nothing beyond its own team."""
    with service_in(tmp_path_factory.mktemp("lasting"), empty_database) as service:
        yield service


@pytest.fixture
def new_shop(lasting_service: Service) -> Shop:
    return lasting_service.has_team(f"Shop {uuid4()}")
