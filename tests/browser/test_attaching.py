"""The files of a template: added in the editor, and given to the message that its reply stands in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import Browser, browser
from tests.browser.demo import until
from tests.browser.person import shelved
from tests.browser.place import Place
from tests.browser.roundcube import missing, roundcube
from tests.browser.served import Served
from tests.browser.surface import middle, notices, surface
from tests.browser.writer import Writer

pytestmark = pytest.mark.slow

FORM = b"%PDF-1.4 the form\x00\xff"
LABEL = b"%PDF-1.4 the label"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Somebody whose `;form` has two files, `;odd` one of a hostile name, and `;both` puts in `;form`."""
    folder = tmp_path_factory.mktemp("files")
    (folder / "Returns form.pdf").write_bytes(FORM)
    (folder / "label.pdf").write_bytes(LABEL)
    odd = folder / "<img src=x onerror=stolen=1>\u202efdp.pdf"
    odd.write_bytes(LABEL)
    with browser() as fresh:
        page = write(fresh, "Returns form", ";form", "The form is attached.", folder / "Returns form.pdf")
        attach(page, folder / "label.pdf")
        write(fresh, "Odd", ";odd", "Here it is.", odd)
        letter = folder / "letter.pdf"
        letter.write_bytes(b"%PDF-1.4 the letter")
        write(fresh, "Both", ";both", 'Dear customer, {% include ";form" %}', letter)
        shelved(fresh)
        yield fresh


def write(opened: Browser, title: str, shortcut: str, body: str, file: Path) -> Page:
    page = opened.extension_page("options.html")
    page.wait_for_selector(".library")
    page.locator("body").press("n")
    expect(page.get_by_label("Title")).to_have_value("New template")
    page.keyboard.type(title)
    page.get_by_label("Shortcut", exact=True).fill(shortcut)
    page.get_by_role("textbox", name="Reply").click()
    page.keyboard.type(body)
    attach(page, file)
    return page


def attach(page: Page, file: Path) -> None:
    page.locator(".attachment-more input").set_input_files(file)
    expect(page.locator(".attachment-done")).to_contain_text("is attached")
    expect(page.get_by_text("Saved in this browser")).to_be_visible()
    assert page.evaluate("window.stolen === undefined")


def told(page: Page, words: str) -> str:
    """The notice that says so. Raises TimeoutError if none does."""
    said: list[str] = []

    def look() -> bool:
        said[:] = [each for each in notices(page) if words in each]
        return bool(said)

    until(look, f"a notice with {words!r}")
    return said[0]


def test_they_are_there_after_a_reload_and_can_be_saved_again(opened: Browser) -> None:
    page = opened.extension_page("options.html")
    page.get_by_role("option", name="Returns form").click()
    names = page.locator(".attachment-name")
    expect(names).to_have_text(["Returns form.pdf", "label.pdf"])
    expect(page.locator(".preview .attached li")).to_have_count(2)
    with page.expect_download() as saving:
        names.first.click()
    assert saving.value.suggested_filename == "Returns form.pdf"
    assert Path(saving.value.path()).read_bytes() == FORM
    page.close()


def test_what_is_put_in_brings_its_files_along(opened: Browser, pages: Served) -> None:
    page = opened.page(pages.url("attaching/dropped.html"))
    Place(page).comes().types(" ;both<Tab>")
    page.wait_for_function("taken.length === 3")
    names = ["letter.pdf", "Returns form.pdf", "label.pdf"]
    assert page.evaluate("taken.map(file => file.name)") == names
    page.close()


def test_a_layer_that_comes_for_what_is_dragged_takes_them_once(opened: Browser, pages: Served) -> None:
    page = opened.page(pages.url("attaching/dropped.html"))
    Place(page).comes().types(" ;form<Tab>")
    page.wait_for_function("taken.length === 2")
    taken = page.evaluate("taken")
    assert [(each["name"], each["type"]) for each in taken] == [
        ("Returns form.pdf", "application/pdf"),
        ("label.pdf", "application/pdf"),
    ]
    assert taken[1]["text"] == LABEL.decode()
    assert page.evaluate("drops") == 1
    expect(page.locator("#here")).to_contain_text("The form is attached.")
    assert notices(page) == []
    page.close()


def test_undo_says_that_they_stay(opened: Browser, pages: Served) -> None:
    page = opened.page(pages.url("attaching/dropped.html"))
    field = Place(page).comes().types(" ;form<Tab>")
    page.wait_for_function("taken.length === 2")
    page.wait_for_timeout(500)
    field.types("<Control+z>")
    assert "still attached" in told(page, "still attached")
    page.close()


def test_a_forms_own_field_for_files_and_no_other(opened: Browser, pages: Served) -> None:
    page = opened.page(pages.url("attaching/form.html"))
    page.set_input_files(
        "[name=attachments]", {"name": "mine.txt", "mimeType": "text/plain", "buffer": b"mine"}
    )
    Place(page).comes().types(" ;form<Tab>")
    held = "name => [...document.querySelector(`[name=${name}]`).files].map(file => file.name)"
    all_of_them = ["mine.txt", "Returns form.pdf", "label.pdf"]
    until(lambda: page.evaluate(held, "attachments") == all_of_them, "the files")
    assert page.evaluate(held, "portrait") == []
    assert page.evaluate(held, "import_customers") == []
    assert notices(page) == []
    page.close()


def test_where_nothing_takes_them_they_can_be_saved(opened: Browser, pages: Served) -> None:
    page = opened.page(pages.url("attaching/nothing.html"))
    Place(page).comes().types(" ;odd<Tab>")
    said = told(page, "attach")
    assert "is not to be seen among the attachments" in said
    button = next(node for node in surface(page).walk() if node.tag == "button" and "Save" in node.text)
    with page.expect_download() as saving:
        page.mouse.click(*middle(page, button))
    assert Path(saving.value.path()).read_bytes() == LABEL
    assert page.evaluate("asked") == []
    assert page.evaluate("window.stolen === undefined")
    page.close()


@pytest.mark.skipif(bool(missing()), reason=f"needs Debian's {', '.join(missing())}")
@pytest.mark.parametrize("html", [True, False], ids=["rich", "plain"])
def test_a_real_mail_carries_them(
    opened: Browser, tmp_path_factory: pytest.TempPathFactory, html: bool
) -> None:
    with roundcube(tmp_path_factory.mktemp("roundcube")) as mailbox:
        page = opened.page("about:blank")
        mailbox.sign_in(page, "bob@shop.test")
        mailbox.compose(page, "Ada Lovelace <ada@example.test>", "Form", html=html)
        Writer(page, *(("body", "#composebody_ifr") if html else ("#composebody",))).types(";form<Tab>")
        expect(page.locator("#attachment-list li:not(.uploading)")).to_have_count(2)
        assert notices(page) == []

        mail = mailbox.send(page)
        carried = {part.get_filename(): part.get_content() for part in mail.iter_attachments()}
        assert carried == {"Returns form.pdf": FORM, "label.pdf": LABEL}
        page.close()
