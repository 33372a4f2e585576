"""The main job, end to end and unattended: `make demo`.

An agent signs in, writes to Ada in a real Roundcube, types two shortcuts, answers the one question, sends.
A lead changes the wording through the API; the next expansion has it. What arrived is printed; the pictures
are in out/demo/.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from difflib import unified_diff
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import roundcube
from tests.browser.browser import ROOT, Browser, browser
from tests.browser.mailbox import Composer, Mailbox, PracticeMailbox, RoundcubeMailbox
from tests.browser.person import sign_in
from tests.browser.service import Service, demo_service
from tests.browser.surface import shown_text

PICTURES = ROOT / "out" / "demo"
OLD, NEW = "I am sorry: your parcel", "I am truly sorry: your parcel"


def main() -> int:
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="rejoinder-demo-") as scratch, open_all(Path(scratch)) as met:
        service, opened, mailbox = met
        agent = service.emails["agent"][0]

        tell("Signing in", f"{agent}, on the service's own page")
        tab = sign_in(opened, service.url, agent, service.password)
        picture(tab, "1-signed-in")
        library(opened)

        page = opened.context.new_page()
        for number, composer in enumerate(mailbox.composers(), start=3):
            reply_to_ada(page, composer, f"{number}-{composer.name}")

        tell("A lead changes the wording through the API", f"“{OLD} …” becomes “{NEW} …”")
        reword_and_expand_again(service, opened, page, mailbox.composers()[0])
    print(f"\nPictures of each step: {PICTURES.relative_to(ROOT)}/")
    return 0


@contextmanager
def open_all(scratch: Path) -> Iterator[tuple[Service, Browser, Mailbox]]:
    with demo_service(scratch / "service") as service, browser() as opened:
        if lacking := roundcube.missing():
            tell("No Roundcube here", f"needs {', '.join(lacking)}; the practice mailbox stands in for it")
            yield service, opened, PracticeMailbox(service.url)
        else:
            with roundcube.roundcube(scratch / "roundcube") as webmail:
                yield service, opened, RoundcubeMailbox(webmail)


def library(opened: Browser) -> None:
    page = opened.extension_page("options.html")
    page.get_by_label("Search templates").fill("late parcel")
    page.get_by_text("Late parcel, apology").first.click()
    page.get_by_label("Title").wait_for()
    page.get_by_label("Search templates").fill("")
    picture(page, "2-library")
    page.close()


def reply_to_ada(page: Page, composer: Composer, name: str) -> None:
    """Two shortcuts, one of which asks; then what the customer got."""
    tell(f"A new message to Ada Lovelace, {composer.name} composer", "typing ;late Tab, then ;order Tab")
    field = composer.open(page)
    late = field.type(";late<Tab>")
    picture(page, f"{name}-late")
    field.type("<Enter><Enter>;order<Tab>")
    until(lambda: "Order number" in shown_text(page), "the question for the order number")
    picture(page, f"{name}-asks")
    field.type("10482<Enter>")
    until(lambda: "10482" in field.text, "the order number in the message")
    picture(page, f"{name}-filled")
    print(f"  ;late stood there {late.milliseconds} ms after Tab")
    for kind, content in composer.send(page).items():
        print(f"\n  --- {kind} as it arrived\n{indented(content)}")
    picture(page, f"{name}-sent")


def reword_and_expand_again(service: Service, opened: Browser, page: Page, composer: Composer) -> None:
    field = composer.open(page)
    before = field.type(";late<Tab>").text
    seen = watch_shelf(opened)
    lead = service.signed_in("lead")

    began = time.time()
    lead.reword(";late", OLD, NEW)
    saved = time.time()
    until(seen, "the new wording in the agent's browser")
    arrived = float(opened.worker().evaluate("globalThis.__arrived")) / 1000

    field = composer.open(page)
    after = field.type(";late<Tab>").text
    picture(page, "9-reworded")
    print("\n".join(f"  {line}" for line in changed_lines(before, after)))
    print(f"\n  On the agent's keyboard {round((arrived - saved) * 1000)} ms after the service had saved it")
    print(f"  ({round((arrived - began) * 1000)} ms after the lead pressed save).")
    if NEW not in after:
        raise AssertionError("The new wording did not arrive.")


def watch_shelf(opened: Browser) -> Callable[[], bool]:
    """Notes in the worker when the new wording lies ready for pages; answers whether it does."""
    opened.worker().evaluate(
        """wording => chrome.storage.onChanged.addListener(changes => {
          if (JSON.stringify(changes['shelf/;late']?.newValue ?? '').includes(wording))
            globalThis.__arrived ??= Date.now();
        })""",
        NEW,
    )
    return lambda: bool(opened.worker().evaluate("globalThis.__arrived ?? 0"))


def changed_lines(before: str, after: str) -> list[str]:
    told = unified_diff(before.splitlines(), after.splitlines(), "before", "after", n=0, lineterm="")
    return [line for line in told if not line.startswith("@@")]


def until(true: Callable[[], bool], what: str, seconds: float = 20) -> None:
    """Asks again and again. Raises TimeoutError that names what did not come."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError(f"Waited {seconds} s for {what}.")
        time.sleep(0.02)


def picture(page: Page, name: str) -> None:
    page.screenshot(path=PICTURES / f"{name}.png")


def tell(what: str, detail: str) -> None:
    print(f"\n\033[1m{what}\033[0m\n  {detail}", flush=True)


def indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.strip().splitlines())


if __name__ == "__main__":
    sys.exit(main())
