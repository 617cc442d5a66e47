"""Words that may tell of harm: apart from everything else, and never without somebody's name."""

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from cms.roles import HANDLE_CONCERNS, ROLES, roles_with
from feedback.actions import concerns
from feedback.actions.waiting import take_waiting
from feedback.models import Comment, Concern, Count
from surveys.actions.responses import Consent
from surveys.actions.withdrawals import withdraw_response
from tests.factories.cms import make_member
from tests.factories.disclosures import make_disclosure
from tests.factories.feedback import analysed
from tests.factories.surveys import make_published_survey

pytestmark = pytest.mark.usefixtures("plain_analyser")

LIST = "/concerns/cheshire-east/"
ACTED_ON, NOT_A_CONCERN, WORDS_GONE = Concern.Outcome.values


@pytest.fixture
def lead(council, client):
    user = make_member(council, "safeguarding-lead")
    client.force_login(user)
    return user


@pytest.fixture
def concern(survey, in_council):
    analysed(survey, "My carer hit me on Sunday.")
    return Concern.objects.get()


def text_of(response) -> str:
    return response.content.decode()


def test_closed_as_acted_on_the_words_stay_held(concern, lead):
    concerns.close_concern(concern=concern, outcome=ACTED_ON, note="Rang her.", by=lead)

    concern.refresh_from_db()
    assert (concern.outcome, concern.note, concern.closed_by) == (ACTED_ON, "Rang her.", lead)
    assert Comment.objects.get().state == "held"


def test_closed_as_no_concern_the_words_go_to_review_and_are_counted(concern, lead):
    assert not Count.objects.filter(measure="comments").exists()

    concerns.close_concern(concern=concern, outcome=NOT_A_CONCERN, by=lead)
    take_waiting()

    assert Comment.objects.get().state == "waiting"
    assert Count.objects.filter(measure="comments", quality_statement=None).exists()


def test_closed_as_no_concern_words_that_may_not_be_themed_stay_private(survey, in_council, lead):
    analysed(survey, "He hit me.", consent=Consent(keep=True))

    concerns.close_concern(concern=Concern.objects.get(), outcome=NOT_A_CONCERN, by=lead)

    assert Comment.objects.get().state == "private"


def test_acting_on_a_concern_without_saying_what_was_done_is_refused(concern, lead):
    with pytest.raises(concerns.NoteMissing):
        concerns.close_concern(concern=concern, outcome=ACTED_ON, note="  ", by=lead)

    assert Concern.objects.open().exists()


def test_concern_is_closed_once(concern, lead):
    concerns.close_concern(concern=concern, outcome=NOT_A_CONCERN, by=lead)
    concerns.close_concern(concern=concern, outcome=NOT_A_CONCERN, by=lead)

    with pytest.raises(concerns.AlreadyClosed):
        concerns.close_concern(concern=concern, outcome=ACTED_ON, note="Rang.", by=lead)

    assert ModelLogEntry.objects.filter(action="feedback.concern.closed").count() == 1


def test_concern_raised_again_by_a_reviewer_is_open_again(concern, lead):
    concerns.close_concern(concern=concern, outcome=NOT_A_CONCERN, by=lead)

    again = concerns.raise_concern(comment=Comment.objects.get(), by=lead)

    assert again == concern
    assert (again.raised_by, again.closed_at, again.outcome) == (lead, None, "")
    assert Comment.objects.get().state == "held"


@pytest.fixture
def taken_back(concern):
    """The concern after the person took their answers back."""
    withdraw_response(response=concern.answer.response)
    take_waiting()
    return Concern.objects.get()


def test_concern_stays_without_words_when_the_answers_are_taken_back(client, lead, taken_back):
    page = text_of(client.get(f"{LIST}{taken_back.pk}/"))

    assert taken_back.answer is None
    assert "may tell of: physical" in page
    assert "The person took these answers back on" in page
    assert "Care at Home" in page
    assert "Sunday" not in page
    assert "may tell of: physical" in text_of(client.get(LIST))


@pytest.mark.parametrize("outcome", [ACTED_ON, WORDS_GONE])
def test_concern_whose_answers_were_taken_back_is_closed_on_its_page(
    client, lead, taken_back, outcome
):
    form = {"outcome": outcome, "note": "Rang the team."}

    assert client.post(f"{LIST}{taken_back.pk}/", form).status_code == 303
    assert Concern.objects.get().outcome == outcome


def test_words_that_are_here_cannot_be_called_gone(client, lead, concern):
    reply = client.post(f"{LIST}{concern.pk}/", {"outcome": WORDS_GONE})

    assert reply.status_code == 422
    assert "The words are still here." in text_of(reply)
    assert WORDS_GONE not in text_of(client.get(f"{LIST}{concern.pk}/"))


@pytest.mark.parametrize("about", ["nothing", "both"])
def test_database_refuses_a_concern_about_nothing_or_two_things(concern, council, about):
    told = make_disclosure(concern.response.version.survey) if about == "both" else None
    response = concern.response if about == "both" else None

    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.update(response=response, answer=None, disclosure=told)


def test_database_refuses_a_closed_concern_without_an_outcome(concern, lead):
    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.update(closed_by=lead, closed_at=concern.raised_at)


def test_list_shows_how_long_a_concern_waits_and_none_of_its_words(client, lead, concern):
    page = text_of(client.get(LIST))

    assert f"Concern {concern.pk}" in page
    assert "Waiting for less than a minute. Nobody has opened it." in page
    assert "may tell of: physical" in page
    assert "Sunday" not in page


def test_opening_a_concern_records_who_and_when_and_logs_every_reading(client, lead, concern):
    first = text_of(client.get(f"{LIST}{concern.pk}/"))
    client.get(f"{LIST}{concern.pk}/")

    concern.refresh_from_db()
    assert '<mark class="review-item__why">hit me</mark> on Sunday.' in first
    assert (concern.opened_by, concern.opened_at is None) == (lead, False)
    logged = ModelLogEntry.objects.filter(action="feedback.concern.opened")
    assert [line.user for line in logged] == [lead, lead]


def test_second_reader_does_not_replace_the_first(client, council, lead, concern):
    client.get(f"{LIST}{concern.pk}/")
    client.force_login(make_member(council, "safeguarding-lead", "second@example.org"))

    page = text_of(client.get(f"{LIST}{concern.pk}/"))

    assert f"Opened by {lead}" in page
    assert Concern.objects.get().opened_by == lead


def test_concern_is_closed_on_its_page_and_then_listed_as_closed(client, lead, concern):
    response = client.post(f"{LIST}{concern.pk}/", {"outcome": ACTED_ON, "note": "Rang the team."})

    assert (response.status_code, response["Location"]) == (303, LIST)
    assert "No concern is open." in text_of(client.get(LIST))
    assert "Acted on under safeguarding" in text_of(client.get(f"{LIST}?closed=1"))
    closed = text_of(client.get(f"{LIST}{concern.pk}/"))
    assert "Rang the team." in closed
    assert "Close this concern" not in closed


def test_note_is_not_in_the_log(client, lead, concern):
    client.post(f"{LIST}{concern.pk}/", {"outcome": ACTED_ON, "note": "Rang Ann Smith."})

    assert "Ann" not in str(list(ModelLogEntry.objects.values_list("data", flat=True)))


def test_close_pressed_twice_does_no_more(client, lead, concern):
    form = {"outcome": ACTED_ON, "note": "Rang."}

    statuses = [client.post(f"{LIST}{concern.pk}/", form).status_code for _ in range(2)]

    assert statuses == [303, 303]


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({}, "Choose what came of it."),
        ({"outcome": "nonsense", "note": "Kept."}, "Choose what came of it."),
        ({"outcome": ACTED_ON}, "Say in a few words what was done."),
        ({"outcome": NOT_A_CONCERN, "note": "Kept." * 1001}, "Make the note shorter"),
    ],
)
def test_bad_outcome_gets_one_sentence_and_keeps_the_note(client, lead, concern, form, says):
    response = client.post(f"{LIST}{concern.pk}/", form)

    assert response.status_code == 422
    assert says in text_of(response)
    assert form.get("note", "") in text_of(response)
    assert Concern.objects.open().exists()


def test_concern_of_another_council_is_not_found(client, lead, other_council, framework):
    from django_scopes import scope

    analysed(make_published_survey(other_council), "He hit me.")
    with scope(council=other_council):
        theirs = Concern.objects.get()

    assert client.get(f"{LIST}{theirs.pk}/").status_code == 404
    assert client.post(f"{LIST}{theirs.pk}/", {"outcome": NOT_A_CONCERN}).status_code == 404
    assert client.get(f"{LIST}999999999999999999999/").status_code == 404


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"platform-administrator"}))
def test_only_safeguarding_leads_come_in(client, council, concern, role):
    client.force_login(make_member(council, role))
    expected = 200 if role in roles_with(HANDLE_CONCERNS) else 404

    assert client.get(LIST).status_code == expected
    assert client.get(f"{LIST}{concern.pk}/").status_code == expected


def test_page_number_that_makes_no_sense_shows_some_page(client, lead, concern):
    for page in ("0", "x", "99", "9" * 40):
        assert client.get(LIST, {"page": page}).status_code == 200
