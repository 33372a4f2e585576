"""Three people at clients of their own, and a service that is stopped, started, backed up and restored."""

import os
import signal
import subprocess
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.browser.browser import ROOT
from tests.browser.processes import free_port
from tests.browser.service import PYTHON, Member, Service, demo_service
from tests.clients.node_clients import NodeClients

FIELDS = ("title", "subject", "body")


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
    """One owner beside them, who sees all that is shared."""

    def __init__(self, data: Path, clients: NodeClients, random: Random) -> None:
        self.data, self.clients, self.random = data, clients, random
        self.port = free_port()
        self.running = ExitStack()
        self.people: dict[str, Person] = {}
        self.folders: list[str] = []
        self.met: set[str] = set()
        self.words = 0
        self.at_stake: set[str] = set()
        """Every word that anybody wrote, and nobody took away or wrote over."""

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
            self.clients.ask(
                email, "open", server=self.service.url, team=member.team, token=token, me=me["id"]
            )
        for name in ("Walk one", "Walk two", "Walk three"):
            made = self.owner.client.post(f"{self.team}/folders", json={"name": name, "parent": None})
            self.folders.append(made.raise_for_status().json()["id"])
        for person in self.people.values():
            for folder in self.folders:
                self.grant(person, folder, "edit")

    def close(self) -> None:
        for member in [self.owner, *(person.member for person in self.people.values())]:
            member.client.close()
        self.running.close()

    @property
    def team(self) -> str:
        return f"/v1/teams/{self.owner.team}"

    def step(self) -> None:
        self.does({**WORK, Office.flip: 8})
        if self.random.random() < 1 / 60:
            self.restart()

    def works(self) -> None:
        """As `step`, with rights and service as they are."""
        self.does(WORK)

    def does(self, acts: dict[Callable[["Office", str], None], int]) -> None:
        act = self.random.choices(list(acts), list(acts.values()))[0]
        act(self, self.random.choice(list(self.people)))

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

    def back_up(self, file: Path) -> None:
        with self.types("backup", file) as typed:
            assert typed.wait(60) == 0

    def types(self, *words: str | Path) -> "subprocess.Popen[bytes]":
        """A command of whoever runs the service, beside the one that runs."""
        told = {**os.environ, "REJOINDER_DATA_DIR": str(self.data)}
        return subprocess.Popen([PYTHON, "-m", "api", *words], cwd=ROOT, env=told, stdout=subprocess.DEVNULL)

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

    def has_every_word_somewhere(self) -> None:
        there = {row[2][each] for row in templates_of(self.owner).values() for each in FIELDS}
        assert self.at_stake - there - self.kept() == set()

    def kept(self) -> set[str]:
        """Words that wait in somebody's browser to be settled."""
        return set().union(*(self.clients.ask(name, "show")["kept"] for name in self.people))

    def note(self, name: str, said: dict[str, Any] | None, word: str | None = None) -> None:
        if not said or said["kind"] != "done":
            return
        self.people[name].written -= set(said.get("dropped", []))
        self.at_stake -= set(said.get("dropped", []))
        if word:
            self.people[name].written.add(word)
            self.at_stake.add(word)

    def word(self) -> str:
        self.words += 1
        return f"w{self.words}"

    def somewhere(self) -> dict[str, Any]:
        return {"which": self.random.randrange(1_000), "folders": self.folders}

    def grant(self, person: Person, folder: str, right: str) -> None:
        given = {"to_kind": "person", "to_id": person.id, "right": right}
        answer = self.owner.client.put(f"{self.team}/folders/{folder}/grants", json=given)
        person.grants[folder] = answer.raise_for_status().json()["id"]


WORK: dict[Callable[[Office, str], None], int] = {
    Office.write: 20,
    Office.change: 30,
    Office.sync: 30,
    Office.remove: 5,
    Office.move: 7,
}


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
