"""A device that keeps passkeys, in software: what a browser answers with it, or a hostile one would."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field, replace
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

PRESENT, VERIFIED, HOLDS_KEY = 0x01, 0x04, 0x40


@dataclass
class SoftPasskey:
    """One key for one site. Change a field to play somebody who cheats."""

    origin: str
    rp_id: str
    owner: bytes = b""
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    count: int = 0
    flags: int = PRESENT | VERIFIED

    def but(self, **other: Any) -> "SoftPasskey":
        """A copy that differs."""
        return replace(self, **other)

    def registered(self, options: str, kind: str = "webauthn.create") -> str:
        """The answer to `navigator.credentials.create`, as JSON."""
        asked = json.loads(options)
        self.owner = base64url_to_bytes(asked["user"]["id"])
        head = self._head(self.flags | HOLDS_KEY)
        length = len(self.credential_id).to_bytes(2, "big")
        auth_data = head + bytes(16) + length + self.credential_id + cbor2.dumps(self._cose())
        attested = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": auth_data})
        return self._credential(
            {
                "clientDataJSON": bytes_to_base64url(self._client_data(kind, asked)),
                "attestationObject": bytes_to_base64url(attested),
            }
        )

    def signed(self, options: str, kind: str = "webauthn.get") -> str:
        """The answer to `navigator.credentials.get`, as JSON; counts."""
        self.count += 1
        client_data = self._client_data(kind, json.loads(options))
        auth_data = self._head(self.flags)
        signature = self.key.sign(auth_data + hashlib.sha256(client_data).digest(), ec.ECDSA(SHA256()))
        return self._credential(
            {
                "clientDataJSON": bytes_to_base64url(client_data),
                "authenticatorData": bytes_to_base64url(auth_data),
                "signature": bytes_to_base64url(signature),
                "userHandle": bytes_to_base64url(self.owner),
            }
        )

    def _credential(self, response: dict[str, str]) -> str:
        name = bytes_to_base64url(self.credential_id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})

    def _client_data(self, kind: str, asked: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": asked["challenge"], "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _head(self, flags: int) -> bytes:
        return hashlib.sha256(self.rp_id.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _cose(self) -> dict[int, Any]:
        at = self.key.public_key().public_numbers()
        return {1: 2, 3: -7, -1: 1, -2: at.x.to_bytes(32, "big"), -3: at.y.to_bytes(32, "big")}
