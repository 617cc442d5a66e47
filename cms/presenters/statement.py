"""What a council's accessibility statement says, from what the council has set (rule 32)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cms.models import Council


@dataclass(frozen=True, slots=True)
class Statement:
    """The parts of the statement that differ by council; the template holds the rest."""

    problems: list[str]
    how_tested: list[str]
    email: str
    phone: str
    reply_days: int
    tested_on: date | None
    prepared_on: date | None
    reviewed_on: date | None


def statement_of(council: Council) -> Statement:
    """Return the statement; without a contact of its own, the council's usual ones."""
    return Statement(
        problems=[*_everywhere(), *_lines(council.accessibility_known_problems)],
        how_tested=_lines(council.accessibility_how_tested),
        email=council.accessibility_email or council.contact_email,
        phone=council.accessibility_phone or council.help_phone,
        reply_days=council.accessibility_reply_days,
        tested_on=council.accessibility_tested_on,
        prepared_on=council.accessibility_prepared_on,
        reviewed_on=council.accessibility_reviewed_on,
    )


def _everywhere() -> list[str]:
    """What holds on every council's site today."""
    return [
        _("Disabled people have not tested this site yet."),
        _("People with a learning disability have not checked the easy words yet."),
        _("Most questions have no sign language video."),
        _("A computer wrote the words in other languages. Not all are checked."),
    ]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
