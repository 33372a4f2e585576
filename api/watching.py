"""What whoever runs the service watches: that it lives, that it is ready, and its figures."""

import asyncio
import hmac
import time
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.concurrency import run_in_threadpool
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response

from api.metrics import Metrics
from api.migrations.run import lacks
from api.problems import NotFound, NotReady, NotSignedIn
from api.settings import Settings

router = APIRouter(include_in_schema=False)

PATIENCE = 2.0
# Whoever asks more often gets the same answer: to be asked must cost the database next to nothing.
TRUE_FOR = 1.0

AWAY = "The database does not answer."
LEAVING = "The service is shutting down."


class Readiness:
    """Whether requests should come here. What lives but is not ready is to be spared them, not killed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._asked: asyncio.Task[str] | None = None
        self._found, self._until = "", 0.0
        self.is_leaving = False

    async def obstacles(self) -> list[str]:
        """In words; none when it is ready."""
        if self.is_leaving:
            return [LEAVING]
        if time.monotonic() >= self._until:
            self._asked = self._asked or asyncio.create_task(run_in_threadpool(self._ask))
            try:
                async with asyncio.timeout(PATIENCE):
                    await asyncio.shield(self._asked)
            except TimeoutError:
                return [AWAY]
        return [self._found] if self._found else []

    def _ask(self) -> str:
        try:
            self._found = lacks(self._engine)
        except SQLAlchemyError:
            self._found = AWAY
        self._until, self._asked = time.monotonic() + TRUE_FOR, None
        return self._found


@router.get("/health")
async def health() -> dict[str, str]:
    """The process lives and its event loop turns. Asks nothing else, so that no database restarts it."""
    return {"status": "ok"}


@router.get("/ready")
async def ready(request: Request) -> dict[str, str]:
    """The database answers and has this version's tables, and nobody told the process to end."""
    readiness: Readiness = request.app.state.readiness
    if obstacles := await readiness.obstacles():
        raise NotReady(" ".join(obstacles), reasons=obstacles)
    return {"status": "ready"}


@router.get("/metrics")
async def figures(request: Request, authorization: Annotated[str, Header()] = "") -> Response:
    """In Prometheus's text format, for whoever has the token from the settings."""
    settings: Settings = request.app.state.settings
    token = settings.metrics_token.get_secret_value()
    if not token:
        raise NotFound("This service tells no figures; REJOINDER_METRICS_TOKEN switches them on.")
    if not hmac.compare_digest(authorization.encode(), f"Bearer {token}".encode()):
        raise NotSignedIn("Send the metrics token: Authorization: Bearer …")
    metrics: Metrics = request.app.state.metrics
    return Response(metrics.as_text(), media_type=CONTENT_TYPE_PLAIN_0_0_4)
