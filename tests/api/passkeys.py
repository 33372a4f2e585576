"""A person with a passkey, at the pages that ask for it."""

import re
from html import unescape

from httpx import Response

from tests.api.actor import Service, Someone
from tests.api.authenticator import SoftPasskey
from tests.api.tab import Tab

ORIGIN = "https://rejoinder.test"


class PasskeyTab(Tab):
    """A tab whose page asks the browser for a passkey."""

    @property
    def options(self) -> str:
        told = re.search(r'data-options="([^"]*)"', self.shown.text)
        assert told
        return unescape(told[1])

    def sends(self, address: str, **said: str) -> Response:
        """The form that posts to this address, with what it holds and what is said."""
        form = re.search(rf'<form[^>]*action="{address}".*?</form>', self.shown.text, re.DOTALL)
        assert form, f"no form leads to {address}"
        held = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form[0]))
        self.shown = self.service.ask(
            "POST", address, data={name: unescape(value) for name, value in held.items()} | said
        )
        return self.shown

    def signs_in_with(self, answer: str) -> Response:
        return self.sends("/sign-in/passkey", credential=answer)


def at_account(someone: Someone) -> PasskeyTab:
    tab = PasskeyTab(someone.service)
    tab.opens("/sign-in", after="/account")
    tab.signs_in(someone.email)
    tab.opens("/account")
    return tab


def adds(someone: Someone, passkey: SoftPasskey, name: str = "Work laptop") -> Response:
    tab = at_account(someone)
    return tab.sends("/account/passkeys", credential=passkey.registered(tab.options), name=name)


def at_sign_in(service: Service) -> PasskeyTab:
    tab = PasskeyTab(service)
    tab.opens("/sign-in")
    return tab
