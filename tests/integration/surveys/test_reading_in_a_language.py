"""A survey read in another language: what is not translated is English, is marked, and is said."""

import re

import pytest
from django.utils import translation

from cms import languages
from surveys.models import Answer
from tests.factories.translating import make_translation
from tests.integration.surveys.walking import Person, text_of

POLISH = {
    "title": "Opieka w domu",
    "easy_read_title": "Twoja opieka",
    "body.together.easy_read": "Czy ludzie, którzy Ci pomagają, dobrze współpracują?",
    "body.part.easy_read": "Opieka",
    "body.how-long.options.short.standard": "Mniej niż rok",
}
FALLBACK = "Są po angielsku."
NOT_CHECKED = "Nikt ich jeszcze nie sprawdził."


@pytest.fixture
def pole(client, survey) -> Person:
    """Somebody who reads Polish, before a survey of which half is translated."""
    make_translation(survey, words=POLISH)
    client.get("/cheshire-east/?language=pl")
    return Person(client)


@pytest.fixture
def whole_catalogue(monkeypatch):
    """Polish as it will be once every sentence of ours is translated."""
    known = {"pl": {"drafted_by": "machine", "checked_by": "", "missing": 0}}
    monkeypatch.setattr(languages, "register", lambda: known)
    return known


def test_half_translated_survey_says_which_words_are_english(pole, whole_catalogue):
    pole.begin()

    translated, untranslated = pole.open("q/1/"), pole.open("q/3/")

    assert FALLBACK not in text_of(translated)
    assert POLISH["body.together.easy_read"] in text_of(translated)
    assert text_of(untranslated).count(FALLBACK) == 1
    html = untranslated.content.decode()
    assert re.search(r'lang="en-gb" dir="ltr"[^>]*>How long have you had help\?', html)
    assert re.search(r"<span[^>]*>Mniej niż rok", html)
    assert re.search(r'<span lang="en-gb" dir="ltr">Longer', html)


def test_catalogue_that_lacks_sentences_says_so_on_every_page(pole, whole_catalogue):
    whole_catalogue["pl"]["missing"] = 1

    assert FALLBACK in text_of(pole.open())


def test_hours_of_the_council_are_marked_as_english(pole):
    hours = '<bdi lang="en" dir="ltr">Monday to Friday, 9am to 5pm</bdi>'

    assert hours in pole.open().content.decode()


def test_page_in_english_says_nothing_of_languages(person):
    page = text_of(person.open())

    assert "computer wrote" not in page
    assert "not in English yet" not in page


def test_every_page_of_a_drafted_language_says_that_a_computer_wrote_it(pole):
    pages = [pole.open(), pole.open("agree/"), pole.client.get("/"), pole.client.get("/code/")]
    pages.append(pole.client.get("/no-such-council/"))

    assert all(NOT_CHECKED in text_of(page) for page in pages)


def test_checked_language_names_who_checked_it(pole, whole_catalogue):
    whole_catalogue["pl"]["checked_by"] = "Anna Nowak"

    page = text_of(pole.open())

    assert "Anna Nowak" in page
    assert NOT_CHECKED not in page


def test_questions_nobody_checked_say_so_only_where_they_stand(pole):
    assert "Nikt jeszcze nie sprawdził pytań" in text_of(pole.open())
    assert "Nikt jeszcze nie sprawdził pytań" not in text_of(pole.client.get("/"))


def test_answer_is_kept_with_the_language_it_was_given_in(pole, in_council):
    pole.begin()
    pole.press("q/1/", choice="yes")

    answer = Answer.objects.get()
    assert (answer.language, answer.choice) == ("pl", "yes")


def test_start_page_offers_each_language_in_its_own_words(client, survey):
    make_translation(survey, words=POLISH)

    html = Person(client).open().content.decode()

    assert 'href="?language=pl" hreflang="pl" lang="pl" dir="ltr"' in html
    assert ">Polski<" in html
    assert "Niektóre pytania są po angielsku." in html
    assert 'href="?language=ur" hreflang="ur" lang="ur" dir="rtl"' in html
    assert ">اردو<" in html
    assert "سوالات انگریزی میں ہیں۔" in html
    assert 'hreflang="en-gb"' not in html


@pytest.mark.parametrize("language", ["ur", "fa"])
def test_language_written_from_the_right_turns_the_page_round(client, survey, language):
    html = Person(client).client.get(f"/cheshire-east/care-at-home/?language={language}")

    assert f'<html lang="{language}" dir="rtl"' in html.content.decode()


def test_addresses_stay_the_same_in_every_language(pole):
    pole.begin()

    reply = pole.press("q/1/", choice="yes")

    assert reply.url == "/cheshire-east/care-at-home/q/2/"


def test_day_is_written_as_the_language_writes_it():
    from datetime import date

    from django.utils.formats import date_format

    day = date(2026, 5, 3)
    written = {}
    for code in ("en-gb", "pl", "ur"):
        with translation.override(code):
            written[code] = date_format(day)

    assert written == {"en-gb": "3 May 2026", "pl": "3 maja 2026", "ur": "3 مئی 2026"}


@pytest.mark.parametrize("asked", ["xx", "", "en-gb'--", "pl&language=xx"])
def test_language_we_do_not_have_is_english(client, survey, asked):
    client.cookies["reading"] = "language=klingon"

    page = client.get(f"/cheshire-east/care-at-home/?language={asked}")

    assert page.status_code == 200
    assert '<html lang="en-gb" dir="ltr"' in page.content.decode()


def test_language_of_a_link_is_kept_for_the_visit_beside_the_other_choices(client, survey):
    client.cookies["reading"] = "size=large"

    reply = client.get("/cheshire-east/?language=ur")
    then = client.get("/cheshire-east/care-at-home/")

    cookie = reply.cookies["reading"]
    assert cookie.value == "size=large&language=ur"
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert '<html lang="ur" dir="rtl"' in then.content.decode()


def test_person_who_comes_back_without_the_choice_goes_on_in_their_language(pole, in_council):
    pole.begin()
    pole.client.cookies.pop("reading")

    page = pole.open("q/1/")

    assert '<html lang="pl"' in page.content.decode()
    assert page.cookies["reading"].value == "language=pl"


def test_person_who_changes_to_english_is_asked_and_recorded_in_english(pole, in_council):
    pole.begin()

    pole.client.get("/cheshire-east/?language=en-gb")
    page = pole.press("q/1/", choice="yes") and pole.open("q/1/")

    assert '<html lang="en-gb"' in page.content.decode()
    assert Answer.objects.get().language == "en-gb"


def test_on_behalf_of_somebody_the_page_says_whom_to_answer_for(person):
    person.press("agree/", keep="yes")
    person.press("who/", choice="on-behalf")

    page = text_of(person.open("q/1/"))

    assert "Answer for the person you help. What do you think they would say?" in page
