"""Who runs where: the service that is measured has a core to itself, all else shares another.

`python -m benchmarks.cores PROGRAM …` runs another's service on that core.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def beside_the_service() -> Iterator[None]:
    """Holds this process, and what it starts within, to the last core; where there is but one, to none."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    os.environ[CORES] = ",".join(map(str, sorted(before)))
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
        os.environ.pop(CORES)


def on_the_services_core() -> None:
    """Holds this process to the first core of those that `beside_the_service` found."""
    if hasattr(os, "sched_setaffinity") and os.environ.get(CORES):
        os.sched_setaffinity(0, {int(os.environ[CORES].split(",")[0])})


CORES = "REJOINDER_BENCHMARK_CORES"


if __name__ == "__main__":
    on_the_services_core()
    os.execvp(sys.argv[1], sys.argv[1:])
