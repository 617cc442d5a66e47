"""Offers the demonstration's survey in other languages, string by string, as an author would."""

from collections.abc import Iterator, Mapping

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object
from wagtail_localize.strings import StringValue

from surveys.models import SurveyPage

from . import content


def offer(survey: SurveyPage) -> None:
    """Publish the survey in each language it is written in; one it has already is left alone."""
    for language, words in content.translations(survey.slug).items():
        locale = Locale.objects.get(language_code=language)
        if not survey.get_translations().filter(locale=locale).exists():
            _publish(survey, locale, words)


@transaction.atomic
def _publish(survey: SurveyPage, locale: Locale, words: Mapping[str, str]) -> None:
    translate_object(survey, [locale])
    source = TranslationSource.objects.get_for_instance(survey)
    StringTranslation.objects.bulk_create(_written(source, locale, words))
    translation = Translation.objects.get(source=source, target_locale=locale)
    translation.save_target(publish=False)
    # Here and now: an answer given next belongs to a version with these words.
    translation.get_target_instance().get_latest_revision().publish()


def _written(
    source: TranslationSource, locale: Locale, words: Mapping[str, str]
) -> Iterator[StringTranslation]:
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    for segment in segments:
        english = StringValue(segment.string.data).render_text()
        # Who changed the survey's English since has strings nobody wrote anything for.
        if english in words:
            yield StringTranslation(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                data=StringValue.from_plaintext(words[english]).data,
                translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
            )
