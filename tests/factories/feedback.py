"""Comments as they stand once somebody sent them and the machine has read them."""

from uuid import uuid4

from django.utils import timezone
from django_scopes import scope

from feedback.actions.waiting import take_waiting
from feedback.analysis import ANALYSER, Finding, Result, SentimentFinding, TagFinding
from feedback.models import Comment
from surveys.models import Answer, Response, ResponseEvent, SurveyPage, SurveyVersion
from tests.factories.surveys import make_response

STATEMENTS = {
    "team": "care-provision-integration-and-continuity",
    "abroad": "partnerships-and-communities",
    "assess": "assessing-needs",
}


def plain_findings(
    text: str, question_type: str = "nonspecific", asked: tuple[str, ...] = ()
) -> Result:
    """An analyser whose findings a test can foresee from the words it writes."""
    if "unreadable" in text:
        raise ValueError(text)
    tags = [TagFinding(slug, "", True, 0, 0, 0.5, "asked") for slug in asked[:1]]
    tags += [
        TagFinding(slug, "", False, text.index(word), text.index(word) + len(word), 0.7)
        for word, slug in STATEMENTS.items()
        if word in text and slug not in asked[:1]
    ]
    good, bad = "good" in text, "bad" in text
    label = {(1, 1): "mixed", (1, 0): "positive", (0, 1): "negative"}.get((good, bad), "neutral")
    return Result(
        ANALYSER,
        tuple(tags),
        SentimentFinding(label, 0.5 * good - 0.5 * bad, 0.0),
        _found(text, "concern", "physical", "hit me"),
        _found(text, "identifier", "name", "Ann"),
    )


def _found(text: str, kind: str, label: str, words: str) -> tuple[Finding, ...]:
    start = text.find(words)
    return () if start < 0 else (Finding(kind, label, start, start + len(words), 0.9),)


def analysed(survey: SurveyPage, text: str, key: str = "together-more", **given) -> Comment:
    """A comment that was sent, and taken up by whoever takes what waits.

    `given` goes to `make_response`; its `answers` are given beside the comment.
    """
    answers = {key: text} | given.pop("answers", {})
    response = make_response(survey, answers, **given)
    take_waiting()
    with scope(council=survey.council):
        return Comment.objects.select_related("answer__response__version").get(
            answer__response=response, answer__question__key=key
        )


def many_sent(
    survey: SurveyPage,
    number: int,
    text: str = "They work well as a team.",
    key: str = "together-more",
) -> None:
    """Many sent responses with one comment each, written straight to disk for cost tests."""
    with scope(council=survey.council):
        version = SurveyVersion.objects.latest_of(survey)
        question = version.questions.get(key=key)
        owned = {"council": survey.council}
        responses = Response.objects.bulk_create(
            Response(
                version=version,
                start_key=uuid4(),
                state="sent",
                variant="easy_read",
                help="alone",
                may_theme=True,
                may_quote=True,
                sent_at=timezone.now(),
                code_sha256=uuid4().hex,
                **owned,
            )
            for _ in range(number)
        )
        Answer.objects.bulk_create(
            Answer(
                response=response,
                question=question,
                state="answered",
                text=text,
                variant="easy_read",
                **owned,
            )
            for response in responses
        )
        ResponseEvent.objects.bulk_create(
            ResponseEvent(response=response, kind="sent", **owned) for response in responses
        )
