"""Recordings and signed videos on question pages, and what publishing needs of them (F37, F55)."""

import pytest
from django.core.files.base import ContentFile
from django.utils import translation
from django.utils.translation import gettext

from cms.models import Recording
from surveys.models import Answer, Question
from surveys.readiness import what_is_missing
from tests.factories.surveys import make_survey

CAPTIONED = {"sign": "bsl", "url": "/media/media/bsl.mp4", "captions": "/media/captions/bsl.vtt"}


@pytest.fixture
def begun(person):
    person.begin()
    return person


@pytest.fixture
def signed(begun, in_council):
    """The first question has a recording, and a video in one sign language."""
    Question.objects.filter(key="together").update(
        videos=[CAPTIONED], recording={"url": "/media/media/said.mp3"}
    )
    return begun


def opened(person, **reading: str) -> str:
    person.client.post("/ways/", reading)
    return person.open("q/1/").content.decode()


def test_video_shows_with_captions_in_the_mode_that_was_chosen(signed):
    html = opened(signed, sign="bsl")

    assert 'src="/media/media/bsl.mp4"' in html
    assert '<track kind="captions" src="/media/captions/bsl.vtt"' in html
    assert 'preload="none"' in html


def test_video_shows_in_no_other_mode(signed):
    assert "<video" not in opened(signed, sign="usual")
    assert "<video" not in opened(signed, sign="makaton")


def test_question_without_a_video_says_so(signed):
    assert "This question has no Makaton video." in opened(signed, sign="makaton")


def test_recording_can_be_played_without_a_script(signed):
    html = opened(signed)

    assert '<audio controls preload="none" src="/media/media/said.mp3"' in html
    assert 'data-instead-of="question"' in html


def test_english_recording_is_not_offered_with_a_question_in_another_language(signed):
    Question.objects.filter(key="together").update(wordings={"pl": {"standard": "Czy razem?"}})

    html = opened(signed, language="pl")

    assert "Czy razem?" in html
    assert "<audio" not in html


def test_english_recording_says_that_it_is_in_english_on_a_page_in_another_language(signed):
    english = opened(signed)
    polish = opened(signed, language="pl")

    assert "This recording is in English." not in english
    with translation.override("pl"):
        assert gettext("This recording is in English.") in polish
    assert "<audio" in polish


def test_chosen_wording_and_language_are_kept_with_the_answer(begun, in_council):
    begun.client.post("/ways/", {"wording": "standard", "language": "pl"})
    begun.press("q/1/", choice="yes")
    first = Answer.objects.get(question__key="together")
    begun.client.post("/ways/", {"wording": "easy_read", "language": "en-gb"})
    begun.press("q/1/", choice="no")
    second = Answer.objects.get(question__key="together")

    assert (first.variant, first.language) == ("standard", "pl")
    assert (second.variant, second.language) == ("easy_read", "en-gb")


def with_media(survey, **media) -> None:
    blocks = survey.body.get_prep_value()
    next(block for block in blocks if block["id"] == "together")["value"].update(media)
    survey.body = blocks


def recording(kind: str, **facts) -> Recording:
    file = ContentFile(b"few bytes", name="example.mp4")
    return Recording.objects.create(title="Example", type=kind, file=file, duration=1, **facts)


def test_video_without_captions_source_and_licence_is_not_published(framework, council):
    survey = make_survey(council)
    video = recording("video")
    with_media(
        survey, videos=[{"type": "item", "id": "v1", "value": {"sign": "bsl", "video": video.pk}}]
    )

    gaps = " ".join(what_is_missing(survey))

    for gap in ("source", "licence", "captions"):
        assert f"its signed video has no {gap}." in gaps


def test_video_with_everything_is_published(framework, council):
    survey = make_survey(council)
    captions = ContentFile(b"WEBVTT\n", name="example.vtt")
    video = recording("video", captions=captions, source="A signer", licence="CC0")
    with_media(
        survey, videos=[{"type": "item", "id": "v1", "value": {"sign": "bsl", "video": video.pk}}]
    )

    assert not [gap for gap in what_is_missing(survey) if "video" in gap]


def test_recording_without_a_licence_is_not_published(framework, council):
    survey = make_survey(council)
    with_media(survey, recording=recording("audio", source="A reader").pk)

    assert any("its recording has no licence." in gap for gap in what_is_missing(survey))
