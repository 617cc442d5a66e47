"""Which of a question's wordings a reader is shown.

The language comes first, the wording second: standard words in somebody's own language help them
more than easy words in English. English stands where their language has nothing, and says so.
Somebody who answers on behalf of another is asked in the third person where the author wrote that.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.languages import OURS, Words, in_english, spoken
from surveys.models import Question, SurveyVersion
from surveys.models.response import Variant, Voice


@dataclass(frozen=True, slots=True)
class Worded:
    """What a reader is shown of one question. Each text knows when it is not in their language.

    `lead` comes before a question that has no wording in the third person and needs one.
    """

    text: Words
    section: Words
    hard_words: Sequence[Mapping[str, str]]
    options: Mapping[str, Words]
    language: str
    lead: str = ""


def worded(
    question: Question, variant: str, voice: str = Voice.PERSON, language: str = ""
) -> Worded:
    """Return the wording of a question for a reader of `variant`, in the page's own language."""
    own = question.wordings.get(language or spoken(), {})
    name, text = _first(own, question, _names(variant, voice))
    return Worded(
        text=text,
        section=_first(own, question, _pair(variant, "section"))[1],
        hard_words=_hard_words(question, own, text),
        options=_options(question, own, variant),
        language=OURS if text.lang else language or spoken(),
        lead=_lead(question, name, voice),
    )


def question_words(question: Question, variant: str, voice: str = Voice.PERSON) -> Words:
    """Return only the question itself, as the same reader is asked it."""
    own = question.wordings.get(spoken(), {})
    return _first(own, question, _names(variant, voice))[1]


def title_words(version: SurveyVersion, variant: str) -> Words:
    """Return the survey's name for a reader of `variant`."""
    return _of_version(version, variant, "title")


def intro_words(version: SurveyVersion, variant: str) -> Words:
    """Return the survey's introduction for a reader of `variant`."""
    return _of_version(version, variant, "intro")


def is_unchecked(version: SurveyVersion) -> bool:
    """True when the survey's words in this language were checked by nobody yet."""
    own = version.wordings.get(spoken())
    return bool(own) and not own.get("checked_by")


def _of_version(version: SurveyVersion, variant: str, name: str) -> Words:
    return _first(version.wordings.get(spoken(), {}), version, _pair(variant, name))[1]


def _pair(variant: str, name: str) -> list[str]:
    names = [f"easy_read_{name}", name]
    return names if variant == Variant.EASY_READ else names[::-1]


def _names(variant: str, voice: str) -> list[str]:
    easy, standard = ["easy_read"], ["standard"]
    if voice == Voice.ON_BEHALF:
        easy.insert(0, "easy_read_third_person")
        standard.insert(0, "third_person")
    return [*easy, *standard] if variant == Variant.EASY_READ else [*standard, *easy]


def _first(own: Mapping[str, str], english: object, names: Sequence[str]) -> tuple[str, Words]:
    """Return the first wording there is, the reader's own language before English."""
    for find, said in ((own.get, Words), (_reader_of(english), in_english)):
        for name in names:
            if text := find(name):
                return name, said(text)
    return names[-1], Words("")


def _reader_of(english: object) -> Callable[[str], str]:
    return lambda name: getattr(english, name)


def _options(question: Question, own: Mapping, variant: str) -> dict[str, Words]:
    names = ["easy_read", "standard"] if variant == Variant.EASY_READ else ["standard", "easy_read"]
    return {
        option["key"]: _option(option, own.get("options", {}).get(option["key"], {}), names)
        for option in question.options
    }


def _option(english: Mapping[str, str], own: Mapping[str, str], names: Sequence[str]) -> Words:
    theirs = next((own[name] for name in names if own.get(name)), "")
    ours = next((english[name] for name in names if english.get(name)), "")
    return Words(theirs) if theirs else in_english(ours)


def _hard_words(question: Question, own: Mapping, text: Words) -> list[Mapping[str, str]]:
    # An English word is not explained where the sentence around it is not English.
    if own and not text.lang:
        return [hard for hard in own.get("hard_words", []) if hard]
    return [
        {name: in_english(words) for name, words in hard.items()} for hard in question.hard_words
    ]


def _lead(question: Question, name: str, voice: str) -> str:
    asks = question.kind != Question.Kind.INFORMATION and not question.follows
    if voice != Voice.ON_BEHALF or not asks or name.endswith("third_person"):
        return ""
    return _("Answer for the person you help. What do you think they would say?")
