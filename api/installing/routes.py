"""The extension to download, for one person or for all browsers of a company."""

import io
import zipfile
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, Response

from api.installing.archives import Packed, chromium_updates, firefox_updates, for_chromium, for_firefox
from api.installing.policies import BROWSERS, from_service, from_store, in_firefox, is_store_id
from api.pages import page
from api.problems import NotFound
from api.settings import EXTENSION_ID, Settings
from api.words.say import Said

router = APIRouter(include_in_schema=False)

FOR_CHROMIUM, FOR_FIREFOX = "/extension.crx", "/extension.xpi"
CHROMIUM_UPDATES, FIREFOX_UPDATES = "/updates.xml", "/updates.json"
# What each browser installs from, instead of saving it.
CRX, XPI = "application/x-chrome-extension", "application/x-xpinstall"
ASK_AGAIN = {"Cache-Control": "no-cache"}
NONE_FOR_CHROMIUM = Said(
    "This service has no signed extension for Chrome and Edge. The page /extension says how it comes here."
)
NONE_FOR_FIREFOX = Said(
    "This service has no signed extension for Firefox. The page /extension says how it comes here."
)


@router.get("/extension")
def install_page(request: Request, id: str = "") -> Response:
    settings: Settings = request.app.state.settings
    asked, packed = id.strip(), for_chromium(_crx(settings))
    from_store_id = next((each for each in (asked, *_published(settings, packed)) if is_store_id(each)), "")
    # Whoever types an id of a store wants that one; else what lies here goes before what lies elsewhere.
    is_from_here = packed is not None and not is_store_id(asked)
    extension = packed.id if packed and is_from_here else from_store_id
    return page(
        "extension",
        here="/extension",
        address=settings.url,
        has_extension=is_extension_built(settings),
        has_crx=packed is not None,
        has_xpi=for_firefox(_xpi(settings)) is not None,
        typed=asked or from_store_id,
        has_asked=bool(asked),
        is_wrong=bool(asked) and not is_store_id(asked),
        is_from_here=is_from_here,
        extension=extension,
        is_known=extension in settings.extension_ids,
        all_ids=",".join(dict.fromkeys([*settings.extension_ids, extension])),
        policies=_policies(settings, extension, is_from_here),
    )


@router.get("/extension.zip")
def download_unpacked(request: Request) -> Response:
    settings: Settings = request.app.state.settings
    if not is_extension_built(settings):
        raise NotFound(Said("This service has no built extension; build one with `make build`."))
    manifest = settings.extension_dir / "manifest.json"
    packed = _packed(settings.extension_dir, manifest.stat().st_mtime)
    return Response(
        packed,
        media_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="rejoinder.zip"'},
    )


@router.get(FOR_CHROMIUM)
def download_for_chromium(request: Request) -> Response:
    file = _crx(request.app.state.settings)
    return _archive(file, for_chromium(file), CRX, NONE_FOR_CHROMIUM)


@router.get(CHROMIUM_UPDATES)
def list_chromium_updates(request: Request) -> Response:
    settings: Settings = request.app.state.settings
    packed = for_chromium(_crx(settings))
    if not packed:
        raise NotFound(NONE_FOR_CHROMIUM)
    told = chromium_updates(packed, settings.url + FOR_CHROMIUM)
    return Response(told, media_type="text/xml", headers=ASK_AGAIN)


@router.get(FOR_FIREFOX)
def download_for_firefox(request: Request) -> Response:
    file = _xpi(request.app.state.settings)
    return _archive(file, for_firefox(file), XPI, NONE_FOR_FIREFOX)


@router.get(FIREFOX_UPDATES)
def list_firefox_updates(request: Request) -> Response:
    settings: Settings = request.app.state.settings
    file = _xpi(settings)
    packed = for_firefox(file)
    if not packed:
        raise NotFound(NONE_FOR_FIREFOX)
    told = firefox_updates(packed, settings.url + FOR_FIREFOX, file.read_bytes())
    return Response(told, media_type="application/json", headers=ASK_AGAIN)


def is_extension_built(settings: Settings) -> bool:
    return (settings.extension_dir / "manifest.json").is_file()


def _archive(file: Path, packed: Packed | None, media_type: str, otherwise: Said) -> Response:
    if not packed:
        raise NotFound(otherwise)
    return FileResponse(file, media_type=media_type, headers=ASK_AGAIN)


def _published(settings: Settings, packed: Packed | None) -> list[str]:
    """Ids that people may sign in with, and that are neither of the unpacked folder nor of what lies here."""
    here = {EXTENSION_ID, packed.id if packed else ""}
    return [each for each in settings.extension_ids if each not in here]


def _policies(settings: Settings, extension: str, is_from_here: bool) -> dict[str, str]:
    """What each browser is told, by its name; Chrome and Edge only once it is known what to install."""
    service, updates = settings.url, settings.url + CHROMIUM_UPDATES
    told: dict[str, str] = {"firefox": in_firefox(service + FOR_FIREFOX, service)}
    for browser in BROWSERS if extension else ():
        told[browser] = (
            from_service(extension, browser, updates, service)
            if is_from_here
            else from_store(extension, browser, service)
        )
    return told


def _crx(settings: Settings) -> Path:
    return (settings.signed_dir or settings.data_dir) / "rejoinder.crx"


def _xpi(settings: Settings) -> Path:
    return (settings.signed_dir or settings.data_dir) / "rejoinder.xpi"


@lru_cache(maxsize=1)
def _packed(folder: Path, _built_at: float) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, Path("rejoinder") / file.relative_to(folder))
    return written.getvalue()
