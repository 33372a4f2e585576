"""A new template in the library of the built extension, with the caret in its body."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

from tests.browser.browser import Browser


@contextmanager
def new_body(opened: Browser) -> Iterator[Page]:
    """What is written in it may neither fail nor run."""
    page = opened.extension_page("options.html")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.wait_for_selector(".library")
    page.locator("body").press("n")
    expect(page.get_by_label("Title", exact=True)).to_have_value("New template")
    page.keyboard.type("Body")
    body(page).click()
    expect(page.locator(".body-rich .body-field")).to_be_focused()
    yield page
    assert errors == []
    assert page.evaluate("window.stolen === undefined")
    page.close()


def body(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Reply", exact=True)


def source_of(page: Page) -> str:
    """The body as it is kept, looked up in the source view, which is left again."""
    page.keyboard.press("Control+Shift+E")
    text = page.get_by_role("textbox", name="Reply as HTML with Liquid").input_value()
    page.keyboard.press("Control+Shift+E")
    expect(body(page)).to_be_focused()
    return text.replace("\n", "")


def paste(page: Page, kind: str, content: str) -> None:
    """What another program left on the clipboard, to the letter: Chromium cleans what it copies itself."""
    page.evaluate(
        """([kind, content]) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData(kind, content);
          const pasted = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(pasted);
        }""",
        [kind, content],
    )
