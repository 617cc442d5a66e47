"""Two safeguarding leads lose the role at one time: an open concern keeps a reader."""

from collections.abc import Iterator
from concurrent.futures import wait

import pytest
from django.db import transaction
from django_scopes import scope

from cms.models import Membership, User
from cms.roles import HANDLE_CONCERNS
from cms.selectors.memberships import people_who_may
from feedback.actions.leads import LEAD, LastLead, unmake_lead
from feedback.actions.waiting import take_waiting
from surveys.actions.withdrawals import withdraw_response
from tests.factories.cms import make_member
from tests.factories.surveys import make_response
from tests.functional.test_saving_beside_sending import beside

# Told with the stories, because its rows are really in the database too.
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("db")]
NAMES = ("first-of-two@example.org", "second-of-two@example.org")


@pytest.fixture
def leads(house) -> Iterator[list[User]]:
    """The only two who can open a concern that waits."""
    others = User.objects.filter(memberships__council=house.council, memberships__role=LEAD)
    away = list(others.filter(is_active=True).values_list("pk", flat=True))
    User.objects.filter(pk__in=away).update(is_active=False)
    with scope(council=house.council):
        harmed = make_response(house.survey, {"better": "My carer hits me."})
        take_waiting()
        yield [make_member(house.council, LEAD, name) for name in NAMES]
        withdraw_response(response=harmed)
        take_waiting()
    User.objects.filter(email__in=NAMES).delete()
    User.objects.filter(pk__in=away).update(is_active=True)


def test_second_waits_for_the_first_and_stays(house, leads):
    first, second = leads
    membership = Membership.objects.get(user=second, role=LEAD)

    with transaction.atomic():
        unmake_lead(person=first, council=house.council, by=first)
        unmaking = beside(
            membership, lambda: unmake_lead(person=second, council=house.council, by=first)
        )
        assert not wait([unmaking], timeout=0.5).done

    with pytest.raises(LastLead):
        unmaking.result(timeout=10)
    assert list(people_who_may(HANDLE_CONCERNS, house.council)) == [second]
