"""What a person is asked when they have answered at a device that was handed to them."""

from django.utils.translation import gettext as _

from surveys.models import Response
from surveys.models.response import Help
from surveys.presenters.options import Option
from surveys.presenters.who import Asked


def help_asked_at_the_end(response: Response, back: str) -> Asked:
    """Ask how somebody helped, now that it is over."""
    words = [
        (Help.ALONE, _("Nobody helped me"), "person"),
        (Help.READ_TO, _("Someone read the questions to me"), "speaking"),
        (Help.TYPED_FOR, _("Someone wrote my words"), "writing"),
        (Help.INTERPRETED, _("Someone put it into my language"), "people-talking"),
    ]
    options = [
        Option(str(value), label, picture, checked=value == response.help)
        for value, label, picture in words
    ]
    heading = _("Did someone help you? Choose what helped you most.")
    return Asked(heading, "people-two", options, back)
