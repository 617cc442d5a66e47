"""What a question page plays: somebody reading the question aloud, or signing it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cms.languages import OURS, spoken
from cms.reading import Reading
from surveys.models import Question


@dataclass(frozen=True, slots=True)
class Media:
    """The recording of a question, and its video for somebody who chose a sign language.

    `video` is empty where that person's question has none; the page then says so.
    """

    recording: str = ""
    sign: str = ""
    video: Mapping[str, str] = field(default_factory=dict)


def media_of(question: Question, reading: Reading) -> Media:
    """Return what plays for this reader. A recording is in English: others hear the device."""
    videos = {video["sign"]: video for video in question.videos}
    return Media(
        recording=question.recording.get("url", "") if spoken() == OURS else "",
        sign=reading.sign,
        video=videos.get(reading.sign, {}),
    )
