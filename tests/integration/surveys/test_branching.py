"""A person is asked what their answers lead to, and loses no answer without being told."""

from html import unescape

import pytest

from surveys.actions.refusals import NoLongerAsked, TakesOut
from surveys.actions.responses import answers_sha256, save_answer, send_response
from surveys.given import Given
from surveys.models import Answer, Response, SurveyPage
from tests.factories.branching import KEYS, make_branching_survey
from tests.integration.surveys.walking import HIDDEN, Person, hidden_fields, text_of

AT = "/cheshire-east/branches/"


@pytest.fixture
def survey(framework, council, in_council) -> SurveyPage:
    return make_branching_survey(council)


@pytest.fixture
def standard(client, survey) -> Person:
    """Somebody who reads standard wording, before the first question."""
    person = Person(client, AT)
    person.begin(read="standard")
    return person


@pytest.fixture
def easy(client, survey) -> Person:
    """Somebody who reads easy read, before the first question."""
    person = Person(client, AT)
    person.begin()
    return person


def page(key: str) -> str:
    return f"q/{KEYS.index(key) + 1}/"


def reads(person: Person, wording: str) -> None:
    """Change how they read, as the page about ways to read does."""
    person.client.cookies["reading"] = f"wording={wording}"


def leads_to(reply) -> str:
    """The key of the question a reply leads to, or the page's name."""
    assert reply.status_code == 303
    where = reply["Location"].removeprefix(AT).split("?")[0].strip("/")
    return KEYS[int(where.removeprefix("q/")) - 1] if where.startswith("q/") else where


def stored() -> dict[str, str]:
    rows = Answer.objects.select_related("question").order_by("question__position")
    return {
        row.question.key: row.text or row.choice or ",".join(row.choices) or row.state
        for row in rows
    }


def shares_a_kitchen(person: Person) -> Person:
    """Has answered everything, on the longest path of standard wording."""
    person.press(page("plan"), choice="no")
    person.press(page("plan-more"), text="Nobody asks me.")
    person.press(page("where"), choice="shared")
    person.press(page("rooms"), choice="kitchen")
    person.press(page("note"))
    person.press(page("food"), text="It is busy.")
    person.press(page("why"), text="A meeting.")
    person.press(page("last"), text="No.")
    return person


def test_start_says_how_many_everybody_is_asked_and_that_there_may_be_more(client, survey):
    said = text_of(client.get(AT))

    assert "There are 5 questions. Take as much time as you like." in said
    assert "Some answers lead to more questions." in said


def test_next_follows_the_answers(standard):
    assert leads_to(standard.press(page("plan"), choice="yes")) == "plan-more"
    assert leads_to(standard.press(page("plan-more"), do="skip")) == "where"
    assert leads_to(standard.press(page("where"), choice="own")) == "last"
    assert leads_to(standard.press(page("last"), do="skip")) == "check"


def test_branch_is_asked_where_an_answer_leads_to_it(standard):
    standard.press(page("plan"), choice="sometimes")

    assert leads_to(standard.press(page("where"), choice="shared")) == "rooms"
    assert leads_to(standard.press(page("rooms"), choice=["garden", "kitchen"])) == "note"
    assert leads_to(standard.press(page("note"))) == "food"
    assert leads_to(standard.press(page("food"), text="Busy.")) == "why"


def test_page_of_information_has_a_condition_too(standard):
    standard.press(page("where"), choice="shared")

    assert leads_to(standard.press(page("rooms"), choice="garden")) == "last"


@pytest.mark.parametrize("answer", ["dont_know", "rather_not_say"])
def test_answer_that_says_nothing_leads_to_no_branch(standard, answer):
    assert leads_to(standard.press(page("where"), choice=answer)) == "last"


def test_questions_are_numbered_among_those_that_are_asked(standard):
    standard.press(page("where"), choice="own")
    short = text_of(standard.open(page("last")))
    standard.press(page("where"), choice="shared")
    standard.press(page("rooms"), choice="kitchen")

    assert "Question 4 of 4" in short
    assert "Question 6 of 6" in text_of(standard.open(page("last")))


def test_back_leads_to_the_page_that_was_asked_before(standard):
    standard.press(page("where"), choice="own")

    assert f'class="back-link" href="{AT}{page("where")}"' in (
        standard.open(page("last")).content.decode()
    )


@pytest.mark.parametrize("key", ["plan-1", "rooms", "note", "food", "why"])
def test_page_that_is_not_asked_leads_to_the_next_that_is(standard, key):
    expected = "plan-more" if key == "plan-1" else "last"
    standard.press(page("where"), choice="own")

    assert leads_to(standard.open(page(key))) == expected
    assert leads_to(standard.open(f"{page(key)}?return=check")) == "check"


def test_check_page_shows_and_changes_only_what_is_asked(standard):
    standard.press(page("where"), choice="own")

    shown = standard.open("check/").content.decode()

    assert "Where do you live?" in shown
    for key in ("plan-1", "rooms", "food", "why"):
        assert f"{AT}{page(key)}?return=check" not in shown
    assert f'class="back-link" href="{AT}{page("last")}"' in shown


def test_carry_on_leads_to_the_first_page_asked_and_not_dealt_with(standard):
    for key in ("plan", "plan-more"):
        standard.press(page(key), do="skip")
    standard.press(page("where"), choice="own")

    assert f'href="{AT}{page("last")}"' in standard.open("").content.decode()


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


def agree(person: Person, where: str, reply):
    """Press "Change it and take these out" on the page that asks first."""
    return person.client.post(f"{AT}{where}", hidden_fields_many(reply))


def hidden_fields_many(reply) -> dict[str, list[str]]:
    """Every hidden field of a page that may hold a name more than once."""
    fields: dict[str, list[str]] = {}
    for name, value in HIDDEN.findall(reply.content.decode()):
        if name != "csrfmiddlewaretoken":
            fields.setdefault(name, []).append(unescape(value))
    return fields


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


def test_new_branch_opened_from_the_check_page_is_asked_before_going_back_there(standard):
    standard.press(page("plan"), choice="yes")
    standard.press(page("where"), choice="own")

    onwards = standard.press(f"{page('where')}?return=check", choice="shared")
    reply = standard.press(f"{page('rooms')}?return=check", choice="garden")

    assert leads_to(onwards) == "rooms"
    assert onwards["Location"].endswith("?return=check")
    assert leads_to(reply) == "check"


def test_answer_to_a_page_another_tab_led_past_is_not_stored_and_says_so(standard):
    standard.press(page("where"), choice="shared")
    other_tab = hidden_fields(standard.open(page("rooms")).content.decode())
    standard.press(page("where"), choice="own")

    reply = standard.client.post(f"{AT}{page('rooms')}", other_tab | {"choice": "kitchen"})

    assert reply.status_code == 409
    assert "We do not ask this any more" in text_of(reply)
    assert f'href="{AT}{page("last")}"' in reply.content.decode()
    assert "rooms" not in stored()


# --- Easy read: one idea at a time ----------------------------------------------------------


def test_easy_read_asks_each_part_then_tells_more_and_standard_the_whole(easy):
    assert leads_to(easy.open(page("plan"))) == "plan-1"
    assert "Question 1 of 5" in text_of(easy.open(page("plan-1")))
    assert leads_to(easy.press(page("plan-1"), choice="yes")) == "plan-2"
    assert leads_to(easy.press(page("plan-2"), choice="no")) == "plan-more"
    more = text_of(easy.open(page("plan-more")))
    assert "We asked: Can you plan your care? You said: Yes" in more
    assert "We asked: Do you stay in control? You said: No" in more


def test_standard_asks_the_whole_and_no_part(standard):
    assert "Question 1 of 4" in text_of(standard.open(page("plan")))
    assert leads_to(standard.press(page("plan"), choice="yes")) == "plan-more"


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [("yes", "yes", False), ("yes", "no", True), ("dont_know", "sometimes", True)],
)
def test_condition_on_a_statement_reads_its_parts_together(easy, first, second, asked):
    easy.press(page("plan-1"), choice=first)
    easy.press(page("plan-2"), choice=second)

    reply = easy.press(page("where"), choice="own")

    assert leads_to(reply) == ("why" if asked else "last")


def test_part_answered_keeps_the_parts_when_the_wording_is_changed(easy):
    easy.press(page("plan-1"), choice="yes")
    reads(easy, "standard")

    assert easy.open(page("plan-2")).status_code == 200
    assert leads_to(easy.open(page("plan"))) == "plan-1"


def test_whole_and_parts_are_never_both_stored(easy):
    tab = hidden_fields(easy.open(page("plan-1")).content.decode())
    reads(easy, "standard")
    easy.press(page("plan"), choice="yes")
    reads(easy, "easy_read")

    asked_first = easy.client.post(f"{AT}{page('plan-1')}", tab | {"choice": "no"})
    assert stored() == {"plan": "yes"}
    agree(easy, page("plan-1"), asked_first)

    assert stored() == {"plan-1": "no"}


# --- Sending --------------------------------------------------------------------------------


def orphan(response: Response, key: str, text: str) -> None:
    """An answer on disk to a page that is not asked, however it came there."""
    Answer.objects.create(
        council=response.council,
        response=response,
        question=response.version.questions.get(key=key),
        state="answered",
        text=text,
        variant="standard",
    )


def test_sending_leaves_out_answers_to_pages_that_are_not_asked(standard):
    standard.press(page("where"), choice="own")
    standard.press(page("last"), text="No.")
    response = Response.objects.get()
    orphan(response, "food", "It is busy.")

    assert "It is busy." not in text_of(standard.open("check/"))
    receipt = standard.finish()

    assert "Thank you." in text_of(receipt)
    assert stored() == {"where": "own", "last": "No."}
    sent = Response.objects.get()
    assert sent.answers_sha256 == answers_sha256(sent)


def test_check_and_send_agree_on_the_answers(standard):
    shares_a_kitchen(standard)
    response = Response.objects.get()

    send_response(response=response, checked_sha256=answers_sha256(response))

    assert Response.objects.get().state == "sent"


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


def test_question_page_of_a_branching_survey_costs_no_more(standard, django_assert_max_num_queries):
    shares_a_kitchen(standard)
    shown = hidden_fields(standard.open(page("plan")).content.decode())

    with django_assert_max_num_queries(6):
        standard.open(page("food"))
    with django_assert_max_num_queries(8):
        standard.client.post(f"{AT}{page('plan')}", shown | {"choice": "sometimes"})
