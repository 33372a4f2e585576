"""Names of their own behind TLS, as people reach a service and their webmail; all of it on this machine."""

import asyncio
import base64
import ssl
from asyncio import StreamReader, StreamWriter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.browser.processes import free_port
from tests.certificate import own_certificate

NAMES = ("rejoinder.test", "mail.test", "shop.test")
MOST = 64 * 1024


@dataclass
class Certificate:
    """Good for NAMES, and trusted by nobody but a browser that is started with `trusting`."""

    served: ssl.SSLContext
    key_digest: str

    @property
    def trusting(self) -> list[str]:
        """What a Chromium is told, so that these names are this machine and their key is believed."""
        names = ", ".join(f"MAP {name} 127.0.0.1" for name in NAMES)
        return [
            f"--host-resolver-rules={names}",
            f"--ignore-certificate-errors-spki-list={self.key_digest}",
        ]


def certificate_in(folder: Path) -> Certificate:
    served, key = own_certificate(folder / "served.pem", *map(x509.DNSName, NAMES))
    public = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return Certificate(served, base64.b64encode(sha256(public).digest()).decode())


@contextmanager
def tls_before(plain: int, certificate: Certificate, port: int | None = None) -> Iterator[int]:
    """The port at which whoever speaks TLS reaches what listens plainly at `plain`. Changes no byte."""
    front = port or free_port()
    loop = asyncio.new_event_loop()
    carrying = Thread(target=loop.run_forever, daemon=True)
    carrying.start()

    async def carry(reader: StreamReader, writer: StreamWriter) -> None:
        with suppress(OSError, asyncio.CancelledError):
            inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", plain)
            async with asyncio.TaskGroup() as both:
                both.create_task(_pour(reader, inner_writer))
                both.create_task(_pour(inner_reader, writer))

    opening = asyncio.start_server(carry, "127.0.0.1", front, ssl=certificate.served)
    server = asyncio.run_coroutine_threadsafe(opening, loop).result(timeout=10)
    try:
        yield front
    finally:
        asyncio.run_coroutine_threadsafe(_ended(server), loop).result(timeout=10)
        loop.call_soon_threadsafe(loop.stop)
        carrying.join()
        loop.close()


async def _pour(source: StreamReader, into: StreamWriter) -> None:
    """Until the one that sends has done; then there is no more to say to the other, either."""
    with suppress(OSError):
        while piece := await source.read(MOST):
            into.write(piece)
            await into.drain()
    into.close()


async def _ended(server: asyncio.Server) -> None:
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for each in others:
        each.cancel()
    await asyncio.gather(*others, return_exceptions=True)
