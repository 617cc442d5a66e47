"""What waits for a commit is done, whatever becomes of what waits before it."""

from functools import partial

import pytest

from cms.actions.memberships import revoke
from cms.after_commit import after_commit
from cms.bell import bell
from tests.factories.cms import make_member

pytestmark = pytest.mark.django_db


def fail(*_anything) -> None:
    raise RuntimeError("The layer is on fire.")


@pytest.mark.parametrize("failing", [fail, partial(fail)])
def test_rest_is_done_where_one_thing_fails(failing, caplog, django_capture_on_commit_callbacks):
    done: list[int] = []

    with django_capture_on_commit_callbacks(execute=True):
        after_commit(failing)
        after_commit(done.append, 1)
        assert done == []

    assert done == [1]
    assert "The layer is on fire." in caplog.text


def test_role_is_taken_away_where_nobody_can_be_told(
    council, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    member = make_member(council, "supporter")
    monkeypatch.setattr(bell, "look", partial(fail))

    with django_capture_on_commit_callbacks(execute=True):
        revoke(membership=member.memberships.get(), by=None)

    assert not member.memberships.exists()
    assert "The layer is on fire." in caplog.text
