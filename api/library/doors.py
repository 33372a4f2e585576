"""The doors of the library: a store, opened for who asks in the team they ask for."""

from typing import Annotated

from fastapi import Depends, Request

from api.database import SAFE_METHODS, Db
from api.library.folder_store import FolderStore
from api.library.template_store import TemplateStore
from api.teams.doors import Membership


def _templates(request: Request, place: Membership, db: Db) -> TemplateStore:
    store = TemplateStore(db, place)
    if request.method not in SAFE_METHODS:
        store.hold()
    return store


def _folders(templates: Annotated[TemplateStore, Depends(_templates)]) -> FolderStore:
    return templates.folders


TeamTemplates = Annotated[TemplateStore, Depends(_templates)]
TeamFolders = Annotated[FolderStore, Depends(_folders)]
