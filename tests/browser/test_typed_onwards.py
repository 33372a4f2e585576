"""Who types on while an editor takes a reply loses no letter, and has the next shortcut expand, too."""

import pytest

from tests.browser.browser import Browser
from tests.browser.keys import type_keys
from tests.browser.rows import ROWS
from tests.browser.served import Served
from tests.browser.zoo import BY_NAME, open_desk

pytestmark = pytest.mark.slow

# Quicker than anybody, yet each key is heard by itself.
QUICK = 15


@pytest.mark.parametrize("name", ["contenteditable", "prosemirror", "lexical", "slate", "rooster", "squire"])
@pytest.mark.parametrize("ending", ["<Tab>", ", "])
def test_a_shortcut_behind_a_reply_that_is_being_taken(
    editor_library: Browser, zoo: Served, name: str, ending: str
) -> None:
    desk = open_desk(editor_library, zoo, BY_NAME[name])
    desk.starts_with(next(row for row in ROWS if row.name == "twice"))
    type_keys(desk.page, " ;hi", 30)

    type_keys(desk.page, f"<Tab> and ;hi{ending}", QUICK)

    typed = "" if ending == "<Tab>" else ending.rstrip()
    wanted = f"First line Hello friend and Hello friend{typed}\nLast line"
    assert desk.settles(lines=wanted).sent.replace(" \n", "\n").replace("\n\n", "\n") == wanted
    desk.page.close()
