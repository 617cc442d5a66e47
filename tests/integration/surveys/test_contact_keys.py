"""How to reach people stays readable when the key changes, and the old key can go."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from surveys.actions.contacts import leave_contact
from surveys.models import ContactDetails, Disclosure
from tests.factories.surveys import make_response


@pytest.fixture
def use_keys(settings):
    """Start with these keys, newest first, as a restart would."""

    def use(*keys: str) -> None:
        settings.SALT_KEY = list(keys)
        _forget()

    def _forget() -> None:
        for model, field in ((ContactDetails, "details"), (Disclosure, "reach")):
            kept = model._meta.get_field(field).__dict__
            kept.pop("keys", None)
            kept.pop("f", None)

    yield use
    _forget()


@pytest.fixture
def left(survey, in_council, use_keys):
    """A phone number and a disclosure's email, encrypted under key A."""
    use_keys("A")
    leave_contact(response=make_response(survey), details="07700 900123")
    told = {"council": in_council, "survey": survey}
    Disclosure.objects.create(key=uuid4(), reach="ann@example.org", **told)
    Disclosure.objects.create(key=uuid4(), **told)


def _rotate() -> str:
    out = StringIO()
    call_command("rotate_contact_keys", stdout=out)
    return out.getvalue()


def _read() -> tuple[str, set]:
    return ContactDetails.objects.get().details, {row.reach for row in Disclosure.objects.all()}


def test_old_key_can_go_after_everything_is_encrypted_again(left, use_keys):
    use_keys("B", "A")

    said = _rotate()

    use_keys("B")
    assert "Encrypted under the first key: 2." in said
    assert _read() == ("07700 900123", {"ann@example.org", None})


def test_without_encrypting_again_the_old_key_is_needed(left, use_keys):
    use_keys("B")

    assert ContactDetails.objects.get().details != "07700 900123"


def test_running_it_twice_leaves_everything_readable(left, use_keys):
    use_keys("B", "A")

    assert _rotate() == _rotate()

    assert _read() == ("07700 900123", {"ann@example.org", None})


def test_row_no_key_can_read_is_left_as_it_is_and_said(left, use_keys):
    use_keys("B")

    with pytest.raises(CommandError, match="None of the keys can read 2 more"):
        _rotate()

    use_keys("A")
    assert _read() == ("07700 900123", {"ann@example.org", None})


def test_nothing_readable_lies_in_the_table(left):
    with connection.cursor() as cursor:
        cursor.execute("SELECT details FROM surveys_contactdetails")
        stored = cursor.fetchone()[0]

    assert "07700" not in stored
