"""Where all parts meet."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.openapi.utils import get_openapi

import api.account.pages
import api.home
import api.identity.routes
import api.library.routes
import api.packs.routes
import api.pages
import api.practice.routes
import api.signing_in.device_pages
import api.signing_in.code_pages
import api.signing_in.pages
import api.signing_in.passkey_pages
import api.sync.routes
import api.teams.routes
from api.clock import Clock, now
from api.database import open_database
from api.identity.keys import keys_of
from api.identity.passwords import prepare
from api.identity.standing import Standing
from api.identity.tokens import Tokens
from api.incoming import Incoming
from api.outgoing import Outgoing
from api.problems import PROBLEM_SCHEMA
from api.refusing import refuse_in_one_shape
from api.settings import Settings
from api.signing_in.attempts import Attempts
from api.sync.compaction import compact
from api.sync.feed_reader import FeedReader
from api.teams.pokes import OneProcess
from api.turns import Turns


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
    app.add_middleware(Turns, at_once=settings.database_connections)
    app.add_middleware(Incoming)
    app.add_middleware(Outgoing, over_https=settings.url.startswith("https:"))
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
    api.signing_in.pages,
    api.signing_in.code_pages,
    api.signing_in.passkey_pages,
    api.signing_in.device_pages,
    api.account.pages,
    api.practice.routes,
    api.home,
)
SYNC = """
What changed, edits in, and pokes: how every keyboard stays level. Pokes come over the WebSocket
`/v1/teams/{team}/sync/live`: send `{"token": "…"}` first, then hear `{"<team>": head}` at every write
and `{}` every 20 seconds. It ends with 4401 when signed out, 4404 outside the team, 4408 without a token
in 10 seconds, and 4429 for the oldest of more than five of one person.
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
]
A_DAY = 24 * 60 * 60.0
ABOUT = """
The team's replies, on every agent's keyboard. Everything the extension does goes through this API,
and scripts may do the same.

Sign in at `/authorize` (authorization code with PKCE), send the access token as
`Authorization: Bearer …`. A refusal is always a problem (RFC 9457): `code` is stable, `detail` says
what happened and what to do. What belongs to another team answers exactly as what does not exist.
"""


@asynccontextmanager
async def _from_start_to_end(app: FastAPI) -> AsyncIterator[None]:
    await run_in_threadpool(prepare)
    await run_in_threadpool(compact, app.state.engine, app.state.clock())
    compacting = asyncio.create_task(_compact_every_day(app))
    yield
    compacting.cancel()
    await app.state.feed.close()
    app.state.engine.dispose()


async def _compact_every_day(app: FastAPI) -> None:
    while True:
        await asyncio.sleep(A_DAY)
        await run_in_threadpool(compact, app.state.engine, app.state.clock())


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
    state.notifier = OneProcess()
    state.feed = FeedReader(state.engine)
    # What every session carries in `info`, so that a rule can leave word for after its commit.
    state.told = {"notifier": state.notifier, "standing": state.standing}


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
        schemas.pop("HTTPValidationError", None)
        schemas.pop("ValidationError", None)
        app.openapi_schema = document
    return app.openapi_schema
