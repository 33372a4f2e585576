"""Company sign-in as a test arranges it: a service that trusts a provider, and a sign-in under way."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from httpx import Response

from tests.api.actor import Service
from tests.api.conftest import service_in
from tests.api.tab import Tab
from tests.databases import EmptyDatabase
from tests.provider.hostile import Hostile
from tests.provider.real import SECRET

BACK = "/sign-in/company/back"


@contextmanager
def company_service(
    folder: Path, empty_database: EmptyDatabase, issuer: str, **told: Any
) -> Iterator[Service]:
    usual = {"oidc_issuer": issuer, "oidc_client_id": "rejoinder", "oidc_client_secret": SECRET}
    with service_in(folder, empty_database, **usual, oidc_name="Shop & Co", **told) as opened:
        yield opened


class Asked:
    """A sign-in under way in one tab, as the provider sees it."""

    def __init__(self, service: Service, after: str = "/") -> None:
        self.tab = Tab(service)
        address = self.tab.opens("/sign-in/company", after=after).headers["location"]
        self.query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}

    def comes_back(self, **answer: str) -> Response:
        return self.tab.opens(BACK, **({"code": "code", "state": self.query["state"]} | answer))

    def claims(self, provider: Hostile, **other: Any) -> dict[str, Any]:
        now = int(time.time())
        said = {
            "iss": provider.issuer,
            "sub": "ada",
            "aud": "rejoinder",
            "iat": now,
            "exp": now + 60,
            "nonce": self.query["nonce"],
            "email": "ada@shop.test",
            "email_verified": True,
        } | other
        return {name: value for name, value in said.items() if value is not None}


def is_at_home(tab: Tab, name: str) -> bool:
    shown = tab.opens("/").text
    return name in shown and 'action="/sign-out"' in shown
