"""What the database itself refuses, and how it finds a row."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.models import CouncilOwned
from feedback.models import Analysis, Comment, Redaction, Tag, TagDecision
from tests.factories.cms import make_member
from tests.factories.feedback import analysed

OWNED = [
    model
    for label in ("surveys", "feedback")
    for model in apps.get_app_config(label).get_models()
    if issubclass(model, CouncilOwned)
]


@pytest.fixture
def comment(survey, in_council):
    return analysed(survey, "Nobody rang me back about my assessment.")


@pytest.fixture
def reviewer(council):
    return make_member(council, "reviewer")


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model.__name__)
def test_row_is_not_looked_up_by_its_council_alone(model):
    """That index made a database read a whole council to find one answer's row."""
    assert model._meta.get_field("council").db_index is False


def refused(change) -> bool:
    try:
        with transaction.atomic():
            change()
    except IntegrityError:
        return True
    return False


def test_words_are_kept_for_others_only_while_released(comment):
    assert refused(lambda: Comment.objects.update(released_text="Words"))


def test_decision_has_a_person_and_a_moment_or_neither(comment, reviewer):
    assert refused(lambda: Comment.objects.update(decided_by=reviewer))
    assert refused(lambda: Comment.objects.update(decided_at=timezone.now()))


def test_tag_is_a_persons_or_an_analysis_and_never_both(comment, reviewer):
    assert refused(lambda: Tag.objects.update(source="person"))
    assert refused(lambda: Tag.objects.update(made_by=reviewer))


def test_one_analysis_says_the_same_of_the_same_words_once(comment):
    tag = Tag.objects.first()
    tag.pk = None

    assert refused(lambda: tag.save(force_insert=True))


def test_tag_of_an_older_analysis_stands_only_where_a_person_accepted_it(comment, reviewer):
    older = list(Tag.objects.order_by("pk"))
    TagDecision.objects.create(
        council=comment.council, tag=older[0], decision="accepted", decided_by=reviewer
    )

    Analysis.objects.create(
        council=comment.council, answer=comment.answer, analyser="newer", version="1", tier="core"
    )

    assert list(Tag.objects.current()) == older[:1]
    assert list(Tag.objects.confirmed()) == older[:1]


def test_redaction_covers_at_least_one_character(comment, reviewer):
    empty = Redaction(
        council=comment.council,
        answer=comment.answer,
        start=3,
        end=3,
        reason="name",
        made_by=reviewer,
    )

    assert refused(lambda: empty.save(force_insert=True))
