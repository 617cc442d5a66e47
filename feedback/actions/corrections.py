"""Dated corrections beside frozen packs: what a pack rests on is no longer all there."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from feedback.models import EvidencePack, PackCorrection
from feedback.selectors.packs import packs_that_counted
from surveys.models import Response


def correct_packs(responses: Iterable[Response]) -> None:
    """Say beside each frozen pack that counted one of these that somebody took answers back.

    The document stays as it was frozen. Several on one day are one correction, and none says
    how many there were, or whose (rule 45).
    """
    taken_back = [one for one in responses if one.state == Response.State.WITHDRAWN]
    for response in taken_back:
        day = timezone.localdate(response.withdrawn_at, timezone.get_default_timezone())
        correct(packs_that_counted(response), PackCorrection.Kind.TAKEN_BACK, day)


def correct(packs: Iterable[EvidencePack], kind: str, day: date) -> None:
    """Put one correction of a kind and day beside each of these packs; twice does no more."""
    PackCorrection.objects.bulk_create(
        [
            PackCorrection(council_id=pack.council_id, pack=pack, kind=kind, made_on=day)
            for pack in packs
        ],
        ignore_conflicts=True,
    )
