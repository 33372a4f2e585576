"""Files and pictures go where a team and its people go: into backups, exports and imports, and away."""

from pathlib import Path

import pytest
from sqlmodel import SQLModel, col, func, select

from api.__main__ import main
from api.files.models import FileBringer, FilePiece, KeptFile, KeptImage
from api.files.sending import PIECE
from api.library.models import AttachedFile
from tests.api.actor import Service
from tests.api.bringing import FORM, attachment, brings, digest_of, fetches, png, shows
from tests.api.leaving import taken_along
from tests.api.operator import Operator
from tests.api.team import Library

LARGE = bytes(range(256)) * (PIECE // 256) * 9 + b"the rest"
OURS = (KeptFile, FilePiece, FileBringer, KeptImage, AttachedFile)


def rows(service: Service, of: type[SQLModel]) -> int:
    with service.database() as db:
        return db.exec(select(func.count()).select_from(of)).one()


@pytest.mark.parametrize("whose", ["", "Shop"], ids=["everything", "one team"])
def test_a_backup_brings_back_every_byte(
    library: Library, elsewhere: Operator, monkeypatch: pytest.MonkeyPatch, whose: str
) -> None:
    shop = library.shop
    brings(shop.owner, shop, LARGE)
    library.has_template(library.has_folder("Returns"), attachments=[attachment(LARGE)])
    image = shows(shop.owner, shop, png()).json()["address"].removeprefix("http://rejoinder.test")
    archive = Operator(shop.service, monkeypatch).backs_up(whose)

    elsewhere.restores(archive)

    with elsewhere.service.database() as db:
        pieces = select(FilePiece.content).where(FilePiece.digest == digest_of(LARGE))
        found = db.exec(pieces.order_by(col(FilePiece.number))).all()
    assert b"".join(found) == LARGE
    assert elsewhere.service.ask("GET", image).content == png()


def test_a_team_takes_its_files_along_under_names_that_a_person_can_read(library: Library) -> None:
    shop = library.shop
    for content in (FORM, b"in an older version", b"private"):
        brings(shop.owner, shop, content)
    folder = library.has_folder("Returns")
    made = library.has_template(folder, attachments=[attachment(b"in an older version", "a:b.pdf")])
    library.saves(shop.owner, made, attachments=[attachment(FORM, "退货 form.pdf")])
    library.adds(shop.owner, library.private_of(shop.owner), attachments=[attachment(b"private")])
    image = shows(shop.agent, shop, png()).json()["address"].rpartition("/")[2]

    files = taken_along(shop.owner, f"{shop.url}/export")

    assert {name: content for name, content in files.items() if "/" in name and "packs" not in name} == {
        f"attachments/{digest_of(FORM)[:12]} 退货 form.pdf": FORM,
        f"attachments/{digest_of(b'in an older version')[:12]} a-b.pdf": b"in an older version",
        f"pictures/{image}": png(),
    }


def test_a_person_takes_along_the_files_of_their_own_templates(library: Library) -> None:
    shop = library.shop
    for content in (FORM, b"for all"):
        brings(shop.agent, shop, content)
    library.adds(shop.agent, library.private_of(shop.agent), attachments=[attachment()])
    library.adds(
        shop.agent, library.has_folder("Returns", agent="edit"), attachments=[attachment(b"for all")]
    )
    image = shows(shop.agent, shop, png()).json()["address"].rpartition("/")[2]
    shows(shop.lead, shop, png(seed=7))

    files = taken_along(shop.agent, "/v1/me/export")

    assert {name: content for name, content in files.items() if "/" in name and "private" not in name} == {
        f"attachments/{digest_of(FORM)[:12]} Form.pdf": FORM,
        f"pictures/{image}": png(),
    }


def test_with_an_account_goes_what_nobody_else_has(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Returns", agent="edit")
    private = library.private_of(shop.agent)
    for content in (b"mine", b"loose", b"for all", b"the lead's too"):
        brings(shop.agent, shop, content)
    brings(shop.lead, shop, b"the lead's too")
    brings(shop.lead, shop, b"the lead's alone")
    library.adds(shop.agent, private, attachments=[attachment(b"mine"), attachment(b"the lead's too")])
    library.adds(shop.agent, folder, attachments=[attachment(b"for all")])
    image = shows(shop.agent, shop, png()).json()["address"].removeprefix("http://rejoinder.test")

    gone = shop.agent.delete("/v1/me", params={"email": shop.agent.email})

    assert gone.status_code == 204, gone.text
    with shop.service.database() as db:
        left = set(db.exec(select(KeptFile.digest)))
    stays = (b"for all", b"the lead's too", b"the lead's alone", png())
    assert left == {digest_of(each) for each in stays}
    assert fetches(shop.owner, shop, b"for all").status_code == 200
    assert shop.service.ask("GET", image).status_code == 200, "mails that were sent show it"


def test_with_a_team_goes_everything(service: Service, library: Library) -> None:
    other = service.has_team("Other")
    for team in (library.shop, other):
        brings(team.owner, team)
        held = Library(team)
        held.has_template(held.has_folder("Returns"), attachments=[attachment()])
        shows(team.owner, team, png())
    before = {of: rows(service, of) for of in OURS}
    image = shows(library.shop.owner, library.shop, png()).json()["address"]

    library.shop.owner.delete(library.url, params={"name": "Shop"})

    assert {of: rows(service, of) for of in OURS} == {of: count // 2 for of, count in before.items()}
    assert service.ask("GET", image.removeprefix("http://rejoinder.test")).status_code == 404
    assert fetches(other.owner, other).content == FORM


def packed(digest: str) -> bytes:
    return f"""\
pack: Forms
templates:
  - title: Form
    body: Here it is.
    attachments:
      - name: Form.pdf
        media_type: application/pdf
        bytes: {len(FORM)}
        digest: "{digest}"
""".encode()


def test_a_pack_comes_without_the_files_that_are_not_here_and_says_so(library: Library) -> None:
    shop, yaml = library.shop, {"Content-Type": "application/yaml"}
    path = f"{shop.url}/packs"

    without = shop.owner.post(path, content=packed(digest_of(FORM)), headers=yaml).json()
    again = shop.owner.post(path, content=packed(digest_of(FORM)), headers=yaml).json()
    brings(shop.owner, shop)
    whole = shop.owner.post(path, content=packed(digest_of(FORM)), headers=yaml).json()

    assert (without["created"], without["files_missing"]) == (["Form"], ["Form.pdf"])
    assert (again["unchanged"], again["files_missing"]) == (["Form"], ["Form.pdf"])
    assert (whole["updated"], whole["files_missing"]) == (["Form"], [])
    assert "name: Form.pdf" in shop.owner.get(f"{path}/{whole['folder']}").text


def test_whoever_runs_the_service_is_told_which_files_a_pack_came_without(
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    library.shop.owner.get(library.url)
    monkeypatch.setenv("REJOINDER_DATA_DIR", str(library.shop.service.app.state.settings.data_dir))
    monkeypatch.setenv("REJOINDER_DATABASE_URL", library.shop.service.app.state.settings.database)
    pack = tmp_path / "forms.yaml"
    pack.write_bytes(packed(digest_of(FORM)))

    assert main(["packs", "import", str(pack)]) == 0

    assert "without the files Form.pdf" in capsys.readouterr().out
