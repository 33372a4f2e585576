"""The reviewed OpenAPI document, and the service's own as it is now."""

import json
import tempfile
from pathlib import Path
from typing import Any

from api.app import create_app
from api.settings import Settings

OPENAPI = Path(__file__).parent / "openapi.json"


def openapi_now() -> dict[str, Any]:
    """The document as a client gets it."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(data_dir=Path(folder), secret="only to describe the service, 32 bytes"))
        document: dict[str, Any] = json.loads(json.dumps(app.openapi()))
        app.state.engine.dispose()
    return document


def written(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"
