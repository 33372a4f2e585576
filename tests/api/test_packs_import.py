"""A pack into a team's library and out of it again, over REST."""

from typing import Any

import pytest
from httpx import Response

from tests.api.actor import Shop, Someone, assert_problem

PACK = """\
pack: Shop
language: en
folder: Support/English
values:
  return_days: "30"
templates:
  - title: Late
    shortcut: ;late
    body: |
      Hi {{ to.first_name }},

      sorry. You have {{ team.return_days }} days.
  - title: Only picked
    body: Hello
"""


def imports(person: Someone, shop: Shop, file: str = PACK, **query: Any) -> Response:
    headers = {"Content-Type": "application/yaml"}
    return person.post(f"{shop.url}/packs", content=file.encode(), params=query, headers=headers)


def templates_of(person: Someone, shop: Shop) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = person.get(f"{shop.url}/templates").json()["templates"]
    return found


def folder_names(person: Someone, shop: Shop) -> list[str]:
    return [each["name"] for each in person.get(f"{shop.url}/folders").json()["folders"]]


def test_a_pack_makes_its_folders_its_templates_and_its_values(shop: Shop) -> None:
    answer = imports(shop.owner, shop)

    assert answer.status_code == 201, answer.text
    assert answer.json()["created"] == ["Late", "Only picked"]
    assert answer.json()["values_set"] == ["return_days"]
    assert folder_names(shop.owner, shop) == ["Private", "English", "Support"]
    late = next(each for each in templates_of(shop.owner, shop) if each["template"]["title"] == "Late")
    assert late["template"]["shortcut"] == ";late"
    assert late["folder"] == answer.json()["folder"]
    assert late["text"].startswith("Hi {{ to.first_name }},\n\nsorry.")
    assert shop.owner.get(shop.url).json()["values"] == {"return_days": "30"}


def test_importing_it_twice_changes_nothing(shop: Shop) -> None:
    imports(shop.owner, shop)
    before = templates_of(shop.owner, shop)

    answer = imports(shop.owner, shop).json()

    assert (answer["created"], answer["updated"]) == ([], [])
    assert answer["unchanged"] == ["Late", "Only picked"]
    assert templates_of(shop.owner, shop) == before


def test_a_later_edition_is_a_new_version_of_the_same_template(shop: Shop) -> None:
    imports(shop.owner, shop)
    late = next(each for each in templates_of(shop.owner, shop) if each["template"]["shortcut"] == ";late")

    answer = imports(shop.owner, shop, PACK.replace("sorry.", "we are sorry.")).json()

    assert answer["updated"] == ["Late"]
    versions = shop.owner.get(f"{shop.url}/templates/{late['id']}/versions").json()["versions"]
    assert len(versions) == 2


def test_a_value_that_the_team_has_set_stays(shop: Shop) -> None:
    shop.owner.patch(shop.url, json={"values": {"return_days": "14"}})

    assert imports(shop.owner, shop).json()["values_set"] == []
    assert shop.owner.get(shop.url).json()["values"] == {"return_days": "14"}


def test_another_folder_may_be_named(shop: Shop) -> None:
    imports(shop.owner, shop, folder="Elsewhere")

    assert folder_names(shop.owner, shop) == ["Private", "Elsewhere"]


def test_an_agent_imports_for_themselves_alone(shop: Shop) -> None:
    answer = imports(shop.agent, shop, folder="Private")

    assert answer.status_code == 201, answer.text
    assert answer.json()["values_missing"] == ["return_days"]
    assert len(templates_of(shop.agent, shop)) == 2
    assert templates_of(shop.owner, shop) == []


def test_an_agent_makes_no_folder_for_everyone(shop: Shop) -> None:
    assert_problem(imports(shop.agent, shop), 403, "not_allowed")

    assert templates_of(shop.owner, shop) == []


def test_a_reader_of_a_folder_does_not_import_into_it(shop: Shop) -> None:
    folder = imports(shop.owner, shop).json()["folder"]
    everyone = {"to_kind": "everyone", "right": "use"}
    shop.owner.put(f"{shop.url}/folders/{folder}/grants", json=everyone)

    refused = imports(shop.agent, shop, PACK.replace("sorry", "no"), folder="English")

    assert_problem(refused, 403, "read_only_folder")


def test_a_wrong_pack_leaves_nothing_behind(shop: Shop) -> None:
    broken = PACK + "  - title: Broken\n    body: Hi {{ to.frist_name }}\n"

    problem = assert_problem(imports(shop.owner, shop, broken), 422, "pack_invalid")

    assert problem["problems"][0]["line"] == 16
    assert templates_of(shop.owner, shop) == []
    assert folder_names(shop.owner, shop) == ["Private"]


@pytest.mark.parametrize("file", [b"\xff\xfe", b"pack: \xc3"])
def test_a_file_that_is_not_utf_8_is_refused(shop: Shop, file: bytes) -> None:
    headers = {"Content-Type": "application/yaml"}

    assert_problem(shop.owner.post(f"{shop.url}/packs", content=file, headers=headers), 422, "malformed")


def test_a_folder_comes_out_as_the_pack_that_went_in(shop: Shop) -> None:
    shop.owner.patch(shop.url, json={"values": {"used_elsewhere": "yes"}})
    folder = imports(shop.owner, shop).json()["folder"]

    file = shop.owner.get(f"{shop.url}/packs/{folder}")

    assert file.headers["content-type"].startswith("application/yaml")
    assert "folder: Support/English\nvalues:\n  return_days: '30'\ntemplates:" in file.text
    assert "      Hi {{ to.first_name }},\n\n      sorry." in file.text
    again = imports(shop.owner, shop, file.text).json()
    assert again["unchanged"] == ["Only picked", "Late"]


def test_two_with_one_shortcut_come_out_as_a_pack_that_can_be_read(shop: Shop) -> None:
    folder = imports(shop.owner, shop).json()["folder"]
    late = templates_of(shop.owner, shop)[0]["template"] | {"title": "Late, too", "shortcut": ";late"}
    shop.owner.post(f"{shop.url}/templates", json={"folder": folder, "template": late})

    file = shop.owner.get(f"{shop.url}/packs/{folder}").text

    assert file.count("shortcut: ;late") == 1
    assert "(Its shortcut ;late opens “Late”, too.)" in file
    assert imports(shop.owner, shop, file, folder="Copy").status_code == 201


def test_what_one_may_not_see_cannot_be_exported(shop: Shop) -> None:
    folder = imports(shop.owner, shop).json()["folder"]

    assert_problem(shop.agent.get(f"{shop.url}/packs/{folder}"), 404, "not_found")


def test_only_who_is_signed_in_has_a_file_read(shop: Shop) -> None:
    headers = {"Content-Type": "application/yaml"}

    answer = shop.service.ask("POST", f"{shop.url}/packs", content=b"not a pack", headers=headers)

    assert_problem(answer, 401, "not_signed_in")


def test_one_pack_does_not_keep_everybody_else_from_writing(shop: Shop) -> None:
    many = "pack: Many\ntemplates:\n" + "".join(f"  - title: T{n}\n    body: B\n" for n in range(2_001))

    problem = assert_problem(imports(shop.owner, shop, many), 413, "too_large")

    assert problem["limit"] == 2_000
    assert "this one has 2,001" in problem["detail"]
    assert templates_of(shop.owner, shop) == []
