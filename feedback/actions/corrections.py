"""Dated corrections beside frozen packs: what a pack rests on is no longer all there."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from feedback.models import EvidencePack, PackCorrection
from feedback.selectors.packs import packs_that_counted
from surveys.models import Response, ResponseEvent


def correct_packs(responses: Iterable[Response], events: Iterable[ResponseEvent] = ()) -> None:
    """Say beside each frozen pack that counted one of these that somebody took answers back.

    Or that they had been typed in wrongly, where one of `events` tells of that.

    The document stays as it was frozen. Several on one day are one correction, and none says
    how many there were, or whose (rule 45).
    """
    taken_back = [one for one in responses if one.state == Response.State.WITHDRAWN]
    for response in taken_back:
        day = timezone.localdate(response.withdrawn_at, timezone.get_default_timezone())
        correct(packs_that_counted(response), PackCorrection.Kind.TAKEN_BACK, day)

    typed_wrongly = {
        event.response_id: event.happened_at
        for event in events
        if event.kind == ResponseEvent.Kind.CORRECTED
    }
    for response in responses:
        if response.pk in typed_wrongly:
            day = timezone.localdate(typed_wrongly[response.pk], timezone.get_default_timezone())
            correct(packs_that_counted(response), PackCorrection.Kind.CORRECTED, day)


def correct(packs: Iterable[EvidencePack], kind: str, day: date) -> None:
    """Put one correction of a kind and day beside each of these packs; twice does no more."""
    PackCorrection.objects.bulk_create(
        [
            PackCorrection(council_id=pack.council_id, pack=pack, kind=kind, made_on=day)
            for pack in packs
        ],
        ignore_conflicts=True,
    )
