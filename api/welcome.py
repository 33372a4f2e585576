"""What whoever starts the service reads: where it is, how to get in, how to load the extension."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.settings import Settings


@dataclass(frozen=True)
class SignIn:
    """Somebody who may sign in here, and how."""

    who: str
    email: str
    password: str


def welcome(settings: Settings, sign_ins: Sequence[SignIn] = (), owner_link: str = "") -> str:
    """At most a dozen lines."""
    lines = [f"Rejoinder is ready at {settings.url}", ""]
    if owner_link:
        lines += [
            "Nobody is here yet. Become the owner (this link works once, for a day):",
            f"  {owner_link}",
        ]
    elif sign_ins:
        lines += _of(sign_ins)
    else:
        lines += [f"Sign in:  {settings.url}/sign-in"]
    return "\n".join([*lines, "", *_extension(settings)])


def _of(sign_ins: Sequence[SignIn]) -> list[str]:
    passwords = {each.password for each in sign_ins}
    if len(passwords) > 1:
        return ["Sign in as", *(f"  {each.email}  {each.password}  ({each.who})" for each in sign_ins[:4])]
    people = [f"{each.email} ({each.who})" for each in sign_ins]
    pairs = [", ".join(people[at : at + 2]) for at in range(0, len(people), 2)]
    titles = ["Sign in as", *[""] * (len(pairs) - 1)]
    told = [f"{title:10}  {pair}" for title, pair in zip(titles, pairs, strict=True)]
    return [*told, f"Password    {passwords.pop()}"]


def _extension(settings: Settings) -> list[str]:
    if not (settings.extension_dir / "manifest.json").is_file():
        return ["The extension is not built yet: make build"]
    return [
        f"The extension lies in  {settings.extension_dir}",
        "  1. Open chrome://extensions and switch on Developer mode.",
        "  2. Press “Load unpacked” and choose that folder.",
        f"  3. In the library that opens, give {settings.url} and press “Sign in”.",
        f"Try it at {settings.url}/practice",
    ]
