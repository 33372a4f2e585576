"""Kinto, a peer: records with permissions and a feed of changes, on PostgreSQL.

It is installed by its name on PyPI into an environment of its own, since nothing of it may reach ours, and
served by one process of waitress, its own server, on one core; accounts that were checked are remembered in
memory, the quickest of its caches. 10,000 records lie in 40 collections, of which a group that the asking
account belongs to may read every second one. Kinto tells changes collection by collection: what is asked here
is one of the twenty requests that one pull of our feed stands for.
"""

import json
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from benchmarks.replies import reply
from benchmarks.served import Served, running

VERSION = "26.5.0"
ENVIRONMENT = Path(__file__).parents[1] / ".cache" / f"kinto-{VERSION}"
COLLECTIONS = 40
# The first one is large enough for a page of 500.
IN_FIRST, IN_ANY_OTHER = 1_000, 230
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
RECORDS = "/v1/buckets/shop/collections/c0/records"
SETTINGS = """
[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = %(http_port)s
[app:main]
use = egg:kinto
kinto.includes = kinto.plugins.accounts
kinto.storage_backend = kinto.core.storage.postgresql
kinto.storage_url = {url}
kinto.permission_backend = kinto.core.permission.postgresql
kinto.permission_url = {url}
kinto.cache_backend = kinto.core.cache.memory
kinto.userid_hmac_secret = a secret of this benchmark
kinto.paginate_by = 500
kinto.account_create_principals = system.Everyone
kinto.bucket_create_principals = system.Authenticated
multiauth.policies = account
multiauth.policy.account.use = kinto.plugins.accounts.AccountsPolicy
[loggers]
keys = root
[handlers]
keys = none
[formatters]
keys =
[logger_root]
level = ERROR
handlers = none
[handler_none]
class = NullHandler
args = ()
"""


@contextmanager
def kinto(database_url: str, folder: Path) -> Iterator[Served]:
    """Filled, and answering. Raises CalledProcessError where it cannot be installed."""
    program = _installed()
    settings = folder / "kinto.ini"
    settings.write_text(SETTINGS.format(url=database_url.replace("postgresql:", "postgresql+psycopg2:")))
    _run(program, "migrate", "--ini", str(settings))
    held = [sys.executable, "-m", "benchmarks.cores"]
    with running([*held, str(program), "start", "--ini", str(settings), "--port"], {}) as service:
        _make_collections(service.port)
        _fill(database_url)
        yield service


def questions() -> dict[str, tuple[str, dict[str, str]]]:
    """The path and headers for the work of each kind."""
    newest, twenty, page = (_stamp(IN_FIRST - back) for back in (1, 21, 501))
    return {
        "nothing new": (f"{RECORDS}?_since={newest}", _as("agent") | {"If-None-Match": f'"{newest}"'}),
        "20 changed rows": (f"{RECORDS}?_since={twenty}", _as("agent")),
        "page of 500 rows": (f"{RECORDS}?_since={page}&_limit=500", _as("agent")),
    }


def _installed() -> Path:
    program = ENVIRONMENT / "bin" / "kinto"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        _run(ENVIRONMENT / "bin" / "pip", "install", "--quiet", f"kinto[postgresql]=={VERSION}")
    return program


def _run(program: Path, *words: str) -> None:
    subprocess.run([str(program), *words], check=True, capture_output=True, text=True)


def _make_collections(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port)

    def put(path: str, who: str, **said: Any) -> None:
        headers = {"Content-Type": "application/json", **(_as(who) if who else {})}
        connection.request("PUT", f"/v1{path}", json.dumps(said), headers)
        answer = connection.getresponse()
        told = answer.read()
        if answer.status >= 300:
            raise RuntimeError(f"Kinto answered {answer.status} to {path}: {told[:200]!r}")

    for who in ("owner", "agent"):
        put(f"/accounts/{who}", "", data={"password": f"{who}'s"})
    put("/buckets/shop", "owner")
    put("/buckets/shop/groups/support", "owner", data={"members": ["account:agent"]})
    for number in range(COLLECTIONS):
        readers = [] if number % 2 else ["/buckets/shop/groups/support"]
        put(f"/buckets/shop/collections/c{number}", "owner", permissions={"read": readers})


def _fill(database_url: str) -> None:
    """As its storage writes them; over HTTP it would take minutes."""
    with psycopg.connect(database_url) as connection, connection.cursor() as cursor:
        for collection in range(COLLECTIONS):
            count = IN_ANY_OTHER if collection else IN_FIRST
            parent = f"/buckets/shop/collections/c{collection}"
            rows = [(str(uuid4()), parent, _at(n), _record(n)) for n in range(count)]
            cursor.executemany(
                "INSERT INTO objects (id, parent_id, resource_name, last_modified, data, deleted)"
                " VALUES (%s, %s, 'record', %s, %s, false)",
                rows,
            )
        cursor.execute("ANALYZE")


def _record(number: int) -> str:
    return json.dumps(reply(number).model_dump())


def _at(number: int) -> datetime:
    return (BEGAN + timedelta(milliseconds=number)).replace(tzinfo=None)


def _stamp(number: int) -> int:
    """In milliseconds, as Kinto tells it."""
    return int(BEGAN.timestamp() * 1000) + number


def _as(who: str) -> dict[str, str]:
    words = f"{who}:{who}'s"
    return {"Authorization": f"Basic {b64encode(words.encode()).decode()}"}
