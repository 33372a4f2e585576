"""The language that a person keeps with their account."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.api.actor import Service, Someone, assert_problem
from tests.api.conftest import service_in
from tests.api.mail_server import MailServer, mail_server
from tests.api.tab import Tab
from tests.api.test_account import signed_in
from tests.databases import EmptyDatabase

CHINESE = {"Accept-Language": "zh-CN,zh;q=0.9"}


@pytest.fixture
def ada(service: Service) -> Someone:
    return service.has_person("Ada Lovelace", "ada@shop.test")


def speaks(someone: Someone, language: str | None) -> None:
    assert someone.put("/v1/me/language", json={"language": language}).status_code == 204


def test_nobody_has_one_at_first(ada: Someone) -> None:
    assert ada.get("/v1/me").json()["language"] is None


@pytest.mark.parametrize("language", ["en", "zh", "id", None])
def test_it_is_told_to_every_device(ada: Someone, language: str | None) -> None:
    speaks(ada, "id")

    speaks(ada, language)

    assert ada.get("/v1/me").json()["language"] == language


@pytest.mark.parametrize(
    "wanted", [{"language": "de"}, {"language": ""}, {}, {"language": "zh", "team": "x"}]
)
def test_what_we_do_not_speak_is_refused(ada: Someone, wanted: dict[str, str]) -> None:
    speaks(ada, "zh")

    assert_problem(ada.put("/v1/me/language", json=wanted), 422, "malformed")
    assert ada.get("/v1/me").json()["language"] == "zh"


def test_pages_speak_it_whatever_the_browser_says(ada: Someone) -> None:
    speaks(ada, "id")
    ada.service.client.headers.update(CHINESE)

    tab = signed_in(ada)

    assert tab.shown.headers["content-language"] == "id"
    assert "Akun Anda" in tab.shown.text


def test_what_is_picked_on_the_page_itself_goes_before(ada: Someone) -> None:
    speaks(ada, "id")
    tab = signed_in(ada)

    assert tab.opens("/account", lang="en").headers["content-language"] == "en"
    assert tab.opens("/account").headers["content-language"] == "id"


def test_it_is_kept_on_the_account_page_which_speaks_it_at_once(ada: Someone) -> None:
    tab = signed_in(ada)

    # The page was asked for in another language, which its links and forms carry.
    there = tab.posts("/account/language?lang=en", language="zh").headers["location"]
    page = tab.opens(there.partition("#")[0])

    assert page.headers["content-language"] == "zh"
    assert "从现在起，你的账户使用这种语言。" in page.text
    assert '<option value="zh" lang="zh" selected>' in page.text
    assert ada.get("/v1/me").json()["language"] == "zh"


def test_on_the_account_page_each_browser_can_have_its_say_again(ada: Someone) -> None:
    speaks(ada, "zh")
    tab = signed_in(ada)

    tab.posts("/account/language", language="")

    assert tab.opens("/account").headers["content-language"] == "en"
    assert ada.get("/v1/me").json()["language"] is None


def test_a_form_that_says_something_else_changes_nothing(ada: Someone) -> None:
    speaks(ada, "zh")
    tab = signed_in(ada)

    assert tab.posts("/account/language", language="tlh").status_code == 422
    assert tab.posts("/account/language", language="id", seal="x").status_code == 403
    assert ada.get("/v1/me").json()["language"] == "zh"


def test_it_goes_along_with_what_a_person_takes(ada: Someone) -> None:
    speaks(ada, "id")

    with ZipFile(BytesIO(ada.get("/v1/me/export").content)) as archive:
        assert json.loads(archive.read("account.json"))["language"] == "id"


@pytest.fixture
def mailed(tmp_path: Path, empty_database: EmptyDatabase) -> Iterator[tuple[Service, MailServer]]:
    with mail_server() as server:
        sends = {"smtp_url": f"smtp://127.0.0.1:{server.port}", "mail_from": "replies@shop.test"}
        with service_in(tmp_path, empty_database, **sends) as service:
            yield service, server


def test_an_invitation_speaks_as_whoever_reads_it(mailed: tuple[Service, MailServer]) -> None:
    service, server = mailed
    speaks(service.has_person("Grace", "grace@shop.test"), "zh")
    shop = service.has_team("Shop")

    invited = {"role": "lead", "email": "grace@shop.test"}
    shop.owner.post(f"{shop.url}/invitations", json=invited, headers={"Accept-Language": "id"})

    assert server.next_letter()["Subject"] == "Olivia Owner 邀请你加入 Rejoinder 上的 Shop"


def test_a_link_for_a_new_password_speaks_as_whoever_reads_it(mailed: tuple[Service, MailServer]) -> None:
    service, server = mailed
    speaks(service.has_person("Ada Lovelace", "ada@shop.test"), "zh")
    tab = Tab(service)
    tab.opens("/reset", lang="id")
    tab.submits(email="ada@shop.test")

    assert server.next_letter()["Subject"] == "为 Rejoinder 设置新密码"
