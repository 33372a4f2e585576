"""The audit trail as it is read: page by page, asked for, on a page, and exported."""

import csv
import io
import json
import re
from datetime import timedelta

import pytest
from httpx import Response

from api.audit.models import AuditEntry
from api.audit.retention import forget_entries
from api.clock import now
from tests.api.actor import Service, Shop, Someone, assert_problem
from tests.api.tab import Tab
from tests.api.team import Library
from tests.api.trail import actions, told


def test_the_trail_is_told_page_by_page(shop: Shop, library: Library) -> None:
    for number in range(5):
        library.has_folder(f"Folder {number}")

    seen: list[str] = []
    before: int | None = None
    while True:
        page = shop.owner.get(
            f"{shop.url}/audit", params={"limit": 2} | ({"before": before} if before else {})
        )
        seen += [entry["object_name"] for entry in page.json()["entries"]]
        before = page.json()["next"]
        if not before:
            break

    assert seen == [f"Folder {number}" for number in reversed(range(5))]


def test_it_can_be_asked_for_a_person_a_kind_and_a_time(shop: Shop, library: Library) -> None:
    library.has_folder("Delivery")
    began = now()
    shop.admin.post(f"{shop.url}/groups", json={"name": "Returns"})

    assert actions(shop, actor=str(shop.admin.id)) == ["group.made"]
    assert actions(shop, action="folder") == ["folder.made"]
    assert actions(shop, action="folder.made") == ["folder.made"]
    assert actions(shop, since=began.isoformat()) == ["group.made"]
    assert actions(shop, until=began.isoformat()) == ["folder.made"]
    wrong = shop.owner.get(f"{shop.url}/audit", params={"since": "2026-01-01T00:00:00"})
    assert_problem(wrong, 422, "malformed")


def test_another_teams_trail_stays_there(service: Service, shop: Shop) -> None:
    elsewhere = service.has_team("Elsewhere")
    elsewhere.owner.post(f"{elsewhere.url}/groups", json={"name": "Returns"})

    assert told(shop) == []


def exported(shop: Shop, form: str, who: Someone | None = None) -> Response:
    return (who or shop.owner).get(f"{shop.url}/audit.{form}")


def test_an_export_speaks_as_its_reader_and_its_codes_stay(shop: Shop, library: Library) -> None:
    library.has_folder("Delivery")
    in_chinese = {"Accept-Language": "zh-CN"}

    table = shop.owner.get(f"{shop.url}/audit.csv", headers=in_chinese).content.decode("utf-8-sig")
    lines = shop.owner.get(f"{shop.url}/audit.jsonl", headers=in_chinese).text.splitlines()

    assert table.splitlines()[0] == "时间,操作人,actor_id,action,经过,对象,object_id,facts"
    made = next(row for row in csv.DictReader(io.StringIO(table)) if row["action"] == "folder.made")
    told = next(each for each in map(json.loads, lines) if each["action"] == "folder.made")
    assert made["经过"] == told["sentence"]
    assert "文件夹" in told["sentence"]
    assert (made["对象"], told["object_name"]) == ("Delivery", "Delivery")


def test_the_trail_calls_a_device_as_its_reader_does(service: Service) -> None:
    shop = service.has_team("Shop")
    with service.database() as db:
        db.add(
            AuditEntry(team_id=shop.id, action="device.let_in", actor_name="Ada", object_name="Edge on macOS")
        )

    lines = shop.owner.get(f"{shop.url}/audit.jsonl", headers={"Accept-Language": "zh-CN"}).text.splitlines()

    let_in = next(each for each in map(json.loads, lines) if each["action"] == "device.let_in")
    assert "macOS 上的 Edge" in let_in["sentence"]


def test_the_table_runs_nothing_in_a_spreadsheet(shop: Shop, library: Library) -> None:
    library.has_folder('=HYPERLINK("http://evil.test","Click")')

    answer = exported(shop, "csv")

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["action"] for row in rows} == {"audit.exported", "folder.made"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_lines_are_the_entries(shop: Shop, library: Library) -> None:
    library.has_folder("Delivery")

    lines = [json.loads(line) for line in exported(shop, "jsonl").text.splitlines()]

    assert lines == told(shop)
    assert lines[0]["sentence"] == "Olivia Owner exported the audit trail."


def test_a_long_trail_is_exported_whole(shop: Shop) -> None:
    with shop.service.database() as db:
        db.add_all(AuditEntry(team_id=shop.id, action="team.changed") for _ in range(2_500))

    assert len(exported(shop, "jsonl").text.splitlines()) == 2_501


def test_what_is_older_than_wished_is_forgotten(shop: Shop, library: Library) -> None:
    library.has_folder("Delivery")

    forget_entries(shop.service.app.state.engine, now() - timedelta(days=1))
    assert actions(shop) == ["folder.made"]

    forget_entries(shop.service.app.state.engine, now() + timedelta(seconds=1))
    assert actions(shop) == []


def test_a_cell_runs_nothing_wherever_it_may_be_parted(shop: Shop) -> None:
    """Half of Europe's spreadsheets part cells at semicolons, inside our quotes too."""
    names = ["x;=1+1", 'x; "=1+1', "＝1+1", "＠SUM(1)", 'x;"＋1', "-1", "+1", "x;\u3000＝1"]
    with shop.service.database() as db:
        for name in names:
            db.add(AuditEntry(team_id=shop.id, action="folder.made", object_name=name, actor_name=name))

    for line in exported(shop, "csv").content.decode("utf-8-sig").splitlines():
        for cell in re.split("[;,]", line):
            assert not re.match(r'["\s]*[=+@＝＋－＠-]', cell), line


def test_the_table_names_accounts(shop: Shop, library: Library) -> None:
    library.has_folder("Delivery")

    rows = list(csv.DictReader(io.StringIO(exported(shop, "csv").content.decode("utf-8-sig"))))

    assert {row["actor_id"] for row in rows} == {str(shop.owner.id)}


def test_what_a_newer_version_told_breaks_nothing(shop: Shop) -> None:
    with shop.service.database() as db:
        db.add(AuditEntry(team_id=shop.id, action="member.sponsored", actor_name="Ada", object_name="Grace"))

    entry = told(shop)[0]
    assert entry["action"] == "member.sponsored"
    assert entry["sentence"] == "Ada did what this version has no words for: member.sponsored, “Grace”."
    for form in ("csv", "jsonl"):
        assert "member.sponsored" in exported(shop, form).text
    tab = Tab(shop.service)
    tab.opens("/sign-in", after=f"/teams/{shop.id}/audit")
    assert "member.sponsored" in tab.opens(tab.signs_in(shop.owner.email).headers["location"]).text


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_time_beyond_all_times_is_not_understood(shop: Shop, moment: str) -> None:
    assert_problem(shop.owner.get(f"{shop.url}/audit", params={"since": moment}), 422, "malformed")


def test_the_trail_is_asked_for_what_something_was_done_to(library: Library) -> None:
    shop = library.shop
    library.has_folder("Delivery 100%")
    library.has_folder("Returns")

    found = told(shop, about="delivery 100%")

    assert [each["object_name"] for each in found] == ["Delivery 100%"]
    assert told(shop, about="_eturns") == []
