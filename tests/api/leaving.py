"""Somebody leaves: what they take along, and what is left of them."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from httpx import Response
from sqlalchemy import Uuid, func, select
from sqlmodel import SQLModel
from starlette.testclient import WebSocketTestSession

from tests.api.actor import Service, Shop, Someone


def deletes_account(who: Someone) -> Response:
    return who.delete("/v1/me", params={"email": who.email})


def taken_along(who: Someone, path: str) -> dict[str, bytes]:
    """What is in the archive, by the names of its files."""
    answer = who.get(path)
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def texts_along(who: Someone, path: str) -> dict[str, str]:
    return {name: content.decode() for name, content in taken_along(who, path).items()}


def rows_naming(service: Service, wanted: UUID) -> dict[str, int]:
    """How many rows of each table hold that id, in any column of ids."""
    found = {}
    with service.database() as db:
        for table in SQLModel.metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, Uuid):
                    count = db.execute(
                        select(func.count()).select_from(table).where(column == wanted)
                    ).scalar_one()
                    found[f"{table.name}.{column.name}"] = count
    return {name: count for name, count in found.items() if count}


def all_rows(service: Service) -> dict[str, int]:
    with service.database() as db:
        return {
            table.name: db.execute(select(func.count()).select_from(table)).scalar_one()
            for table in SQLModel.metadata.sorted_tables
        }


@contextmanager
def listening(shop: Shop, token: str) -> Iterator[WebSocketTestSession]:
    with shop.service.client.websocket_connect(f"{shop.url}/sync/live") as socket:
        socket.send_json({"token": token})
        socket.receive_json()
        yield socket
