"""The server that tests have of their own, with either PostgreSQL that a machine may offer."""

from collections.abc import Callable
from pathlib import Path

import psutil
import psycopg
import pytest

from tests.postgres import carried, installed, own_cluster


@pytest.mark.parametrize("programs", [installed, carried])
def test_what_was_committed_survives_that_the_server_is_killed(programs: Callable[[], Path | None]) -> None:
    folder = programs()
    if not folder:
        pytest.skip("this machine has no PostgreSQL of its own")

    with own_cluster(folder) as cluster:
        url = cluster.new_database()
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 'yes' AS said")
        started = psutil.Process(cluster.pid)
        cluster.kill()
        assert not started.is_running()

        cluster.start()

        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT said FROM kept").fetchall() == [("yes",)]
    assert not psutil.pid_exists(cluster.pid)
