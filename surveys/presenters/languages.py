"""The languages a survey can be read in, each said in its own words."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from cms.languages import OURS, Language, languages, spoken
from surveys.models import SurveyPage, SurveyVersion
from surveys.selectors.surveys import languages_of
from surveys.selectors.translations import Translated, checked_by, translations_of


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """One language on the start page; `hint` says in that language what is not translated."""

    code: str
    name: str
    direction: str
    hint: str


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """One language in the editor: how much of the survey is published in it, and who checked it."""

    code: str
    name: str
    state: str
    checked_by: str
    can_check: bool


def language_rows(survey: SurveyPage) -> list[LanguageRow]:
    """Return what an author sees of the survey in each other language. Not translated."""
    found = {each.language: each for each in translations_of(survey)}
    return [_row(survey, each, found.get(each.code)) for each in languages() if each.code != OURS]


def _row(survey: SurveyPage, language: Language, found: Translated | None) -> LanguageRow:
    if found is None:
        return LanguageRow(language.code, language.name, "Nothing is published.", "", False)
    state = "All words." if found.heading["whole"] else "Some words. The others are in English."
    name = checked_by(survey, found)
    return LanguageRow(language.code, language.name, state, name, not name)


def language_links(version: SurveyVersion) -> list[LanguageLink]:
    """Return the languages this survey can be read in instead of the page's own."""
    return [
        LanguageLink(language.code, language.name, language.direction, _hint(language, translated))
        for language, translated in languages_of(version)
        if language.code != spoken()
    ]


def _hint(language: Language, translated: str) -> str:
    with translation.override(language.code):
        return {
            "whole": "",
            "part": _("Some questions are in English."),
            "none": _("The questions are in English."),
        }[translated]
