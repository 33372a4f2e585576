"""Services in processes of their own, held to one core: `python -m benchmarks.served hello|feed PORT`."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil
import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.server import Server
from api.settings import Settings
from benchmarks.cores import on_the_services_core

STARTS_WITHIN = 30.0


class Served(NamedTuple):
    port: int
    pid: int

    def memory(self) -> int:
        """What it holds now, in bytes."""
        held: int = psutil.Process(self.pid).memory_info().rss
        return held

    def core_seconds(self) -> float:
        """How long it has worked so far, waiting not counted."""
        times = psutil.Process(self.pid).cpu_times()
        worked: float = times.user + times.system
        return worked


@contextmanager
def served(what: str, settings: Settings | None = None) -> Iterator[Served]:
    """FastAPI's hello-world, or the service as these settings say; one uvicorn worker each."""
    with running([sys.executable, "-m", "benchmarks.served", what], _environment(settings)) as service:
        yield service


@contextmanager
def running(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Served]:
    """Starts it with a free port as its last word, until the end of the block."""
    port = _free_port()
    process = subprocess.Popen(
        [*command, str(port)],
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).parents[1],
        env={**os.environ, **environment},
    )
    try:
        _wait_for(port, process)
        yield Served(port, process.pid)
    finally:
        process.terminate()
        process.wait(20)


def _environment(settings: Settings | None) -> dict[str, str]:
    if not settings:
        return {}
    return {
        "REJOINDER_DATA_DIR": str(settings.data_dir),
        "REJOINDER_DATABASE_URL": settings.database_url,
        "REJOINDER_PUBLIC_URL": settings.public_url,
        "REJOINDER_DRAIN_SECONDS": "0",
    }


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


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


def _hello_world() -> FastAPI:
    """The first page of FastAPI's tutorial."""
    app = FastAPI()

    @app.get("/")
    async def root() -> dict[str, str]:
        return {"message": "Hello World"}

    return app


def main(what: str, port: str) -> None:
    on_the_services_core()
    listening = socket.create_server(("127.0.0.1", int(port)), backlog=4096)
    if what == "hello":
        config = uvicorn.Config(_hello_world(), log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listening])
    else:
        settings = Settings()
        Server(create_app(settings), settings, "").run(sockets=[listening])


if __name__ == "__main__":
    main(*sys.argv[1:])
