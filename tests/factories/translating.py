"""Translations as an author makes them in the editor: submitted, string by string, published."""

from django.test import TestCase
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from surveys.models import SurveyPage


def make_translation(page, language: str = "pl", words: dict[str, str] | None = None):
    """Submit a page for translation, put in `words` by where they stand, and publish it."""
    locale = Locale.objects.get(language_code=language)
    translate_object(page, [locale])
    translation = Translation.objects.get(
        source__object_id=page.translation_key, target_locale=locale
    )
    put_in(translation, words or {})
    publish(translation)
    return translation


def publish(translation: Translation) -> None:
    """Put a translation live; a test never commits, so what waits for that is done at once."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=True)


def put_in(translation: Translation, words: dict[str, str]) -> None:
    """Write the translations of single strings, as the editor does; nothing is published."""
    for path, text in words.items():
        segment = StringSegment.objects.get(source=translation.source, context__path=path)
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": text, "translation_type": "manual"},
        )


def english_again(survey: SurveyPage, translation: Translation) -> None:
    """Bring a translation up to date with the survey's English words of today."""
    source = TranslationSource.objects.get_for_instance(survey)
    source.update_from_db()
    translation.refresh_from_db()
