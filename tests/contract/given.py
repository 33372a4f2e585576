"""Sets up what an exchange says was given, and knows what its `$names` stand for."""

import re
from collections import defaultdict
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import select

from api.library.change_json import change_json
from api.library.checksum import MASK, row_hash
from api.library.models import Folder, Grant, TemplateRow
from api.library.rights import private_folder_id
from api.sync.cursor import Cursor
from api.teams.models import Team
from tests.api.actor import Shop

HEAD = 10
EMPTY = {"subject": "", "to": "", "cc": "", "bcc": "", "tags": [], "language": "", "description": ""}
NAME = re.compile(r"\$[a-z][\w.@+]*")


class Given:
    """The state before the first line of a conversation."""

    def __init__(self, shop: Shop, said: dict[str, Any]) -> None:
        self.shop = shop
        self.people = {"owner": shop.owner, "lead": shop.lead, "agent": shop.agent}
        self.ids: dict[str, UUID] = defaultdict(uuid4)
        with shop.service.database() as db:
            team = db.exec(select(Team).where(Team.id == shop.id)).one()
            team.head = team.acl_seq = HEAD
            team.min_seq = said.get("forgotten", 0)
            for name, folder in said.get("folders", {}).items():
                above = self.ids[f"folder.{folder['in']}"] if "in" in folder else None
                self.ids[f"folder.{name}"] = (made := Folder(team_id=shop.id, name=name, parent_id=above)).id
                db.add(made)
                db.flush()
                db.add_all(self._grant(name, to, right) for to, right in folder.items() if to != "in")
            db.flush()
            for revision, (name, template) in enumerate(said.get("templates", {}).items(), start=1):
                db.add(self._template(name, template, revision))
                folder_row = db.exec(select(Folder).where(Folder.id == self._folder(template))).one()
                hashed = row_hash(self.ids[f"template.{name}"], revision)
                folder_row.low_sum += hashed & 0xFFFFFFFF
                folder_row.high_sum += hashed >> 32

    def _grant(self, folder: str, to: str, right: str) -> Grant:
        holder = self.shop.id if to == "everyone" else self.people[to].id
        kind = "everyone" if to == "everyone" else "person"
        place = {"team_id": self.shop.id, "folder_id": self.ids[f"folder.{folder}"]}
        person = holder if kind == "person" else None
        grant = Grant(**place, to_kind=kind, to_id=holder, person_id=person, right=right)
        self.ids[f"grant.{folder}.{to}"] = grant.id
        return grant

    def _folder(self, template: dict[str, Any]) -> UUID:
        return self.ids[f"folder.{template['folder']}"]

    def _template(self, name: str, said: dict[str, Any], revision: int) -> TemplateRow:
        content = EMPTY | {key: value for key, value in said.items() if key != "folder"}
        row = TemplateRow(
            team_id=self.shop.id,
            id=self.ids[f"template.{name}"],
            folder_id=self._folder(said),
            revision=revision,
            shortcut=content["shortcut"],
            title=content["title"],
            content=content,
            text=content["body"],
            change_json="",
        )
        row.change_json = change_json(row)
        return row

    def meant(self, said: Any) -> Any:
        """The same JSON with every name replaced; `$any` stays."""
        if isinstance(said, str):
            return NAME.sub(lambda name: self._named(name.group()), said)
        if isinstance(said, dict):
            return {self.meant(key): self.meant(value) for key, value in said.items()}
        if isinstance(said, list):
            return [self.meant(each) for each in said]
        return said

    def _named(self, name: str) -> str:
        kind, _, rest = name[1:].partition(".")
        match kind:
            case "any":
                return name
            case "team":
                return str(self.shop.id)
            case "person":
                return str(self.people[rest].id)
            case "private":
                return str(private_folder_id(self.shop.id, self.people[rest].id))
            case "cursor":
                return str(Cursor(1, int(rest)))
            case "sum":
                return self._sum(rest)
            case _:
                return str(self.ids[name[1:]])

    def _sum(self, held: str) -> str:
        pairs = [each.split("@") for each in held.split("+") if each]
        total = sum(row_hash(self.ids[f"template.{name}"], int(revision)) for name, revision in pairs)
        return f"{total & MASK:016x}"
