"""The main job: an agent's replies reach the customer, and a lead's change reaches the agent's next key."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from tests.browser import demo
from tests.browser.browser import Browser
from tests.browser.demo import NEW, OLD, open_all, until
from tests.browser.mailbox import Composer, Mailbox
from tests.browser.person import sign_in_as
from tests.browser.service import Service
from tests.browser.surface import shown_text

pytestmark = pytest.mark.slow


@dataclass
class Shop:
    service: Service
    opened: Browser
    mailbox: Mailbox
    page: Page


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """A demo team, an agent who has signed in, and a mailbox to write from."""
    with open_all(tmp_path_factory.mktemp("shop")) as (service, opened, mailbox):
        sign_in_as(opened, service, "agent")
        yield Shop(service, opened, mailbox, opened.context.new_page())


@pytest.fixture(params=["rich", "plain"])
def composer(shop: Shop, request: pytest.FixtureRequest) -> Composer:
    return next(each for each in shop.mailbox.composers() if each.name == request.param)


def test_two_replies_arrive_as_the_agent_saw_them(shop: Shop, composer: Composer) -> None:
    field = composer.open(shop.page)

    field.type(";late<Tab>")
    until(lambda: "Hi Ada," in field.text, "the first reply")
    field.type("<Enter><Enter>;order<Tab>")
    until(lambda: "Order number" in shown_text(shop.page), "the question")
    field.type("10482<Enter>")
    until(lambda: "10482" in field.text, "the answer in the message")
    sent = composer.send(shop.page)

    for content in sent.values():
        words = " ".join(content.split())
        assert words.count("Hi Ada,") == 2
        assert "order 10482 is not with you yet" in words
        assert "{{" not in words
        assert ";late" not in words
        assert ";order" not in words


def test_escape_leaves_the_shortcut_and_nothing_else(shop: Shop, composer: Composer) -> None:
    field = composer.open(shop.page)

    field.type("As promised: ;order<Tab>")
    until(lambda: "Order number" in shown_text(shop.page), "the question")
    field.type("104<Escape>")

    until(lambda: "Order number" not in shown_text(shop.page), "the question box to close")
    until(lambda: field.text.strip() == "As promised: ;order", "what was typed to stand alone")


def test_a_leads_change_is_in_the_next_reply(shop: Shop) -> None:
    composer = shop.mailbox.composers()[0]
    arrived = demo.watch_shelf(shop.opened)

    shop.service.signed_in("lead").reword(";late", OLD, NEW)
    until(arrived, "the new wording", seconds=15)

    field = composer.open(shop.page)
    field.type(";late<Tab>")
    until(lambda: NEW in field.text, "the new wording in the message")
