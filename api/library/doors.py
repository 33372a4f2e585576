"""The doors of the library: a store, opened for who asks in the team they ask for."""

from typing import Annotated

from fastapi import Depends

from api.database import Db
from api.library.folder_store import FolderStore
from api.library.template_store import TemplateStore
from api.teams.doors import Membership


def _templates(place: Membership, db: Db) -> TemplateStore:
    return TemplateStore(db, place)


def _folders(templates: Annotated[TemplateStore, Depends(_templates)]) -> FolderStore:
    return templates.folders


TeamTemplates = Annotated[TemplateStore, Depends(_templates)]
TeamFolders = Annotated[FolderStore, Depends(_folders)]
