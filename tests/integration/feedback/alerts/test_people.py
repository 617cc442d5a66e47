"""Who reads a council's concerns: seen, given and taken away by the council's administrator."""

import pytest
from django.core import mail
from wagtail.models import ModelLogEntry

from cms.roles import HANDLE_CONCERNS
from cms.selectors.memberships import people_who_may
from feedback import tasks
from feedback.actions import concerns
from feedback.actions.alerts import send_alerts
from feedback.actions.leads import unmake_lead
from feedback.models import Concern
from tests.factories.cms import make_member, make_user
from tests.factories.feedback import analysed
from tests.factories.mail import addressed
from tests.integration.surveys.walking import text_of

PEOPLE = "/people/cheshire-east/"
ONLY = "is the only safeguarding lead, and a concern is open. Make somebody else one first."


@pytest.fixture
def reviewer(council):
    return make_member(council, "reviewer", "reviewer@example.org")


@pytest.fixture
def press(client, administrator):
    """Presses a button of the page as the administrator; returns what the page says then."""
    client.force_login(administrator)

    def press(do: str, person) -> str:
        return text_of(client.post(PEOPLE, {"do": do, "person": person.pk}, follow=True))

    return press


def leads(council) -> list[str]:
    return [person.email for person in people_who_may(HANDLE_CONCERNS, council)]


def test_page_says_who_has_which_role_here_and_only_here(
    client, administrator, lead, council, other_council
):
    make_member(other_council, "reviewer", "elsewhere@example.org")
    twice = make_member(council, "author", "twice@example.org")
    twice.memberships.create(council=council, role="reviewer")
    twice.memberships.create(council=other_council, role="supporter")
    client.force_login(administrator)

    reply = client.get(PEOPLE)

    page = reply.context["page"]
    assert [line.email for line in page.leads] == [lead.email]
    assert {line.email: line.roles for line in page.others} == {
        administrator.email: ["Council administrator"],
        twice.email: ["Author", "Reviewer"],
    }
    assert "Author, Reviewer" in text_of(reply)
    assert "elsewhere@example.org" not in text_of(reply)
    assert reply["Cache-Control"] == "no-store"


def test_made_lead_comes_in_and_the_log_says_who_made_them(
    press, client, administrator, reviewer, council
):
    assert "reviewer@example.org is a safeguarding lead now." in press("make", reviewer)
    press("make", reviewer)

    assert leads(council) == [reviewer.email]
    line = ModelLogEntry.objects.get(action="cms.membership.granted", user=administrator)
    assert (line.data, reviewer.email in line.label) == ({"role": "safeguarding-lead"}, True)
    client.force_login(reviewer)
    assert client.get("/concerns/cheshire-east/").status_code == 200


def test_new_lead_is_told_within_a_sweep_of_what_nobody_opened(press, concern, reviewer, council):
    tasks.sweep()
    assert addressed() == ["admin@example.org"]

    press("make", reviewer)
    tasks.sweep()
    tasks.sweep()

    assert addressed() == ["admin@example.org", reviewer.email]
    assert "something waits for the safeguarding lead" in mail.outbox[-1].subject


def test_second_lead_is_told_and_the_first_not_again(press, concern, lead, reviewer):
    send_alerts()

    press("make", reviewer)
    send_alerts()

    assert addressed() == [lead.email, reviewer.email]


@pytest.mark.parametrize("done", ["opened", "closed"])
def test_new_lead_is_not_written_to_about_what_somebody_opened(
    press, concern, lead, reviewer, done
):
    send_alerts()
    concerns.open_concern(concern=concern, by=lead)
    if done == "closed":
        concerns.close_concern(concern=concern, outcome="not-a-concern", by=lead)

    press("make", reviewer)
    send_alerts()

    assert addressed() == [lead.email]


def test_new_lead_is_told_of_another_council_s_nothing(
    press, concern, reviewer, administrator, other_council, client
):
    send_alerts()
    client.force_login(make_member(other_council, "council-administrator"))
    newcomer = make_member(other_council, "author", "newcomer@example.org")

    client.post(f"/people/{other_council.slug}/", {"do": "make", "person": newcomer.pk})
    send_alerts()

    assert leads(other_council) == [newcomer.email]
    assert addressed() == [administrator.email]


def test_lead_who_is_unmade_comes_in_no_more_and_keeps_other_roles(
    press, client, administrator, lead, council
):
    lead.memberships.create(council=council, role="reviewer")

    assert "lead@example.org is not a safeguarding lead any more." in press("unmake", lead)

    assert list(lead.memberships.values_list("role", flat=True)) == ["reviewer"]
    line = ModelLogEntry.objects.get(action="cms.membership.revoked")
    assert (line.user, line.data) == (administrator, {"role": "safeguarding-lead"})
    client.force_login(lead)
    assert client.get("/concerns/cheshire-east/").status_code == 404
    assert client.get("/review/cheshire-east/").status_code == 200


def test_last_lead_stays_while_a_concern_is_open(press, concern, lead, council, client):
    concerns.open_concern(concern=concern, by=lead)

    said = press("unmake", lead)

    assert f"lead@example.org {ONLY}" in said
    assert leads(council) == [lead.email]
    assert not ModelLogEntry.objects.filter(action="cms.membership.revoked").exists()

    concerns.close_concern(concern=concern, outcome="not-a-concern", by=lead)
    press("unmake", lead)
    assert leads(council) == []
    assert "Nobody here is a safeguarding lead." in text_of(client.get(PEOPLE))


def test_one_of_two_leads_may_go_while_a_concern_is_open(press, concern, lead, reviewer, council):
    press("make", reviewer)

    press("unmake", lead)

    assert leads(council) == [reviewer.email]


def test_lead_who_cannot_sign_in_replaces_nobody_and_may_go(press, concern, lead, council):
    gone = make_member(council, "safeguarding-lead", "gone@example.org")
    gone.is_active = False
    gone.save()

    assert f"lead@example.org {ONLY}" in press("unmake", lead)

    press("unmake", gone)
    assert not gone.memberships.exists()
    assert leads(council) == [lead.email]


def test_who_cannot_sign_in_is_not_made_lead(press, reviewer, council, client):
    reviewer.is_active = False
    reviewer.save()

    assert "reviewer@example.org cannot sign in" in press("make", reviewer)

    assert not council.memberships.filter(role="safeguarding-lead").exists()
    line = next(
        line for line in client.get(PEOPLE).context["page"].others if line.email == reviewer.email
    )
    assert (line.may_become, line.locked_out) == (False, True)


def test_who_is_no_lead_loses_nothing(concern, lead, reviewer, council, administrator):
    unmake_lead(person=reviewer, council=council, by=administrator)

    assert reviewer.memberships.count() == 1
    assert leads(council) == [lead.email]
    assert Concern.objects.open().exists()


def test_person_without_a_role_here_is_not_found(client, administrator, council, other_council):
    client.force_login(administrator)
    elsewhere = make_member(other_council, "safeguarding-lead", "elsewhere@example.org")
    for person in (elsewhere, make_user("nobody@example.org")):
        for do in ("make", "unmake"):
            reply = client.post(PEOPLE, {"do": do, "person": person.pk})
            assert reply.status_code == 404

    assert leads(other_council) == [elsewhere.email]
    assert leads(council) == []


@pytest.mark.parametrize("do", ["", "nonsense"])
def test_button_that_is_not_there_does_nothing(press, lead, reviewer, council, do):
    assert "Press one of the buttons." in press(do, reviewer)

    assert leads(council) == [lead.email]


def test_desk_without_a_lead_leads_to_the_page(client, administrator, council):
    client.force_login(administrator)
    way = f'<a href="{PEOPLE}">Choose who it is</a>'
    assert way in client.get("/desk/").content.decode()

    make_member(council, "safeguarding-lead")

    assert way not in client.get("/desk/").content.decode()
    assert "People and roles" in client.get("/desk/").content.decode()


def test_concern_that_comes_after_is_the_new_lead_s(press, survey, reviewer):
    press("make", reviewer)

    analysed(survey, "He hit me.")
    tasks.sweep()

    assert addressed() == [reviewer.email]
