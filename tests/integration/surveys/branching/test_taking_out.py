"""A change that takes answers out asks first: a person loses none without being told."""

import pytest

from surveys.actions.refusals import NoLongerAsked, TakesOut
from surveys.actions.responses import save_answer
from surveys.given import Given
from surveys.models import Answer, Response
from tests.integration.surveys.branching.branches import (
    AT,
    agree,
    hidden_fields_many,
    leads_to,
    page,
    shares_a_kitchen,
    stored,
)
from tests.integration.surveys.walking import hidden_fields, text_of


def test_change_that_takes_answers_out_asks_first_and_keeps_everything(standard):
    shares_a_kitchen(standard)
    before = stored()

    reply = standard.press(f"{page('where')}?return=check", choice="own")

    said = text_of(reply)
    assert reply.status_code == 200
    assert "What do you share? Kitchen" in said
    assert "What is it like to share a kitchen? It is busy." in said
    assert "A meeting." not in said
    assert "Change it and take these out" in said
    assert "Keep my answer as it was" in said
    assert f'href="{AT}check/"' in reply.content.decode()
    assert stored() == before


def test_only_after_a_yes_is_it_changed_and_the_rest_kept(standard):
    shares_a_kitchen(standard)
    where = f"{page('where')}?return=check"

    reply = agree(standard, where, standard.press(where, choice="own"))

    assert leads_to(reply) == "check"
    assert stored() == {
        "plan": "no",
        "plan-more": "Nobody asks me.",
        "where": "own",
        "why": "A meeting.",
        "last": "No.",
    }


def test_keeping_the_answer_leads_back_to_it_as_it_was(standard):
    shares_a_kitchen(standard)

    html = standard.press(page("where"), choice="own").content.decode()

    assert f'href="{AT}{page("where")}"' in html
    assert 'id="choice-shared" checked' in standard.open(page("where")).content.decode()


def test_skipping_a_question_may_take_out_answers_too(standard):
    shares_a_kitchen(standard)

    asked_first = standard.press(page("where"), do="skip")
    reply = agree(standard, page("where"), asked_first)

    assert "Kitchen" in text_of(asked_first)
    assert leads_to(reply) == "why"
    assert stored()["where"] == "skipped"
    assert "rooms" not in stored()


def test_skipped_page_that_is_no_longer_asked_needs_no_warning(standard):
    standard.press(page("where"), choice="shared")
    standard.press(page("rooms"), do="skip")

    reply = standard.press(page("where"), choice="own")

    assert leads_to(reply) == "last"
    assert stored() == {"where": "own"}


def test_agreeing_to_less_than_is_taken_out_asks_again(standard):
    shares_a_kitchen(standard)
    fields = hidden_fields_many(standard.press(page("where"), choice="own"))
    fields["taking_out"] = fields["taking_out"][:1]

    reply = standard.client.post(f"{AT}{page('where')}", fields)

    assert "What is it like to share a kitchen?" in text_of(reply)
    assert stored()["where"] == "shared"


@pytest.mark.parametrize("value", ["\x00", "x", "٣", "9" * 30, "-1"])
def test_broken_agreement_is_none(standard, value):
    shares_a_kitchen(standard)
    fields = hidden_fields_many(standard.press(page("where"), choice="own"))

    reply = standard.client.post(f"{AT}{page('where')}", fields | {"taking_out": [value]})

    assert reply.status_code == 200
    assert stored()["where"] == "shared"


def test_answer_to_a_page_another_tab_led_past_is_not_stored_and_says_so(standard):
    standard.press(page("where"), choice="shared")
    other_tab = hidden_fields(standard.open(page("rooms")).content.decode())
    standard.press(page("where"), choice="own")

    reply = standard.client.post(f"{AT}{page('rooms')}", other_tab | {"choice": "kitchen"})

    assert reply.status_code == 409
    assert "We do not ask this any more" in text_of(reply)
    assert f'href="{AT}{page("last")}"' in reply.content.decode()
    assert "rooms" not in stored()


def test_saving_refuses_what_is_not_asked_and_what_nobody_agreed_to(standard):
    shares_a_kitchen(standard)
    response = Response.objects.get()
    where = response.version.questions.get(key="where")
    said = Given(Answer.State.ANSWERED, choice="own")

    with pytest.raises(TakesOut) as change:
        save_answer(response=response, question=where, given=said)
    taken = {answer.question.key for answer in change.value.answers}
    save_answer(
        response=response,
        question=where,
        given=said,
        agreed=[answer.question_id for answer in change.value.answers],
    )
    with pytest.raises(NoLongerAsked):
        save_answer(
            response=response,
            question=response.version.questions.get(key="rooms"),
            given=Given(Answer.State.ANSWERED, choices=("kitchen",)),
        )

    assert taken == {"rooms", "food"}
