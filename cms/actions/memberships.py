from django.contrib.auth.models import Group
from django.db import transaction

from cms import audit
from cms.after_commit import after_commit
from cms.bell import bell, screens_of_user
from cms.models import Council, Membership, User
from cms.roles import ROLES

from .groups import group_name


@transaction.atomic
def grant(*, user: User, council: Council | None, role: str, by: User | None) -> Membership:
    """Give a person a role at a council, and the editor's group that goes with it. Once."""
    membership, created = Membership.objects.get_or_create(user=user, council=council, role=role)
    if created:
        if council and (
            group := Group.objects.filter(name=group_name(council, ROLES[role])).first()
        ):
            user.groups.add(group)
        audit.record("cms.membership.granted", membership, by=by, role=role)
    return membership


@transaction.atomic
def revoke(*, membership: Membership, by: User | None) -> None:
    """Take a role away; the person's other roles stay."""
    audit.record("cms.membership.revoked", membership, by=by, role=membership.role)
    if membership.council:
        name = group_name(membership.council, ROLES[membership.role])
        membership.user.groups.remove(*Group.objects.filter(name=name))
    membership.delete()
    # Whoever listens by this role finds out now, not when the next thing happens.
    after_commit(bell.look, screens_of_user(membership.user_id))
