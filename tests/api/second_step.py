"""A person with an authenticator app, and where codes are asked for."""

import re

from httpx import Response
from pyotp import TOTP

from api.identity.models import Person
from tests.api.actor import Someone
from tests.api.tab import Tab


class Phone:
    """An authenticator app that scanned what the page showed."""

    def __init__(self, someone: Someone, secret: str) -> None:
        self._clock = someone.service.clock
        self._totp = TOTP(secret)

    def shows(self, steps_off: int = 0) -> str:
        return self._totp.at(self._clock(), counter_offset=steps_off)

    def shows_next(self) -> str:
        """Half a minute later."""
        self._clock.forward(seconds=30)
        return self.shows()


def at_account(ada: Someone) -> Tab:
    tab = Tab(ada.service)
    tab.opens("/sign-in", after="/account")
    tab.signs_in(ada.email)
    tab.opens("/account")
    return tab


def sets_up(ada: Someone) -> tuple[Phone, list[str]]:
    tab = at_account(ada)
    there = tab.posts("/account/authenticator/begin").headers["location"]
    shown = tab.opens(there).text
    assert "<svg" in shown
    phone = Phone(ada, re.sub(r"\s", "", re.findall(r'"key"><code>([^<]+)<', shown)[0]))
    kept = tab.submits(code=phone.shows())
    return phone, codes_in(kept)


def codes_in(answer: Response) -> list[str]:
    return re.findall(r"<li><code>([^<]+)</code>", answer.text)


def asked_for_a_code(ada: Someone, after: str = "/account") -> Tab:
    tab = Tab(ada.service)
    tab.opens("/sign-in", after=after)
    there = tab.signs_in(ada.email)
    assert there.headers["location"].startswith("/sign-in/code?")
    tab.opens(there.headers["location"])
    return tab


def is_in(tab: Tab) -> bool:
    return tab.opens("/account").status_code == 200


def without_password(someone: Someone) -> None:
    with someone.service.database() as db:
        db.get_one(Person, someone.id).password_digest = ""
