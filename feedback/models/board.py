from django.conf import settings
from django.db import models

from cms.models import CouncilOwned, council_manager


class BoardQuerySet(models.QuerySet):
    def with_member(self, user):
        """Boards this person sits on."""
        return self.filter(members=user)


class Board(CouncilOwned):
    """A partnership board: who sits on it, and which quality statements it looks after.

    An empty remit means all nine.
    """

    slug = models.SlugField()
    name = models.CharField(max_length=120)
    remit = models.ManyToManyField("themes.QualityStatement", blank=True, related_name="+")
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")

    objects = council_manager(BoardQuerySet)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="feedback_board_slug_once")
        ]

    def __str__(self) -> str:
        return self.name
