from django.conf import settings
from django.db import models
from django.db.models import Q

from cms.roles import ROLE_CHOICES, ROLES, Role


class MembershipQuerySet(models.QuerySet):
    def for_user(self, user):
        """What one person may do, councils fetched with it."""
        return self.filter(user=user).select_related("council")


class Membership(models.Model):
    """A person's role at a council. The platform administrator's role has no council."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    council = models.ForeignKey(
        "cms.Council", on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=40, choices=ROLE_CHOICES)
    created_at = models.DateTimeField(auto_now_add=True)

    # Not scoped: signing in must find the councils a person belongs to before one is chosen.
    objects = models.Manager.from_queryset(MembershipQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "council", "role"], name="cms_membership_once_per_role"
            ),
            models.CheckConstraint(
                condition=Q(role="platform-administrator", council=None)
                | (~Q(role="platform-administrator") & Q(council__isnull=False)),
                name="cms_membership_council_unless_platform",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    @property
    def role_held(self) -> Role:
        return ROLES[self.role]
