"""Where the stories of `sync_machine.py` are told: a shop, its people, their devices, and the oracle."""

import shutil
import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from hypothesis.stateful import RuleBasedStateMachine, invariant

from api.backup.taking import Whose
from api.settings import Settings
from tests.api.actor import Service
from tests.api.oracle import EVERYONE, Oracle, Row
from tests.api.replica import Replica
from tests.api.team import Library
from tests.databases import EmptyDatabase

PEOPLE = ["lead", "agent", "other_agent"]
GROUPS = ["Returns", "Night shift"]
TEMPLATES = [str(uuid5(UUID(int=7), str(number))) for number in range(5)]


class Stage(RuleBasedStateMachine):
    """What every story stands on; which story it is, chance says."""

    empty_database: EmptyDatabase

    def stand(self) -> None:
        """A shop with folders and people, each with a device, and nothing granted yet."""
        self.home = Path(tempfile.mkdtemp())
        self.database = self.empty_database.copied(self.home)
        self.service = Service(
            Settings(
                data_dir=self.home,
                database_url=self.database,
                secret="a secret that only this test knows",
                public_url="http://rejoinder.test",
            )
        ).__enter__()
        self.shop = self.service.has_team("Shop")
        self.library = Library(self.shop)
        self.owner = self.shop.owner
        self.oracle = Oracle(members=set(PEOPLE))
        self.archives: list[tuple[Path, Oracle]] = []
        self.titles = 0
        self.group_ids = {name: self._make_group(name) for name in GROUPS}
        self.devices = {who: self._device(who) for who in PEOPLE}
        above = self._make_folder(None)
        self._make_folder(above)
        self._make_folder(None)

    @invariant()
    def nobody_holds_what_was_never_theirs(self) -> None:
        for who, device in getattr(self, "devices", {}).items():
            assert all(row["folder"] in device.folders for row in device.rows.values()), who

    def teardown(self) -> None:
        if not hasattr(self, "service"):
            return
        try:
            for who, device in getattr(self, "devices", {}).items():
                device.level()
                self._holds_what_may_be_seen(who, device)
        finally:
            self.service.__exit__(None, None, None)
            self.empty_database.drop(self.database)
            shutil.rmtree(self.home)

    def _edit(self, who: str, kind: str, template: str, folder: str, lost: int) -> None:
        device = self.devices[who]
        known = device.rows.get(template)
        title, base = self._new_title(), known["revision"] if known else 0
        told = device.push(kind, template, folder, title, lost)
        if told["verdict"] == "none":
            device.level()
            return
        assert told["verdict"] == self.oracle.verdict_on(who, kind, template, folder, base)
        if told["verdict"] != "applied":
            return
        row = self.oracle.rows.get(template)
        if kind == "delete":
            del self.oracle.rows[template]
        elif kind == "put":
            self.oracle.rows[template] = Row(folder, told["revision"], title)
        elif row:
            self.oracle.rows[template] = Row(folder, told["revision"], row.title)

    def _oracle_on(self, who: str) -> Any:
        """Each answer is held against the oracle as it is read."""

        def heard(told: dict[str, Any]) -> None:
            scopes = self.oracle.scopes(who)
            rows = [*told.get("changes", []), *told.get("rows", [])]
            if "cursor" in told:
                assert self.devices[who].folders == scopes
            for row in rows:
                assert row["folder"] in scopes, f"{who} was told of a folder that is not theirs"
                if row["kind"] == "put":
                    assert _row(row) == self.oracle.rows.get(row["id"])

        return heard

    def _holds_what_may_be_seen(self, who: str, device: Replica) -> None:
        assert {row["id"]: _row(row) for row in device.rows.values()} == self.oracle.seen_by(who)
        if who not in self.oracle.members:
            return
        fresh = Replica(device.who, self.shop.url)
        fresh.pull()
        for folder, checksum in fresh.checksums.items():
            assert checksum == device.checksum_of(folder)

    def _device(self, who: str) -> Replica:
        person = getattr(self.shop, who)
        self.oracle.private[who] = self.library.private_of(person)
        device = Replica(person, self.shop.url)
        device.heard = self._oracle_on(who)
        return device

    def _folder(self, number: int) -> str | None:
        there_are = list(self.oracle.parents)
        return there_are[number % len(there_are)] if there_are else None

    def _make_folder(self, parent: str | None) -> str:
        folder = self.library.has_folder(f"Folder {self._new_title()}", inside=parent)
        self.oracle.parents[folder] = parent
        return folder

    def _make_group(self, name: str) -> str:
        made = self.owner.post(f"{self.shop.url}/groups", json={"name": name})
        assert made.status_code == 201, made.text
        group: str = made.json()["id"]
        self.oracle.groups[group] = set()
        return group

    def _groups_there_are(self) -> dict[str, str]:
        listed = self.owner.get(f"{self.shop.url}/groups").json()
        return {group["name"]: group["id"] for group in listed}

    def _holder(self, holder: str) -> dict[str, str]:
        if holder in self.group_ids:
            return {"to_kind": "group", "to_id": self.group_ids[holder]}
        if holder == EVERYONE:
            return {"to_kind": EVERYONE}
        return {"to_kind": "person", "to_id": str(getattr(self.shop, holder).id)}

    def _grant_id(self, folder: str, holder: str) -> str:
        to = self._holder(holder)
        listed = self.owner.get(f"{self.shop.url}/folders/{folder}/grants").json()["grants"]
        found: str = next(
            grant["id"]
            for grant in listed
            if grant["to_kind"] == to["to_kind"] and to.get("to_id", grant["to_id"]) == grant["to_id"]
        )
        return found

    def _new_title(self) -> str:
        self.titles += 1
        return f"Title {self.titles}"

    def _whose(self) -> Whose:
        return Whose("of this test", self.service.clock())


def _row(told: dict[str, Any]) -> Row:
    return Row(told["folder"], told["revision"], told["template"]["title"])
