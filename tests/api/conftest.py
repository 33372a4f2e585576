"""A service of one's own for every test: a fresh SQLite file, a clock that moves when told."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.database import open_engine
from api.migrations.run import migrate
from api.settings import Settings
from tests.api.actor import Service, Shop


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("database") / "empty.db"
    engine = open_engine(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()  # the last connection folds the journal into the file
    return file


@pytest.fixture
def service(tmp_path: Path, empty_database: Path) -> Iterator[Service]:
    with service_in(tmp_path, empty_database) as opened:
        yield opened


def service_in(folder: Path, empty_database: Path) -> Service:
    shutil.copy(empty_database, folder / "rejoinder.db")
    settings = Settings(
        data_dir=folder,
        secret="a secret that only this test knows",
        host="rejoinder.test",
        port=80,
        public_url="http://rejoinder.test",
    )
    return Service(settings)


@pytest.fixture
def shop(service: Service) -> Shop:
    return service.has_team("Shop")
