"""What is in attachments: brought once, had by whoever sees a template that names it, and by nobody else."""

from datetime import timedelta

import pytest

from api.files.sending import PIECE
from api.sync import unheld_files
from api.sync.compaction import compact
from tests.api.actor import Service, Shop, assert_problem
from tests.api.bringing import FORM, attachment, brings, digest_of, fetches
from tests.api.team import Library, on, put_edit


@pytest.fixture
def library(shop: Shop) -> Library:
    return Library(shop)


def test_a_file_goes_out_as_it_came_in(library: Library) -> None:
    shop = library.shop
    content = bytes(range(256)) * (3 * PIECE // 256) + b"the rest"

    brought = brings(shop.lead, shop, content)
    had = fetches(shop.lead, shop, content)

    assert brought.status_code == 201
    assert brought.json() == {
        "digest": digest_of(content),
        "bytes": len(content),
        "media_type": "application/pdf",
    }
    assert had.content == content


def test_what_is_in_a_file_never_opens_as_a_page_of_ours(library: Library) -> None:
    page = b"<script>alert(1)</script>"
    brings(library.shop.lead, library.shop, page)

    had = fetches(library.shop.lead, library.shop, page)

    assert had.headers["Content-Type"] == "application/octet-stream"
    assert had.headers["Content-Disposition"] == "attachment"
    assert had.headers["X-Content-Type-Options"] == "nosniff"
    assert had.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert had.headers["Cache-Control"] == "private, no-cache"


def test_what_one_has_is_not_sent_again_but_only_to_who_may_have_it(library: Library) -> None:
    shop = library.shop
    brings(shop.lead, shop)
    has_it = {"If-None-Match": f'"{digest_of(FORM)}"'}

    assert shop.lead.get(f"{shop.url}/files/{digest_of(FORM)}", headers=has_it).status_code == 304
    assert_problem(shop.agent.get(f"{shop.url}/files/{digest_of(FORM)}", headers=has_it), 404, "not_found")


def test_twice_does_no_harm(library: Library) -> None:
    shop = library.shop

    assert [brings(who, shop).status_code for who in (shop.lead, shop.lead, shop.agent)] == [201, 200, 201]
    assert fetches(shop.agent, shop).content == FORM


def test_an_empty_file_is_a_file(library: Library) -> None:
    brings(library.shop.lead, library.shop, b"")

    assert fetches(library.shop.lead, library.shop, b"").content == b""


def test_what_is_not_what_its_digest_names_is_refused_and_nothing_is_kept(library: Library) -> None:
    shop = library.shop

    refused = brings(shop.lead, shop, b"something else", digest=digest_of(FORM))

    assert_problem(refused, 422, "digest_differs")
    assert_problem(fetches(shop.lead, shop), 404, "not_found")
    assert_problem(fetches(shop.lead, shop, b"something else"), 404, "not_found")


@pytest.mark.parametrize("digest", ["0" * 63, "A" * 64, "..%2f" + "0" * 59, "0" * 65])
def test_what_is_no_digest_names_no_file(library: Library, digest: str) -> None:
    owner, path = library.shop.owner, f"{library.url}/files/{digest}"

    assert owner.put(path, content=FORM).status_code in (404, 422)
    assert owner.get(path).status_code in (404, 422)


def test_a_template_that_names_a_file_lets_those_have_it_who_see_the_template(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Returns", lead="edit", agent="use")
    brings(shop.lead, shop)
    assert_problem(fetches(shop.agent, shop), 404, "not_found")

    made = library.adds(shop.lead, folder, attachments=[attachment()])

    assert made.json()["template"]["attachments"] == [attachment()]
    assert fetches(shop.agent, shop).content == FORM
    assert fetches(shop.admin, shop).content == FORM, "who manages everything sees everything"
    assert_problem(fetches(shop.other_agent, shop), 404, "not_found")


def test_with_the_right_goes_the_file(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Returns", lead="edit")
    grant = library.grants(folder, "agent", "use")
    brings(shop.lead, shop)
    library.adds(shop.lead, folder, attachments=[attachment()])
    assert fetches(shop.agent, shop).status_code == 200

    library.revokes(folder, grant)

    assert_problem(fetches(shop.agent, shop), 404, "not_found")


def test_a_file_of_a_private_template_is_its_owners_alone(library: Library) -> None:
    shop = library.shop
    brings(shop.agent, shop)
    private = library.private_of(shop.agent)
    library.adds(shop.agent, private, attachments=[attachment()])

    assert fetches(shop.agent, shop).status_code == 200
    assert_problem(fetches(shop.owner, shop), 404, "not_found")


def test_an_earlier_version_keeps_its_file(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Returns", lead="edit", agent="use")
    brings(shop.lead, shop)
    made = library.adds(shop.lead, folder, attachments=[attachment()]).json()

    library.saves(shop.lead, made, attachments=[])

    assert fetches(shop.agent, shop).content == FORM


def test_a_version_from_where_one_may_not_look_gives_no_file(library: Library) -> None:
    shop = library.shop
    closed = library.has_folder("Closed", lead="edit")
    opened = library.has_folder("Open", lead="edit", agent="edit")
    brings(shop.lead, shop)
    made = library.adds(shop.lead, closed, attachments=[attachment()]).json()
    emptied = library.saves(shop.lead, made, attachments=[]).json()
    to = shop.lead.post(
        f"{library.url}/templates/{made['id']}/move", json={"folder": opened}, headers=on(emptied)
    )

    assert_problem(fetches(shop.agent, shop), 404, "not_found")

    # Nor does writing the digest into the words of a template that once held the file.
    worded = library.saves(shop.agent, to.json(), body=f"<p>{digest_of(FORM)}</p>")
    assert worded.status_code == 200
    assert_problem(fetches(shop.agent, shop), 404, "not_found")


def test_in_the_trash_a_file_is_for_who_may_bring_the_template_back(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Returns", lead="edit", agent="use", other_agent="edit")
    brings(shop.lead, shop)
    made = library.adds(shop.lead, folder, attachments=[attachment()]).json()

    library.deletes(shop.owner, made)

    assert fetches(shop.other_agent, shop).content == FORM
    assert_problem(fetches(shop.agent, shop), 404, "not_found")


def test_another_teams_file_is_not_there(service: Service, library: Library) -> None:
    shop, other = library.shop, service.has_team("Other")
    brings(shop.lead, shop)
    other.has_also(shop.lead, "owner")

    assert_problem(other.owner.get(f"{shop.url}/files/{digest_of(FORM)}"), 404, "not_found")
    assert_problem(brings(other.owner, shop), 404, "not_found")
    assert_problem(fetches(shop.lead, other), 404, "not_found")
    elsewhere = Library(other)
    refused = elsewhere.adds(shop.lead, elsewhere.has_folder("Returns"), attachments=[attachment()])
    assert_problem(refused, 422, "file_missing")


def test_who_left_the_team_has_nothing_of_it(library: Library) -> None:
    shop = library.shop
    brings(shop.agent, shop)

    shop.owner.delete(f"{shop.url}/members/{shop.agent.id}")

    assert_problem(fetches(shop.agent, shop), 404, "not_found")
    assert_problem(brings(shop.agent, shop), 404, "not_found")


def test_a_script_that_may_only_read_brings_nothing(library: Library) -> None:
    shop = library.shop
    reads, writes = (shop.has_api_token(shop.lead, scope) for scope in ("read", "write"))

    assert_problem(brings(reads, shop), 403, "beyond_scope")
    assert brings(writes, shop).status_code == 201
    assert fetches(reads, shop).content == FORM


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
