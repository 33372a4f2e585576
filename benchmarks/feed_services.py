"""The two services that `benchmarks.feed` compares: `hello PORT`, and `feed PORT FOLDER`."""

import os
import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from api.app import create_app
from benchmarks.feed_library import settings_in


def main(what: str, port: str, *words: str) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    app = hello_world() if what == "hello" else create_app(settings_in(Path(words[0])))
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="warning", access_log=False)


def hello_world() -> FastAPI:
    """The first page of FastAPI's tutorial."""
    app = FastAPI()

    @app.get("/")
    async def root() -> dict[str, str]:
        return {"message": "Hello World"}

    return app


if __name__ == "__main__":
    main(*sys.argv[1:])
