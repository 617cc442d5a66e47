"""Every kind of personal detail has a plain name and a reason that a reviewer finds ready."""

import pytest

from feedback.analysis.identifiers import LABELS
from feedback.models import PersonalDetail, Redaction
from feedback.presenters.review import KINDS, REASONS, reason_for


def test_every_kind_has_a_plain_name_and_a_reason():
    assert LABELS == KINDS.keys() == REASONS.keys()


def test_every_kind_fits_its_column():
    longest = PersonalDetail._meta.get_field("kind").max_length

    assert all(len(label) <= longest for label in LABELS)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("address", Redaction.Reason.CONTACT),
        ("place", Redaction.Reason.PLACE),
        ("condition", Redaction.Reason.HEALTH),
        ("date_of_birth", Redaction.Reason.OTHER),
        ("one that is not known yet", Redaction.Reason.OTHER),
    ],
)
def test_reason_suits_the_kind(kind, reason):
    assert reason_for(kind) == reason
