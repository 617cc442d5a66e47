"""A second person types a sample again, blind; what differs is settled with the paper in hand."""

import pytest
from django.db.models import Q

from feedback.actions.counts import recount_council
from feedback.actions.packs import freeze
from feedback.actions.waiting import take_all_waiting
from feedback.models import Comment, Concern, PackCorrection
from surveys import codes
from surveys.actions.paper_batches import close_batch
from surveys.actions.paper_checks import Settled, settle, type_again
from surveys.actions.refusals import CannotCheck
from surveys.actions.withdrawals import withdraw_response
from surveys.models import Disclosure, MonitoringAnswer, PaperDifference, PaperForm, Response
from surveys.selectors.responses import response_with_code
from tests.factories.paper import SAID, said, type_form

FIRST, SECOND = Settled("first", "slip"), Settled("second", "misread")


@pytest.fixture
def drawn(batch, form, ann):
    """Ann's form, drawn for the check."""
    close_batch(batch=batch, by=ann)
    form.refresh_from_db()
    return form


def answer(form: PaperForm, key: str):
    return form.response.answers.get(question__key=key)


def test_same_again_settles_the_form(drawn, bob):
    assert type_again(form=drawn, values=SAID, by=bob) == []

    drawn.refresh_from_db()
    assert drawn.settled_at
    assert (drawn.fields_checked, drawn.fields_different) == (13, 0)
    assert drawn.typed_again is None


def test_where_lines_end_is_no_difference(drawn, bob):
    words = said(q2_text="They came at noon\nand I was still  in bed.")

    assert type_again(form=drawn, values=words, by=bob) == []


def test_who_typed_a_form_cannot_check_it(drawn, ann):
    with pytest.raises(CannotCheck, match="You typed this form"):
        type_again(form=drawn, values=SAID, by=ann)

    drawn.refresh_from_db()
    assert drawn.typed_again_at is None


def test_form_of_an_open_batch_is_not_checked(form, bob):
    with pytest.raises(CannotCheck):
        type_again(form=form, values=SAID, by=bob)


def test_differences_wait_and_nothing_is_corrected_yet(drawn, bob):
    found = type_again(form=drawn, values=said(q1="no", q2_text="They came at one."), by=bob)

    assert [difference.field for difference in found] == ["answer:together", "answer:together-more"]
    assert answer(drawn, "together").choice == "yes"
    drawn.refresh_from_db()
    assert (drawn.settled_at, drawn.fields_different) == (None, 2)
    assert drawn.typed_again


def test_what_was_typed_again_is_encrypted(drawn, bob):
    type_again(form=drawn, values=said(q2_text="They came at one."), by=bob)

    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT typed_again FROM surveys_paperform")
        stored = str(cursor.fetchone()[0])
    assert "They came" not in stored


def test_settled_values_are_stored_and_the_rest_stays(drawn, bob):
    type_again(form=drawn, values=said(q1="no", q3="short"), by=bob)
    before = answer(drawn, "together-more").pk

    settle(form=drawn, choices={"answer:together": SECOND, "answer:how-long": FIRST}, by=bob)

    assert answer(drawn, "together").choice == "no"
    assert answer(drawn, "how-long").choice == "long"
    assert answer(drawn, "together-more").pk == before
    drawn.refresh_from_db()
    assert (drawn.fields_different, drawn.fields_wrong) == (2, 1)
    assert drawn.typed_again is None


def test_every_settlement_says_who_when_which_and_why(drawn, bob):
    type_again(form=drawn, values=said(q1="no"), by=bob)

    settle(form=drawn, choices={"answer:together": SECOND}, by=bob)

    story = PaperDifference.objects.get()
    assert (story.right, story.reason, story.settled_by) == ("second", "misread", bob)
    assert story.settled_at


def test_code_on_the_form_still_opens_the_corrected_answers(drawn, bob):
    code = codes.withdrawal_code(str(drawn.response.token))
    type_again(form=drawn, values=said(q1="no"), by=bob)
    settle(form=drawn, choices={"answer:together": SECOND}, by=bob)

    found = response_with_code(code)

    assert found == drawn.response
    assert found.state == Response.State.SENT
    assert Response.objects.count() == 1


def test_settling_must_answer_every_difference(drawn, bob):
    type_again(form=drawn, values=said(q1="no", q3="short"), by=bob)

    with pytest.raises(CannotCheck, match="have changed"):
        settle(form=drawn, choices={"answer:together": SECOND}, by=bob)

    assert answer(drawn, "together").choice == "yes"


def test_settled_twice_does_no_more(drawn, bob):
    type_again(form=drawn, values=said(q1="no"), by=bob)
    settle(form=drawn, choices={"answer:together": SECOND}, by=bob)

    with pytest.raises(CannotCheck):
        settle(form=drawn, choices={"answer:together": FIRST}, by=bob)

    assert answer(drawn, "together").choice == "no"


def test_typed_once_more_the_later_typing_counts(drawn, bob):
    type_again(form=drawn, values=said(q1="no", q3="short"), by=bob)

    found = type_again(form=drawn, values=said(q3="short"), by=bob)

    assert [difference.field for difference in found] == ["answer:how-long"]


def test_corrected_words_are_read_again_and_counted(drawn, bob, council):
    take_all_waiting()
    old = Comment.objects.get()
    type_again(form=drawn, values=said(q2_text="My carer hits me and I am frightened."), by=bob)

    settle(form=drawn, choices={"answer:together-more": SECOND}, by=bob)
    take_all_waiting()

    new = Comment.objects.get()
    assert new.pk != old.pk
    assert new.state == Comment.State.HELD
    assert Concern.objects.get().answer.text == "My carer hits me and I am frightened."
    assert recount_council(council)[1] == 0


def test_concern_about_wrong_words_stays_and_says_where_they_went(batch, ann, bob, client, council):
    from tests.factories.cms import make_member

    wrong = type_form(batch, ann, said(q2_text="My carer hits me and I am frightened."))
    take_all_waiting()
    close_batch(batch=batch, by=ann)
    wrong.refresh_from_db()
    type_again(form=wrong, values=SAID, by=bob)
    settle(form=wrong, choices={"answer:together-more": SECOND}, by=bob)
    take_all_waiting()

    concern = Concern.objects.get()
    client.force_login(make_member(council, "safeguarding-lead"))
    page = client.get(f"/concerns/{council.slug}/{concern.pk}/").content.decode()
    assert concern.answer is None
    assert "had been typed in wrongly" in page


@pytest.fixture
def unsafe(batch):
    """Saying "no" to the first question, and "new" to the third, says somebody is not safe."""
    batch.version.questions.filter(key="together").update(unsafe_answers=["no"])
    batch.version.questions.filter(key="how-long").update(unsafe_answers=["short"])


def test_unsafe_answer_that_the_first_typing_missed_is_passed_on(unsafe, drawn, bob):
    type_again(form=drawn, values=said(q1="no"), by=bob)
    assert not Disclosure.objects.exists()

    settle(form=drawn, choices={"answer:together": SECOND}, by=bob)
    take_all_waiting()

    assert Disclosure.objects.get().response == drawn.response
    assert Concern.objects.get().disclosure == Disclosure.objects.get()


def test_another_unsafe_answer_is_passed_on_beside_the_first(unsafe, batch, ann, bob):
    kept = {"agree": ["keep", "contact"], "contact": "07700 900123"}
    form = type_form(batch, ann, said(q1="no", **kept))
    close_batch(batch=batch, by=ann)
    form.refresh_from_db()
    type_again(form=form, values=said(q1="no", q3="short", **kept), by=bob)

    settle(form=form, choices={"answer:how-long": SECOND}, by=bob)

    told = Disclosure.objects.all()
    assert [each.reach for each in told] == ["07700 900123"] * 2


@pytest.mark.parametrize("right", [FIRST, SECOND])
def test_correction_that_says_nothing_new_is_not_passed_on(unsafe, batch, ann, bob, right):
    form = type_form(batch, ann, said(q1="no"))
    close_batch(batch=batch, by=ann)
    form.refresh_from_db()
    type_again(form=form, values=said(q1="yes"), by=bob)

    settle(form=form, choices={"answer:together": right}, by=bob)

    assert Disclosure.objects.count() == 1


def test_frozen_pack_gains_a_dated_correction(drawn, bob, survey):
    take_all_waiting()
    freeze(survey=survey, by=None)
    type_again(form=drawn, values=said(q1="no"), by=bob)

    settle(form=drawn, choices={"answer:together": SECOND}, by=bob)
    take_all_waiting()

    assert PackCorrection.objects.get().kind == PackCorrection.Kind.CORRECTED


def test_consent_typed_wrongly_is_put_right_everywhere(drawn, bob):
    take_all_waiting()
    type_again(form=drawn, values=said(agree=["keep"]), by=bob)

    settle(form=drawn, choices={"consent:theme": SECOND, "consent:quote": SECOND}, by=bob)
    take_all_waiting()

    drawn.response.refresh_from_db()
    assert not drawn.response.may_theme
    assert Comment.objects.get().state == Comment.State.PRIVATE


def test_form_that_may_not_be_kept_is_taken_back(drawn, bob):
    found = type_again(form=drawn, values={"agree": ["-empty"]}, by=bob)
    assert [difference.field for difference in found] == ["consent:keep"]

    settle(form=drawn, choices={"consent:keep": SECOND}, by=bob)

    drawn.refresh_from_db()
    assert drawn.response.state == Response.State.WITHDRAWN
    assert not drawn.response.answers.exists()
    assert (drawn.typed_sha256, drawn.typed_again) == ("", None)
    assert drawn.settled_at


def test_form_that_may_be_kept_after_all_is_still_to_be_typed(drawn, bob):
    type_again(form=drawn, values={"agree": ["-empty"]}, by=bob)
    settle(form=drawn, choices={"consent:keep": FIRST}, by=bob)

    drawn.refresh_from_db()
    assert (drawn.settled_at, drawn.typed_again_at, drawn.fields_checked) == (None, None, 0)
    assert type_again(form=drawn, values=SAID, by=bob) == []


def test_second_typing_goes_when_the_person_takes_answers_back(drawn, bob):
    type_again(form=drawn, values=said(q2_text="They came at one."), by=bob)

    withdraw_response(response=drawn.response)

    drawn.refresh_from_db()
    assert drawn.typed_again is None
    assert not PaperDifference.objects.exists()
    with pytest.raises(CannotCheck, match="taken back"):
        type_again(form=drawn, values=SAID, by=bob)


def test_answers_about_the_person_are_checked_and_corrected(
    framework, council, ann, bob, in_council
):
    from surveys.actions.monitoring_questions import load_monitoring
    from tests.factories.paper import make_batch
    from tests.factories.surveys import make_published_survey

    load_monitoring()
    survey = make_published_survey(council, "asked", monitoring=("age-band", "sex"))
    batch = make_batch(survey, ann)
    ages = [option["code"] for option in batch.version.monitoring[0]["options"]]
    form = type_form(batch, ann, said(m1=ages[0], m2="-empty"))
    close_batch(batch=batch, by=ann)
    form.refresh_from_db()

    found = type_again(form=form, values=said(m1=ages[1], m2="-empty"), by=bob)
    settle(form=form, choices={"about:age-band": SECOND}, by=bob)

    assert [difference.field for difference in found] == ["about:age-band"]
    rows = MonitoringAnswer.objects.filter(~Q(codes=[]))
    assert [(row.slug, row.codes, row.is_sent) for row in rows] == [("age-band", [ages[1]], True)]
