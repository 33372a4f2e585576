"""Two replicas on one PostgreSQL of their own, behind a proxy with TLS where Caddy is installed.

`make replicas` starts them with a demo team, shows that what is written through one is heard at the other,
and stays until Ctrl+C.
"""

import json
import os
import secrets
import shutil
import signal
import ssl
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen, run
from typing import Any
from uuid import uuid4

import httpx
from websockets.sync.client import ClientConnection, connect

from tests.browser.processes import free_port, running
from tests.browser.service import Member
from tests.postgres import Cluster, own_cluster

ROOT = Path(__file__).parent.parent
CADDYFILE = ROOT / "proxy" / "Caddyfile"
LISTENS_WITHIN = 15.0


@dataclass
class Replicas:
    urls: list[str]
    public_url: str
    processes: list[Popen[bytes]]
    database_url: str
    password: str
    emails: dict[str, list[str]]
    """By role."""

    def signed_in(self, role: str) -> "Agent":
        return Agent(self, Member.signed_in(self.public_url, self.emails[role][0], self.password))


@dataclass
class Agent:
    """A person with a token that is good at every replica. `at` names one: 0 or 1."""

    replicas: Replicas
    member: Member

    @property
    def token(self) -> str:
        _, _, token = self.member.client.headers["Authorization"].partition(" ")
        return token

    def ask(self, at: int, method: str, path: str, **request: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx.request(
            method, f"{self.replicas.urls[at]}{path}", headers=headers, timeout=20, **request
        )

    def team(self, at: int, method: str, path: str, **request: Any) -> httpx.Response:
        return self.ask(at, method, f"/v1/teams/{self.member.team}{path}", **request)

    def pulls(self, at: int, cursor: str = "") -> dict[str, Any]:
        told = self.team(at, "GET", "/sync/changes", params={"cursor": cursor} if cursor else {})
        pulled: dict[str, Any] = told.raise_for_status().json()
        return pulled

    def private_folder(self) -> str:
        scopes = self.pulls(0)["scopes"]
        folder: str = next(scope["id"] for scope in scopes if scope["kind"] == "private")
        return folder

    def pushes(self, at: int, edit: dict[str, Any], client_id: str) -> httpx.Response:
        push = {"client_id": client_id, "epoch": self.pulls(at)["epoch"], "edits": [edit]}
        return self.team(at, "POST", "/sync/push", json=push)

    @contextmanager
    def listens(self, at: int) -> Iterator[ClientConnection]:
        """A live socket that has heard where the team stands."""
        url = self.replicas.urls[at].replace("http", "ws", 1)
        with connect(f"{url}/v1/teams/{self.member.team}/sync/live", compression=None) as socket:
            socket.send(json.dumps({"token": self.token}))
            socket.recv(timeout=20)
            yield socket

    @contextmanager
    def opens(self, at: int, template_id: str) -> Iterator[ClientConnection]:
        """The socket of somebody who has that template open."""
        url = self.replicas.urls[at].replace("http", "ws", 1)
        path = f"/v1/teams/{self.member.team}/templates/{template_id}/live"
        with connect(f"{url}{path}", compression=None) as socket:
            socket.send(json.dumps({"token": self.token}))
            yield socket


def new_template(folder: str, title: str) -> dict[str, Any]:
    fields = ("shortcut", "subject", "to", "cc", "bcc", "language", "description")
    content = {"title": title, "body": "<p>Hello.</p>", "tags": [], **dict.fromkeys(fields, "")}
    ids = {"edit_id": str(uuid4()), "id": str(uuid4())}
    return {**ids, "kind": "put", "base_revision": 0, "folder": folder, "template": content}


def hears(socket: ClientConnection, head: int, within: float = 20.0) -> float:
    """Seconds until the socket told that number, or a later one."""
    began = time.monotonic()
    while (left := began + within - time.monotonic()) > 0:
        said = json.loads(socket.recv(timeout=left))
        if any(number >= head for number in said.values()):
            return time.monotonic() - began
    raise TimeoutError(f"{head} was not heard within {within} s")


@contextmanager
def two_replicas(
    folder: Path, cluster: Cluster, *, behind_proxy: bool = False, **told: str
) -> Iterator[Replicas]:
    """`told` is further settings, as `DRAIN_SECONDS="1"`."""
    ports = [free_port(), free_port()]
    urls = [f"http://127.0.0.1:{port}" for port in ports]
    front = free_port()
    public_url = f"https://localhost:{front}" if behind_proxy else urls[0]
    database_url = cluster.new_database()
    shared = {
        "REJOINDER_DATABASE_URL": database_url,
        "REJOINDER_SECRET": secrets.token_hex(32),
        "REJOINDER_PUBLIC_URL": public_url,
        "REJOINDER_TRUSTED_PROXIES": "127.0.0.1" if behind_proxy else "",
        "REJOINDER_DATA_DIR": str(folder),
        "REJOINDER_LOG_LEVEL": "warning",
        **{f"REJOINDER_{name}": value for name, value in told.items()},
    }
    emails, password = _seeded(shared)
    with ExitStack() as stack:
        processes = [stack.enter_context(_replica(folder, port, shared)) for port in ports]
        if behind_proxy:
            stack.enter_context(_proxy(folder, front, ports))
        yield Replicas(urls, public_url, processes, database_url, password, emails)


def _seeded(shared: dict[str, str]) -> tuple[dict[str, list[str]], str]:
    """Brings the database up to date once, with a demo team in it; who may sign in, by role, and how."""
    told = run(
        [sys.executable, "-m", "api", "seed"],
        env=os.environ | shared,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    emails: dict[str, list[str]] = {}
    for line in told.splitlines():
        if "@" in line:
            email, password, role = line.split(maxsplit=2)
            emails.setdefault(role.strip("()"), []).append(email)
    return emails, password


def _replica(folder: Path, port: int, shared: dict[str, str]) -> Any:
    command = [sys.executable, "-m", "api", "serve"]
    env = shared | {"REJOINDER_PORT": str(port), "REJOINDER_HOST": "127.0.0.1"}
    return running(command, port=port, log=folder / f"replica-{port}.log", env=env)


@contextmanager
def _proxy(folder: Path, port: int, replicas: list[int]) -> Iterator[None]:
    """Caddy, with the configuration of `compose.yaml`; this process trusts its certificate meanwhile."""
    env = {
        "REJOINDER_SITE_PORT": str(port),
        "REJOINDER_REPLICAS": " ".join(f"127.0.0.1:{each}" for each in replicas),
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }
    command = ["caddy", "run", "--config", str(CADDYFILE), "--adapter", "caddyfile"]
    with running(command, port=port, log=folder / "proxy.log", env=env):
        root = folder / "caddy" / "pki" / "authorities" / "local" / "root.crt"
        was = os.environ.get("SSL_CERT_FILE")
        os.environ["SSL_CERT_FILE"] = str(root)
        try:
            _until_ready(f"https://localhost:{port}/ready")
            yield
        finally:
            del os.environ["SSL_CERT_FILE"]
            if was is not None:
                os.environ["SSL_CERT_FILE"] = was


def _until_ready(url: str) -> None:
    until = time.monotonic() + LISTENS_WITHIN
    while time.monotonic() < until:
        try:
            if httpx.get(url, timeout=10).status_code == 200:
                return
        except (httpx.TransportError, ssl.SSLError, OSError):
            pass
        time.sleep(0.1)
    raise RuntimeError(f"{url} does not answer.")


def demonstrate(replicas: Replicas) -> list[str]:
    """What is written through one is heard and seen at the other; in words, with milliseconds."""
    agent = replicas.signed_in("agent")
    folder = agent.private_folder()
    cursor = agent.pulls(1)["cursor"]
    waits = []
    with agent.listens(1) as socket:
        for number in range(10):
            began = time.monotonic()
            verdict = agent.pushes(0, new_template(folder, f"Shown {number}"), str(uuid4()))
            revision = verdict.raise_for_status().json()["verdicts"][0]["revision"]
            pushed = time.monotonic()
            hears(socket, revision)
            waits.append((pushed - began, time.monotonic() - pushed))
    seen = len(agent.pulls(1, cursor)["changes"])
    pushes, pokes = (sorted(each)[5] * 1000 for each in zip(*waits, strict=True))
    return [
        f"10 changes pushed through {replicas.urls[0]} ({pushes:.0f} ms each)",
        f"  heard on a socket at {replicas.urls[1]} {pokes:.1f} ms after the answer (median)",
        f"  and {seen} of 10 in the next pull there",
    ]


def main() -> int:
    has_proxy = shutil.which("caddy") is not None
    told_to_end = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: told_to_end.set())
    with (
        tempfile.TemporaryDirectory(prefix="rejoinder-replicas-") as folder,
        own_cluster() as cluster,
        two_replicas(Path(folder), cluster, behind_proxy=has_proxy) as replicas,
    ):
        print(_opening(replicas, has_proxy), flush=True)
        print("\n".join(["", *demonstrate(replicas), "", "Ctrl+C ends it."]), flush=True)
        told_to_end.wait()
    return 0


def _opening(replicas: Replicas, has_proxy: bool) -> str:
    people = ", ".join(f"{emails[0]} ({role})" for role, emails in replicas.emails.items())
    proxy = (
        f"  proxy       {replicas.public_url} (its own certificate; a browser will ask)"
        if has_proxy
        else "  proxy       none: Caddy is not installed (apt-get install caddy)"
    )
    return "\n".join(
        [
            "Two replicas on one PostgreSQL:",
            *(f"  replica     {url}" for url in replicas.urls),
            proxy,
            f"  PostgreSQL  {replicas.database_url.rpartition('@')[2]}",
            f"Sign in at {replicas.public_url}/sign-in as {people}",
            f"Password    {replicas.password}",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
