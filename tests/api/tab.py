"""A person at the service's own pages."""

import re
from html import unescape

from httpx import Response

from tests.api.actor import PASSWORD, Service


class Tab:
    """A browser's tab: keeps cookies, fills in the form it was shown, follows no redirect by itself."""

    def __init__(self, service: Service) -> None:
        self.service = service
        service.client.cookies.clear()
        self.shown = Response(204)

    def opens(self, path: str, **query: str) -> Response:
        self.shown = self.service.ask("GET", path, params=query or None)
        return self.shown

    def submits(self, **typed: str) -> Response:
        address = re.search(r'<form method="post" action="([^"]+)"', self.shown.text)
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', self.shown.text))
        assert address
        said = {name: unescape(value) for name, value in hidden.items()} | typed
        self.shown = self.service.ask("POST", address[1], data=said)
        return self.shown

    def posts(self, path: str, **typed: str) -> Response:
        """One form of a page that has several."""
        seal = re.search(r'<input type="hidden" name="seal" value="([^"]*)"', self.shown.text)
        said = ({"seal": seal[1]} if seal else {}) | typed
        return self.service.ask("POST", path, data=said)

    def signs_in(self, email: str = "ada@shop.test", password: str = PASSWORD) -> Response:
        return self.submits(email=email, password=password)
