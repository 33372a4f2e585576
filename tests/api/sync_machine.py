"""Everything that can happen to a team's library, in any order, and an oracle that knows what comes of it.

Devices written against the wire lose answers, lose their place and miss restores; after every answer they
hold nothing that their person may not see, and at the end exactly what they may.
"""

from copy import deepcopy
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from api.backup.progress import Progress
from api.backup.reading import open_archive
from api.backup.restoring import restore
from api.backup.taking import take
from api.sync.compaction import compact
from api.teams.joining import join_as, offer_of
from tests.api.oracle import EVERYONE, Row
from tests.api.sync_stage import GROUPS, PEOPLE, TEMPLATES, Stage
from tests.api.team import content, on
from tests.databases import EmptyDatabase

people = st.sampled_from(PEOPLE)
groups = st.sampled_from(GROUPS)
templates = st.sampled_from(TEMPLATES)
# Folders come and go: which one is meant is a number, counted round those that there are.
folders = st.integers(0, 9)
holders = st.sampled_from([EVERYONE, *PEOPLE, *GROUPS])
# Nothing is a revocation, and more often than not one that is felt.
rights = st.sampled_from([None, "edit", None, "use", "manage"])
mostly = st.sampled_from([True, True, False])
answers_lost = st.integers(0, 1)


def machine(empty_database: EmptyDatabase) -> type[RuleBasedStateMachine]:
    """One whose stories each begin with a copy of this database."""

    class Here(Sync):
        pass

    Here.empty_database = empty_database
    return Here


class Sync(Stage):
    @initialize()
    def open_shop(self) -> None:
        self.stand()
        # What a move takes out of some people's sight, and not of others'.
        self.share(2, GROUPS[0], "use")
        self.share(2, PEOPLE[0], "edit")
        for who in PEOPLE:
            self.share(0, who, "edit")
            self.devices[who].level()

    # Rights

    @rule(folder=folders, holder=holders, right=rights)
    def share(self, folder: int, holder: str, right: str | None) -> None:
        on_folder = self._folder(folder)
        to = self.group_ids.get(holder, holder)
        if (holder in PEOPLE and holder not in self.oracle.members) or not on_folder:
            return
        if right:
            sent = {"right": right, **self._holder(holder)}
            granted = self.owner.put(f"{self.shop.url}/folders/{on_folder}/grants", json=sent)
            assert granted.status_code == 200, granted.text
            self.oracle.grants[on_folder, to] = right
        elif self.oracle.grants.pop((on_folder, to), None):
            self.library.revokes(on_folder, self._grant_id(on_folder, holder))

    @rule(who=people, group=groups, goes_in=mostly, looks=mostly)
    def change_group(self, who: str, group: str, goes_in: bool, looks: bool) -> None:
        if who not in self.oracle.members:
            return
        group_id = self.group_ids[group]
        place = f"{self.shop.url}/groups/{group_id}/members/{getattr(self.shop, who).id}"
        assert self.owner.ask("PUT" if goes_in else "DELETE", place).status_code == 204
        (self.oracle.groups[group_id].add if goes_in else self.oracle.groups[group_id].discard)(who)
        if looks:
            self.devices[who].pull()

    @rule(group=groups)
    def make_group_anew(self, group: str) -> None:
        gone = self.group_ids[group]
        assert self.owner.delete(f"{self.shop.url}/groups/{gone}").status_code == 204
        self.oracle.loses_group(gone)
        self.group_ids[group] = self._make_group(group)

    @rule(who=people)
    def leave_or_come_back(self, who: str) -> None:
        person = getattr(self.shop, who)
        if who in self.oracle.members:
            assert self.owner.delete(f"{self.shop.url}/members/{person.id}").status_code == 204
            self.oracle.leaves(who)
            return
        invited = self.owner.post(f"{self.shop.url}/invitations", json={"role": "agent"}).json()
        with self.service.database() as db:
            offer = offer_of(db, invited["url"].rpartition("/")[2], self.service.clock())
            assert offer
            assert join_as(db, offer, person.id, self.service.clock()) == "joined"
        self.oracle.members.add(who)

    # Folders

    @precondition(lambda self: len(self.oracle.parents) < 6)
    @rule(inside=folders, at_top=mostly)
    def make_folder(self, inside: int, at_top: bool) -> None:
        self._make_folder(None if at_top else self._folder(inside))

    @rule(folder=folders, into=folders, to_top=mostly)
    def move_folder(self, folder: int, into: int, to_top: bool) -> None:
        moved, parent = self._folder(folder), None if to_top else self._folder(into)
        if not moved or parent in self.oracle.below(moved):
            return
        answer = self.owner.put(f"{self.shop.url}/folders/{moved}/parent", json={"parent": parent})
        assert answer.status_code == 200, answer.text
        self.oracle.parents[moved] = parent

    @precondition(lambda self: len(self.oracle.parents) > 3)
    @rule(folder=folders)
    def delete_folder(self, folder: int) -> None:
        gone = self._folder(folder)
        assert gone
        count = len(self.oracle.templates_below(gone))
        answer = self.owner.delete(f"{self.shop.url}/folders/{gone}", params={"templates": count})
        assert answer.status_code == 204, answer.text
        self.oracle.loses_folder(gone)

    # Templates

    @rule(who=people, template=templates, folder=folders, lost=answers_lost, in_time=mostly)
    def put(self, who: str, template: str, folder: int, lost: int, in_time: bool) -> None:
        if in_time:
            self.devices[who].level()
        if target := self._folder(folder):
            self._edit(who, "put", template, target, lost)

    @rule(who=people, template=templates)
    def keep_private(self, who: str, template: str) -> None:
        self.devices[who].level()
        self._edit(who, "put", template, self.oracle.private[who], 0)

    @rule(who=people, template=templates, folder=folders, lost=answers_lost)
    def move(self, who: str, template: str, folder: int, lost: int) -> None:
        target = self._folder(folder)
        if template in self.devices[who].rows and target:
            self._edit(who, "move", template, target, lost)

    @rule(who=people, template=templates, lost=answers_lost)
    def delete(self, who: str, template: str, lost: int) -> None:
        if known := self.devices[who].rows.get(template):
            self._edit(who, "delete", template, known["folder"], lost)

    @rule(template=templates)
    def reword_in_the_console(self, template: str) -> None:
        row = self.oracle.rows.get(template)
        if not row or row.folder not in self.oracle.parents:
            return
        title = self._new_title()
        saved = self.owner.put(
            f"{self.shop.url}/templates/{template}",
            json={"template": content(title=title)},
            headers=on({"revision": row.revision}),
        )
        assert saved.status_code == 200, saved.text
        self.oracle.rows[template] = Row(row.folder, saved.json()["revision"], title)

    @rule(template=templates, forgotten=mostly)
    def delete_in_the_console(self, template: str, forgotten: bool) -> None:
        row = self.oracle.rows.get(template)
        if not row or row.folder not in self.oracle.parents:
            return
        gone = self.owner.delete(
            f"{self.shop.url}/templates/{template}", headers=on({"revision": row.revision})
        )
        assert gone.status_code == 204, gone.text
        del self.oracle.rows[template]
        if forgotten:
            self.forget_what_is_over()

    # Devices

    @rule(who=people, exchanges=st.integers(1, 3))
    def pull(self, who: str, exchanges: int) -> None:
        for _ in range(exchanges):
            self.devices[who].pull()

    @rule(who=people)
    def catch_up(self, who: str) -> None:
        self.devices[who].level()

    @rule(who=people)
    def restart_device(self, who: str) -> None:
        self.devices[who].forget_place()

    # The service

    @rule()
    def restart_service(self) -> None:
        self.service.restarts()

    @rule()
    def forget_what_is_over(self) -> None:
        compact(self.service.app.state.engine, self.service.clock() + timedelta(days=91))

    @rule()
    def back_up(self) -> None:
        file = self.home / f"{len(self.archives)}.backup"
        with Progress("saved") as progress:
            take(self.service.app.state.engine, file, self._whose(), None, progress)
        self.archives.append((file, deepcopy(self.oracle)))

    @precondition(lambda self: self.archives)
    @rule(which=st.integers(0, 3), writes=st.integers(0, 8))
    def restore(self, which: int, writes: int) -> None:
        """Then history goes on, to numbers that were told before."""
        file, known = self.archives[which % len(self.archives)]
        with Progress("restored") as progress, open_archive(file) as archive:
            replaced = self.home / f"{self._new_title()}.replaced"
            restore(self.service.app.state.engine, archive, self._whose(), replaced, progress)
        self.oracle = deepcopy(known)
        for who, device in self.devices.items():
            device.heard = self._oracle_on(who)
        self.group_ids = self._groups_there_are()
        for _ in range(writes):
            said = {"values": {"written": self._new_title()}}
            assert self.owner.patch(self.shop.url, json=said).status_code == 200
