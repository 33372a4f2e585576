"""`/account`: a person's own page about themselves, and where its forms post to."""

from fastapi import APIRouter
from starlette.responses import Response

import api.account.api_tokens_routes
import api.account.devices_routes
import api.account.language_routes
import api.account.leaving_routes
import api.account.name_routes
import api.account.passkeys_routes
import api.account.password_routes
import api.account.second_step_routes
import api.account.teams_routes
from api.account.frame import AtAccount, show

router = APIRouter(include_in_schema=False)


@router.get("/account")
def show_account(visit: AtAccount) -> Response:
    return visit if isinstance(visit, Response) else show(visit)


router.include_router(api.account.name_routes.router)
router.include_router(api.account.language_routes.router)
router.include_router(api.account.passkeys_routes.router)
router.include_router(api.account.password_routes.router)
router.include_router(api.account.second_step_routes.router)
router.include_router(api.account.devices_routes.router)
router.include_router(api.account.api_tokens_routes.router)
router.include_router(api.account.teams_routes.router)
router.include_router(api.account.leaving_routes.router)
