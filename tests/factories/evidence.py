"""Counts and reviewed comments put straight to disk, so that a test knows every number."""

from datetime import date, datetime

from django.utils import timezone
from django_scopes import scope

from cms.models import User
from feedback.actions.boards import create_board
from feedback.models import Analysis, Board, Comment, Count, CountSlice, Tag, TagDecision
from surveys.actions.responses import Consent
from surveys.models import SurveyPage
from tests.factories.cms import make_user
from tests.factories.surveys import make_response
from themes.models import IStatement, QualityStatement

APRIL = date(2026, 4, 1)
IN_APRIL = datetime(2026, 4, 20, 12, tzinfo=timezone.get_fixed_timezone(0))
CARE = "care-provision-integration-and-continuity"
COORDINATED = "care-coordinated"


def count(
    survey: SurveyPage,
    *,
    voice: str = "person",
    month: date = APRIL,
    i_statement: str = "",
    about: str = "",
    stale: bool = False,
    **numbers: int,
) -> None:
    """Write what the roll-up would hold: `numbers` by measure, about a statement when named."""
    with scope(council=survey.council):
        owned = {"council": survey.council, "survey": survey, "month": month}
        part, _ = CountSlice.objects.update_or_create(
            **owned,
            defaults={
                "counted_at": timezone.now(),
                "stale_since": timezone.now() if stale else None,
            },
        )
        framework = IStatement.objects.in_current_framework()
        statements = QualityStatement.objects.in_current_framework()
        Count.objects.bulk_create(
            Count(
                **owned,
                slice=part,
                voice=voice,
                measure=measure,
                number=number,
                i_statement=framework.get(slug=i_statement) if i_statement else None,
                quality_statement=statements.get(slug=about) if about else None,
            )
            for measure, number in numbers.items()
        )


def said(
    survey: SurveyPage,
    text: str,
    *,
    about: str = CARE,
    sub_section: str = "",
    state: str = "released",
    released_text: str | None = None,
    quote: bool = True,
    theme: bool = True,
    confirmed: bool = False,
    sent_at: datetime = IN_APRIL,
    chosen: str = "",
    **given,
) -> Comment:
    """A sent comment with one suggested tag, reviewed into `state`.

    It adds to a statement, which was answered with what was `chosen`, if anything.
    """
    response = make_response(
        survey,
        {"together": chosen, "together-more": text} if chosen else {"together-more": text},
        consent=Consent(keep=True, theme=theme, quote=quote),
        sent_at=sent_at,
        **given,
    )
    with scope(council=survey.council):
        answer = response.answers.get(question__key="together-more")
        decided = state in ("released", "private")
        comment = Comment.objects.create(
            council=survey.council,
            answer=answer,
            state=state,
            released_text=(released_text or text) if state == "released" else "",
            decided_by=_reviewer() if decided else None,
            decided_at=timezone.now() if decided else None,
        )
        _tag(answer, about, sub_section, confirmed)
        return comment


def _tag(answer, about: str, sub_section: str, confirmed: bool) -> Tag:
    statement = QualityStatement.objects.in_current_framework().get(slug=about)
    analysis, _ = Analysis.objects.get_or_create(
        council=answer.council, answer=answer, analyser="core", version="1", tier="core"
    )
    tag = Tag.objects.create(
        council=answer.council,
        answer=answer,
        analysis=analysis,
        quality_statement=statement,
        sub_section=statement.sub_sections.get(slug=sub_section) if sub_section else None,
        start=0,
        end=1,
        source=Tag.Source.RULE,
    )
    if confirmed:
        TagDecision.objects.create(
            council=answer.council, tag=tag, decision="accepted", decided_by=_reviewer()
        )
    return tag


def _reviewer() -> User:
    email = "reviewing@example.org"
    return User.objects.filter(email=email).first() or make_user(email)


def heard(survey: SurveyPage, *, people: int = 6, voice: str = "person") -> None:
    """Enough people's waiting comments about care, counted, so that quotes may be shown."""
    for number in range(people):
        said(survey, f"Not read yet {number}", state="waiting", voice=voice)
    count(survey, voice=voice, about=CARE, comments=people + 40, suggested=people + 40)


def make_board(council, slug: str = "carers", *, members=(), remit=(CARE,)) -> Board:
    """A board with a remit, through the action."""
    statements = QualityStatement.objects.in_current_framework().filter(slug__in=remit)
    return create_board(
        council=council,
        slug=slug,
        name=slug.title(),
        remit=list(statements),
        members=list(members),
        by=None,
    )
