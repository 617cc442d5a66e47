"""Who is a safeguarding lead: given and taken away, so that an open concern always has a reader."""

from django.db import transaction

from cms.actions.memberships import grant, revoke
from cms.models import Council, Membership, User
from cms.roles import HANDLE_CONCERNS
from cms.selectors.memberships import people_who_may
from feedback.models import Concern

from .alerts import tell_new_readers

LEAD = "safeguarding-lead"


class LeadError(Exception):
    """The role cannot be given or taken away so; the message is a plain sentence or two."""


class CannotSignIn(LeadError):
    """The account is closed, so nobody could open a concern with it."""


class LastLead(LeadError):
    """A concern is open, and without this person nobody could open it."""


@transaction.atomic
def make_lead(*, person: User, council: Council, by: User) -> None:
    """Make a person safeguarding lead, and have them told of what nobody has opened. Once."""
    if not person.is_active:
        raise CannotSignIn(f"{person} cannot sign in, so nobody could open a concern.")
    grant(user=person, council=council, role=LEAD, by=by)
    tell_new_readers()


@transaction.atomic
def unmake_lead(*, person: User, council: Council, by: User) -> None:
    """Take the role of safeguarding lead away; from who does not hold it, nothing.

    Raises `LastLead` while a concern is open that nobody else could read.
    """
    # All of them, locked: two who are taken away at one time are not both thought replaceable.
    leads = Membership.objects.select_for_update(of=("self",)).filter(council=council, role=LEAD)
    held = [membership for membership in leads.order_by("pk") if membership.user_id == person.pk]
    could_read = set(people_who_may(HANDLE_CONCERNS, council))
    if held and could_read == {person} and Concern.objects.open().exists():
        raise LastLead(
            f"{person} is the only safeguarding lead, and a concern is open. "
            "Make somebody else one first."
        )
    for membership in held:
        revoke(membership=membership, by=by)
