"""The practice mailbox: a small webmail with one customer in it, so that a first reply needs no real mail."""

from pathlib import Path

from fastapi import APIRouter
from starlette.responses import HTMLResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from api.pages import drawn
from api.words.speaking import spoken

FILES = Path(__file__).parent / "files"

router = APIRouter(include_in_schema=False)
files = Mount("/practice/files", StaticFiles(directory=FILES), name="practice_files")


@router.get("/practice")
def practice_mailbox() -> HTMLResponse:
    """Not as strict as our other pages: like any webmail, it shows the pictures of a reply."""
    return HTMLResponse(drawn("practice"), headers={"Content-Language": spoken().language})
