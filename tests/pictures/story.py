"""What the demo team did in the two months before it was visited, told to the service as they would."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.browser.service import Member, Service, demo_service
from tests.pictures.stopped import MOMENT, ServiceClock

Act = Callable[[Member], None]

# An address is part of some pictures, and so is what somebody came with.
PORT = 28_400
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36"


@dataclass(frozen=True)
class Demo:
    """The team on the day of the visit."""

    service: Service
    english: str
    """The folder of the English replies."""
    keys: dict[str, str]
    """By shortcut, how an address of the library names a template."""


@contextmanager
def demo_team(folder: Path) -> Iterator[Demo]:
    clock = ServiceClock(folder / "clock")
    clock.set(MOMENT - timedelta(days=61))
    with demo_service(folder / "service", PORT, program="tests.pictures.stopped", **clock.told) as service:
        for days_ago, who, acts in STORY:
            clock.set(MOMENT - timedelta(days=days_ago))
            member = signs_in(service, who)
            for act in acts:
                act(member)
        demo = met(service, member)
        clock.set(MOMENT)
        yield demo


def signs_in(service: Service, who: str) -> Member:
    return Member.signed_in(service.url, f"{who}@lumen-and-oak.example", service.password, CHROME)


def met(service: Service, member: Member) -> Demo:
    rows = {shortcut: member.templates(shortcut)[0] for shortcut in LOOKED_AT}
    keys = {shortcut: f"{member.team}.{row['id']}" for shortcut, row in rows.items()}
    return Demo(service, rows[";late"]["folder"], keys)


LOOKED_AT = (";late", ";tracking", ";zh-exchange", ";id-late")


def rewords(shortcut: str, old: str, new: str) -> Act:
    return lambda member: member.reword(shortcut, old, new)


def deletes(shortcut: str) -> Act:
    def act(member: Member) -> None:
        row = member.templates(shortcut)[0]
        asked = {"If-Match": f'"{row["revision"]}"'}
        member.client.delete(of_team(member, f"templates/{row['id']}"), headers=asked).raise_for_status()

    return act


def invites(name: str, email: str) -> Act:
    asked = {"name": name, "email": email, "role": "agent"}
    return lambda member: posts(member, "invitations", asked)


def sets_value(name: str, value: str) -> Act:
    def act(member: Member) -> None:
        member.client.patch(f"/v1/teams/{member.team}", json={"values": {name: value}}).raise_for_status()

    return act


def makes_group(name: str, *people: str) -> Act:
    def act(member: Member) -> None:
        posts(member, "groups", {"name": name})
        group = found(reads(member, "groups"), name)
        for person in people:
            joined = of_team(member, f"groups/{group}/members/{found(reads(member, 'members'), person)}")
            member.client.put(joined).raise_for_status()

    return act


def grants(folder: str, kind: str, holder: str, right: str) -> Act:
    """`folder` is its path, `holder` the name of a group or a person."""

    def act(member: Member) -> None:
        folders, place = reads(member, "folders")["folders"], None
        for name in folder.split("/"):
            place = found([each for each in folders if each["parent"] == place], name)
        to = found(reads(member, "groups" if kind == "group" else "members"), holder)
        asked = {"to_kind": kind, "to_id": to, "right": right}
        member.client.put(of_team(member, f"folders/{place}/grants"), json=asked).raise_for_status()

    return act


def posts(member: Member, what: str, asked: dict[str, Any]) -> None:
    member.client.post(of_team(member, what), json=asked).raise_for_status()


def reads(member: Member, what: str) -> Any:
    return member.client.get(of_team(member, what)).raise_for_status().json()


def of_team(member: Member, what: str) -> str:
    return f"/v1/teams/{member.team}/{what}"


def found(among: list[dict[str, Any]], name: str) -> str:
    return next(str(each["id"]) for each in among if each["name"] == name)


# How many days ago, who, and what they did then; oldest first.
STORY: tuple[tuple[float, str, tuple[Act, ...]], ...] = (
    (58.2, "mira", (makes_group("Night shift", "Sari Putri", "王小雨"),)),
    (58.1, "mira", (grants("Incidents", "group", "Night shift", "edit"),)),
    (41.0, "mira", (sets_value("return_days", "45"),)),
    (40.2, "jonas", (rewords(";return", "Of course. You have", "Of course: you have"),)),
    (33.1, "jonas", (rewords(";refund", "I have just refunded", "I have refunded"),)),
    (30.3, "mira", (grants("Support/Bahasa Indonesia", "person", "Sari Putri", "edit"),)),
    (21.3, "mira", (rewords(";late", "nothing you need to do until", "nothing for you to do until"),)),
    (15.2, "jonas", (rewords(";zh-exchange", "没问题，我已经给您留了", "没问题，我已经为您留好"),)),
    (12.8, "jonas", (rewords(";delivered", "have a quick look in three", "look in three"),)),
    (9.4, "mira", (rewords(";customs", "If you would rather not pay", "If you prefer not to pay"),)),
    (6.1, "jonas", (rewords(";late", "I am sorry: your parcel", "I am truly sorry: your parcel"),)),
    (4.2, "jonas", (rewords(";lost", "One word in reply is enough", "One word is enough"),)),
    (3.1, "mira", (deletes(";samples"),)),
    (1.3, "mira", (rewords(";tracking", "Your parcel is with", "Good news: your parcel is with"),)),
    (0.9, "jonas", (rewords(";late", "find it today. You will hear", "find it today, and you will hear"),)),
    (0.7, "sari", (rewords(";id-late", "ini tidak nyaman", "ini sangat tidak nyaman"),)),
    (
        0.15,
        "jonas",
        (
            rewords(";hurry", "as soon as I have it", "the moment I have it"),
            deletes(";nomatch"),
            deletes(";badreview"),
        ),
    ),
    (
        0.06,
        "mira",
        (
            sets_value("support_hours", "Monday to Saturday, 9 am to 6 pm"),
            grants("Sales", "person", "Sari Putri", "use"),
            invites("Ada Okafor", "ada@lumen-and-oak.example"),
        ),
    ),
)
