"""Whatever people do, in whatever order, and whichever answers are lost: nobody is told what is not theirs,
and in the end every device holds exactly what its person may see."""

import os

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.api.sync_machine import machine
from tests.databases import EmptyDatabase

# Enough to notice on every change; `REJOINDER_EXAMPLES=1000` before a release, or when sync itself changes.
EXAMPLES = int(os.environ.get("REJOINDER_EXAMPLES", "12"))


def test_every_device_ends_with_what_its_person_may_see(empty_database: EmptyDatabase) -> None:
    run_state_machine_as_test(
        machine(empty_database),
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=30,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
