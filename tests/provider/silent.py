"""A provider that takes every question and answers none."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Silent:
    """Counts who is waiting for it."""

    issuer: str
    is_asked: threading.Event = field(default_factory=threading.Event)
    most_at_once: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _now: int = 0

    def listen_to(self, caller: socket.socket) -> None:
        with caller:
            self._count(1)
            self.is_asked.set()
            while caller.recv(65536):
                pass
            self._count(-1)

    def _count(self, more: int) -> None:
        with self._lock:
            self._now += more
            self.most_at_once = max(self.most_at_once, self._now)


@contextmanager
def silent_provider() -> Iterator[Silent]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        provider = Silent(f"http://127.0.0.1:{server.getsockname()[1]}")
        threading.Thread(target=_take, args=(server, provider), daemon=True).start()
        yield provider
        server.shutdown(socket.SHUT_RDWR)


def _take(server: socket.socket, provider: Silent) -> None:
    while True:
        try:
            caller, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=provider.listen_to, args=(caller,), daemon=True).start()
