"""The oracle of `sync_machine.py` notices: the shortest story that shows a bug fails with it, and only then.

That chance tells such stories, too, is seen by `python -m tests.proof planted`.
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.api import planted_bugs as bugs
from tests.api.planted_bugs import BUGS, Plant
from tests.api.sync_machine import machine
from tests.api.sync_stage import TEMPLATES
from tests.databases import EmptyDatabase

# The lead and the agents edit folder 0 and folder 1 inside it; only the lead and the group see folder 2.
LATE, LOST = TEMPLATES[:2]
Story = Callable[[Any], None]


def somebody_is_let_in(shop: Any) -> None:
    shop.catch_up("agent")
    shop.share(2, "agent", "use")


def somebody_comes_into_a_group(shop: Any) -> None:
    shop.change_group("agent", "Returns", goes_in=True, looks=True)


def a_template_moves_out_of_sight(shop: Any) -> None:
    is_known_to_all(shop, LATE)
    shop.move("lead", LATE, 2, lost=0)


def a_template_is_deleted(shop: Any) -> None:
    is_known_to_all(shop, LATE)
    shop.delete("lead", LATE, lost=0)


def somebody_writes_on_what_is_old(shop: Any) -> None:
    is_known_to_all(shop, LATE)
    shop.put("lead", LATE, 0, lost=0, in_time=True)
    shop.put("agent", LATE, 0, lost=0, in_time=False)


def an_answer_is_lost(shop: Any) -> None:
    shop.put("lead", LATE, 0, lost=1, in_time=True)


def a_deletion_is_forgotten(shop: Any) -> None:
    is_known_to_all(shop, LATE)
    shop.delete_in_the_console(LATE, forgotten=True)


def a_restore_takes_a_wording_away(shop: Any) -> None:
    is_known_to_all(shop, LATE)
    shop.back_up()
    is_known_to_all(shop, LATE)
    shop.restore(0, writes=8)


def a_move_comes_right_after_an_edit(shop: Any) -> None:
    is_known_to_all(shop, LATE)
    shop.put("lead", LOST, 0, lost=0, in_time=True)
    shop.move("lead", LATE, 1, lost=0)


def nothing_more_happens(_shop: Any) -> None:
    """That the shop was opened and everybody looked is enough."""


SHORTEST: dict[Plant, Story] = {
    bugs.grants_change_silently: somebody_is_let_in,
    bugs.groups_change_silently: somebody_comes_into_a_group,
    bugs.a_move_leaves_no_trace: a_template_moves_out_of_sight,
    bugs.a_deletion_leaves_no_trace: a_template_is_deleted,
    bugs.an_edit_writes_over_a_newer_one: somebody_writes_on_what_is_old,
    bugs.answers_are_not_kept: an_answer_is_lost,
    bugs.compaction_tells_nobody: a_deletion_is_forgotten,
    bugs.a_restore_looks_like_the_same_history: a_restore_takes_a_wording_away,
    bugs.a_page_is_cut_inside_a_number: a_move_comes_right_after_an_edit,
    bugs.checksums_forget_nothing: a_template_is_deleted,
    bugs.rights_end_at_the_folder_itself: nothing_more_happens,
    bugs.whoever_asks_first_decides_for_all: nothing_more_happens,
    bugs.what_is_given_to_a_person_is_given_to_nobody: nothing_more_happens,
}


@pytest.mark.parametrize("plant", BUGS)
def test_a_planted_bug_is_found(
    plant: Plant, monkeypatch: pytest.MonkeyPatch, empty_database: EmptyDatabase
) -> None:
    plant(monkeypatch)

    with pytest.raises(AssertionError):
        tell(SHORTEST[plant], empty_database)


@pytest.mark.parametrize("story", dict.fromkeys(SHORTEST.values()))
def test_without_it_nothing_is_wrong(story: Story, empty_database: EmptyDatabase) -> None:
    tell(story, empty_database)


def tell(story: Story, empty_database: EmptyDatabase) -> None:
    shop: Any = machine(empty_database)()
    try:
        shop.open_shop()
        story(shop)
        shop.nobody_holds_what_was_never_theirs()
    finally:
        shop.teardown()


def is_known_to_all(shop: Any, template: str) -> None:
    shop.put("lead", template, 0, lost=0, in_time=True)
    for who in shop.devices:
        shop.catch_up(who)
