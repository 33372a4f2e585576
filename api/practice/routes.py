"""The practice mailbox: a small webmail with one customer in it, so that a first reply needs no real mail."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

FILES = Path(__file__).parent / "files"

router = APIRouter(include_in_schema=False)
files = Mount("/practice/files", StaticFiles(directory=FILES), name="practice_files")


@router.get("/practice")
def practice_mailbox() -> FileResponse:
    return FileResponse(FILES / "mailbox.html", media_type="text/html")
