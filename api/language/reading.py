"""What was read between one pair of brackets."""

from dataclasses import dataclass, field


@dataclass
class Use:
    """A name as it is used somewhere: `to.first_name`."""

    path: list[str]
    """Root first; ends where an index is not known beforehand."""
    at: int
    """Index into the markup."""
    needed: bool
    """Written into the text as it is, so that a person must be asked where nobody knows it."""


@dataclass
class Reading:
    uses: list[Use] = field(default_factory=list)
    gives: str = ""
    """The name that this tag gives to something, e.g. in `assign` and `for`."""
    walks: str = ""
    """For `for`: the list that is walked, where it is a plain name."""
    literals: dict[str, str] = field(default_factory=dict)
    """Values by key, e.g. of `ask`; the text of `include` under the key `""`."""
    offer: str = ""
    """For `ask`: the Liquid of a default that is more than a plain text."""
