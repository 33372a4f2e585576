"""The service as a process of its own: whom it believes, and how it ends."""

import re
import signal
import socket
from contextlib import suppress
from pathlib import Path
from subprocess import Popen

import httpx
import pytest

from tests.browser.processes import free_port, running
from tests.replicas import ROOT

SERVE = [str(ROOT / ".venv" / "bin" / "python"), "-m", "api", "serve"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("trusted", "statuses"),
    [("", {401, 429}), ("127.0.0.1", {401})],
    ids=["whoever asks is who connects", "a proxy that was named says who asks"],
)
def test_only_a_proxy_that_was_named_is_believed(tmp_path: Path, trusted: str, statuses: set[int]) -> None:
    """Forty people fail to sign in once each: one address, or, says the proxy, forty."""
    with serving(tmp_path, TRUSTED_PROXIES=trusted) as (url, _), httpx.Client(base_url=url) as client:
        form = client.get("/sign-in").text
        (seal,) = re.findall(r'name="seal" value="([^"]*)"', form)
        seen = set()
        for number in range(40):
            sent = {"email": f"person{number}@shop.test", "password": "wrong", "seal": seal, "after": "/"}
            forwarded = {"X-Forwarded-For": f"198.51.100.{number}"}
            seen.add(client.post("/sign-in", data=sent, headers=forwarded).status_code)

    assert seen == statuses


class serving:  # noqa: N801 - reads as a verb where it is used: with serving(folder) as (url, process)
    """A service of one process, with settings as `DRAIN_SECONDS="1"`."""

    def __init__(self, folder: Path, **told: str) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        env = {"PORT": str(port), "DATA_DIR": str(folder), **told}
        self._running = running(
            SERVE,
            port=port,
            log=folder / "service.log",
            env={f"REJOINDER_{name}": value for name, value in env.items()},
        )

    def __enter__(self) -> tuple[str, Popen[bytes]]:
        process = self._running.__enter__()
        assert httpx.get(f"{self.url}/ready", timeout=20).is_success
        return self.url, process

    def __exit__(self, *ended: object) -> None:
        self._running.__exit__(None, None, None)


def until_it_takes_no_more(url: str) -> None:
    """It says so, or on a busy machine has stopped to listen before one could ask."""
    with suppress(httpx.TransportError):
        while httpx.get(f"{url}/ready", timeout=20).is_success:
            pass


def half_a_request(url: str) -> socket.socket:
    """A request that is under way: the rest of its body is still to come."""
    host, _, port = url.removeprefix("http://").partition(":")
    opened = socket.create_connection((host, int(port)), timeout=20)
    head = f"POST /v1/auth/sign-out HTTP/1.1\r\nHost: {host}\r\nContent-Length: 16\r\n"
    opened.sendall(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\nrefresh".encode())
    return opened


@pytest.mark.slow
def test_a_request_under_way_is_finished_before_the_end(tmp_path: Path) -> None:
    with serving(tmp_path, DRAIN_SECONDS="0.5") as (url, process), half_a_request(url) as opened:
        process.send_signal(signal.SIGTERM)
        until_it_takes_no_more(url)
        opened.sendall(b"_token=no")

        assert opened.recv(4096).startswith(b"HTTP/1.1 ")  # an answer, whichever
        assert process.wait(timeout=20) == 0


@pytest.mark.slow
def test_who_is_told_twice_to_end_waits_for_nobody(tmp_path: Path) -> None:
    with serving(tmp_path, DRAIN_SECONDS="30") as (url, process), half_a_request(url):
        process.send_signal(signal.SIGTERM)
        until_it_takes_no_more(url)
        process.send_signal(signal.SIGTERM)

        assert process.wait(timeout=20) == 0


@pytest.mark.slow
def test_on_postgresql_a_secret_of_its_own_making_will_not_do(tmp_path: Path) -> None:
    port = free_port()
    told = {
        "PORT": str(port),
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none",
    }
    env = {f"REJOINDER_{name}": value for name, value in told.items()}

    with (
        pytest.raises(RuntimeError, match="all need the same secret"),
        running(SERVE, port=port, log=tmp_path / "log", env=env),
    ):
        pass
