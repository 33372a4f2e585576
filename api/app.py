"""Where all parts meet."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.openapi.utils import get_openapi
from sqlalchemy import Engine

import api.account.pages
import api.home
import api.identity.routes
import api.leaving.routes
import api.library.routes
import api.packs.routes
import api.pages
import api.practice.routes
import api.signing_in.code_pages
import api.signing_in.device_pages
import api.signing_in.pages
import api.signing_in.passkey_pages
import api.signing_in.reset_pages
import api.sync.routes
import api.teams.company_pages
import api.teams.routes
import api.watching
from api.audit.retention import forget_entries
from api.clock import Clock, now
from api.database import open_database
from api.identity.api_scopes import rule_for
from api.identity.keys import keys_of
from api.identity.passwords import prepare
from api.identity.standing import Standing
from api.identity.tokens import Tokens
from api.incoming import Incoming
from api.letters import Postbox
from api.metrics import Metrics
from api.outgoing import Outgoing
from api.problems import PROBLEM_SCHEMA
from api.refusing import refuse_in_one_shape
from api.replicas.notices import Notifier, OneProcess
from api.replicas.postgres import AcrossReplicas
from api.settings import Settings
from api.signing_in.attempts import Attempts
from api.signing_in.company_provider import Provider
from api.signing_in.windows import WindowsInDatabase
from api.sync.compaction import compact
from api.sync.feed_reader import FeedReader
from api.sync.live import Switchboard
from api.turns import Turns
from api.watching import Readiness


def create_app(settings: Settings, clock: Clock = now) -> FastAPI:
    """The whole service. Opens its database, and touches nothing else until it is started."""
    app = FastAPI(
        title="Rejoinder",
        version="0.1.0",
        description=ABOUT,
        openapi_tags=CHAPTERS,
        docs_url=None,
        redoc_url=None,
        lifespan=_from_start_to_end,
    )
    _furnish(app, settings, clock)

    app.add_middleware(Turns, at_once=settings.database_connections)
    app.add_middleware(Incoming)
    app.add_middleware(Outgoing, metrics=app.state.metrics, over_https=settings.url.startswith("https:"))
    refuse_in_one_shape(app)

    for room in ROOMS:
        app.include_router(room.router)
    app.router.routes += [api.pages.files, api.practice.routes.files]
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign] # FastAPI's documented way
    return app


# Routes are tried in turn, and the feed is asked for all day long.
ROOMS = (
    api.sync.routes,
    api.identity.routes,
    api.teams.routes,
    api.library.routes,
    api.packs.routes,
    api.leaving.routes,
    api.signing_in.pages,
    api.signing_in.code_pages,
    api.signing_in.reset_pages,
    api.signing_in.passkey_pages,
    api.signing_in.device_pages,
    api.teams.company_pages,
    api.account.pages,
    api.practice.routes,
    api.home,
    api.watching,
)
SYNC = """
What changed, edits in, and pokes: how every keyboard stays level. Pokes come over the WebSocket
`/v1/teams/{team}/sync/live`: send `{"token": "…"}` first, then hear `{"<team>": head}` at every write
and `{}` every 20 seconds. It ends with 4401 when signed out, 4404 outside the team, 4408 without a token
in 10 seconds, 4429 for the oldest of more than five
of one person in the team, and 1012 when the service restarts, with `{"retry_after": seconds}` as its reason.
""".strip()
# As the reference tells them.
CHAPTERS: list[dict[str, str]] = [
    {"name": "Signing in", "description": "Tokens, and the devices that a person is signed in on."},
    {"name": "Teams and people", "description": "A team, its values, who belongs to it and in which role."},
    {"name": "Invitations", "description": "Links that let somebody in, once."},
    {"name": "Groups", "description": "People who may do the same."},
    {"name": "Folders", "description": "The unit of permission and of sync, and who may do what in it."},
    {"name": "Templates", "description": "Text with variables, and every version that was kept."},
    {"name": "Packs", "description": "Files of templates, read and written as YAML."},
    {"name": "Sync", "description": SYNC},
    {"name": "API tokens", "description": "Ways in for scripts: one team, one scope, an end."},
    {"name": "Audit trail", "description": "Who did what to whom, and when."},
    {"name": "Leaving", "description": "Taking everything along, and leaving for good."},
]
A_DAY = 24 * 60 * 60.0
ABOUT = """
The team's replies, on every agent's keyboard. Everything the extension does goes through this API,
and scripts may do the same.

Sign in at `/authorize` (authorization code with PKCE), send the access token as
`Authorization: Bearer …`. A script sends an API token there, which its person makes on `/account`;
`x-api-token` says of each operation which scope it needs.

A refusal is always a problem (RFC 9457): `code` is stable, `detail` says what happened and what to do.
What belongs to another team answers exactly as what does not exist.
"""


@asynccontextmanager
async def _from_start_to_end(app: FastAPI) -> AsyncIterator[None]:
    board = Switchboard(asyncio.get_running_loop(), app.state.engine, app.state.metrics)
    app.state.switchboard = board
    unheard = app.state.notifier.subscribe(board.hear)
    await run_in_threadpool(prepare)
    await run_in_threadpool(_forget_what_is_over, app)
    compacting = asyncio.create_task(_compact_every_day(app))
    async with app.state.notifier.carrying():
        yield
    unheard()
    board.close()
    compacting.cancel()
    await app.state.feed.close()
    await run_in_threadpool(app.state.postbox.close)
    app.state.engine.dispose()


async def _compact_every_day(app: FastAPI) -> None:
    while True:
        await asyncio.sleep(A_DAY)
        await run_in_threadpool(_forget_what_is_over, app)


def _forget_what_is_over(app: FastAPI) -> None:
    at: datetime = app.state.clock()
    compact(app.state.engine, at)
    forget_entries(app.state.engine, at - timedelta(days=app.state.settings.audit_days))


def _furnish(app: FastAPI, settings: Settings, clock: Clock) -> None:
    keys = keys_of(settings)
    state = app.state
    state.settings = settings
    state.clock = clock
    state.keys = keys
    state.engine = open_database(settings)
    state.tokens = Tokens(keys, settings.url)
    state.standing = Standing(state.engine, state.tokens, clock)
    state.attempts = Attempts(state.engine, keys, clock)
    state.windows = WindowsInDatabase(state.engine, keys, clock, settings)
    state.postbox = Postbox(settings)
    state.readiness = Readiness(state.engine)
    state.metrics = Metrics()
    state.metrics.watch_pool(state.engine)
    state.company = Provider(settings, clock) if settings.oidc_issuer else None
    state.notifier = _notifier_on(state.engine)
    state.notifier.subscribe(state.standing.hear)
    state.feed = FeedReader(state.engine)
    # What every session carries in `info`, so that a rule can leave word for after its commit.
    state.told = {"notifier": state.notifier, "standing": state.standing, "metrics": state.metrics}


def _notifier_on(engine: Engine) -> Notifier:
    """PostgreSQL may be shared with other replicas; a SQLite file is one process's own."""
    return AcrossReplicas(engine.url) if engine.dialect.name == "postgresql" else OneProcess()


def _openapi(app: FastAPI) -> dict[str, Any]:
    if not app.openapi_schema:
        document = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description.strip(),
            routes=app.routes,
            tags=app.openapi_tags,
        )
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas["Problem"] = PROBLEM_SCHEMA
        _say_scopes(document)
        schemas.pop("HTTPValidationError", None)
        schemas.pop("ValidationError", None)
        app.openapi_schema = document
    return app.openapi_schema


def _say_scopes(document: dict[str, Any]) -> None:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if "security" in operation:
                operation["x-api-token"] = rule_for(method.upper(), path) or "never"
