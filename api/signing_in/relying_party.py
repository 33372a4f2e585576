"""For whom passkeys are made: this service, at the address that people's browsers use."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from api.words.say import Said


@dataclass(frozen=True)
class RelyingParty:
    """Who a passkey is for: a host, and the one origin that may ask for it."""

    id: str
    origin: str


@dataclass(frozen=True)
class Nowhere:
    """Why no browser would make a passkey for this address."""

    reason: str


def relying_party(url: str) -> RelyingParty | Nowhere:
    """From the address that people's browsers use."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if _is_number(host):
        return Nowhere(
            Said(
                "Passkeys need a name in the address, and %(host)s is a number. "
                "Whoever runs this service can name one in REJOINDER_PUBLIC_URL, as http://localhost:8000.",
                host=host,
            )
        )
    is_local = host == "localhost" or host.endswith(".localhost")
    if parts.scheme != "https" and not is_local:
        return Nowhere(
            Said("Passkeys need https. Whoever runs this service can put a proxy with TLS before it.")
        )
    return RelyingParty(host, f"{parts.scheme}://{_without_usual_port(parts.netloc, parts.scheme)}")


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _without_usual_port(netloc: str, scheme: str) -> str:
    """As a browser writes an origin."""
    return netloc.lower().removesuffix(":443" if scheme == "https" else ":80")
