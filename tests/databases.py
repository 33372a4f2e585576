"""Which database the tests run on: SQLite, or what REJOINDER_TEST_DATABASE says (`postgresql`)."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from api.database import open_engine
from api.migrations.run import migrate
from tests.postgres import Cluster, own_cluster

CHOSEN = os.environ.get("REJOINDER_TEST_DATABASE", "sqlite")
# What is thrown away a second later need not reach the disk.
UNCARING = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmptyDatabase(Protocol):
    """Migrated, and nobody in it: what every test gets a copy of."""

    def copied(self, folder: Path) -> str:
        """The URL of a copy; a database that is a file lies in the folder, as the service's own would."""

    def bare(self, folder: Path) -> str:
        """The URL of a database in which nothing is yet, not even a table."""

    def drop(self, url: str) -> None:
        """Makes room, where the copy does not go with its folder."""


class SqliteFile:
    def __init__(self, file: Path) -> None:
        self._file = file
        _migrated(f"sqlite:///{file}")

    def copied(self, folder: Path) -> str:
        copy = folder / "rejoinder.db"
        shutil.copy(self._file, copy)
        return f"sqlite:///{copy}"

    def bare(self, folder: Path) -> str:
        return f"sqlite:///{folder / 'bare.db'}"

    def drop(self, url: str) -> None:
        pass


class PostgresqlTemplate:
    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._name = _migrated(cluster.new_database()).rpartition("/")[2]

    def copied(self, _: Path) -> str:
        return self._cluster.new_database(copied_from=self._name)

    def bare(self, _: Path) -> str:
        return self._cluster.new_database()

    def drop(self, url: str) -> None:
        self._cluster.drop(url)


@contextmanager
def empty_database_in(folder: Path) -> Iterator[EmptyDatabase]:
    """Of the kind that was chosen; raises LookupError for any other."""
    match CHOSEN:
        case "sqlite":
            yield SqliteFile(folder / "empty.db")
        case "postgresql":
            with own_cluster(server_settings=UNCARING) as cluster:
                yield PostgresqlTemplate(cluster)
        case unknown:
            raise LookupError(f"REJOINDER_TEST_DATABASE is sqlite or postgresql, not “{unknown}”.")


def _migrated(url: str) -> str:
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()  # the last connection folds SQLite's journal into the file
    return url
