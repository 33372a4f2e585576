"""The web console: the library's screens as a page of this service, and its session."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.console import sign_in_routes
from api.console.build import START, BuiltFile, built_file, is_built
from api.pages import page
from api.problems import NotFound
from api.words.say import Said

router = APIRouter(include_in_schema=False)
router.include_router(sign_in_routes.router)

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src-elem 'self'",
        # A template's own formatting is written in `style` attributes, which the sanitiser has gone through.
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
FOR_GOOD = "public, max-age=31536000, immutable"


@router.get("/console")
def to_console() -> Response:
    return RedirectResponse("/console/", 308)


@router.get("/console/{name:path}")
def console_file(name: str, request: Request) -> Response:
    folder = request.app.state.settings.console_dir
    if not name and not is_built(folder):
        return page(
            "refused",
            404,
            title=Said("The console is not here"),
            reason=Said("This service has no built console. Whoever runs it can build one with make build."),
        )
    file = built_file(folder, name or START)
    if not file:
        raise NotFound(Said("The console has no such file. Load it again."))
    return _sent(file, request)


def _sent(file: BuiltFile, request: Request) -> Response:
    headers = {
        "ETag": file.etag,
        "Vary": "Accept-Encoding",
        "Cache-Control": FOR_GOOD if file.is_named_by_content else "no-cache",
        "Content-Security-Policy": POLICY,
    }
    if request.headers.get("if-none-match", "").removeprefix("W/") == file.etag:
        return Response(status_code=304, headers=headers)
    coding, body = file.fit_for(request.headers.get("accept-encoding", ""))
    if coding:
        headers["Content-Encoding"] = coding
    return Response(body, headers=headers, media_type=file.media_type)
