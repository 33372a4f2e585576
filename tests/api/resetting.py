"""Passwords that are set anew: the mailbox to which a link goes, and the page behind it."""

import re
from dataclasses import dataclass

from httpx import Response

from tests.api.actor import Service, Someone
from tests.api.mail_server import MailServer
from tests.api.tab import Tab

NEW = "a heron under bridges"


@dataclass
class Mailed:
    """A service that sends letters, and the server that takes them."""

    service: Service
    server: MailServer
    ada: Someone

    def asks(self, email: str = "ada@shop.test") -> Response:
        tab = Tab(self.service)
        tab.opens("/reset")
        return tab.submits(email=email)

    def link(self) -> str:
        """From the next letter."""
        text = self.server.next_letter().get_body(("plain",))
        assert text
        found = re.search(r"http://rejoinder\.test(/reset/[\w-]{43})\s", text.get_content())
        assert found
        return found[1]


def signs_in(service: Service, password: str) -> Response:
    tab = Tab(service)
    tab.opens("/sign-in", after="/account")
    return tab.signs_in(password=password)


def sets_password(service: Service, link: str, password: str = NEW) -> Response:
    tab = Tab(service)
    tab.opens(link)
    return tab.submits(password=password)
