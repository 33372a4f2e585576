"""Files that templates name: refused where one may not have them, and gone when nothing names them."""

from datetime import timedelta

import pytest

from api.sync import unheld_files
from api.sync.compaction import compact
from tests.api.actor import Service, assert_problem
from tests.api.bringing import FORM, attachment, brings, fetches
from tests.api.team import Library, put_edit


def test_a_template_that_names_what_the_team_does_not_hold_is_refused(library: Library) -> None:
    folder = library.has_folder("Returns", lead="edit")

    refused = library.adds(library.shop.lead, folder, attachments=[attachment()])

    (problem,) = assert_problem(refused, 422, "file_missing")["problems"]
    assert problem["field"] == "attachments"
    assert "Form.pdf" in problem["message"]


def test_a_digest_alone_gives_nothing_away(library: Library) -> None:
    """Were it enough to name a file, whoever heard of its digest could read it by attaching it."""
    shop = library.shop
    brings(shop.lead, shop)
    library.adds(shop.lead, library.private_of(shop.lead), attachments=[attachment()])
    private = library.private_of(shop.agent)

    unknown = library.adds(shop.agent, private, attachments=[attachment(b"never brought", "Form.pdf")])
    known = library.adds(shop.agent, private, attachments=[attachment()])

    assert assert_problem(known, 422, "file_missing") == assert_problem(unknown, 422, "file_missing")
    assert_problem(fetches(shop.agent, shop), 404, "not_found")


def test_what_is_told_of_its_size_is_true(library: Library) -> None:
    shop = library.shop
    brings(shop.lead, shop)

    refused = library.adds(
        shop.lead, library.private_of(shop.lead), attachments=[attachment() | {"bytes": 1}]
    )

    assert_problem(refused, 422, "file_missing")


def test_a_push_hears_which_file_is_missing_and_goes_through_once_it_is_there(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Returns", lead="edit", agent="use")

    (refused,) = library.pushes(shop.lead, put_edit(folder, attachments=[attachment()])).json()["verdicts"]
    brings(shop.lead, shop)
    (applied,) = library.pushes(shop.lead, put_edit(folder, attachments=[attachment()])).json()["verdicts"]

    assert refused["verdict"] == "invalid"
    assert [(each["field"], each["code"]) for each in refused["problems"]] == [
        ("attachments", "file_missing")
    ]
    assert applied["verdict"] == "applied"
    assert fetches(shop.agent, shop).content == FORM


def test_who_may_edit_a_template_need_not_bring_its_files_again(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Returns", lead="edit", agent="edit")
    brings(shop.lead, shop)
    made = library.adds(shop.lead, folder, attachments=[attachment()]).json()

    renamed = library.saves(shop.agent, made, attachments=[attachment(name="Returns form.pdf")])
    copied = library.adds(shop.agent, library.private_of(shop.agent), attachments=[attachment()])

    assert renamed.status_code == 200
    assert copied.status_code == 201


def test_a_template_comes_back_with_its_files(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Returns", lead="edit", agent="use")
    brings(shop.lead, shop)
    made = library.adds(shop.lead, folder, attachments=[attachment()]).json()
    library.deletes(shop.lead, made)

    back = shop.lead.post(f"{library.url}/trash/{made['id']}/restore", json={})

    assert back.json()["template"]["attachments"] == [attachment()]
    assert fetches(shop.agent, shop).content == FORM


def test_a_library_goes_back_to_a_moment_with_its_files(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Returns", lead="edit", agent="use")
    brings(shop.lead, shop)
    made = library.adds(shop.lead, folder, attachments=[attachment()]).json()
    library.saves(shop.lead, made, attachments=[])
    plan = {"moment": made["revision"], "revision": shop.head}

    restored = shop.lead.post(f"{library.url}/restore", json=plan)

    assert restored.status_code == 200, restored.text
    assert library.reads(shop.agent, made["id"]).json()["template"]["attachments"] == [attachment()]
    assert fetches(shop.agent, shop).content == FORM


def test_what_no_template_names_goes_after_a_day(service: Service, library: Library) -> None:
    shop = library.shop
    for content in (b"attached", b"in a version", b"in the trash", b"nowhere"):
        brings(shop.lead, shop, content)
    folder = library.has_folder("Returns", lead="edit")
    library.adds(shop.lead, folder, attachments=[attachment(b"attached")])
    changed = library.adds(shop.lead, folder, attachments=[attachment(b"in a version")]).json()
    library.saves(shop.lead, changed, attachments=[])
    gone = library.adds(shop.lead, folder, attachments=[attachment(b"in the trash")]).json()
    library.deletes(shop.lead, gone)

    def standing() -> list[bytes]:
        every = (b"attached", b"in a version", b"in the trash", b"nowhere")
        return [each for each in every if fetches(shop.lead, shop, each).status_code == 200]

    engine, at = service.app.state.engine, service.clock()
    assert compact(engine, at + timedelta(hours=23)).files == 0
    assert compact(engine, at + timedelta(hours=25)).files == 1
    assert standing() == [b"attached", b"in a version", b"in the trash"]

    assert compact(engine, at + timedelta(days=31)).files == 1
    assert standing() == [b"attached", b"in a version"]


def test_what_is_erased_for_good_leaves_no_file(service: Service, library: Library) -> None:
    shop = library.shop
    brings(shop.lead, shop)
    made = library.has_template(library.has_folder("Returns", lead="edit"))
    made = library.saves(shop.owner, made).json()
    brings(shop.owner, shop)
    made = library.saves(shop.owner, made, attachments=[attachment()]).json()
    library.deletes(shop.owner, made)
    shop.owner.delete(f"{shop.url}/trash/{made['id']}")

    compact(service.app.state.engine, service.clock() + timedelta(days=2))

    assert_problem(fetches(shop.owner, shop), 404, "not_found")


def test_what_was_brought_again_is_kept_for_another_day(service: Service, library: Library) -> None:
    shop = library.shop
    brings(shop.lead, shop)
    service.clock.forward(hours=23)
    lead = shop.has_member("lead", "Late Lead")
    brings(lead, shop)

    forgotten = compact(service.app.state.engine, service.clock() + timedelta(hours=2))

    assert forgotten.files == 0


def test_many_unused_files_go_in_portions(
    service: Service, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unheld_files, "A_FEW", 2)
    shop, folder = library.shop, library.has_folder("Returns", lead="edit")
    contents = [f"file {number}".encode() for number in range(5)]
    for content in contents:
        brings(shop.owner, shop, content)
    made = library.has_template(folder, attachments=[attachment(each) for each in contents])
    library.deletes(shop.owner, made)
    shop.owner.delete(f"{shop.url}/trash/{made['id']}")

    assert compact(service.app.state.engine, service.clock() + timedelta(days=2)).files == 5
