"""What a thousand idle sockets cost the service, and whether that stays so.

A thousand people of one team are connected and hear heartbeats; memory is what the system says that the
process holds. The short form lasts two heartbeats; `python -m benchmarks --only sockets --minutes 10` shows
whether memory stays flat.
"""

import asyncio
from collections.abc import Sequence

import uvloop

from benchmarks.clients import connected
from benchmarks.cores import beside_the_service
from benchmarks.databases import every_database
from benchmarks.figures import Row, at_most, told
from benchmarks.library import Library, Size, fill
from benchmarks.served import Served, served

SOCKETS = 1_000
SHORT = 0.7
BETWEEN_LOOKS = 5.0
WARMING = 200
"""Who come first and leave again, so that threads and connections are there that any number would need."""
SIZE = Size(templates=100, seen_folders=4, people=SOCKETS)
KIB = 1024


def rows(minutes: float = SHORT) -> list[Row]:
    with beside_the_service(), every_database() as databases:
        database = databases[-1]
        library = fill(database.settings, SIZE)
        with served("feed", database.settings) as service:
            held = uvloop.run(_held(service, library, minutes))
    return _rows(held, minutes)


async def _held(service: Served, library: Library, minutes: float) -> Sequence[int]:
    """Bytes: before those came who stay, with everybody there, and then from time to time.

    Raises RuntimeError if a socket ends meanwhile.
    """
    warm = await connected(service.port, library.url, library.tokens[:WARMING], lambda _: None)
    for socket in warm:
        socket.close()
    held = [service.memory()]
    sockets = await connected(service.port, library.url, library.tokens, lambda _: None)
    loop = asyncio.get_running_loop()
    until = loop.time() + minutes * 60
    while True:
        held.append(service.memory())
        if ended := sum(socket.is_over for socket in sockets):
            raise RuntimeError(f"{ended} of {SOCKETS} sockets ended.")
        if loop.time() >= until:
            return held
        await asyncio.sleep(min(BETWEEN_LOOKS, until - loop.time()))


def _rows(held: Sequence[int], minutes: float) -> list[Row]:
    before, first, last = held[0], held[1], max(held[-3:])
    a_socket = (last - before) / SOCKETS / KIB
    growth = (last - first) / SOCKETS / KIB
    seen = f"{before / KIB**2:.0f} MiB without, {last / KIB**2:.0f} MiB with {SOCKETS:,} sockets"
    return [
        at_most("memory an idle socket", a_socket, "KiB", 40, seen),
        told(f"its growth in {minutes:g} minutes", growth, "KiB", f"{len(held) - 1} looks; flat is about 0"),
    ]
