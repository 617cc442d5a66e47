"""A session is over once somebody ended it, or when nobody did so in time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from surveys.models import SupportedSession


@pytest.mark.parametrize(
    ("ended", "minutes_left", "is_over"),
    [(False, 1, False), (False, 0, True), (False, -1, True), (True, 1, True), (True, -1, True)],
)
def test_session_is_over(ended, minutes_left, is_over):
    now = timezone.now()
    ends_by = now + timedelta(minutes=minutes_left)

    session = SupportedSession(ends_by=ends_by, ended_at=now if ended else None)

    assert session.is_over == is_over
