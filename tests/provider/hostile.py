"""A provider that says whatever a test wants, true or false. It speaks HTTP; it is nobody's code but ours."""

import hashlib
import hmac
import json
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey


def new_key(name: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig"})


@dataclass
class Hostile:
    """Answers are made anew at each request; change them between two."""

    issuer: str
    key: RSAKey = field(default_factory=lambda: new_key("one"))
    described: dict[str, Any] = field(default_factory=dict)
    """Over the true discovery document."""
    also_published: list[dict[str, Any]] = field(default_factory=list)
    id_token: str = ""
    userinfo: dict[str, Any] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """The paths that were asked for, with the form that came."""
    is_broken: bool = False
    stumbles_over_codes: bool = False

    @property
    def discovery(self) -> dict[str, Any]:
        at = self.issuer
        return {
            "issuer": at,
            "authorization_endpoint": f"{at}/auth",
            "token_endpoint": f"{at}/token",
            "jwks_uri": f"{at}/jwks",
            "userinfo_endpoint": f"{at}/userinfo",
        } | self.described

    def signed(self, claims: dict[str, Any], key: Any = None, **header: Any) -> str:
        said = {"alg": "RS256", "kid": "one"} | header
        return jwt.encode(said, claims, key or self.key, algorithms=[said["alg"]])

    def answer(self, path: str) -> dict[str, Any] | None:
        if self.is_broken or (self.stumbles_over_codes and path == "/token"):
            return None
        return {
            "/.well-known/openid-configuration": self.discovery,
            "/jwks": {"keys": [self.key.as_dict(private=False), *self.also_published]},
            "/token": {"access_token": "access", "token_type": "Bearer", "id_token": self.id_token},
            "/userinfo": self.userinfo,
        }.get(path)


def with_mac(claims: dict[str, Any], secret: bytes, kid: str = "one") -> str:
    """With `alg: HS256`, under whatever bytes; made by hand, for no library makes it under a public key."""
    said = unsigned(claims, {"alg": "HS256", "kid": kid}).rstrip(".")
    mac = hmac.new(secret, said.encode(), hashlib.sha256).digest()
    return f"{said}.{urlsafe_b64encode(mac).decode().rstrip('=')}"


def unsigned(claims: dict[str, Any], header: dict[str, Any] | None = None) -> str:
    """With `alg: none`, unless told."""
    parts = [header or {"alg": "none"}, claims]
    return ".".join(
        [*(urlsafe_b64encode(json.dumps(each).encode()).decode().rstrip("=") for each in parts), ""]
    )


@contextmanager
def hostile_provider() -> Iterator[Hostile]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["content-length"])).decode()
            self._answer({name: values[0] for name, values in parse_qs(sent).items()})

        def _answer(self, form: dict[str, str]) -> None:
            path = urlsplit(self.path).path
            provider.asked.append((path, form))
            said = provider.answer(path)
            body = json.dumps(said).encode() if said is not None else b"<h1>Out of order</h1>"
            self.send_response(200 if said is not None else 502)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider = Hostile(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
