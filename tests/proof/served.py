"""The service in a process of its own, as whoever runs it has it; killed and started again in a moment."""

import os
import signal
import time
from multiprocessing import get_context
from pathlib import Path

import httpx

from api.serving import serve
from api.settings import Settings
from tests.browser.processes import free_port

# Each is a fresh child of a process that has imported everything already: a start takes a tenth of a second,
# so that hundreds of kills take minutes.
_starting = get_context("forkserver")
_starting.set_forkserver_preload(["api.serving"])
STARTS_WITHIN = 60.0


class Served:
    """`start` comes back once it answers; `kill` is SIGKILL, in the middle of whatever it does."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.url = settings.url

    def start(self) -> None:
        self._process = _starting.Process(target=_serve, args=(self.settings,), daemon=True)
        self._process.start()
        until = time.monotonic() + STARTS_WITHIN
        while not self._answers():
            if not self._process.is_alive() or time.monotonic() > until:
                raise RuntimeError((self.settings.data_dir / "service.log").read_text()[-2000:])
            time.sleep(0.005)

    def kill(self) -> None:
        self._process.kill()
        self._process.join()

    def stop(self) -> None:
        """As an operator does it, and waits for it to end."""
        if self._process.pid:
            os.kill(self._process.pid, signal.SIGTERM)
        self._process.join(20)
        self.kill()

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/health", timeout=5).status_code == 200
        except httpx.TransportError:
            return False


def settings_for(folder: Path, database_url: str = "") -> Settings:
    """On a free loopback port, with what it keeps in `folder`."""
    return Settings(
        data_dir=folder,
        database_url=database_url,
        secret="a secret that all replicas of a proof know",
        port=free_port(),
        log_level="error",
    )


def _serve(settings: Settings) -> None:
    with (settings.data_dir / "service.log").open("a") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    serve(settings, with_demo=False)
