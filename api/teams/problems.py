"""What a team refuses."""

from api.problems import Problem
from api.words.say import Said


class LastOwner(Problem):
    status, code, title = (
        409,
        "last_owner",
        Said("A team keeps at least one owner. Make somebody else an owner first."),
    )


class AlreadyMember(Problem):
    status, code, title = 409, "already_member", "That person belongs to the team already."


class AlreadyInvited(Problem):
    status, code, title = (
        409,
        "already_invited",
        "An invitation waits for that address already. Renew that one.",
    )


class BadName(Problem):
    status, code, title = 422, "bad_name", "That is not a name. Use up to 200 letters, or leave it out."


class OwnSecondStepMissing(Problem):
    status, code = 409, "own_second_step_missing"
    title = "Set up your own second step first, so that you do not lock yourself out."


class GroupNameTaken(Problem):
    status, code, title = 409, "group_name_taken", "Another group of this team has that name."


class BadAddress(Problem):
    status, code, title = 422, "bad_address", "That is not an email address."


class TooManyValues(Problem):
    status, code, title = 409, "too_many_values", "A team can have 100 values. Remove one first."
