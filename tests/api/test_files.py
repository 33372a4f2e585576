"""What is in attachments: brought once, had by whoever sees a template that names it, and by nobody else."""

import pytest

from api.files.sending import PIECE
from tests.api.actor import Service, assert_problem
from tests.api.bringing import FORM, attachment, brings, digest_of, fetches
from tests.api.team import Library, on


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


def test_who_manages_the_team_sees_how_full_it_is(library: Library) -> None:
    shop = library.shop
    brings(shop.agent, shop)

    room = shop.admin.get(f"{shop.url}/files").json()

    assert room == {"used": len(FORM), "limit": 1024**3}
    assert_problem(shop.lead.get(f"{shop.url}/files"), 403, "not_allowed")
    assert_problem(shop.agent.get(f"{shop.url}/files"), 403, "not_allowed")


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
