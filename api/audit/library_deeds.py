"""Sentences about folders, rights, templates and packs."""

from api.audit.saying import Deed, Facts, filled, plain, quoted
from api.words.say import Said, counted

PRIVATE = "a private folder"  # as the trail has it, where others have a name


def _made_folder(who: str, name: str, facts: Facts) -> Said:
    if facts.get("inside"):
        return filled(Said("%(who)s made the folder %(it)s inside “%(inside)s”."), who, name, facts)
    return filled(Said("%(who)s made the folder %(it)s."), who, name, facts)


def _moved_folder(who: str, name: str, facts: Facts) -> Said:
    there, here = (
        quoted(facts[place]) if facts.get(place) else Said("the top") for place in ("came_from", "inside")
    )
    moved = Said("%(who)s moved the folder %(it)s from %(there)s to %(here)s.")
    return filled(moved, who, name, facts, there=there, here=here)


def _deleted_folder(who: str, name: str, facts: Facts) -> Said:
    templates, folders = facts.get("templates", 0), facts.get("subfolders", 0)
    inside = {
        "templates": _templates(templates),
        "folders": counted("%(count)s folder", "%(count)s folders", folders),
    }
    alone = Said("%(who)s deleted the folder %(it)s with %(templates)s.")
    both = Said("%(who)s deleted the folder %(it)s with %(templates)s and %(folders)s.")
    return filled(both if folders else alone, who, name, facts, **inside)


def _granted(who: str, name: str, facts: Facts) -> Said:
    right = {"right": "use", **facts}
    granted = Said("%(who)s granted %(holder)s the right to %(right)s %(it)s.")
    changed = Said("%(who)s granted %(holder)s the right to %(right)s %(it)s, before it was %(before)s.")
    return filled(changed if facts.get("before") else granted, who, name, right, holder=_holder(facts))


def _revoked(who: str, name: str, facts: Facts) -> Said:
    said = Said("%(who)s revoked the right of %(holder)s to %(right)s %(it)s.")
    return filled(said, who, name, {"right": "use", **facts}, holder=_holder(facts))


def _holder(facts: Facts) -> str:
    kind, name = facts.get("to_kind"), facts.get("to")
    if kind == "everyone":
        return Said("everyone")
    return Said("the group %(it)s", it=quoted(name)) if kind == "group" else str(name)


def _saved(who: str, name: str, facts: Facts) -> Said:
    if facts.get("is_new"):
        said = Said("%(who)s made the template %(it)s in %(here)s.")
    elif facts.get("came_from"):
        said = Said("%(who)s saved the template %(it)s in %(here)s, out of %(there)s.")
    else:
        said = Said("%(who)s saved the template %(it)s in %(here)s.")
    return _placed(said)(who, name, facts)


def _placed(said: Said) -> Deed:
    def deed(who: str, name: str, facts: Facts) -> Said:
        return filled(said, who, name, facts, here=_place(facts, "folder"), there=_place(facts, "came_from"))

    return deed


def _place(facts: Facts, which: str) -> Said:
    return Said("a private folder") if facts.get(which) == PRIVATE else quoted(facts.get(which))


def _restored(who: str, name: str, facts: Facts) -> Said:
    counts = {
        "changed": _templates(facts.get("changed", 0)),
        "returned": facts.get("returned", 0),
        "trashed": facts.get("trashed", 0),
        "moment": facts.get("at") or Said("an earlier time"),
    }
    if name:
        folder = Said(
            "%(who)s restored the folder %(it)s to how it was at %(moment)s: %(changed)s changed back, "
            "%(returned)s came back, %(trashed)s went to the trash."
        )
        return filled(folder, who, name, facts, **counts)
    library = Said(
        "%(who)s restored the library to how it was at %(moment)s: %(changed)s changed back, %(returned)s "
        "came back, %(trashed)s went to the trash."
    )
    return filled(library, who, name, facts, **counts)


def _imported(who: str, name: str, facts: Facts) -> Said:
    said = Said("%(who)s imported the pack %(it)s into “%(folder)s”: %(made)s new, %(changed)s changed.")
    return filled(said, who, name, {"made": 0, "changed": 0, **facts})


def _exported(who: str, name: str, facts: Facts) -> Said:
    said = Said("%(who)s exported the folder %(it)s with %(templates)s.")
    return filled(said, who, name, facts, templates=_templates(facts.get("templates", 0)))


def _templates(count: int) -> Said:
    return counted("%(count)s template", "%(count)s templates", count)


LIBRARY_DEEDS: dict[str, Deed] = {
    "folder.made": _made_folder,
    "folder.renamed": plain(Said("%(who)s renamed the folder “%(came_from)s” to %(it)s.")),
    "folder.moved": _moved_folder,
    "folder.deleted": _deleted_folder,
    "grant.set": _granted,
    "grant.revoked": _revoked,
    "template.saved": _saved,
    "template.moved": _placed(Said("%(who)s moved the template %(it)s from %(there)s to %(here)s.")),
    "template.deleted": _placed(Said("%(who)s deleted the template %(it)s in %(here)s.")),
    "template.brought_back": plain(Said("%(who)s brought %(it)s back from the trash into “%(folder)s”.")),
    "template.erased": plain(Said("%(who)s deleted %(it)s, which had lain in “%(folder)s”, for good.")),
    "template.all_restored": _restored,
    "pack.imported": _imported,
    "pack.exported": _exported,
}
