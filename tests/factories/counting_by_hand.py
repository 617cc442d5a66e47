"""The roll-up found one row at a time, with none of its code: what its numbers are held against."""

from collections import Counter
from zoneinfo import ZoneInfo

from feedback.models import Analysis, Comment, Sentiment, Tag
from surveys.models import Answer, Response

LONDON = ZoneInfo("Europe/London")


def by_hand() -> dict[tuple, int]:
    """What the rows say, under the keys of `stored`."""
    numbers = Counter()
    for response in Response.objects.filter(state="sent").select_related("version"):
        month = response.sent_at.astimezone(LONDON).date().replace(day=1)
        place = (response.version.survey_id, month, response.voice)
        numbers[*place, "responses", None, None] += 1
        numbers[*place, "easy_read", None, None] += response.variant == "easy_read"
        numbers[*place, "helped", None, None] += response.help not in ("", "alone")
        answers = list(response.answers.select_related("question"))
        for answer in answers:
            for key in _keys_of(answer):
                numbers[(*place, *key)] += 1
        for key in _keys_of_parts(answers):
            numbers[(*place, *key)] += 1
    return {key: number for key, number in numbers.items() if number}


def _keys_of_parts(answers: list[Answer]) -> list[tuple]:
    parts = {}
    for answer in answers:
        if answer.question.part_of:
            about = (answer.question.part_of, answer.question.i_statement_id)
            parts.setdefault(about, set()).add(answer.choice or answer.state)
    keys = []
    for (_whole, statement), said in parts.items():
        chosen = said & {"yes", "sometimes", "no"}
        if chosen:
            measure = "sometimes" if len(chosen) > 1 else min(chosen)
        else:
            measure = "skipped" if len(said) > 1 else min(said)
        keys.append((measure, statement, None))
    return keys


def _keys_of(answer: Answer) -> list[tuple]:
    keys = []
    question = answer.question
    if question.kind == "statement" and question.i_statement_id and not question.part_of:
        measure = answer.choice if answer.state == "answered" else answer.state
        keys.append((measure, question.i_statement_id, None))
    comment = Comment.objects.filter(answer=answer).first()
    if not comment or comment.state == "held" or not answer.response.may_theme:
        return keys
    newest = max(answer.analyses.all(), key=lambda analysis: analysis.pk, default=None)
    feeling = Sentiment.objects.filter(analysis=newest).first() if newest else None
    about = {None: False}
    for tag in answer.tags.all():
        standing, confirmed = _standing(tag, newest)
        if standing:
            about[tag.quality_statement_id] = about.get(tag.quality_statement_id) or confirmed
    for statement, confirmed in about.items():
        keys.append(("comments", None, statement))
        if statement:
            keys.append(("confirmed" if confirmed else "suggested", None, statement))
        if sounds := _own_tone(answer) or (feeling and feeling.label):
            keys.append((sounds, None, statement))
    return keys


def _own_tone(comment: Answer) -> str:
    """What the person said to the statement that the comment adds to, as a tone."""
    followed = comment.question.follows
    said = {
        answer.choice
        for answer in comment.response.answers.select_related("question")
        if followed and followed in (answer.question.key, answer.question.part_of)
    }
    chosen = said & {"yes", "sometimes", "no"}
    if len(chosen) > 1:
        return "mixed"
    return {"yes": "positive", "sometimes": "mixed", "no": "negative"}.get(min(chosen, default=""))


def _standing(tag: Tag, newest: Analysis | None) -> tuple[bool, bool]:
    said = [decision.decision for decision in tag.decisions.order_by("pk")]
    accepted = bool(said) and said[-1] == "accepted"
    removed = bool(said) and said[-1] == "removed"
    fresh = tag.analysis_id is None or (
        newest is not None and tag.analysis_id == newest.pk and not _said_before(tag)
    )
    return (accepted or (fresh and not removed)), (accepted or tag.source == "person")


def _said_before(tag: Tag) -> bool:
    """A person made or decided on an older tag about the same, on some of the same words."""
    for old in Tag.objects.filter(answer=tag.answer, quality_statement=tag.quality_statement):
        if old.source == "person":
            said = old.pk < tag.pk
        else:
            last = old.decisions.order_by("pk").last()
            stands = last is not None and last.decision != "undone"
            said = old.analysis_id < tag.analysis_id and stands
        if said and (old.start == old.end or (old.start < tag.end and tag.start < old.end)):
            return True
    return False
