"""The library over REST."""

from fastapi import APIRouter

import api.library.folder_routes
import api.library.template_routes

router = APIRouter()
router.include_router(api.library.folder_routes.router)
router.include_router(api.library.template_routes.router)
