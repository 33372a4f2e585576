"""Bugs of the service, to be planted one at a time: the machine of `sync_machine.py` must notice each."""

from collections.abc import Callable
from typing import Any

import pytest

import api.backup.whole
import api.library.folder_store
import api.library.writing
import api.sync.feed
import api.teams.group_rules
from api.library.rights import seen_through
from api.library.team_rights import TeamRights
from api.library.template_store import TemplateStore
from api.library.writing import Conflict
from api.sync.compaction import TeamsPast
from api.sync.seen import Views
from api.sync.settled_store import SettledStore
from api.teams.counter import next_number

Plant = Callable[[pytest.MonkeyPatch], None]


def grants_change_silently(planted: pytest.MonkeyPatch) -> None:
    planted.setattr(api.library.folder_store, "rights_changed", next_number)


def groups_change_silently(planted: pytest.MonkeyPatch) -> None:
    planted.setattr(api.teams.group_rules, "rights_changed", next_number)


def a_move_leaves_no_trace(planted: pytest.MonkeyPatch) -> None:
    leave = TemplateStore._left

    def left(store: TemplateStore, row: Any, to: Any, number: int) -> None:
        if to is None:
            leave(store, row, to, number)

    planted.setattr(TemplateStore, "_left", left)


def a_deletion_leaves_no_trace(planted: pytest.MonkeyPatch) -> None:
    leave = TemplateStore._left

    def left(store: TemplateStore, row: Any, to: Any, number: int) -> None:
        if to is not None:
            leave(store, row, to, number)

    planted.setattr(TemplateStore, "_left", left)


def an_edit_writes_over_a_newer_one(planted: pytest.MonkeyPatch) -> None:
    asked = api.library.writing._standing

    def standing(store: Any, target: Any) -> Any:
        found = asked(store, target)
        return found.current if isinstance(found, Conflict) else found

    planted.setattr(api.library.writing, "_standing", standing)


def answers_are_not_kept(planted: pytest.MonkeyPatch) -> None:
    planted.setattr(SettledStore, "settle", lambda *_: None)


def compaction_tells_nobody(planted: pytest.MonkeyPatch) -> None:
    planted.setattr(TeamsPast, "_tell_only_from", lambda *_: None)


def a_restore_looks_like_the_same_history(planted: pytest.MonkeyPatch) -> None:
    planted.setattr(api.backup.whole, "raised", lambda team, *_: team)


def a_page_is_cut_inside_a_number(planted: pytest.MonkeyPatch) -> None:
    planted.setattr(api.sync.feed, "_page", lambda found, limit: (found[:limit], len(found) > limit))


def checksums_forget_nothing(planted: pytest.MonkeyPatch) -> None:
    planted.setattr(TemplateStore, "_forget_in_sums", lambda *_: None)


def rights_end_at_the_folder_itself(planted: pytest.MonkeyPatch) -> None:
    def flat(folders: Any, granted: Any) -> Any:
        return seen_through([each for each in folders if each.id in granted], granted)

    planted.setattr("api.library.rights.seen_through", flat)
    planted.setattr("api.library.team_rights.seen_through", flat)


def whoever_asks_first_decides_for_all(planted: pytest.MonkeyPatch) -> None:
    share = Views._shared_by
    first: dict[Any, Any] = {}

    def shared(views: Views, team_id: Any, team: Any, holders: Any) -> Any:
        return first.setdefault((team_id, team.position.rights), share(views, team_id, team, holders))

    planted.setattr(Views, "_shared_by", shared)


def what_is_given_to_a_person_is_given_to_nobody(planted: pytest.MonkeyPatch) -> None:
    holders = TeamRights.holders

    def but_people(rights: TeamRights, person_id: Any, role: str) -> Any:
        return frozenset(each for each in holders(rights, person_id, role) if each.kind != "person")

    planted.setattr(TeamRights, "holders", but_people)


BUGS: list[Plant] = [
    grants_change_silently,
    groups_change_silently,
    a_move_leaves_no_trace,
    a_deletion_leaves_no_trace,
    an_edit_writes_over_a_newer_one,
    answers_are_not_kept,
    compaction_tells_nobody,
    a_restore_looks_like_the_same_history,
    a_page_is_cut_inside_a_number,
    checksums_forget_nothing,
    rights_end_at_the_folder_itself,
    whoever_asks_first_decides_for_all,
    what_is_given_to_a_person_is_given_to_nobody,
]
