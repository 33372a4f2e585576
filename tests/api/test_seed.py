"""The demo team that the first start makes."""

from pathlib import Path

from sqlmodel import Session, func, select

from api.identity.models import Person
from api.library.folder_store import FolderStore
from api.library.models import TemplateRow
from api.seed import PEOPLE, seed_demo
from api.teams.models import Member, Team
from api.teams.place import Place
from api.welcome import SignIn
from tests.api.actor import PASSWORD_DIGEST, Service


def seeded(service: Service) -> list[SignIn]:
    with service.database() as db:
        return seed_demo(db, service.app.state.settings)


def place_of(db: Session, email: str) -> Place:
    member = db.exec(select(Member).join(Person).where(Person.email == email)).one()
    return Place(member.team_id, member.person_id, member.role)


def folders_of(service: Service, email: str) -> dict[str, str]:
    with service.database() as db:
        scopes = FolderStore(db, place_of(db, email)).scopes()
        return {scope.name: scope.right for scope in scopes if scope.parent is None}


def test_the_demo_team_has_an_owner_a_lead_and_two_agents_with_one_password(service: Service) -> None:
    sign_ins = seeded(service)

    assert [each.who for each in sign_ins] == ["owner", "lead", "agent", "agent"]
    assert len({each.password for each in sign_ins}) == 1


def test_its_library_holds_every_starter_template(service: Service) -> None:
    seeded(service)

    with service.database() as db:
        count = db.exec(select(func.count()).select_from(TemplateRow)).one()
        late = db.exec(select(TemplateRow).where(TemplateRow.shortcut == ";late")).one()
        team = db.exec(select(Team).where(Team.name != "")).one()
    packs = Path(service.app.state.settings.packs_dir).glob("*.yaml")
    assert count == sum(file.read_text().count("  - title: ") for file in packs)
    assert "{{ to.first_name" in late.content["body"]
    assert team.values["return_days"] == "30"


def test_leads_manage_everyone_uses_and_sales_is_for_some(service: Service) -> None:
    seeded(service)

    _, lead, seller, agent = (each.email for each in PEOPLE)
    all_folders = {"Support", "Incidents", "Sales"}
    assert folders_of(service, lead) == {"Private": "manage", **dict.fromkeys(all_folders, "manage")}
    assert folders_of(service, seller) == {"Private": "manage", **dict.fromkeys(all_folders, "use")}
    assert folders_of(service, agent) == {"Private": "manage", "Support": "use", "Incidents": "use"}


def test_a_second_start_changes_nothing_and_still_tells_how_to_sign_in(service: Service) -> None:
    first = seeded(service)

    assert seeded(service) == first
    with service.database() as db:
        assert db.exec(select(func.count()).select_from(Person)).one() == len(PEOPLE)


def test_a_password_that_was_changed_is_not_told_any_more(service: Service) -> None:
    first = seeded(service)
    with service.database() as db:
        owner = db.exec(select(Person).where(Person.email == first[0].email)).one()
        owner.password_digest = PASSWORD_DIGEST

    assert [each.who for each in seeded(service)] == ["lead", "agent", "agent"]


def test_where_people_are_already_no_demo_is_made(service: Service) -> None:
    service.has_person("Olivia Owner")

    assert seeded(service) == []


def test_the_password_is_for_the_service_alone(service: Service) -> None:
    seeded(service)

    kept = service.app.state.settings.data_dir / "demo-password"
    assert kept.stat().st_mode & 0o077 == 0
