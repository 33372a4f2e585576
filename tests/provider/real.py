"""A real provider process (oidc-provider, which is certified), and a person who signs in at it."""

import json
import re
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx

from tests.browser.processes import free_port, process_may_start, running

HERE = Path(__file__).parent
SECRET = "what the provider and the service know"


@dataclass
class RealProvider:
    issuer: str

    def signs_in(self, address: str, login: str, back: str) -> str:
        """Goes where the service sent the person, says who they are, agrees; the address that leads back."""
        with httpx.Client(timeout=10) as tab:
            shown = tab.get(address)
            for _ in range(10):
                if shown.is_redirect:
                    onwards = urljoin(str(shown.url), shown.headers["location"])
                    if onwards.startswith(back):
                        return onwards
                    shown = tab.get(onwards)
                else:
                    address, typed = _form_in(shown, login)
                    shown = tab.post(address, data=typed)
        raise LookupError(f"The provider never led back to {back}.")


def _form_in(shown: httpx.Response, login: str) -> tuple[str, dict[str, str]]:
    form = re.search(r'<form[^>]*action="([^"]+)"', shown.text)
    if not form:
        raise LookupError(f"The provider shows no form: {shown.status_code} {shown.text[:500]}")
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown.text))
    typed = {"login": login, "password": "any"} if 'name="login"' in shown.text else {}
    return urljoin(str(shown.url), unescape(form[1])), hidden | typed


@contextmanager
def real_provider(
    folder: Path, back: str, people: dict[str, dict[str, Any]], port: int | None = None
) -> Iterator[RealProvider]:
    """`people` are claims by login. Raises RuntimeError with its log when it does not start."""
    port = port or free_port()
    told = {"PORT": str(port), "CLIENT_SECRET": SECRET, "BACK": back, "PEOPLE": json.dumps(people)}
    command = [node(), str(HERE / "provider.mjs")]
    with running(command, port=port, log=folder / "provider.log", env=told):
        yield RealProvider(f"http://127.0.0.1:{port}")
    _until_gone(port)


def _until_gone(port: int) -> None:
    """Node from PyPI is a program that starts another, which outlives it for a moment and still listens."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return
        process_may_start()
    raise RuntimeError(f"Something still listens on port {port}.")


def node() -> str:
    own = Path(sys.executable).with_name("node")
    found = str(own) if own.exists() else shutil.which("node")
    if not found:
        raise RuntimeError("No Node here. Run: make test")
    return found
