"""What the library refuses, and why."""

from typing import Any

from api.library.models import TemplateRow
from api.library.views import template_view
from api.problems import Problem


class PreconditionMissing(Problem):
    status, code = 428, "precondition_missing"
    title = "Say which revision you mean: send If-Match with the template's ETag."


class Changed(Problem):
    status, code, title = 412, "changed", "Somebody changed it since you read it."

    @classmethod
    def to(cls, current: TemplateRow | None) -> "Changed":
        facts: dict[str, Any] = {"current": None}
        if current:
            facts["current"] = template_view(current).model_dump(mode="json")
        detail = "The template was changed since. Its present state is in `current`: merge and send again."
        etag = {"ETag": f'"{current.revision}"'} if current else {}
        return cls(detail if current else "There is no such template any more.", headers=etag, **facts)


class ReadOnlyFolder(Problem):
    status, code, title = 403, "read_only_folder", "You may use this folder's templates, not edit them."


class NotYourFolder(Problem):
    status, code, title = 403, "not_your_folder", "Only who manages the folder may do that."


class PrivateFolder(Problem):
    status, code, title = 409, "private_folder", "Your private folder stays as it is: private, and yours."


class FolderGone(Problem):
    status, code = 409, "folder_gone"
    title = "The folder that it lay in is gone. Say into which one it shall come back."


class TrashChanged(Problem):
    status, code = 409, "trash_changed"
    title = "More lies in the trash by now than you agreed to lose. Look at it anew, then empty it."


class PlanOutdated(Problem):
    status, code = 409, "plan_outdated"
    title = "The library was changed since the plan was made. Look at a new plan, then restore."


class FolderNotEmpty(Problem):
    status, code, title = 409, "folder_not_empty", "The folder still holds something."


class FolderTreeRefused(Problem):
    status, code, title = 409, "folder_tree", "A folder cannot lie there."


class TooManyFolders(Problem):
    status, code, title = 409, "too_many_folders", "A team may have 1,000 folders."


class KeyReused(Problem):
    status, code = 422, "idempotency_key_reused"
    title = "That Idempotency-Key was already used for another template. Take a new one."
