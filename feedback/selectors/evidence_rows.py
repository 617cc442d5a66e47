"""Turns true numbers into rows that may be shown: rounded, small ones hidden, parts together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from feedback.models import Count
from feedback.selectors.evidence_shapes import Answers, Comments, Head, Row
from feedback.selectors.tallies import Tally
from feedback.suppression import is_small_base, protect_row, row_total, shown
from surveys.models import SurveyPage
from surveys.models.response import Voice

Measure = Count.Measure
SCALE = (Measure.YES, Measure.SOMETIMES, Measure.NO)
NON_ANSWERS = (Measure.DONT_KNOW, Measure.RATHER_NOT_SAY, Measure.SKIPPED)
TONES = (Measure.POSITIVE, Measure.MIXED, Measure.NEGATIVE, Measure.NEUTRAL, Measure.UNCLEAR)
REVIEW = (Measure.CONFIRMED, Measure.SUGGESTED)


@dataclass(frozen=True, slots=True)
class Rows:
    """The protected rows of one survey."""

    survey: SurveyPage
    tally: Tally

    def head(self, statements: Sequence[int]) -> Head:
        """Who answered; each voice is hidden or shown by itself, because no total is given."""
        people, carers, on_behalf = (
            self._true(voice, Measure.RESPONSES)
            for voice in (Voice.PERSON, Voice.CARER, Voice.ON_BEHALF)
        )
        return Head(
            people=shown(people),
            carers=shown(carers),
            on_behalf=shown(on_behalf),
            easy_read=_part(Measure.EASY_READ, self._true(Voice.PERSON, Measure.EASY_READ), people),
            helped=_part(Measure.HELPED, self._true(Voice.PERSON, Measure.HELPED), people),
            comments=shown(self._true(Voice.PERSON, Measure.COMMENTS)),
            tags=_part(
                Measure.CONFIRMED,
                self._over(statements, Measure.CONFIRMED),
                self._over(statements, Measure.COMMENTS),
            ),
        )

    def answers(self, voice: str, i_statement: int) -> Answers:
        """What one voice answered to an I-statement."""
        about = {"i_statement": i_statement}
        return Answers(
            voice=voice,
            scale=self._row(voice, SCALE, **about),
            non_answers=self._row(voice, NON_ANSWERS, **about),
        )

    def answered_on_behalf(self, i_statement: int) -> int | None:
        """How many times it was answered on someone's behalf; what was said stays apart."""
        about = {"i_statement": i_statement}
        return shown(sum(self._true(Voice.ON_BEHALF, measure, **about) for measure in SCALE))

    def comments(self, voice: str, quality_statement: int) -> Comments:
        """How many comments of one voice are about a quality statement, and how they sound."""
        about = {"quality_statement": quality_statement}
        base = self._true(voice, Measure.COMMENTS, **about)
        tones = self._row(voice, TONES, base=base, **about)
        review = self._row(voice, REVIEW, base=base, **about)
        if tones.base is None:
            # What the tones may not tell must not be added up from the tags instead.
            review = _hidden(review)
        return Comments(voice=voice, tones=tones, review=review)

    def commented_on_behalf(self, quality_statement: int) -> int | None:
        """How many comments about it were made on someone's behalf."""
        return shown(
            self._true(Voice.ON_BEHALF, Measure.COMMENTS, quality_statement=quality_statement)
        )

    def _true(self, voice: str, measure: str, **about: Any) -> int:
        return self.tally.of(self.survey, voice, measure, **about)

    def _row(
        self, voice: str, measures: Sequence[str], *, base: int | None = None, **about: Any
    ) -> Row:
        """The measures of one whole; what they leave of `base` is known to nobody."""
        numbers = [self._true(voice, measure, **about) for measure in measures]
        whole = sum(numbers) if base is None else base
        unknown = max(whole - sum(numbers), 0)
        return Row(
            base=row_total([*numbers, unknown] if unknown else numbers),
            parts=tuple(zip(map(str, measures), protect_row(numbers), strict=True)),
            is_small=is_small_base(whole),
        )

    def _over(self, statements: Sequence[int], measure: str) -> int:
        """One measure of people's own comments, added over the quality statements."""
        return sum(
            self._true(Voice.PERSON, measure, quality_statement=statement)
            for statement in statements
        )


def _part(measure: str, part: int, whole: int) -> Row:
    """One part of a whole: hidden too when what is left over is a small number."""
    protected, _ = protect_row((part, max(whole - part, 0)))
    return Row(shown(whole), ((str(measure), protected),), is_small_base(whole))


def _hidden(row: Row) -> Row:
    return Row(None, tuple((name, None) for name, _ in row.parts))
