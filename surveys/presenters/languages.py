"""The languages a survey can be read in, each said in its own words."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from cms.languages import Language, spoken
from surveys.models import SurveyVersion
from surveys.selectors.surveys import languages_of


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """One language on the start page; `hint` says in that language what is not translated."""

    code: str
    name: str
    direction: str
    hint: str


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
