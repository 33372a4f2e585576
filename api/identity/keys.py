"""What is derived from the service's one secret, and where that secret is kept."""

import hashlib
import hmac
import os
import secrets
from base64 import urlsafe_b64encode
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from api.settings import Settings

SHORTEST = 32


class SecretTooShort(Exception):
    """The service refuses to start on a secret that can be guessed."""


class Keys:
    """One key a purpose, so that nothing made for one is good for another."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) < SHORTEST:
            raise SecretTooShort(
                f"REJOINDER_SECRET has {len(secret)} bytes; at least {SHORTEST} are needed. "
                "Leave it out and one is made and kept in the data folder."
            )
        self.signing = _derived(secret, b"sign access tokens")
        self._successors = _derived(secret, b"succeed refresh tokens")
        self._forms = _derived(secret, b"seal forms")
        self._names = _derived(secret, b"name without telling")
        # Tells one secret from another, and nothing else of it.
        self.recognised_by = _derived(secret, b"recognise the secret").hex()
        self._locker = Fernet(urlsafe_b64encode(_derived(secret, b"lock secrets away")))

    def successor_of(self, refresh_token: str) -> str:
        """Always the same for the same token, so that a lost answer can be given again without storing it."""
        return _text(_derived(self._successors, refresh_token.encode()))

    def seal_of(self, nonce: str) -> str:
        return _text(_derived(self._forms, nonce.encode()))

    def keyed_digest_of(self, guessable: str) -> str:
        """For what is too short for a plain digest: who has the database alone can try nothing out."""
        return _derived(self._names, guessable.encode()).hex()

    def locked(self, secret: str) -> str:
        """Encrypted, for the database (Fernet: AES-128-CBC with HMAC-SHA256)."""
        return self._locker.encrypt(secret.encode()).decode()

    def unlocked(self, locked: str) -> str | None:
        """Nothing, if it was locked under another secret."""
        try:
            return self._locker.decrypt(locked).decode()
        except InvalidToken:
            return None


def keys_of(settings: Settings) -> Keys:
    """From the environment, or from the data folder, where one is made, for its owner's eyes only."""
    told = settings.secret.get_secret_value().encode()
    return Keys(told or _kept_secret(settings.data_dir))


def new_token() -> str:
    """256 bits that nobody can guess, as 43 characters fit for an address."""
    return secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """All that is stored of a token. A plain hash will do: nobody can try out 256 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def _kept_secret(folder: Path) -> bytes:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = folder / "secret"
    try:
        file = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_bytes().strip()
    with os.fdopen(file, "w") as opened:
        opened.write(new_token())
    return kept.read_bytes()


def _derived(key: bytes, purpose: bytes) -> bytes:
    return hmac.new(key, purpose, hashlib.sha256).digest()


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
