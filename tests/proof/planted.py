"""Bugs planted in the service, one at a time, until chance tells a story that shows each.

    python -m tests.proof planted --examples 400

`tests/api/test_sync_machine_notices.py` holds the shortest such stories; this one says that the machine comes
upon them by itself.
"""

import tempfile
from argparse import ArgumentParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.api.planted_bugs import BUGS, Plant
from tests.api.sync_machine import machine
from tests.databases import EmptyDatabase, empty_database_in


def run(parser: ArgumentParser, words: list[str]) -> bool:
    parser.add_argument("--examples", type=int, default=400, help="how many stories each bug is given")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder, empty_database_in(Path(folder)) as empty:
        found = [_is_found(plant, empty, asked.examples) for plant in BUGS]
    print(f"{sum(found)} of {len(found)} planted bugs found")
    return all(found)


def _is_found(plant: Plant, empty_database: EmptyDatabase, examples: int) -> bool:
    with pytest.MonkeyPatch.context() as planted:
        plant(planted)
        try:
            _tell_stories(empty_database, examples)
        except AssertionError:
            print(f"found: {plant.__name__}", flush=True)
            return True
    print(f"not found in {examples} stories: {plant.__name__}", flush=True)
    return False


def _tell_stories(empty_database: EmptyDatabase, examples: int) -> None:
    run_state_machine_as_test(
        machine(empty_database),
        settings=settings(
            max_examples=examples,
            stateful_step_count=50,
            deadline=None,
            database=None,
            report_multiple_bugs=False,
            # That it fails is all that is wanted; the shortest way to it is not.
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
