"""What a question page plays: somebody reading the question aloud, or signing it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cms.languages import OURS, Words, in_english, spoken
from cms.reading import Reading
from surveys.models import Question
from surveys.wordings import question_words


@dataclass(frozen=True, slots=True)
class Media:
    """The recording of a question, and its video for somebody who chose a sign language.

    `recording` is the address of somebody speaking English, and knows when that is not the
    page's language. `video` is empty where that person's question has none; the page says so.
    """

    recording: Words = field(default_factory=lambda: Words(""))
    sign: str = ""
    video: Mapping[str, str] = field(default_factory=dict)


def media_of(question: Question, reading: Reading) -> Media:
    """Return what plays for this reader. A recording is in English: it goes with English words."""
    videos = {video["sign"]: video for video in question.videos}
    return Media(
        recording=_recording(question, reading),
        sign=reading.sign,
        video=videos.get(reading.sign, {}),
    )


def _recording(question: Question, reading: Reading) -> Words:
    words = question_words(question, reading.wording)
    # Who reads a question in their own language hears the device say those words.
    is_heard = spoken() == OURS or words.is_english
    return in_english(question.recording.get("url", "") if is_heard else "")
