"""Every save of a template, for whoever may see it."""

from tests.api.actor import assert_problem
from tests.api.team import Library, content


def test_every_save_is_a_version_with_its_author(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery", lead="edit")
    first = library.has_template(folder, title="One")
    second = library.saves(shop.lead, first, title="Two").json()
    path = f"{library.url}/templates/{first['id']}/versions"

    versions = shop.lead.get(path).json()["versions"]
    kept = shop.lead.get(f"{path}/{first['revision']}").json()

    assert [(each["revision"], each["saved_by"]) for each in versions] == [
        (second["revision"], str(shop.lead.id)),
        (first["revision"], str(shop.owner.id)),
    ]
    assert kept["template"]["title"] == "One"
    assert_problem(shop.lead.get(f"{path}/999"), 404, "not_found")


def test_what_was_written_where_one_may_not_look_is_no_version_to_see(library: Library) -> None:
    shop = library.shop
    draft = library.adds(shop.lead, library.private_of(shop.lead), title="Draft, never show").json()
    mine = library.saves(shop.lead, draft, title="Fit to be seen").json()

    shared = library.moves(shop.lead, mine, library.has_folder("Delivery", lead="edit", agent="use")).json()

    path = f"{library.url}/templates/{draft['id']}/versions"
    for other in (shop.agent, shop.owner):
        seen = other.get(path).json()["versions"]
        assert [(each["revision"], each["title"]) for each in seen] == [
            (shared["revision"], "Fit to be seen")
        ]
        assert_problem(other.get(f"{path}/{draft['revision']}"), 404, "not_found")
        assert other.get(f"{path}/{shared['revision']}").status_code == 200
    assert len(shop.lead.get(path).json()["versions"]) == 3


def test_a_deleted_templates_id_opens_none_of_its_versions(library: Library) -> None:
    shop = library.shop
    closed = library.has_template(library.has_folder("Closed"), title="Not for everyone")
    library.deletes(shop.owner, closed)

    forged = library.shop.agent.put(
        f"{library.url}/templates/{closed['id']}",
        json={"folder": library.private_of(shop.agent), "template": content(title="Mine")},
        headers={"If-None-Match": "*"},
    )

    assert_problem(forged, 403, "read_only_folder")
    assert_problem(shop.agent.get(f"{library.url}/templates/{closed['id']}/versions"), 404, "not_found")


def test_versions_come_in_pages_with_their_authors(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery", lead="edit", agent="use")
    made = [library.has_template(folder, title="One")]
    for who, title in ((shop.lead, "Two"), (shop.owner, "Three")):
        made.append(library.saves(who, made[-1], title=title).json())
    path = f"{library.url}/templates/{made[0]['id']}/versions"
    shop.owner.delete(f"{library.url}/members/{shop.lead.id}")

    first = shop.agent.get(path, params={"limit": 2}).json()
    rest = shop.agent.get(path, params={"limit": 2, "before": first["next"]}).json()

    seen = [(each["title"], each["author"]) for each in [*first["versions"], *rest["versions"]]]
    assert seen == [("Three", "Olivia Owner"), ("Two", "Lena Lead"), ("One", "Olivia Owner")]
    assert (first["next"], rest["next"]) == (made[1]["revision"], None)
    assert shop.agent.get(f"{path}/{made[1]['revision']}").json()["author"] == "Lena Lead"
    assert {each["folder"] for each in first["versions"]} == {folder}


def test_an_owner_still_reads_what_was_written_in_a_folder_that_is_gone(library: Library) -> None:
    owner = library.shop.owner
    old = library.has_folder("Old")
    made = library.has_template(old, title="As it was")
    library.moves(owner, made, library.has_folder("New"))
    owner.delete(f"{library.url}/folders/{old}")

    kept = owner.get(f"{library.url}/templates/{made['id']}/versions/{made['revision']}")

    assert kept.json()["template"]["title"] == "As it was"
