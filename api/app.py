"""Where all parts meet."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from anyio import CapacityLimiter
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

import api.account.pages
import api.console.routes
import api.files.routes
import api.home
import api.identity.routes
import api.installing.routes
import api.leaving.routes
import api.library.routes
import api.packs.routes
import api.pages
import api.practice.routes
import api.presence.routes
import api.signing_in.code_pages
import api.signing_in.device_pages
import api.signing_in.pages
import api.signing_in.passkey_pages
import api.signing_in.setup_pages
import api.sync.routes
import api.teams.company_pages
import api.teams.reset_pages
import api.teams.routes
import api.watching
from api.audit.retention import forget_entries
from api.clock import Clock, now
from api.database import open_database
from api.document import ABOUT, CHAPTERS, document_of
from api.files.arriving import Arrivals
from api.identity.keys import keys_of
from api.identity.passwords import prepare
from api.identity.standing import Standing
from api.identity.tokens import Tokens
from api.incoming import Incoming
from api.letters import Postbox
from api.logs import warn
from api.metrics import Metrics
from api.outgoing import Outgoing
from api.presence.board import Board
from api.refusing import refuse_in_one_shape, refused
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
from api.words.speaking import Speaking


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

    app.add_middleware(Turns, at_once=settings.database_connections, refused=refused)
    app.add_middleware(Incoming, refused=refused)
    over_https = settings.url.startswith("https:")
    app.add_middleware(Outgoing, metrics=app.state.metrics, refused=refused, over_https=over_https)
    app.add_middleware(Speaking)
    refuse_in_one_shape(app)

    for room in ROOMS:
        app.include_router(room.router)
    app.router.routes += [api.pages.files, api.practice.routes.files]
    app.openapi = lambda: document_of(app)  # type: ignore[method-assign] # FastAPI's documented way
    return app


# Routes are tried in turn, and the feed is asked for all day long.
ROOMS = (
    api.sync.routes,
    api.identity.routes,
    api.teams.routes,
    api.library.routes,
    api.presence.routes,
    api.files.routes,
    api.packs.routes,
    api.leaving.routes,
    api.signing_in.pages,
    api.signing_in.code_pages,
    api.signing_in.setup_pages,
    api.teams.reset_pages,
    api.signing_in.passkey_pages,
    api.signing_in.device_pages,
    api.teams.company_pages,
    api.account.pages,
    api.console.routes,
    api.practice.routes,
    api.home,
    api.installing.routes,
    api.watching,
)
A_DAY = 24 * 60 * 60.0


@asynccontextmanager
async def _from_start_to_end(app: FastAPI) -> AsyncIterator[None]:
    loop, state = asyncio.get_running_loop(), app.state
    board = Switchboard(loop, state.engine, state.metrics)
    app.state.switchboard = board
    open_templates = Board(loop, state.engine, state.notifier, state.metrics)
    app.state.board = open_templates
    unheard = [app.state.notifier.subscribe(each.hear) for each in (board, open_templates)]
    await run_in_threadpool(prepare)
    await run_in_threadpool(_forget_what_is_over, app)
    compacting = asyncio.create_task(_compact_every_day(app))
    async with app.state.notifier.carrying():
        yield
    for stop in unheard:
        stop()
    board.close()
    open_templates.close()
    compacting.cancel()
    await app.state.feed.close()
    await run_in_threadpool(app.state.postbox.close)
    app.state.engine.dispose()


async def _compact_every_day(app: FastAPI) -> None:
    while True:
        await asyncio.sleep(A_DAY)
        try:
            await run_in_threadpool(_forget_what_is_over, app)
        except SQLAlchemyError as failed:
            warn("not compacted", kind=type(failed).__name__)  # tomorrow is another day


def _forget_what_is_over(app: FastAPI) -> None:
    at: datetime = app.state.clock()
    settings: Settings = app.state.settings
    compact(app.state.engine, at, timedelta(days=settings.trash_days))
    forget_entries(app.state.engine, at - timedelta(days=settings.audit_days))


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
    state.company_threads = CapacityLimiter(2)
    state.notifier = _notifier_on(state.engine)
    state.notifier.subscribe(state.standing.hear)
    state.feed = FeedReader(state.engine)
    state.arrivals = Arrivals()
    # What every session carries in `info`, so that a rule can leave word for after its commit.
    state.told = {"notifier": state.notifier, "standing": state.standing, "metrics": state.metrics}


def _notifier_on(engine: Engine) -> Notifier:
    """PostgreSQL may be shared with other replicas; a SQLite file is one process's own."""
    return AcrossReplicas(engine.url) if engine.dialect.name == "postgresql" else OneProcess()
