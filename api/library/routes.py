"""The library over REST."""

from fastapi import APIRouter

import api.library.access_routes
import api.library.file_routes
import api.library.folder_routes
import api.library.moment_routes
import api.library.template_routes
import api.library.trash_many_routes
import api.library.trash_routes
import api.library.version_routes

router = APIRouter()
router.include_router(api.library.folder_routes.router)
router.include_router(api.library.access_routes.router)
router.include_router(api.library.template_routes.router)
router.include_router(api.library.version_routes.router)
router.include_router(api.library.trash_many_routes.router)
router.include_router(api.library.trash_routes.router)
router.include_router(api.library.moment_routes.router)
router.include_router(api.library.file_routes.router)
