"""The extension's own sync against the real service: whatever happens to either, all come to see the same."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.browser.processes import free_port
from tests.browser.service import Member, Service, demo_service
from tests.clients.node_clients import NodeClients, node_clients

pytestmark = pytest.mark.slow

STEPS = int(os.environ.get("REJOINDER_STEPS", "300"))
FIELDS = ("title", "subject", "body")


@pytest.fixture(params=[1, 2])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator["Office"]:
    with node_clients(tmp_path / "clients.log") as clients:
        office = Office(tmp_path / "service", clients, Random(request.param))
        with office.running:
            office.open()
            yield office


def test_whatever_happens_to_clients_and_service_all_come_to_see_the_same(office: "Office") -> None:
    for _ in range(STEPS):
        office.step()
    office.settle()
    for name in office.people:
        office.sees_what_the_service_has(name)
        office.has_lost_no_word(name)
    assert office.met >= {"killed", "unreachable", "level", "restart", "revoked"}, office.met


@dataclass
class Person:
    email: str
    member: Member
    id: str
    grants: dict[str, str] = field(default_factory=dict)
    """By folder."""
    written: set[str] = field(default_factory=set)
    """Every word that the person wrote, and did not take away or write over."""


class Office:
    """Three people, each at a client of their own, one owner, and a service that is stopped and started."""

    def __init__(self, data: Path, clients: NodeClients, random: Random) -> None:
        self.data, self.clients, self.random = data, clients, random
        self.port = free_port()
        self.running = ExitStack()
        self.people: dict[str, Person] = {}
        self.folders: list[str] = []
        self.met: set[str] = set()
        self.words = 0

    def open(self) -> None:
        self.service: Service = self.running.enter_context(demo_service(self.data, self.port))
        emails = self.service.emails
        self.owner = self.service.signed_in("owner")
        for email in [*emails["agent"], *emails["lead"]][:3]:
            member = Member.signed_in(self.service.url, email, self.service.password)
            me = member.client.get("/v1/me").raise_for_status().json()
            person = Person(email, member, me["id"])
            self.people[email] = person
            token = member.client.headers["Authorization"].removeprefix("Bearer ")
            self.clients.ask(email, "open", server=self.service.url, team=member.team, token=token)
        for name in ("Walk one", "Walk two", "Walk three"):
            made = self.owner.client.post(f"{self.team}/folders", json={"name": name, "parent": None})
            self.folders.append(made.raise_for_status().json()["id"])
        for person in self.people.values():
            for folder in self.folders:
                self.grant(person, folder, "edit")

    @property
    def team(self) -> str:
        return f"/v1/teams/{self.owner.team}"

    def step(self) -> None:
        name = self.random.choice(list(self.people))
        acts = {self.write: 20, self.change: 30, self.sync: 30, self.remove: 5, self.move: 7, self.flip: 8}
        act = self.random.choices(list(acts), list(acts.values()))[0]
        act(name)
        if self.random.random() < 1 / 60:
            self.restart()

    def write(self, name: str) -> None:
        word = self.word()
        said = self.clients.ask(name, "write", folder=self.random.choice(self.folders), title=word)
        self.note(name, said, word)

    def change(self, name: str) -> None:
        word, where = self.word(), self.somewhere()
        said = self.clients.ask(name, "change", field=self.random.choice(FIELDS), word=word, **where)
        self.note(name, said, word)

    def remove(self, name: str) -> None:
        self.note(name, self.clients.ask(name, "remove", **self.somewhere()))

    def move(self, name: str) -> None:
        self.clients.ask(name, "move", to=self.random.choice(self.folders), **self.somewhere())

    def sync(self, name: str) -> None:
        lose = [number for number in range(6) if self.random.random() < 0.1]
        steps = self.random.choice([None, None, self.random.randrange(40)])
        self.met.add(self.clients.ask(name, "sync", lose=lose, steps=steps))

    def flip(self, name: str) -> None:
        """A right is taken or given."""
        person, folder = self.people[name], self.random.choice(self.folders)
        if grant := person.grants.pop(folder, None):
            self.owner.client.delete(f"{self.team}/folders/{folder}/grants/{grant}").raise_for_status()
            self.met.add("revoked")
        else:
            self.grant(person, folder, self.random.choice(["use", "edit", "manage"]))

    def restart(self) -> None:
        """Ended in the middle of whatever it does, half of the times without a word."""
        if self.random.random() < 0.5:
            os.killpg(self.service.process.pid, signal.SIGKILL)
        self.running.close()
        self.met.add(self.clients.ask(self.random.choice(list(self.people)), "sync", lose=[], steps=None))
        self.service = self.running.enter_context(demo_service(self.data, self.port))
        self.met.add("restart")

    def settle(self) -> None:
        for _ in range(4):
            outcomes = {self.clients.ask(name, "sync", lose=[], steps=None) for name in self.people}
        assert outcomes == {"level"}

    def sees_what_the_service_has(self, name: str) -> None:
        shown = self.clients.ask(name, "show")
        rows = {row["id"]: (row["folder"], row["revision"], row["template"]) for row in shown["rows"]}
        assert rows == templates_of(self.people[name].member)
        assert shown["outbox"] == 0

    def has_lost_no_word(self, name: str) -> None:
        shown = self.clients.ask(name, "show")
        assert self.people[name].written - {*shown["applied"], *shown["kept"]} == set()

    def note(self, name: str, said: dict[str, Any] | None, word: str | None = None) -> None:
        if not said or said["kind"] != "done":
            return
        self.people[name].written -= set(said.get("dropped", []))
        if word:
            self.people[name].written.add(word)

    def word(self) -> str:
        self.words += 1
        return f"w{self.words}"

    def somewhere(self) -> dict[str, Any]:
        return {"which": self.random.randrange(1_000), "folders": self.folders}

    def grant(self, person: Person, folder: str, right: str) -> None:
        given = {"to_kind": "person", "to_id": person.id, "right": right}
        answer = self.owner.client.put(f"{self.team}/folders/{folder}/grants", json=given)
        person.grants[folder] = answer.raise_for_status().json()["id"]


def templates_of(member: Member) -> dict[str, tuple[str, int, dict[str, Any]]]:
    """All that a person may see, by id, as the library's own routes tell it."""
    found: dict[str, tuple[str, int, dict[str, Any]]] = {}
    after: str | None = None
    while True:
        query: dict[str, str | int] = {"limit": 200, **({"after": after} if after else {})}
        page = member.client.get(f"/v1/teams/{member.team}/templates", params=query)
        told = page.raise_for_status().json()
        for row in told["templates"]:
            found[row["id"]] = (row["folder"], row["revision"], row["template"])
        after = told.get("next")
        if not after:
            return found
