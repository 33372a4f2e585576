"""The doors of sync."""

from typing import Annotated

from fastapi import Depends, FastAPI, Request

from api.database import Db
from api.library.doors import TeamTemplates
from api.sync.feed_reader import FeedReader
from api.sync.push import Doors
from api.sync.settled_store import SettledStore
from api.teams.doors import Membership


def _doors(place: Membership, templates: TeamTemplates, db: Db) -> Doors:
    return Doors(templates, SettledStore(db, place))


PushDoors = Annotated[Doors, Depends(_doors)]


def feed_of(app: FastAPI) -> FeedReader:
    """The process's one: what it remembers of rights is shared by all requests."""
    reader: FeedReader = app.state.feed
    return reader


async def _feed(request: Request) -> FeedReader:
    return feed_of(request.app)


Feed = Annotated[FeedReader, Depends(_feed)]
