"""In each language: whose mail is answered, what is typed, and what then stands there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    tag: str
    """BCP 47, as a browser has it."""
    sender: str
    words: str
    found: str
    """What then stands in the palette's preview."""
    asking: str
    question: str
    """What the template behind the shortcut `asking` asks for."""
    answer: str
    apology: str
    """The shortcut of a template with several wordings."""


TONGUES = {
    "en": Tongue(
        "en-GB",
        "Ada Lovelace",
        "parcel<ArrowDown>",
        "Hi Ada",
        ";order",
        "Order number",
        "10482",
        apology=";late",
    ),
    # By its sound: nobody changes the keyboard's language to look for a reply.
    "zh": Tongue(
        "zh-CN",
        "王小明",
        "chima<ArrowDown>",
        "王小明，您好",
        ";zh-exchange",
        "想换成",
        "大码",
        apology=";zh-exchange",
    ),
    "id": Tongue(
        "id",
        "Siti",
        "refund masuk",
        "Halo Kak Siti",
        ";id-refund",
        "Nomor",
        "Rp150.000<Tab>20931",
        apology=";id-late",
    ),
}
