"""What the company's sign-in publishes of itself (OpenID Connect Discovery), and whether that will do."""

from dataclasses import dataclass
from typing import Any, Literal

from api.signing_in.company_asking import is_address

_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


@dataclass(frozen=True)
class Flaw:
    """`told` is the issuer that it names, or which addresses are missing or not fit to be asked."""

    kind: Literal["other_issuer", "incomplete"]
    told: str


def description_address(issuer: str) -> str:
    return f"{issuer.rstrip('/')}/.well-known/openid-configuration"


def flaw_in(described: dict[str, Any], issuer: str) -> Flaw | None:
    if described.get("issuer") != issuer:
        return Flaw("other_issuer", str(described.get("issuer") or ""))
    asked = [*_NEEDED, *(["userinfo_endpoint"] if "userinfo_endpoint" in described else [])]
    unfit = [name for name in asked if not is_address(described.get(name))]
    return Flaw("incomplete", ", ".join(unfit)) if unfit else None
