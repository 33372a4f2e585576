"""Servers of other people's making, started on a free loopback port and stopped again."""

import os
import random
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

# Below the range from which the system takes ports for outgoing connections: one of those could be given to
# somebody between asking and listening, or a probe could even meet itself there.
PORTS = range(20_000, 32_000)


def free_port() -> int:
    while True:
        port = random.choice(PORTS)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


@contextmanager
def running(
    command: Sequence[str | Path], *, port: int, log: Path, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """The command's process group, once it listens on `port`; ended when the block ends.

    Raises RuntimeError with the end of its log when it does not listen within 90 seconds.
    """
    with log.open("ab") as written:
        process = subprocess.Popen(
            [str(word) for word in command],
            stdout=written,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **(env or {})},
            start_new_session=True,
        )
    try:
        until_listening(process, port, log)
        yield process
    finally:
        stop(process)


def until_listening(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        process_may_start()
    tail = log.read_text(errors="replace")[-2000:]
    raise RuntimeError(f"{process.args!r} does not listen on port {port}:\n{tail}")


def process_may_start() -> None:
    """Gives a starting process a moment before it is asked again."""
    time.sleep(0.05)


def stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
