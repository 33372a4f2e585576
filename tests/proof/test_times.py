"""What belongs to another team takes as long to refuse as what does not exist: waiting tells nobody anything.

Both are asked in turn, in one run; the middle of many tries of each is compared. A door that looked further
for one than for the other would differ each time; a busy machine does not.
"""

import statistics
import time
from uuid import uuid4

import pytest

from tests.api.actor import Service, Someone
from tests.api.things import Things

pytestmark = pytest.mark.slow
TRIES, ROUNDS, ALIKE = 120, 10, 1.08
TEAM = "/v1/teams/{team}"
OF_ANOTHER_TEAM = [TEAM, f"{TEAM}/members", f"{TEAM}/sync/changes", f"{TEAM}/audit"]
IN_ONES_OWN = ["folders/{folder}", "templates/{template}", "groups/{group}", "sync/scopes/{folder}/snapshot"]


@pytest.mark.parametrize("path", OF_ANOTHER_TEAM)
def test_another_team_is_refused_as_fast_as_none(path: str, service: Service) -> None:
    stranger = service.has_team("Stranger").owner
    there = Things(service.has_team("Shop")).places

    assert_alike(stranger, path.format(**there), path.format(team=uuid4()))


@pytest.mark.parametrize("path", IN_ONES_OWN)
def test_what_another_team_has_is_refused_as_fast_as_nothing(path: str, service: Service) -> None:
    """Asked for within one's own team."""
    own = service.has_team("Stranger")
    there = Things(service.has_team("Shop")).places
    nowhere = {name: str(uuid4()) for name in there}

    assert_alike(own.owner, f"{own.url}/{path.format(**there)}", f"{own.url}/{path.format(**nowhere)}")


def test_a_longer_look_would_be_noticed(service: Service) -> None:
    stranger = service.has_team("Stranger").owner

    with pytest.raises(AssertionError, match="times as long"):
        assert_alike(stranger, TEAM.format(team=uuid4()), "/v1/nowhere")


def assert_alike(who: Someone, other: str, none: str) -> None:
    """Once is enough: only what never is alike tells anything."""
    ratios = []
    for _ in range(ROUNDS):
        took: dict[str, list[float]] = {other: [], none: []}
        for at in range(2 * TRIES):
            path = (other, none)[at % 2]
            began = time.perf_counter()
            answer = who.get(path)
            took[path].append(time.perf_counter() - began)
            assert answer.status_code == 404
        ratios.append(statistics.median(took[other]) / statistics.median(took[none]))
        if 1 / ALIKE < ratios[-1] < ALIKE:
            return
    raise AssertionError(f"{other} took {ratios} times as long as what does not exist")
