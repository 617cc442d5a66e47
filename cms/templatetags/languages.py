from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from cms.languages import OURS, Language, Words, language_called, languages, spoken

register = template.Library()
DEEPEST = 5


@register.simple_tag(takes_context=True)
def language_notes(context: Context) -> str:
    """Return what a reader must know about the words on this page, one thing on a line.

    Who wrote and who checked them, and whether some are English still: any text anywhere in the
    page's context that knows it is English counts. All in the reader's own language.
    """
    if spoken() == OURS:
        return ""
    language = language_called(spoken())
    values = context.flatten()
    notes = [_who_wrote(language)]
    if language.missing or _has_english(values.values(), DEEPEST):
        notes.append(_("Some words on this page are not in {language} yet. They are in English."))
    if getattr(values.get("frame"), "is_unchecked", False):
        notes.append(_("Nobody has checked the questions in {language} yet."))
    said = (note.format(language=language.name, name=language.checked_by) for note in notes)
    return "\n".join(filter(None, said))


def _who_wrote(language: Language) -> str:
    if language.checked_by:
        return _("{name} checked the words of this site in {language}.")
    if language.is_drafted_by_machine:
        return _("A computer wrote these words in {language}. Nobody has checked them yet.")
    return ""


@register.simple_tag
def other_languages() -> list[Language]:
    """Return the languages this page can be read in instead of its own."""
    return [language for language in languages() if language.code != spoken()]


def _has_english(values: Iterable, deeper: int) -> bool:
    # Types are looked at, not values: a lazy user must not be fetched for this.
    return deeper > 0 and any(_is_or_has_english(value, deeper - 1) for value in values)


def _is_or_has_english(value: object, deeper: int) -> bool:
    kind = type(value)
    if issubclass(kind, Words):
        return value.is_english
    if issubclass(kind, Mapping):
        return _has_english(value.values(), deeper)
    if issubclass(kind, list | tuple):
        return _has_english(value, deeper)
    if is_dataclass(kind):
        return _has_english((getattr(value, each.name) for each in fields(kind)), deeper)
    return False
