"""Why an answer cannot be taken: each message is a plain sentence or two for the person."""

from collections.abc import Sequence
from typing import NoReturn

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from surveys.models import Answer, Response


class ResponseError(Exception):
    """An answer cannot be taken; the message is one plain sentence for the person."""


class ConsentMissing(ResponseError):
    """The person did not agree that their answers are kept, so nothing is."""


class StartKeyUsed(ResponseError):
    """The key a response should begin with belongs to another survey's response."""


class AlreadySent(ResponseError):
    """The response was sent before, and what came now is not what was sent."""


class WasWithdrawn(ResponseError):
    """The person took this response back; it cannot be sent again."""


class HasGone(ResponseError):
    """The response was deleted: by the person, or because its time ran out."""


class QuestionNotAsked(ResponseError):
    """The question does not belong to the version this response answers."""


class NoLongerAsked(ResponseError):
    """An answer that was changed leads past this question."""


class TakesOut(ResponseError):
    """Saving would take out these answers too, and the person has not agreed to that."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        super().__init__(_("This takes out other answers. Please say if that is right."))
        self.answers = answers


class AnswersChanged(ResponseError):
    """The answers are no longer those the person checked."""


class NotTakenOffline(ResponseError):
    """What a device without a network kept cannot be taken; the message is for its supporter."""


class CannotComeBack(ResponseError):
    """Nobody can come back to answers of a survey that is fully anonymous."""


class CannotChange(ResponseError):
    """Sent answers can no longer be changed."""


class PaperError(Exception):
    """Something about paper forms cannot be done; the message is a plain sentence for staff."""


class BatchRefused(PaperError):
    """The batch cannot be opened so, or takes no more forms."""


class BatchNotChecked(PaperError):
    """Some of the forms that were drawn are not checked yet."""


class FormNotKept(PaperError):
    """The form does not agree that its answers are kept, so nothing is."""


class CannotCheck(PaperError):
    """This person cannot check this form, or it cannot be checked any more."""


class SessionError(Exception):
    """Something in a session cannot be done; the message is one plain sentence for who asked."""


class SessionOver(SessionError):
    """The session has ended, or its time is over."""


class SessionFull(SessionError):
    """Somebody has joined already, and there is room for one."""


class NotAllowed(SessionError):
    """The person has not said yes to this, or has taken their yes back."""


class SuggestionGone(SessionError):
    """The suggestion was settled before, or no longer fits the page."""


def refuse(response: Response) -> NoReturn:
    """Raise the reason why a response is no longer a draft, as it stands on disk."""
    now = Response.objects.filter(pk=response.pk).first()
    if now is None:
        raise HasGone(_("These answers were deleted. You can start again."))
    if now.state == Response.State.EXPIRED and now.expires_on:
        raise HasGone(
            _("We kept your answers until {day}. We have deleted them.").format(
                day=date_format(now.expires_on)
            )
        )
    if now.state == Response.State.WITHDRAWN:
        raise WasWithdrawn(_("You took these answers back. They cannot be changed now."))
    raise AlreadySent(_("You have already sent your answers. They cannot be changed here."))
