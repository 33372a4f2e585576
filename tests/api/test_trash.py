"""What was deleted lies in the trash for a while: for those who could edit it, and for nobody else."""

from datetime import timedelta
from uuid import uuid4

from sqlmodel import func, select

from api.library.models import TemplateVersion, TrashedTemplate
from api.sync.compaction import compact
from tests.api.actor import Service, assert_problem
from tests.api.team import Library, content, put_edit
from tests.api.trash import deleted, thrown, titles, trash_of


def test_a_deleted_template_lies_in_the_trash_with_who_when_and_where_from(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery", lead="edit")
    made = library.has_template(folder, title="Late", shortcut=";late", body="<p>Sorry.</p>")
    library.deletes(shop.lead, made)

    (entry,) = trash_of(library, shop.owner)
    whole = shop.owner.get(f"{library.url}/trash/{made['id']}").json()

    assert (entry["id"], entry["title"], entry["shortcut"]) == (made["id"], "Late", ";late")
    assert (entry["folder"], entry["folder_name"], entry["folder_stands"]) == (folder, "Delivery", True)
    assert (entry["deleted_by"], entry["deleted_by_name"]) == (str(shop.lead.id), "Lena Lead")
    assert entry["kept_until"] > entry["deleted_at"]
    assert whole == entry | {"template": made["template"]}


def test_what_is_brought_back_is_the_same_template(library: Library) -> None:
    owner, folder = library.shop.owner, library.has_folder("Delivery", everyone="use")
    before = library.pulls(library.shop.agent).json()["cursor"]
    made = thrown(library, folder, title="Late", shortcut=";late")

    back = owner.post(f"{library.url}/trash/{made['id']}/restore", json={})

    assert back.status_code == 200, back.text
    assert (back.json()["id"], back.json()["template"]) == (made["id"], made["template"])
    assert back.headers["ETag"] == f'"{back.json()["revision"]}"'
    assert trash_of(library, owner) == []
    changes = library.pulls(library.shop.agent, before).json()["changes"]
    assert [(each["kind"], each["id"]) for each in changes][-1] == ("put", made["id"])
    versions = owner.get(f"{library.url}/templates/{made['id']}/versions").json()["versions"]
    assert [each["revision"] for each in versions] == [back.json()["revision"], made["revision"]]


def test_where_its_folder_is_gone_another_one_is_named(library: Library) -> None:
    owner = library.shop.owner
    old, new = library.has_folder("Old"), library.has_folder("New")
    made = library.has_template(old, title="Late")
    owner.delete(f"{library.url}/folders/{old}", params={"templates": 1})
    path = f"{library.url}/trash/{made['id']}/restore"

    (entry,) = trash_of(library, owner)
    nowhere = assert_problem(owner.post(path, json={}), 409, "folder_gone")
    assert_problem(owner.post(path, json={"folder": str(uuid4())}), 404, "not_found")
    back = owner.post(path, json={"folder": new})

    assert (entry["folder_name"], entry["folder_stands"]) == ("Old", False)
    assert nowhere["folder_name"] == "Old"
    assert back.json()["folder"] == new


def test_only_those_who_could_edit_it_see_it(library: Library) -> None:
    shop = library.shop
    shown = thrown(library, library.has_folder("Shown", lead="edit", agent="use"), title="Shown")
    hidden = thrown(library, library.has_folder("Hidden"), title="Hidden")

    assert titles(library, shop.admin) == ["Hidden", "Shown"]
    assert titles(library, shop.lead) == ["Shown"]
    assert titles(library, shop.agent) == []
    for made in (shown, hidden, {"id": str(uuid4())}):
        path = f"{library.url}/trash/{made['id']}"
        for answer in (
            shop.agent.get(path),
            shop.agent.post(f"{path}/restore", json={}),
            shop.agent.delete(path),
        ):
            assert answer.json() == shop.agent.get(f"{library.url}/trash/{uuid4()}").json()
            assert_problem(answer, 404, "not_found")
    assert len(trash_of(library, shop.owner)) == 2


def test_a_private_template_is_its_persons_own_in_the_trash_too(library: Library) -> None:
    shop = library.shop
    mine = library.adds(shop.agent, library.private_of(shop.agent), title="Mine").json()
    library.deletes(shop.agent, mine)

    assert titles(library, shop.agent) == ["Mine"]
    assert titles(library, shop.owner) == []
    assert_problem(shop.owner.get(f"{library.url}/trash/{mine['id']}"), 404, "not_found")
    assert shop.agent.post(f"{library.url}/trash/{mine['id']}/restore", json={}).status_code == 200


def test_a_right_that_was_revoked_is_felt_in_the_trash(library: Library) -> None:
    folder = library.has_folder("Delivery")
    grant = library.grants(folder, "agent", "edit")
    thrown(library, folder, title="Late")
    assert titles(library, library.shop.agent) == ["Late"]

    library.revokes(folder, grant)

    assert titles(library, library.shop.agent) == []


def test_who_deleted_a_folder_finds_its_templates_and_no_other_agent_does(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery", lead="manage", other_agent="edit")
    library.has_template(folder, title="Late")
    assert shop.lead.delete(f"{library.url}/folders/{folder}", params={"templates": 1}).status_code == 204

    assert titles(library, shop.lead) == ["Late"]
    assert titles(library, shop.admin) == ["Late"]
    assert titles(library, shop.other_agent) == []


def test_a_trashed_id_is_taken_for_who_may_not_bring_it_back(library: Library) -> None:
    shop = library.shop
    made = thrown(library, library.has_folder("Closed", lead="edit"), title="Closed")
    mine = put_edit(library.private_of(shop.agent), template_id=made["id"], title="Mine")
    back = put_edit(made["folder"], template_id=made["id"], title="Back")

    forged = library.pushes(shop.agent, mine).json()["verdicts"][0]
    written = library.pushes(shop.lead, back).json()["verdicts"][0]

    assert forged["verdict"] == "forbidden"
    assert written["verdict"] == "applied"
    assert trash_of(library, shop.owner) == []


def test_deleting_for_good_takes_the_versions_along_and_needs_the_right_to_manage(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery", lead="manage", agent="edit")
    made = thrown(library, folder, title="Late")
    path = f"{library.url}/trash/{made['id']}"

    assert [each["may_erase"] for each in trash_of(library, shop.agent)] == [False]
    assert_problem(shop.agent.delete(path), 403, "not_your_folder")
    assert shop.lead.delete(path).status_code == 204

    assert_problem(shop.owner.get(path), 404, "not_found")
    assert_problem(shop.owner.post(f"{path}/restore", json={}), 404, "not_found")
    with shop.service.database() as db:
        assert db.exec(select(func.count()).select_from(TemplateVersion)).one() == 0


def test_the_words_of_a_trashed_version_are_told_to_who_may_bring_it_back(library: Library) -> None:
    shop = library.shop
    made = thrown(library, library.has_folder("Delivery", lead="edit", agent="use"), title="Late")
    path = f"{library.url}/templates/{made['id']}/versions/{made['revision']}"

    assert shop.lead.get(path).json()["template"]["title"] == "Late"
    assert_problem(shop.agent.get(path), 404, "not_found")


def test_after_thirty_days_it_is_gone_with_its_versions(service: Service, library: Library) -> None:
    owner, folder = library.shop.owner, library.has_folder("Delivery")
    made = thrown(library, folder, title="Late")
    stands = library.has_template(folder, title="Stands")

    deleted(service, days_ago=29)
    assert titles(library, owner) == ["Late"]
    deleted(service, days_ago=31)
    assert titles(library, owner) == []
    assert_problem(owner.post(f"{library.url}/trash/{made['id']}/restore", json={}), 404, "not_found")
    compact(service.app.state.engine, service.clock(), timedelta(days=30))

    with service.database() as db:
        assert db.exec(select(func.count()).select_from(TrashedTemplate)).one() == 0
        kept = db.exec(select(TemplateVersion.template_id)).all()
    assert [str(each) for each in kept] == [stands["id"]]


def test_what_was_brought_back_in_time_keeps_its_versions(service: Service, library: Library) -> None:
    owner = library.shop.owner
    made = thrown(library, library.has_folder("Delivery"), title="Late")
    owner.post(f"{library.url}/trash/{made['id']}/restore", json={})

    compact(service.app.state.engine, service.clock() + timedelta(days=60))

    versions = owner.get(f"{library.url}/templates/{made['id']}/versions").json()["versions"]
    assert len(versions) == 2


def test_the_trash_comes_in_pages(library: Library) -> None:
    folder = library.has_folder("Delivery")
    together = library.has_folder("Together")
    made = [thrown(library, folder, title=f"Reply {number}")["id"] for number in range(3)]
    made += [library.has_template(together, title="At once")["id"] for _ in range(3)]
    library.shop.owner.delete(f"{library.url}/folders/{together}", params={"templates": 3})

    found, after = [], None
    while True:
        asked = {"limit": 2} | ({"after": after} if after else {})
        page = library.shop.owner.get(f"{library.url}/trash", params=asked).json()
        found += [each["id"] for each in page["templates"]]
        if not (after := page["next"]):
            break

    assert sorted(found) == sorted(made)
    assert found[3:] == [made[2], made[1], made[0]]


def test_the_trail_tells_of_the_way_back_and_of_the_end(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery")
    back, gone = thrown(library, folder, title="Back"), thrown(library, folder, title="Gone")
    shop.owner.post(f"{library.url}/trash/{back['id']}/restore", json={})
    shop.owner.delete(f"{library.url}/trash/{gone['id']}")

    entries = shop.owner.get(f"{library.url}/audit", params={"action": "template"}).json()["entries"]

    said = [each["sentence"] for each in entries]
    assert "Olivia Owner brought “Back” back from the trash into “Delivery”." in said
    assert "Olivia Owner deleted “Gone”, which had lain in “Delivery”, for good." in said


def test_nobody_meets_another_teams_trash(service: Service, library: Library) -> None:
    made = thrown(library, library.has_folder("Delivery", everyone="manage"), title="Ours")
    elsewhere = service.has_team("Elsewhere")

    assert titles(Library(elsewhere), elsewhere.owner) == []
    for url in (library.url, elsewhere.url):
        assert_problem(elsewhere.owner.get(f"{url}/trash/{made['id']}"), 404, "not_found")
    assert (
        content(title="Ours")
        == library.shop.owner.get(f"{library.url}/trash/{made['id']}").json()["template"]
    )
