"""Telling the processes of a service what a command beside them wrote."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from api.logs import warn
from api.replicas.notices import Tellable, Told
from api.replicas.payloads import Waiting
from api.replicas.postgres import CHANNEL


class FromOutside:
    """Over PostgreSQL's channel. SQLite has none: there the service looks by itself once a second."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def tell(self, notice: Tellable) -> None:
        """What was written stands already: that nobody hears of it at once is no reason to fail."""
        if self._engine.dialect.name != "postgresql":
            return
        waiting = Waiting()
        waiting.add(notice)
        try:
            with self._engine.begin() as connection:
                for payload in waiting.payloads("a command"):
                    connection.execute(select(func.pg_notify(CHANNEL, payload)))
        except SQLAlchemyError as lost:
            warn("replicas not told", kind=type(lost).__name__)

    def subscribe(self, told: Told) -> Callable[[], None]:
        return lambda: None

    def carrying(self) -> AbstractAsyncContextManager[None]:
        return nullcontext()
