"""What the feed answers in a second, beside FastAPI's hello-world: one core, SQLite, rights filtered.

Both services run alternately in the same run, each in a process of its own with one uvicorn worker; a client
in this process keeps eight connections busy. `python -m benchmarks.feed` prints the rows.
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.feed_library import Library, fill
from benchmarks.load import answers_a_second

ROUNDS = 3
SECONDS = 1.5
STARTS_WITHIN = 20.0


def rows() -> list[dict[str, Any]]:
    """{name, value, unit, goal, holds, against} a figure; `holds` says whether the goal is reached."""
    with tempfile.TemporaryDirectory() as folder:
        library = fill(Path(folder))
        with _served("hello") as hello, _served("feed", folder) as feed:
            figures = _measured(hello, feed, library)

    share = figures["nothing"] / figures["hello"] * 100
    return [
        _row(
            "feed, nothing new",
            share,
            "% of hello-world",
            50,
            figures,
            "nothing",
        ),
        _row("feed, 20 changed rows", figures["twenty"], "answers/s", 2_000, figures, "twenty"),
        _row("feed, page of 500 rows", figures["page"], "answers/s", 600, figures, "page"),
    ]


def _row(
    name: str, value: float, unit: str, goal: int, figures: dict[str, float], key: str
) -> dict[str, Any]:
    against = f"FastAPI hello-world {figures['hello']:.0f}/s in the same run; this {figures[key]:.0f}/s"
    return {
        "name": name,
        "value": round(value, 1),
        "unit": unit,
        "goal": goal,
        "holds": value >= goal,
        "against": against,
    }


def _measured(hello: int, feed: int, library: Library) -> dict[str, float]:
    """The median of some rounds, the kinds of request taking turns so that a busy machine slows all alike."""
    asked = {
        "hello": (hello, "/", {}),
        "nothing": (feed, library.path(library.head), library.headers | {"If-None-Match": library.etag}),
        "twenty": (feed, library.path(library.before_twenty), library.headers),
        "page": (feed, library.path(library.before_page), library.headers),
    }
    found: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, (port, path, headers) in asked.items():
            found[name].append(answers_a_second(port, path, headers, SECONDS))
    return {name: statistics.median(each) for name, each in found.items()}


@contextmanager
def _served(what: str, *words: str) -> Iterator[int]:
    """A service in its own process, held to one core where the system can do that; yields its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.feed_services", what, str(port), *words]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=Path(__file__).parent.parent)
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("The service to be measured did not start.")


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(json.dumps(rows(), indent=2))
