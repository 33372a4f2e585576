"""Libraries of any size, brought into a browser as a person brings them: by importing a pack."""

import time
from pathlib import Path

from tests.browser.browser import Browser
from tests.browser.person import import_pack

TOPICS = [
    *["Refund confirmed", "Late parcel", "Lost parcel", "Return label", "Exchange", "Damaged on arrival"],
    *["Wrong size", "Out of stock", "Order status", "Address change", "Cancellation", "Invoice copy"],
    *["Voucher", "Warranty", "Thanks for the review", "Opening hours", "Customs", "Payment declined"],
    *["Gift wrapping", "Subscription", "Password", "Newsletter", "Pre-order", "Refund on its way"],
]
SENTENCES = [
    "Thank you for your patience while we looked into this for you.",
    "Our warehouse has checked your order and everything is on its way again.",
    "You can follow the parcel at any time with the number in the mail from the carrier.",
    "If anything arrives broken, a photo is enough and we send another one at once.",
    "The money is back on your account three to five working days after we have the parcel.",
    "Should you like to change the address, please tell us before the evening.",
    "We have added a small voucher to your account to make up for the wait.",
    "A refund goes to the card or wallet that you paid with.",
]
LENGTH = 690


def shortcut(number: int) -> str:
    return f";k{number}"


def marker(number: int) -> str:
    """The last words of that template: with them, all of it stands in the field."""
    return f"Case {number:05}"


def bring_in(browser: Browser, size: int, folder: Path) -> float:
    """Imports `size` templates through the library screen; seconds until every page has their shortcuts."""
    file = folder / f"{size}.yaml"
    file.write_text(pack(size))
    began = time.monotonic()
    browser.worker()
    import_pack(browser, file)
    return time.monotonic() - began


def pack(size: int) -> str:
    return f"pack: {size} replies\nlanguage: en\ntemplates:\n" + "".join(
        _template(number) for number in range(size)
    )


def _template(number: int) -> str:
    lines = body(number).split("\n")
    text = "".join(f"      {line}\n" if line else "\n" for line in lines)
    topic = TOPICS[number % len(TOPICS)]
    tag = topic.split()[0].lower()
    head = f"  - title: {topic} {number}\n    shortcut: {shortcut(number)}\n    tags: [{tag}]\n"
    return f"{head}    body: |\n{text}"


def body(number: int) -> str:
    """About 690 characters in three paragraphs, with two variables."""
    sentences = [SENTENCES[(number + at) % len(SENTENCES)] for at in range(len(SENTENCES))]
    closing = f"Kind regards\n{{{{ from.first_name }}}}\n{marker(number)}"
    written = "Dear {{ to.first_name }},\n\n"
    while len(written) + len(sentences[0]) + len(closing) < LENGTH:
        written += sentences[0] + " "
        sentences.append(sentences.pop(0))
    return f"{written.strip()}\n\n{closing}"
