"""What a supporter offers, and what the person does with it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from surveys.actions.participants import drop_waiting
from surveys.actions.refusals import NotAllowed, SessionOver, SuggestionGone
from surveys.actions.responses import save_answer
from surveys.actions.screens import tell_pair
from surveys.given import LONGEST_TEXT, NON_ANSWERS, Given, option_keys, understood_text
from surveys.models import Answer, Participant, Question, Suggestion
from surveys.models.response import Help
from surveys.selectors.responses import answer_to

Kind, State = Suggestion.Kind, Suggestion.State


@transaction.atomic
def suggest(
    *, participant: Participant, question: Question, key: UUID, kind: str, words: str
) -> Suggestion:
    """Offer something on the page a person has open; it takes the place of what waited there.

    `words` are words for an answer; or the key of an option, "" for the picture; or a hard word.
    The same `key` again returns the same suggestion. Raises `NotAllowed` when the person has not
    said yes to it, `SuggestionGone` when they are on another page, `SessionOver` after the end,
    `NotUnderstood` for words that cannot be an answer.
    """
    locked = Participant.objects.select_for_update().get(pk=participant.pk)
    made = Suggestion.objects.filter(participant=locked, key=key).first()
    if made:
        return made
    _check_may(locked, kind)
    if locked.at_question_id != question.pk:
        raise SuggestionGone("They are on another page now.")
    _check_fits(question, kind, words)
    drop_waiting(locked)
    tell_pair(locked)
    return Suggestion.objects.create(
        council_id=locked.council_id,
        participant=locked,
        question=question,
        key=key,
        kind=Kind(kind),
        words=understood_text(words, LONGEST_TEXT),
    )


def accept(*, suggestion: Suggestion) -> Suggestion:
    """Do what the person said yes to: words go into their answer, below any that are there.

    Twice adds them once. Raises `SuggestionGone` when it was refused, withdrawn or left behind,
    and what `save_answer` raises; then the answer is as it was.
    """
    with transaction.atomic():
        participant, locked = _locked(suggestion)
        if locked.state == State.ACCEPTED:
            return locked
        if locked.state != State.WAITING:
            raise SuggestionGone(_("These words are not there any more."))
        if locked.kind == Kind.WORDS:
            _add_words(participant, locked)
        return _settled(participant, locked, State.ACCEPTED)


def is_taken(*, participant: Participant, key: str) -> bool:
    """True when this was accepted before. Holds the person in the caller's transaction.

    Who presses twice sends what was typed twice: the second time it would stand in the place of
    the words that were added to it.
    """
    locked = Participant.objects.select_for_update().get(pk=participant.pk)
    taken = Suggestion.objects.filter(participant=locked, state=State.ACCEPTED)
    return any(str(settled) == key for settled in taken.values_list("key", flat=True))


def refuse_suggestion(*, suggestion: Suggestion) -> Suggestion:
    """Say no thank you: nothing of it is kept. Twice, or too late, does no more."""
    with transaction.atomic():
        participant, locked = _locked(suggestion)
        if locked.state != State.WAITING:
            return locked
        return _settled(participant, locked, State.REFUSED)


def take_suggestion_back(*, suggestion: Suggestion) -> Suggestion:
    """The supporter thinks again, before the person has said anything."""
    with transaction.atomic():
        participant, locked = _locked(suggestion)
        if locked.state != State.WAITING:
            return locked
        return _settled(participant, locked, State.GONE)


def _check_may(participant: Participant, kind: str) -> None:
    if participant.ended_at:
        raise SessionOver("The help has ended.")
    allowed = participant.may_see_place and (kind != Kind.WORDS or participant.may_write)
    if participant.is_paused or not allowed:
        raise NotAllowed("They have not said yes to this.")


def _check_fits(question: Question, kind: str, words: str) -> None:
    fits = {
        Kind.WORDS: question.kind == Question.Kind.TEXT and bool(words.strip()),
        Kind.POINT: words in {"", *option_keys(question), *NON_ANSWERS},
        Kind.EXPLAIN: words in {hard["word"] for hard in question.hard_words},
    }
    if not fits[Kind(kind)]:
        raise SuggestionGone("This does not fit the page they are on.")


def _add_words(participant: Participant, suggestion: Suggestion) -> None:
    response, question = participant.response, suggestion.question
    if response is None:
        raise SuggestionGone(_("These words are not there any more."))
    before = answer_to(response, question)
    words = "\n".join(filter(None, [before.text if before else "", suggestion.words]))
    response.help, response.helper = Help.TYPED_FOR, participant.session.helper
    given = Given(Answer.State.ANSWERED, text=understood_text(words, LONGEST_TEXT))
    save_answer(response=response, question=question, given=given)


def _locked(suggestion: Suggestion) -> tuple[Participant, Suggestion]:
    """The person first, as everybody does, so that two clicks cannot wait for each other."""
    people = Participant.objects.select_for_update(of=("self",)).select_related(
        "session", "response"
    )
    participant = people.get(pk=suggestion.participant_id)
    return participant, Suggestion.objects.select_for_update().get(pk=suggestion.pk)


def _settled(
    participant: Participant, suggestion: Suggestion, state: Suggestion.State
) -> Suggestion:
    suggestion.state, suggestion.words, suggestion.settled_at = state, "", timezone.now()
    suggestion.save(update_fields=["state", "words", "settled_at"])
    tell_pair(participant)
    return suggestion
