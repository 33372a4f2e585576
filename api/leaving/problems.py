"""What must be so before somebody, or a team, goes for good."""

from api.problems import Problem
from api.words.say import Said


class NotConfirmed(Problem):
    status, code = 409, "not_confirmed"
    title = Said("What you typed is not the name of what would be deleted. Nothing was deleted.")


class SignInAgain(Problem):
    status, code = 403, "sign_in_again"
    title = Said("This needs a fresh sign-in. Sign in again on this device, or do it on your account page.")
