"""A short form of `python -m tests.proof gaps`."""

import pytest

from tests.proof.gaps import proof

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("database", "replicas"), [("sqlite", 1), ("postgresql", 2)])
def test_whoever_follows_the_feed_sees_every_write_in_order_once(database: str, replicas: int) -> None:
    seen = proof(1_200, database, replicas)

    assert seen.holds, seen
    assert seen.commits == 1_200
