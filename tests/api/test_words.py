"""Our own pages and letters in the language of whoever reads them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Response

from api.words.languages import spoken_for
from tests.api.actor import Service, Someone, assert_problem
from tests.api.conftest import service_in
from tests.api.mail_server import MailServer, mail_server
from tests.api.tab import Tab
from tests.databases import EmptyDatabase

CHINESE = {"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8"}
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
# Ours that have no language: the files of a page, what is for programs, and the console, which has its own.
WITHOUT = re.compile(r"/files/|/practice/files/|/extension\.zip|/console/|/openapi\.json|#")


@pytest.fixture
def ada(service: Service) -> Someone:
    return service.has_person("Ada Lovelace", "ada@shop.test")


def language_of(answer: Response) -> str:
    found = re.search(r'<html lang="([\w-]+)" dir="ltr">', answer.text)
    assert found, answer.text[:300]
    assert answer.headers["content-language"] == found[1]
    return found[1]


@pytest.mark.parametrize(
    ("chosen", "wishes", "language", "regional"),
    [
        ("", "", "en", "en_GB"),
        ("", "zh-TW,zh;q=0.9", "zh", "zh_Hant_TW"),
        ("", "zh", "zh", "zh_Hans_CN"),
        ("", "de-DE, id;q=0.8, en;q=0.9", "en", "en_GB"),
        ("", "in-ID", "id", "id_ID"),
        ("", "en-US", "en", "en_US"),
        ("", "zh;q=0, id;q=0.1", "id", "id_ID"),
        ("", "zh;q=much", "en", "en_GB"),
        ("", "x-klingon, \x00, ;;;,,", "en", "en_GB"),
        ("id", "zh-CN", "id", "id_ID"),
        ("tlh", "zh-CN", "zh", "zh_CN"),
        ("fr-CA zh", "en-US", "zh", "zh_Hans_CN"),
        ("en", "zh-CN, en-AU;q=0.5", "en", "en_AU"),
    ],
)
def test_a_language_is_the_chosen_one_or_the_browsers(
    chosen: str, wishes: str, language: str, regional: str
) -> None:
    spoken = spoken_for(chosen, wishes)

    assert spoken.language == language
    assert spoken.regional in (regional, regional.replace("_Hans", ""), regional.replace("zh_", "zh_Hans_"))


def test_a_page_speaks_as_the_browser_asks(service: Service) -> None:
    shown = service.ask("GET", "/sign-in", headers=CHINESE)

    assert language_of(shown) == "zh"
    assert "<h1>登录</h1>" in shown.text
    assert "lang=" not in shown.text.partition('<nav class="languages"')[0].partition("<body")[2]
    assert "set-cookie" not in service.ask("GET", "/practice", headers=CHINESE).headers


def test_who_chose_another_language_keeps_it_through_links_forms_and_redirects(ada: Someone) -> None:
    tab = Tab(ada.service)
    tab.opens("/sign-in", after="/account", lang="id")
    assert language_of(tab.shown) == "id"
    assert all("lang=id" in each for each in own_addresses(tab.shown))

    wrong = tab.signs_in(password="not it")
    assert "Alamat email dan kata sandi itu tidak cocok." in wrong.text
    there = tab.signs_in().headers["location"]
    assert there == "/account?lang=id"

    account = tab.opens(there)
    assert language_of(account) == "id"
    assert own_addresses(account)
    assert all("lang=id" in each for each in own_addresses(account))
    done = tab.posts("/account/name?lang=id", name="Ada King").headers["location"]
    assert done == "/account?done=renamed&lang=id#name"


def own_addresses(shown: Response) -> list[str]:
    """Where links and forms of the page lead, the switch of languages aside."""
    before, _, _ = shown.text.partition('<nav class="languages"')
    forms = [each for each in re.findall(r"<form[^>]*>", before) if 'method="post"' in each]
    links = re.findall(r"<a [^>]*>", before)
    led = [re.search(r'(?:href|action)="(/[^"]*)"', each) for each in [*forms, *links]]
    return [each[1] for each in led if each and not WITHOUT.match(each[1])]


def test_a_form_that_is_looked_up_keeps_the_language(ada: Someone) -> None:
    tab = Tab(ada.service)
    tab.opens("/sign-in", after="/device", lang="zh")
    tab.opens(tab.signs_in().headers["location"])

    assert '<input type="hidden" name="lang" value="zh">' in tab.shown.text


def test_the_extension_asks_for_a_sign_in_in_its_own_language(service: Service) -> None:
    shown = service.ask("GET", "/authorize", params={"ui_locales": "id en", "client_id": "another"})

    assert language_of(shown) == "id"
    assert "Proses masuk itu tidak dapat dilanjutkan" in shown.text


def test_the_switch_asks_for_the_same_page_in_each_language(service: Service) -> None:
    shown = service.ask("GET", "/sign-in", params={"after": "/account#name", "lang": "zh"})

    _, _, switch = shown.text.partition('<nav class="languages" aria-label="语言">')
    assert re.findall(r'href="([^"]+)" lang="(\w+)"', switch) == [
        (f"/sign-in?after=%2Faccount%23name&amp;lang={language}", language) for language in ("en", "zh", "id")
    ]
    assert (
        '<a href="/sign-in?after=%2Faccount%23name&amp;lang=zh" lang="zh" hreflang="zh" aria-current="true">'
        in switch
    )


@pytest.mark.parametrize("path", ["//evil.test", "///evil.test/x", "/%5Cevil.test", "//evil.test%22%3E"])
def test_the_switch_leads_nowhere_else(service: Service, path: str) -> None:
    shown = service.ask("GET", f"http://rejoinder.test{path}?x=%22%3E<b>", headers=BROWSER)

    _, _, switch = shown.text.partition('<nav class="languages"')
    led = re.findall(r'href="([^"]*)"', switch)
    assert shown.status_code == 404
    assert len(led) == 3
    assert all(re.match(r"/[^/\\]", each) and "<b>" not in each for each in led)


def test_what_was_typed_is_not_lost_to_the_switch(ada: Someone) -> None:
    tab = Tab(ada.service)
    tab.opens("/sign-in")

    assert 'class="languages"' in tab.shown.text
    assert 'class="languages"' not in tab.signs_in(password="not it").text


def test_a_redirect_elsewhere_is_left_as_it_is(service: Service) -> None:
    assert service.ask("GET", "/console", params={"lang": "id"}).headers["location"] == "/console/"


def test_a_page_that_is_not_there_is_told_as_a_page_and_to_a_program_as_a_problem(service: Service) -> None:
    page = service.ask("GET", "/nowhere", headers=BROWSER | CHINESE)

    assert page.status_code == 404
    assert language_of(page) == "zh"
    assert "没有这样的内容，或者你无权查看。" in page.text
    assert_problem(service.ask("GET", "/nowhere", headers=CHINESE), 404, "not_found")
    problem = assert_problem(service.ask("GET", "/v1/me", headers=BROWSER | CHINESE), 401, "not_signed_in")
    assert problem["title"] == "Sign in to go on."


def test_a_bug_behind_a_page_is_told_as_a_page(service: Service) -> None:
    @service.app.get("/bug")
    def bug() -> None:
        raise RuntimeError("the customer's name is Ada")

    page = service.ask("GET", "/bug", headers=BROWSER | CHINESE)

    assert page.status_code == 500
    assert "我们这边出了问题。没有任何更改。" in page.text
    assert "Ada" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")


def test_numbers_and_days_are_written_as_the_reader_writes_them(ada: Someone) -> None:
    tab = Tab(ada.service)
    ada.service.client.headers.update(CHINESE)
    tab.opens("/sign-in", after="/account")
    tab.opens(tab.signs_in().headers["location"])
    at = ada.service.clock.at

    assert f"{at.year}年{at.month}月{at.day}日" in tab.shown.text
    assert "上次使用：刚刚" in tab.shown.text
    for _ in range(6):
        tab.opens("/sign-in")
        refused = tab.signs_in(password="not it")
    assert refused.status_code == 429
    assert re.search(r"尝试次数过多。请在 \d+ 秒后重试。", refused.text)


@pytest.fixture
def mailed(tmp_path: Path, empty_database: EmptyDatabase) -> Iterator[tuple[Service, MailServer]]:
    with mail_server() as server:
        sends = {"smtp_url": f"smtp://127.0.0.1:{server.port}", "mail_from": "replies@shop.test"}
        with service_in(tmp_path, empty_database, **sends) as service:
            yield service, server


def test_an_invitation_is_written_in_the_language_of_whoever_invites(
    mailed: tuple[Service, MailServer],
) -> None:
    service, server = mailed
    shop = service.has_team("Shop")

    invited = {"role": "lead", "email": "grace@shop.test"}
    shop.owner.post(f"{shop.url}/invitations", json=invited, headers={"Accept-Language": "id"})

    letter = server.next_letter()
    text, html = letter.get_body(("plain",)), letter.get_body(("html",))
    assert letter["Subject"] == "Olivia Owner mengundang Anda ke Shop di Rejoinder"
    assert text
    assert html
    assert "sebagai ketua." in text.get_content()
    assert '<html lang="id" dir="ltr">' in html.get_content()
    assert "Gabung Shop" in html.get_content()


def test_a_link_for_a_new_password_is_written_in_the_language_that_it_was_asked_in(
    mailed: tuple[Service, MailServer],
) -> None:
    service, server = mailed
    service.has_person("Ada Lovelace", "ada@shop.test")
    tab = Tab(service)
    tab.opens("/reset", lang="zh")
    tab.submits(email="ada@shop.test")

    letter = server.next_letter()
    text = letter.get_body(("plain",))
    assert letter["Subject"] == "为 Rejoinder 设置新密码"
    assert text
    assert "Ada Lovelace，你好：" in text.get_content()
