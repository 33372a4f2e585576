"""The feed's own lines to PostgreSQL: what becomes of them when the server goes and comes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.database import open_engine
from api.migrations.run import migrate
from api.settings import Settings
from tests.api.actor import Service, assert_problem
from tests.api.team import Library
from tests.postgres import Cluster, own_cluster


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with own_cluster() as cluster:
        yield cluster


@pytest.fixture
def library(cluster: Cluster, tmp_path: Path) -> Iterator[Library]:
    settings = Settings(
        data_dir=tmp_path,
        database_url=cluster.new_database(),
        secret="a secret that only this test knows",
        public_url="http://rejoinder.test",
    )
    engine = open_engine(settings.database)
    migrate(engine)
    engine.dispose()
    with Service(settings) as service:
        yield Library(service.has_team("Shop"))


def test_while_the_server_is_away_the_feed_is_busy_and_afterwards_it_goes_on(
    cluster: Cluster, library: Library
) -> None:
    agent, folder = library.shop.agent, library.has_folder("Delivery", everyone="use")
    cursor = library.pulls(agent).json()["cursor"]
    template = library.has_template(folder, title="Late")
    snapshot = f"{library.url}/sync/scopes/{folder}/snapshot"

    cluster.kill()
    away = [library.pulls(agent, cursor), library.pulls(agent), agent.get(snapshot)]
    cluster.start()
    page, whole = library.pulls(agent, cursor), agent.get(snapshot)

    for answer in away:
        assert_problem(answer, 503, "busy")
        assert int(answer.headers["retry-after"]) > 0
    assert [change["id"] for change in page.json()["changes"]] == [template["id"]]
    assert [row["id"] for row in whole.json()["rows"]] == [template["id"]]


def test_a_line_that_broke_while_nobody_asked_is_not_felt(cluster: Cluster, library: Library) -> None:
    cursor = library.pulls(library.shop.agent).json()["cursor"]

    cluster.kill()
    cluster.start()

    assert library.pulls(library.shop.agent, cursor).status_code == 200
