"""Jinja templates that say their sentences in the language of the answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, cast

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, select_autoescape

from api.words.devices import device
from api.words.languages import OWN_NAMES
from api.words.say import as_spoken, gettext, ngettext, pgettext
from api.words.shown import ago, day, listed, weekday
from api.words.speaking import carried, spoken, to


class Speaking(Protocol):
    """What jinja2.ext.i18n adds to an environment when it comes; the types of Jinja do not know of it."""

    def install_gettext_callables(
        self,
        gettext: Callable[[str], str],
        ngettext: Callable[[str, str, int], str],
        newstyle: bool,
        pgettext: Callable[[str, str], str],
    ) -> None: ...


def drawing_of(folder: Path) -> Environment:
    """For the templates of a folder: HTML is escaped, text is not; a fact that is not given is an error."""
    loader: BaseLoader = FileSystemLoader(folder)
    environment = Environment(
        loader=loader,
        extensions=["jinja2.ext.i18n"],
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=as_spoken,
    )
    environment.policies["ext.i18n.trimmed"] = True
    speaking = cast(Speaking, environment)
    speaking.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext)
    environment.globals |= {"spoken": spoken, "to": to, "own_names": OWN_NAMES, "carried": carried}
    environment.filters["device"] = lambda name: as_spoken(device(name))
    # What stands in a sentence of the catalogue, which takes it as a text.
    environment.filters["said"] = as_spoken
    environment.filters |= {"day": day, "weekday": weekday, "ago": ago, "listed": listed}
    return environment
