"""How a deed becomes a sentence: whole, since in another language its words stand in another order.

`%(who)s` did it, `%(it)s` is the name of what it was done to, in quotes, `%(name)s` without, and any other
name a fact. An entry from before a fact was kept still has its sentence.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from api.words.devices import device
from api.words.say import Said
from api.words.terms import term

Facts = Mapping[str, Any]
Deed = Callable[[str, str, Facts], Said]
SOMETHING = Said("something")
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def plain(said: Said) -> Deed:
    """Always told by the one sentence."""
    return lambda who, name, facts: filled(said, who, name, facts)


def filled(said: Said, who: str, name: str, facts: Facts, **more: object) -> Said:
    """`more` are values that a sentence has beside those of the entry."""
    known: dict[str, object] = {each: term(fact) for each, fact in facts.items()}
    known |= {"who": who, "it": quoted(name), "name": device(name) if name else Said("a device"), **more}
    if "device" in facts:
        known["device"] = device(str(facts["device"]))
    needed = _PLACEHOLDER.findall(said.message)
    return Said(said.message, **{each: known.get(each, SOMETHING) for each in needed})


def quoted(name: object) -> Said:
    return Said("“%(name)s”", name=name) if name else Said("one without a name")
