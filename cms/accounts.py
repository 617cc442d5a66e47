from allauth.account.adapter import DefaultAccountAdapter


class InvitedOnlyAdapter(DefaultAccountAdapter):
    """Staff are invited by their council; nobody signs themselves up."""

    def is_open_for_signup(self, request) -> bool:
        return False
