from django.db.models import Prefetch, QuerySet

from cms.models import Council, Membership, User
from cms.roles import roles_with


def may(user: User, permission: str, council: Council | None) -> bool:
    """True when one of the user's roles at `council` holds `permission`. One query at most."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.memberships.filter(council=council, role__in=roles_with(permission)).exists()


def memberships_of(user: User) -> QuerySet[Membership]:
    """Everything a person may do, at councils that are switched on."""
    return Membership.objects.for_user(user).order_by("council__short_name", "role")


def permissions_at(user: User, council: Council) -> frozenset[str]:
    """All permissions a person holds at one council. One query."""
    held = user.memberships.filter(council=council)
    return frozenset().union(*(membership.role_held.permissions for membership in held))


def people_who_may(permission: str, council: Council | None) -> QuerySet[User]:
    """Everybody who could sign in and do this at a council; None asks of the platform's own."""
    held = Membership.objects.filter(council=council, role__in=roles_with(permission))
    return User.objects.filter(is_active=True, memberships__in=held).distinct().order_by("pk")


def people_at(council: Council) -> QuerySet[User]:
    """Everybody with a role at a council, by name; what they hold there is in `held_here`."""
    here = council.memberships.order_by("role")
    people = User.objects.filter(memberships__council=council).distinct()
    return people.order_by("last_name", "first_name", "email").prefetch_related(
        Prefetch("memberships", here, to_attr="held_here")
    )


def councils_where_nobody_may(permission: str) -> QuerySet[Council]:
    """Councils that use the platform where nobody could sign in and do this."""
    held = Membership.objects.filter(role__in=roles_with(permission), user__is_active=True)
    served = held.filter(council__isnull=False).values("council")
    return Council.objects.switched_on().exclude(pk__in=served)
