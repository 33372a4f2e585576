"""A folder of pages on loopback, some of them under a strict policy."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

# What a page may be asked under: `served.url("fields.html", under="trusted-types")`.
POLICIES = {
    "trusted-types": "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
    " require-trusted-types-for 'script'; trusted-types 'none'",
    "sandbox": "sandbox allow-scripts",
    "sandbox-all": "sandbox",
    "nothing": "default-src 'none'; script-src 'none'",
}

# Likewise: a page that shares its process with nobody.
ISOLATED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


class Pages(SimpleHTTPRequestHandler):
    """Serves quietly; the policy is named in the query."""

    def end_headers(self) -> None:
        _, _, policy = self.path.partition("?")
        if policy in POLICIES:
            self.send_header("Content-Security-Policy", POLICIES[policy])
        for header, value in ISOLATED.items() if policy == "isolated" else ():
            self.send_header(header, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        return


@dataclass
class Served:
    root: str

    def url(self, page: str, *, under: str = "") -> str:
        return f"{self.root}/{page}?{under}" if under else f"{self.root}/{page}"


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
