from collections.abc import Sequence

from django.db import transaction
from django_scopes import scope

from cms import audit
from cms.models import Council, User
from feedback.models import Board
from themes.models import QualityStatement


@transaction.atomic
def create_board(
    *,
    council: Council,
    slug: str,
    name: str,
    remit: Sequence[QualityStatement],
    members: Sequence[User],
    by: User | None,
) -> Board:
    """Set up a board once; the same slug again returns the board as it stands.

    An empty `remit` means all nine quality statements.
    """
    with scope(council=council):
        board, created = Board.objects.get_or_create(
            council=council, slug=slug, defaults={"name": name}
        )
        if created:
            board.remit.set(remit)
            board.members.set(members)
            audit.record("feedback.board.created", board, by=by, members=len(members))
    return board


def record_read(*, board: Board, by: User) -> None:
    """Log that somebody read a board's comments (rule 51)."""
    audit.record("feedback.board.read", board, by=by)
