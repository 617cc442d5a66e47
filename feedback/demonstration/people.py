"""The demonstration's accounts: one for each role, all with the same shown password."""

from itertools import product

from django.conf import settings

from cms.actions.memberships import grant
from cms.models import Council, User
from cms.presenters.demonstration import DOMAIN
from cms.roles import ROLES

# Whoever decides on comments has seen what the machine said: these two do nothing else.
READERS = ("first-reader", "second-reader")
IN_OTHERS = ("reviewer", "evidence-lead", "safeguarding-lead")


class NotADemonstration(Exception):
    """These settings are for real people's data; made-up accounts have no place there."""


def make_people(council: Council, others: list[Council]) -> dict[str, User]:
    """Return one account for each role at `council`, by role, and the two who read blind.

    Each other council has who reviews, who reads its evidence and who reads its concerns.
    """
    if not settings.DEMONSTRATION:
        raise NotADemonstration("The demonstration runs with development settings only.")
    people = {slug: _person(slug, _place(slug, council)) for slug in ROLES}
    for name in READERS:
        people[name] = _person("reviewer", council, suffix=f".{name}")
    for other, role in product(others, IN_OTHERS):
        _person(role, other, suffix=f".{other.slug}")
    return people


def _place(role: str, council: Council) -> Council | None:
    return None if role == "platform-administrator" else council


def _person(role: str, council: Council | None, suffix: str = "") -> User:
    email = f"{role}{suffix}@{DOMAIN}"
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(
            email,
            settings.DEMONSTRATION_PASSWORD,
            first_name=ROLES[role].name,
            is_superuser=role == "platform-administrator",
        )
    grant(user=user, council=council, role=role, by=None)
    return user
