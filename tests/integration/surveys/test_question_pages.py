"""One question a page: shown, saved, skipped, gone back to."""

import pytest

from surveys.models import Answer, Response, SurveyVersion
from tests.factories.surveys import make_published_survey
from tests.integration.surveys.walking import hidden_fields, text_of


@pytest.fixture
def begun(person):
    person.begin()
    return person


def answer(key: str) -> Answer:
    return Answer.objects.get(question__key=key)


def test_statement_is_shown_with_faces_words_and_two_ways_out(begun, in_council):
    page = begun.open("q/1/")

    html = page.content.decode()
    assert page.status_code == 200
    assert "Question 1 of 5" in text_of(page)
    assert "Do the people who help you work well together?" in html
    assert "Together</strong> means as a team." in html
    assert [f'id="choice-{value}"' in html for value in ("yes", "sometimes", "no")] == [True] * 3
    assert 'id="choice-dont_know"' in html
    assert 'id="choice-rather_not_say"' in html
    assert "sprite.svg#face-happy" in html
    assert page["Cache-Control"] == "no-store"


def test_answer_is_saved_before_the_next_page(begun, in_council):
    reply = begun.press("q/1/", choice="sometimes")

    assert reply.status_code == 303
    assert reply["Location"] == "/cheshire-east/care-at-home/q/2/"
    assert (answer("together").state, answer("together").choice) == ("answered", "sometimes")


def test_skip_is_stored_as_skipped_and_goes_on(begun, in_council):
    reply = begun.press("q/1/", choice="yes", do="skip")

    assert reply["Location"].endswith("/q/2/")
    assert (answer("together").state, answer("together").choice) == ("skipped", "")


@pytest.mark.parametrize("number", [1, 3, 4, 6])
@pytest.mark.parametrize("state", ["dont_know", "rather_not_say"])
def test_every_kind_of_question_takes_both_non_answers(begun, in_council, number, state):
    begun.press(f"q/{number}/", choice=state)

    assert Answer.objects.get(question__position=number).state == state


def test_going_back_shows_what_was_answered(begun, in_council):
    begun.press("q/2/", text="A new face every day.\nIt is hard.")
    begun.press("q/4/", choice=["washing", "cooking"])

    words = begun.open("q/2/").content.decode()
    several = begun.open("q/4/").content.decode()

    assert "A new face every day.\nIt is hard.</textarea>" in words
    assert several.count(" checked") == 2
    assert 'href="/cheshire-east/care-at-home/q/1/"' in words


@pytest.mark.parametrize(("read", "before"), [("easy_read", "practice/"), ("standard", "who/")])
def test_back_from_the_first_question_leads_to_the_page_before(person, read, before):
    person.begin(read=read)

    html = person.open("q/1/").content.decode()

    assert f'class="back-link" href="{person.at}{before}"' in html


def test_tell_us_more_says_what_it_is_about(begun):
    begun.press("q/1/", choice="sometimes")

    page = text_of(begun.open("q/2/"))

    assert "We asked: Do the people who help you work well together?" in page
    assert "You said: Sometimes" in page


def test_non_answer_to_a_text_question_is_shown_when_going_back(begun):
    begun.press("q/6/", choice="dont_know")

    assert "Your answer now: I don’t know" in text_of(begun.open("q/6/"))


def test_information_is_not_a_question_and_stores_nothing(begun, in_council):
    page = begun.open("q/5/")
    reply = begun.press("q/5/")

    assert "Nearly there." in text_of(page)
    assert "of 5" not in text_of(page)
    assert "Skip this question" not in text_of(page)
    assert reply["Location"].endswith("/q/6/")
    assert not Answer.objects.exists()


def test_last_question_leads_to_the_check_page(begun):
    assert begun.press("q/6/", text="Nothing.")["Location"].endswith("/check/")


def test_answer_changed_from_the_check_page_leads_back_there(begun, in_council):
    begun.press("q/1/", choice="yes")

    page = begun.open("q/1/?return=check").content.decode()
    reply = begun.press("q/1/?return=check", choice="no")

    assert hidden_fields(page)["return"] == "check"
    assert reply["Location"].endswith("/check/")
    assert answer("together").choice == "no"


def test_standard_reader_sees_standard_words_and_the_answer_says_so(person, in_council):
    person.begin(read="standard")

    page = person.open("q/1/")
    person.press("q/1/", choice="yes")

    assert "Do the people who support you work well together?" in text_of(page)
    assert "respondent--easy-read" not in page.content.decode()
    assert answer("together").variant == "standard"


def test_unknown_question_number_is_not_found_with_the_help_line(begun):
    for number in (0, 7, 10**9):
        reply = begun.open(f"q/{number}/")

        assert reply.status_code == 404
        assert "0300 123 5010" in text_of(reply)


@pytest.mark.parametrize(
    ("page", "fields", "sentence"),
    [
        ("q/1/", {"choice": "perhaps"}, "Please choose from the answers on this page."),
        ("q/1/", {"choice": ["yes", "no"]}, "Please choose one answer only."),
        ("q/1/", {"choice": ["yes", "dont_know"]}, "Please choose an answer, or choose that"),
        ("q/3/", {"choice": "\x00"}, "Please choose from the answers on this page."),
        ("q/4/", {"choice": ["washing", "flying"]}, "Please choose from the answers"),
        ("q/6/", {"text": "a" * 1_000_000}, "This is too long."),
        ("q/6/", {"text": ["One.", "Two."]}, "Your words came more than once."),
        ("q/6/", {"text": "Kind", "choice": "dont_know"}, "You wrote some words too."),
        ("q/6/", {"text": "Kind", "choice": "yes"}, "Please choose from the answers"),
        ("q/6/", {"text": "They\x00 \x1b[31mcome"}, "We took out some signs"),
        ("q/6/", {"text": "Kind", "version": "999999"}, "This page has changed."),
        ("q/6/", {"text": "Kind", "version": "\x00"}, "This page has changed."),
        ("q/6/", {"text": "Kind", "question": "together"}, "This page has changed."),
        ("q/6/", {"text": "Kind", "question": None, "version": None}, "This page has changed."),
        ("q/5/", {"question": "better"}, "This page has changed."),
    ],
)
def test_what_cannot_be_taken_is_said_and_stores_nothing(begun, in_council, page, fields, sentence):
    reply = begun.press(page, **fields)

    assert reply.status_code == 422
    assert sentence in text_of(reply)
    assert "There is a problem" in text_of(reply)
    assert reply.content.decode().count("<title>Problem:") == 1
    assert not Answer.objects.exists()


def test_what_was_typed_is_kept_when_it_is_refused(begun):
    long = "They are kind. " * 1000
    too_long = begun.press("q/6/", text=long).content.decode()
    unreadable = begun.press("q/6/", text="Kind\x00 people").content.decode()
    ticked = begun.press("q/4/", choice=["washing", "flying"]).content.decode()

    assert long in too_long
    assert "Kind people</textarea>" in unreadable
    assert ticked.count(" checked") == 1


def test_bytes_that_are_no_text_are_refused_with_a_sentence(begun, in_council):
    fields = hidden_fields(begun.open("q/6/").content.decode())
    body = f"question={fields['question']}&version={fields['version']}&text=%ff%fe%00"

    reply = begun.client.post(
        f"{begun.at}q/6/", body, content_type="application/x-www-form-urlencoded"
    )

    assert reply.status_code == 422
    assert not Answer.objects.exists()


def test_form_too_large_to_read_is_a_plain_page_and_no_error(begun, in_council):
    reply = begun.press("q/6/", text="a" * 3_000_000)

    assert reply.status_code == 400
    assert "Answers that you saved before are safe." in text_of(reply)
    assert not Answer.objects.exists()


def test_stale_version_is_refused_when_the_survey_was_begun_anew(begun, survey, in_council):
    old = hidden_fields(begun.open("q/6/").content.decode())
    survey.body[1].value["standard"] = "Do your carers talk to each other?"
    survey.save_revision().publish()
    begun.begin()

    reply = begun.client.post(f"{begun.at}q/6/", {**old, "text": "Kind people"})

    assert old["version"] != str(SurveyVersion.objects.latest_of(survey).pk)
    assert reply.status_code == 422
    assert "Kind people</textarea>" in reply.content.decode()
    assert not Answer.objects.exists()


def test_someone_who_began_finishes_the_version_they_began(begun, survey, in_council):
    survey.body[1].value["easy_read"] = "Do your helpers talk?"
    survey.save_revision().publish()

    assert "Do the people who help you work well" in text_of(begun.open("q/1/"))
    assert begun.press("q/1/", choice="yes").status_code == 303


@pytest.mark.parametrize("cookie", ["", "broken", "1234:forged", "\x00"])
@pytest.mark.parametrize("page", ["who/", "helped/", "q/1/", "check/", "sent/"])
def test_without_its_own_cookie_a_page_leads_to_the_start_which_says_so(begun, page, cookie):
    begun.client.cookies["answers"] = cookie

    reply = begun.open(page)

    assert reply.status_code == 303
    assert reply["Location"] == "/cheshire-east/care-at-home/?lost=1"
    assert "We could not find your answers on this device." in text_of(begun.open("?lost=1"))


def test_cookie_of_another_survey_opens_nothing_here(begun, council, in_council):
    make_published_survey(council, "another")

    reply = begun.client.get("/cheshire-east/another/q/1/")

    assert reply["Location"] == "/cheshire-east/another/?lost=1"


def test_cookie_of_another_council_opens_nothing_here(begun, other_council):
    make_published_survey(other_council)

    reply = begun.client.post("/leeds/care-at-home/q/1/", {"choice": "yes"})

    assert reply["Location"] == "/leeds/care-at-home/?lost=1"


def test_cookie_dies_with_the_browser_and_names_nobody(begun, in_council):
    cookie = begun.client.cookies["answers"]

    assert cookie["max-age"] == cookie["expires"] == ""
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/cheshire-east/care-at-home/"
    assert cookie.value.split(":")[0] == str(Response.objects.get().token)


def test_no_session_is_begun_for_a_person_who_answers(begun, in_council):
    begun.press("q/1/", choice="yes")
    begun.finish()

    assert set(begun.client.cookies) == {"answers", "csrftoken", "reading"}


def test_sample_label_is_shown_on_every_page(person, survey, in_council):
    survey.sample_label = "These are made-up answers."
    survey.save()
    person.begin()

    for page in ("", "agree/", "who/", "helped/", "q/1/", "q/5/", "check/"):
        assert "These are made-up answers." in text_of(person.open(page)), page


def test_after_sending_a_question_leads_to_the_receipt(begun):
    begun.finish()

    assert begun.open("q/1/")["Location"].endswith("/sent/")
    assert begun.open("check/")["Location"].endswith("/sent/")


def test_answer_posted_after_sending_is_refused_with_the_reason(begun, in_council):
    fields = hidden_fields(begun.open("q/1/").content.decode())
    begun.finish()

    reply = begun.client.post(f"{begun.at}q/1/", {**fields, "choice": "yes"})

    assert reply.status_code == 409
    assert "You have already sent your answers." in text_of(reply)
    assert not Answer.objects.exists()
