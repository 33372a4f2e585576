"""Whatever people do, in whatever order, and whichever answers are lost: in the end every device holds
exactly what its person may see, and nobody's edit was written over unseen."""

import os
import shutil
import tempfile
from pathlib import Path
from uuid import UUID, uuid5

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlmodel import select

from api.library.models import TemplateRow
from tests.api.conftest import service_in
from tests.api.replica import Replica
from tests.api.team import Library
from tests.databases import EmptyDatabase

PEOPLE = ["lead", "agent", "other_agent"]
FOLDERS = ["Delivery", "Refunds", "Late"]
TEMPLATES = [str(uuid5(UUID(int=7), str(number))) for number in range(5)]

people = st.sampled_from(PEOPLE)
folders = st.sampled_from(FOLDERS)
templates = st.sampled_from(TEMPLATES)
# Nothing is a revocation, and more often than not one that is felt.
rights = st.sampled_from([None, "edit", None, "use", "manage"])
mostly = st.sampled_from([True, True, False])


def machine(empty_database: EmptyDatabase) -> type[RuleBasedStateMachine]:
    class Sync(RuleBasedStateMachine):
        @initialize()
        def open_shop(self) -> None:
            self.home = Path(tempfile.mkdtemp())
            self.opened = service_in(self.home, empty_database)
            self.service = self.opened.__enter__()
            self.shop = self.service.has_team("Shop")
            self.library = Library(self.shop)
            above = self.library.has_folder("Delivery")
            inside = self.library.has_folder("Late", inside=above)
            self.folders = {"Delivery": above, "Late": inside, "Refunds": self.library.has_folder("Refunds")}
            self.granted: dict[tuple[str, str], str] = {}
            self.devices = {who: Replica(getattr(self.shop, who), self.shop.url) for who in PEOPLE}
            self.titles = 0
            for who in PEOPLE:
                self.share(who, "Delivery", "edit")
                self.share(who, "Refunds", "edit")
                self.devices[who].level()

        @rule(who=people, folder=folders, right=rights)
        def share(self, who: str, folder: str, right: str | None) -> None:
            if right:
                self.granted[who, folder] = self.library.grants(self.folders[folder], who, right)
            elif grant := self.granted.pop((who, folder), None):
                self.library.revokes(self.folders[folder], grant)

        @rule(who=people, exchanges=st.integers(1, 3))
        def pull(self, who: str, exchanges: int) -> None:
            for _ in range(exchanges):
                self.devices[who].pull()

        @rule(who=people)
        def catch_up(self, who: str) -> None:
            self.devices[who].level()

        @rule(who=people)
        def restart(self, who: str) -> None:
            self.devices[who].forget_place()

        @rule(who=people, template=templates, folder=folders, lost=st.integers(0, 1), in_time=mostly)
        def put(self, who: str, template: str, folder: str, lost: int, in_time: bool) -> None:
            if in_time:
                self.devices[who].level()
            self._put(who, template, self.folders[folder], lost)

        @rule(who=people, template=templates)
        def keep_private(self, who: str, template: str) -> None:
            self.devices[who].level()
            self._put(who, template, self.library.private_of(self.devices[who].who), 0)

        def _put(self, who: str, template: str, target: str, lost: int) -> None:
            device, self.titles = self.devices[who], self.titles + 1
            known, stood = device.rows.get(template), self._standing(template)

            verdict = device.push("put", template, target, f"Title {self.titles}", lost)

            if verdict["verdict"] == "applied" and stood:
                assert known, "a template was written over by somebody who never saw it"
                assert known["revision"] == stood, "a template was written over on an older revision"

        @rule(who=people, template=templates, folder=folders, lost=st.integers(0, 1))
        def move(self, who: str, template: str, folder: str, lost: int) -> None:
            if template in self.devices[who].rows:
                self.devices[who].push("move", template, self.folders[folder], "", lost)

        @rule(who=people, template=templates, lost=st.integers(0, 1))
        def delete(self, who: str, template: str, lost: int) -> None:
            if known := self.devices[who].rows.get(template):
                self.devices[who].push("delete", template, known["folder"], "", lost)

        def _standing(self, template: str) -> int | None:
            with self.service.database() as db:
                found = select(TemplateRow.revision).where(
                    TemplateRow.team_id == self.shop.id, TemplateRow.id == UUID(template)
                )
                return db.exec(found).one_or_none()

        def teardown(self) -> None:
            if not hasattr(self, "devices"):
                return
            try:
                for device in self.devices.values():
                    device.level()
                    self._holds_what_may_be_seen(device)
            finally:
                self.opened.__exit__(None, None, None)
                shutil.rmtree(self.home)

        def _holds_what_may_be_seen(self, device: Replica) -> None:
            listed = device.who.get(f"{self.shop.url}/templates", params={"limit": 200}).json()["templates"]
            seen = {each["id"]: (each["folder"], each["revision"], each["template"]) for each in listed}
            rows = device.rows.values()
            assert {row["id"]: (row["folder"], row["revision"], row["template"]) for row in rows} == seen

            fresh = Replica(device.who, self.shop.url)
            fresh.pull()
            for folder, checksum in fresh.checksums.items():
                assert checksum == device.checksum_of(folder)

    return Sync


# Enough to notice on every change; `REJOINDER_EXAMPLES=1000` before a release, or when sync itself changes.
EXAMPLES = int(os.environ.get("REJOINDER_EXAMPLES", "12"))


def test_every_device_ends_with_what_its_person_may_see(empty_database: EmptyDatabase) -> None:
    run_state_machine_as_test(
        machine(empty_database),
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=25,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
