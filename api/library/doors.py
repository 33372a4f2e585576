"""The doors of the library: a store, opened for who asks in the team they ask for."""

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import Depends, Request

from api.clock import Now
from api.database import Db
from api.library.folder_store import FolderStore
from api.library.template_store import TemplateStore
from api.library.trash_store import TrashStore
from api.library.version_store import VersionStore
from api.teams.doors import Membership


def _templates(place: Membership, db: Db) -> TemplateStore:
    return TemplateStore(db, place)


def _folders(templates: Annotated[TemplateStore, Depends(_templates)]) -> FolderStore:
    return templates.folders


def _versions(templates: Annotated[TemplateStore, Depends(_templates)]) -> VersionStore:
    return VersionStore(templates)


def _trash(templates: Annotated[TemplateStore, Depends(_templates)]) -> TrashStore:
    return TrashStore(templates)


async def _trash_time(request: Request) -> timedelta:
    return timedelta(days=request.app.state.settings.trash_days)


async def _trash_since(at: Now, kept: Annotated[timedelta, Depends(_trash_time)]) -> datetime:
    return at - kept


TrashTime = Annotated[timedelta, Depends(_trash_time)]
# What was deleted before lies in the trash no more, swept or not.
TrashSince = Annotated[datetime, Depends(_trash_since)]
TeamVersions = Annotated[VersionStore, Depends(_versions)]
TeamTrash = Annotated[TrashStore, Depends(_trash)]
TeamTemplates = Annotated[TemplateStore, Depends(_templates)]
TeamFolders = Annotated[FolderStore, Depends(_folders)]
