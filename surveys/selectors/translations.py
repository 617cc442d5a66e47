"""The words of a survey in other languages: those that truly say what the English says today.

A translation is a copy of the survey's page in another language, made string by string. A string
that nobody translated, or whose English changed since, is left out here: it is never passed off
as translated.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from wagtail.models import PageLogEntry
from wagtail_localize.models import StringTranslation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from surveys.freezing import frozen_questions
from surveys.models import SurveyPage

# The line in the action log that somebody leaves who has checked a translation.
CHECKED = "surveys.translation.checked"
HEADING = ("title", "easy_read_title", "intro", "easy_read_intro")
WORDS = (
    "standard",
    "easy_read",
    "third_person",
    "easy_read_third_person",
    "section",
    "easy_read_section",
)


@dataclass(frozen=True, slots=True)
class Translated:
    """A survey's published words in one language; `questions` holds them by question key."""

    language: str
    heading: dict[str, Any]
    questions: dict[str, dict[str, Any]]

    @property
    def sha256(self) -> str:
        """The digest of these words: other words, another digest."""
        text = json.dumps([self.heading, self.questions], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def translations_of(survey: SurveyPage) -> list[Translated]:
    """Return what is published of the survey in each other language, if anything is."""
    copies = SurveyPage.objects.filter(translation_key=survey.translation_key, live=True)
    others = copies.exclude(locale_id=survey.locale_id).select_related("locale")
    found = (_translated(survey, copy) for copy in others.order_by("locale__language_code"))
    return [each for each in found if each.heading or each.questions]


def checked_by(survey: SurveyPage, translated: Translated) -> str:
    """Return who said last that they checked exactly these words, or nothing."""
    entries = PageLogEntry.objects.filter(page_id=survey.pk, action=CHECKED)
    for entry in entries.order_by("-timestamp", "-pk"):
        if entry.data["sha256"] == translated.sha256:
            return entry.data["name"]
    return ""


def strings_of(page: SurveyPage) -> dict[str, StringValue]:
    """Return every string of a page that can be translated, by where it stands."""
    return {
        segment.path: segment.string
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    }


def _translated(survey: SurveyPage, copy: SurveyPage) -> Translated:
    english = strings_of(survey)
    theirs = _truly_translated(english, copy)
    only_theirs = _with_only(survey, copy, english, theirs)
    heading: dict[str, Any] = {
        name: text for name in HEADING if (text := getattr(only_theirs, name).strip())
    }
    questions = {
        question["key"]: words
        for question in frozen_questions(only_theirs.body)
        if (words := _words_of(question))
    }
    if heading or questions:
        heading["whole"] = set(theirs) == set(english)
    return Translated(copy.locale.language_code, heading, questions)


def _truly_translated(english: dict[str, StringValue], copy: SurveyPage) -> dict[str, str]:
    """By where it stands: what the copy shows, if that was made from today's English string."""
    shown = strings_of(copy)
    made = StringTranslation.objects.filter(
        locale_id=copy.locale_id, context__object_id=copy.translation_key, has_error=False
    ).values_list("context__path", "translation_of__data", "data")
    return {
        path: data
        for path, source, data in made
        if path in english
        and english[path].data == source
        and path in shown
        and shown[path].render_text() == StringValue(data).render_text()
    }


def _with_only(
    survey: SurveyPage, copy: SurveyPage, english: dict[str, StringValue], theirs: dict[str, str]
) -> SurveyPage:
    """Return the survey, unsaved, with the translated strings in their places and no others."""
    page = SurveyPage.objects.get(pk=survey.pk)
    segments = [StringSegmentValue(path, StringValue(theirs.get(path, ""))) for path in english]
    ingest_segments(page, page, survey.locale, copy.locale, segments)
    return page


def _words_of(question: dict[str, Any]) -> dict[str, Any]:
    words: dict[str, Any] = {name: question[name] for name in WORDS if question[name]}
    options = {option["key"]: _nonempty(option) for option in question["options"]}
    if any(options.values()):
        words["options"] = {key: texts for key, texts in options.items() if texts}
    explained = [_explained(hard) for hard in question["hard_words"]]
    if any(explained):
        words["hard_words"] = explained
    return words


def _nonempty(option: dict[str, str]) -> dict[str, str]:
    return {name: option[name] for name in ("standard", "easy_read") if option[name]}


def _explained(hard: dict[str, str]) -> dict[str, str]:
    # Half an explanation explains nothing.
    return hard if all(hard.values()) else {}


def by_question(translations: list[Translated], key: str) -> dict[str, dict[str, Any]]:
    """Return one question's words by language."""
    return {each.language: each.questions[key] for each in translations if key in each.questions}
