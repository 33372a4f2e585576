"""Who may read which version of a template."""

from datetime import datetime
from uuid import UUID

from api.library.models import TemplateVersion
from api.library.template_rules import seen_template
from api.library.trash_store import TrashStore
from api.library.version_store import Saved, VersionStore
from api.problems import NotFound


def saves_of(versions: VersionStore, template_id: UUID, before: int | None, limit: int) -> list[Saved]:
    """Of a template that stands, newest first."""
    seen_template(versions.templates, template_id)
    return versions.saves(template_id, before, limit)


def kept_version(
    versions: VersionStore, template_id: UUID, revision: int, trash_since: datetime
) -> TemplateVersion:
    """Also of one in the trash, for who may bring it back."""
    templates = versions.templates
    if not (templates.seen(template_id) or TrashStore(templates).one(template_id, trash_since)):
        seen_template(templates, template_id)
    version = versions.version(template_id, revision)
    if not version:
        raise NotFound("No version was kept under that revision.")
    return version
