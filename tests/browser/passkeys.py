"""A device with passkeys, as Chromium itself plays it for tests."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page

# As the fingerprint reader of a laptop, with a finger that is always there.
BUILT_IN = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@dataclass
class Passkeys:
    """Those of one tab; Chromium gives each tab a device of its own."""

    session: CDPSession
    device: str

    @classmethod
    def of(cls, page: Page) -> "Passkeys":
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        added = session.send("WebAuthn.addVirtualAuthenticator", {"options": BUILT_IN})
        return cls(session, added["authenticatorId"])

    def all(self) -> list[dict[str, Any]]:
        held = self.session.send("WebAuthn.getCredentials", {"authenticatorId": self.device})
        credentials: list[dict[str, Any]] = held["credentials"]
        return credentials

    def add(self, credential: dict[str, Any]) -> None:
        self.session.send(
            "WebAuthn.addCredential", {"authenticatorId": self.device, "credential": credential}
        )

    def clear(self) -> None:
        self.session.send("WebAuthn.clearCredentials", {"authenticatorId": self.device})
