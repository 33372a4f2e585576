"""The databases that are measured, each with a name for the table."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from api.settings import Settings
from tests.postgres import Cluster, own_cluster


class Measured(NamedTuple):
    """A database without tables, and the settings of a service that uses it."""

    name: str
    settings: Settings


@contextmanager
def every_database() -> Iterator[list[Measured]]:
    with own_cluster() as cluster, tempfile.TemporaryDirectory() as folder:
        yield [sqlite(Path(folder) / "sqlite"), postgresql(cluster, Path(folder) / "postgresql")]


def sqlite(folder: Path) -> Measured:
    return Measured("SQLite", _settings(folder, ""))


def postgresql(cluster: Cluster, folder: Path) -> Measured:
    """Durable, as an ordinary server is."""
    return Measured("PostgreSQL", _settings(folder, cluster.new_database()))


def _settings(folder: Path, url: str) -> Settings:
    folder.mkdir()
    return Settings(data_dir=folder, public_url="http://rejoinder.test", database_url=url)
