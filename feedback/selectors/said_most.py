"""What people said most about one quality statement in a survey, in figures that may be shown."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count as HowMany
from django.db.models import F, QuerySet, Window
from django.db.models.functions import DenseRank

from cms.models import Council
from feedback.analysis.sayings import Saying, Text, find_sayings
from feedback.models import Comment, Sentiment, Tag
from feedback.selectors.quotes import tags_on
from feedback.selectors.tones import tone_of, with_tones
from feedback.suppression import MIN_COUNT, Shown, protect_row, shown
from surveys.models import SurveyPage
from surveys.models.response import Voice
from surveys.selectors.surveys import surveys_of
from themes.models import QualityStatement

# Of a survey's comments about the statement, the newest are read: a page costs no more than that.
MOST_READ = 1_000
MOST_SURVEYS = 3
MOST_EXAMPLES = 2
LONGEST_EXAMPLE = 500  # characters; longer words are read in the list of comments
# What was said on someone's behalf is never put beside people's own words (rule 36).
VOICES = (Voice.PERSON, Voice.CARER)
GOOD, BAD = Sentiment.Label.POSITIVE, Sentiment.Label.NEGATIVE
MOSTLY = 60  # percent that must sound alike


@dataclass(frozen=True, slots=True)
class Feeling:
    """How a saying mostly sounds: good, bad, or "" for neither. `number` is None where hidden."""

    mostly: str = ""
    number: Shown = None


@dataclass(frozen=True, slots=True)
class SaidMost:
    """One saying: its name, about how many comments, how they sound, and a few of them."""

    name: str
    size: Shown
    feeling: Feeling
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoiceSaidMost:
    """What one voice said most in one survey, the largest first."""

    voice: str
    sayings: tuple[SaidMost, ...]


@dataclass(frozen=True, slots=True)
class SurveySaidMost:
    """What was said most in one survey, voices apart; `is_cut` where not all of it was read."""

    survey: SurveyPage
    voices: tuple[VoiceSaidMost, ...]
    is_cut: bool


def said_most(
    surveys: Sequence[SurveyPage], statement: QualityStatement
) -> tuple[SurveySaidMost, ...]:
    """What was said most about a statement, survey by survey. One query.

    Never over several surveys together: whoever knows the sum and one of two surveys knows the
    other, where a small number may stand.
    """
    read = _read(surveys, statement)
    return tuple(
        SurveySaidMost(
            survey=survey,
            voices=tuple(
                VoiceSaidMost(voice, _shown(find_sayings(read[survey.pk, voice]).sayings))
                for voice in VOICES
            ),
            is_cut=sum(len(read[survey.pk, voice]) for voice in VOICES) >= MOST_READ,
        )
        for survey in surveys
    )


def surveys_for_boards(council: Council, statement: QualityStatement) -> list[SurveyPage]:
    """The newest surveys in which five comments about the statement were released.

    A sample that is not about this council is left out.
    """
    surveys = list(surveys_of(council).filter(sample_label=""))
    by_survey = _released(surveys, statement).order_by().values("answer__response__version__survey")
    counted = by_survey.annotate(comments=HowMany("answer", distinct=True))
    enough = counted.filter(comments__gte=MIN_COUNT)
    heard = set(enough.values_list("answer__response__version__survey", flat=True))
    return [survey for survey in surveys if survey.pk in heard][:MOST_SURVEYS]


def _released(surveys: Iterable[SurveyPage], statement: QualityStatement) -> QuerySet[Tag]:
    """The statement's tags on released words of the voices that are grouped."""
    return tags_on(surveys).filter(
        quality_statement=statement,
        answer__response__voice__in=VOICES,
        answer__comment__state=Comment.State.RELEASED,
    )


def _read(
    surveys: Iterable[SurveyPage], statement: QualityStatement
) -> dict[tuple[int, str], list[Text]]:
    """The newest released comments about the statement, by survey and voice, each once."""
    newest_first = Window(
        DenseRank(),
        partition_by=F("answer__response__version__survey"),
        order_by=F("answer").desc(),
    )
    rows = (
        with_tones(_released(surveys, statement))
        .annotate(place=newest_first)
        .filter(place__lte=MOST_READ)
        .values_list(
            "answer__response__version__survey",
            "answer__response__voice",
            "answer",
            "answer__response",
            "answer__comment__released_text",
            "answer__response__may_quote",
            "chosen",
            "heard",
        )
    )
    read: dict[tuple[int, str], list[Text]] = defaultdict(list)
    once = {row[2]: row for row in rows}.values()
    for survey, voice, answer, person, words, may_quote, chosen, heard in once:
        feeling = tone_of(chosen, heard) or Sentiment.Label.UNCLEAR.value
        read[survey, voice].append(Text(answer, person, words, feeling, may_quote))
    return read


def _shown(sayings: Iterable[Saying]) -> tuple[SaidMost, ...]:
    cards = [_one(saying) for saying in sayings]
    # By what is shown, so that the order tells no more than the figures do.
    return tuple(sorted(cards, key=lambda card: (-(card.size or 0), card.name)))


def _one(saying: Saying) -> SaidMost:
    counted = counted_of(saying.texts)
    short = [text.words for text in saying.examples if len(text.words) <= LONGEST_EXAMPLE]
    return SaidMost(
        name=saying.name,
        size=shown(len(counted)),
        feeling=feeling_of(Counter(text.feeling for text in counted)),
        examples=tuple(dict.fromkeys(short))[:MOST_EXAMPLES],
    )


def counted_of(texts: Iterable[Text]) -> list[Text]:
    """The comments that a figure counts: words that may not be quoted only if of five people.

    A board can read every quotable comment and count. What a figure held beyond them would be
    the few who did not want to be quoted.
    """
    texts = list(texts)
    quotable = [text for text in texts if text.may_quote]
    private = [text for text in texts if not text.may_quote]
    return quotable + private if len({text.person for text in private}) >= MIN_COUNT else quotable


def feeling_of(sounds: Counter[str]) -> Feeling:
    """What most comments sound like, and about how many; told of five comments or more only."""
    size = sum(sounds.values())
    for feeling in (GOOD, BAD):
        number = sounds[feeling]
        if number >= MIN_COUNT and number * 100 >= size * MOSTLY:
            return Feeling(feeling, protect_row((number, size - number))[0])
    return Feeling()
