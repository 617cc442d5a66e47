from django.db import models

from cms.models import CouncilOwned


class HangsOnAnswer(CouncilOwned):
    """A row that is always reached by way of an answer, a tag or an analysis.

    Its council has no index of its own: half of a busy table has the same council, and a
    database that took that index would read all of it to find one answer's row.
    """

    council = models.ForeignKey(
        "cms.Council", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        abstract = True
