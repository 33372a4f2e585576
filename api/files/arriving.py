"""A file as it arrives: onto the disk while it is counted and digested, gone again with the request."""

import asyncio
import hashlib
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import IO
from uuid import UUID

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from api.files.sending import PIECE
from api.problems import BadRequest, Busy, Problem

PATIENCE = 300.0
AT_ONCE, AT_ONCE_OF_ONE = 24, 4
IN_MEMORY = 1024 * 1024
# A client hears why its file was refused only once it has sent it, so some of it is read and dropped.
READ_AND_DROPPED = 64 * 1024 * 1024


class Arrived:
    """Something that arrived whole."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.size = 0

    def add(self, part: bytes) -> None:
        self._digest.update(part)
        self._file.write(part)
        self.size += len(part)

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()

    def pieces(self) -> Iterator[bytes]:
        self._file.seek(0)
        while piece := self._file.read(PIECE):
            yield piece


class Arrivals:
    """How many files arrive at once in this process: each takes room on its disk for as long as it takes."""

    def __init__(self) -> None:
        self._of: Counter[UUID] = Counter()

    @contextmanager
    def one_of(self, person_id: UUID) -> Iterator[None]:
        """Raises Busy where there are too many already, of everybody or of this person."""
        if self._of.total() >= AT_ONCE or self._of[person_id] >= AT_ONCE_OF_ONE:
            raise Busy("Many files are arriving right now. Try again in a moment.")
        self._of[person_id] += 1
        try:
            yield
        finally:
            self._of[person_id] -= 1
            if not self._of[person_id]:
                del self._of[person_id]


@asynccontextmanager
async def arriving(request: Request, too_large: Problem, limit: int) -> AsyncIterator[Arrived]:
    """The whole body. Raises `too_large` for more than the limit, BadRequest for one that breaks off, and for
    one that takes too long Busy: the line may be better later."""
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        arrived = Arrived(file)
        try:
            async with asyncio.timeout(PATIENCE):
                await _receive(request, arrived, limit)
        except TimeoutError:
            raise Busy("The file took too long to arrive. Send it again.") from None
        except ClientDisconnect:
            raise BadRequest("The request ended before its body did.") from None
        if arrived.size > limit:
            raise too_large
        yield arrived


async def _receive(request: Request, arrived: Arrived, limit: int) -> None:
    dropped = 0
    async for part in request.stream():
        if arrived.size > limit:
            dropped += len(part)
            if dropped > READ_AND_DROPPED:
                return
        elif part:
            await run_in_threadpool(arrived.add, part)
