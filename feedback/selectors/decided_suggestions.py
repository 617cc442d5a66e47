"""What people did with suggested tags in review, by quality statement: real corrections."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from feedback.models import Comment, Tag, TagDecision

Decision = TagDecision.Decision
REMOVED = Q(decision=Decision.REMOVED)
KEPT = Q(decision=Decision.ACCEPTED)
STANDING = Q(decision=None) | KEPT
BY_PEOPLE = Q(source=Tag.Source.PERSON)


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of suggestions of one statement, and what people added that none had said."""

    kept: int = 0
    changed: int = 0
    removed: int = 0
    added: int = 0

    @property
    def suggested(self) -> int:
        """How many suggestions people decided on."""
        return self.kept + self.changed + self.removed


def decided_suggestions() -> dict[str, Decided]:
    """By statement, what people last said of suggestions by any version. Two queries."""
    tags = _counted_tags()
    new = tags.filter(BY_PEOPLE, STANDING)
    suggested = tags.exclude(BY_PEOPLE).filter(KEPT | REMOVED)
    found = _by_statement(
        suggested.annotate(replaced=Exists(_on_same_words(new))),
        kept=Count("pk", filter=KEPT),
        changed=Count("pk", filter=REMOVED & Q(replaced=True)),
        removed=Count("pk", filter=REMOVED & Q(replaced=False)),
    )
    instead = Exists(_on_same_words(suggested.filter(REMOVED)))
    added = _by_statement(new.filter(~instead), added=Count("pk"))
    return {slug: Decided(**found.get(slug, {}), **added.get(slug, {})) for slug in found | added}


def _counted_tags() -> QuerySet[Tag]:
    held = Q(answer__comment__state=Comment.State.HELD)
    tags = Tag.objects.filter(answer__response__may_theme=True).exclude(held)
    return tags.with_decision()


def _on_same_words(tags: QuerySet[Tag]) -> QuerySet[Tag]:
    """Those of these tags that say something else of the words the outer one is on."""
    here = {name: OuterRef(name) for name in ("answer", "start", "end")}
    return tags.filter(**here).exclude(quality_statement=OuterRef("quality_statement"))


def _by_statement(tags: QuerySet[Tag], **counts: Count) -> dict[str, dict[str, int]]:
    rows = tags.order_by().values(slug=F("quality_statement__slug")).annotate(**counts)
    return {row.pop("slug"): row for row in rows}
