"""The extension speaks the browser's language, or the one that its person chose, wherever it shows."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import ROOT, browser
from tests.browser.demo import until
from tests.browser.person import import_pack
from tests.browser.popup import popup
from tests.browser.served import Served
from tests.browser.surface import palette_is_open, shown_text, surface

pytestmark = pytest.mark.slow

PACKS = ROOT / "shared_templates" / "packs"
SEARCH = {"zh-CN": "搜索模板", "id": "Cari templat"}
EMPTY = {"zh-CN": "你的模板库是空的", "id": "Pustaka Anda kosong"}
SETTINGS = {"zh-CN": "设置", "id": "Pengaturan"}
LANGUAGE = {"zh-CN": "zh", "id": "id"}


@pytest.mark.parametrize("tag", SEARCH)
def test_as_the_browser(pages: Served, tag: str) -> None:
    with browser(language=tag) as opened:
        settings = opened.extension_page("options.html#/settings")
        expect(settings.get_by_role("heading", name=SETTINGS[tag], exact=True)).to_be_visible()
        expect(settings.locator("html")).to_have_attribute("lang", LANGUAGE[tag])
        settings.close()

        page = opened.page(pages.url("fields.html"))
        opens_palette(page)
        until(lambda: EMPTY[tag] in shown_text(page), "what an empty library says")
        assert surface(page).having(aria_label=SEARCH[tag], role="combobox")
        page.keyboard.press("Escape")
        with popup(opened, page) as shown:
            shown.waits_for(f"document.querySelector('[role=combobox]')?.ariaLabel === '{SEARCH[tag]}'")
        page.close()


def test_as_chosen_at_once_and_without_loss(pages: Served) -> None:
    with browser() as opened:
        page = opened.page(pages.url("fields.html"))
        settings = opened.extension_page("options.html#/settings")
        settings.get_by_label("Name of a new value").fill("half_ty")

        settings.get_by_label("Language of the screens").select_option("id")

        expect(settings.get_by_role("heading", name="Pengaturan", exact=True)).to_be_visible()
        expect(settings.locator("html")).to_have_attribute("lang", "id")
        expect(settings.get_by_label("Nama nilai baru")).to_have_value("half_ty")
        expect(settings).to_have_title("Rejoinder · Pengaturan")

        page.bring_to_front()
        opens_palette(page)
        until(lambda: bool(surface(page).having(aria_label="Cari templat")), "the palette in Indonesian")
        page.keyboard.press("Escape")

        settings.bring_to_front()
        settings.get_by_label("Bahasa tampilan").select_option("zh")
        expect(settings.get_by_role("heading", name="设置", exact=True)).to_be_visible()
        page.bring_to_front()
        opens_palette(page)
        until(lambda: bool(surface(page).having(aria_label="搜索模板")), "the palette in Chinese")


def opens_palette(page: Page) -> None:
    page.locator("textarea").first.click()
    page.wait_for_timeout(300)
    page.keyboard.press("Control+Space")
    until(lambda: palette_is_open(page), "the palette")


def test_what_narrows_a_search_is_written_in_its_persons_language() -> None:
    with browser() as opened:
        import_pack(opened, PACKS / "support-zh.yaml")
        library = opened.extension_page("options.html#/settings")
        library.get_by_label("Language of the screens").select_option("zh")
        library.get_by_role("treeitem", name="所有模板").click()
        rows = library.get_by_role("option")
        expect(rows.filter(has_text="开发票")).to_be_visible()

        library.get_by_role("searchbox").fill("标签：退款")
        expect(library.get_by_role("button", name="移除“标签：退款”")).to_be_visible()
        expect(rows).to_have_count(5)
        expect(rows.filter(has_text="开发票")).to_have_count(0)

        library.get_by_role("button", name="筛选").click()
        library.get_by_role("menuitemcheckbox", name="收藏").click()
        expect(library.get_by_role("searchbox")).to_have_value("标签:退款 状态:收藏")
        expect(rows).to_have_count(0)
        library.get_by_role("button", name="移除“收藏”").click()
        expect(library.get_by_role("searchbox")).to_have_value("标签:退款")
        expect(rows).to_have_count(5)
