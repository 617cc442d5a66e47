"""What a person may do for a council. A role is a sentence and a list of permissions."""

from dataclasses import dataclass

EDIT_SURVEYS = "survey.edit"
RUN_SESSIONS = "session.run"
ENTER_PAPER = "paper.enter"
REVIEW_COMMENTS = "comment.review"
READ_BOARDS = "board.read"
READ_EVIDENCE = "evidence.read"
EXPORT_EVIDENCE = "evidence.export"
HANDLE_CONCERNS = "concern.handle"
MANAGE_COUNCIL = "council.manage"
MANAGE_PLATFORM = "platform.manage"


@dataclass(frozen=True, slots=True)
class Role:
    """One kind of work someone does for a council.

    `slug` is stored; `sentence` is shown to the person who gives the role out;
    `permissions` is everything the role may do, and nothing is implied.
    """

    slug: str
    name: str
    sentence: str
    permissions: frozenset[str]


def _role(slug: str, name: str, sentence: str, *permissions: str) -> Role:
    return Role(slug, name, sentence, frozenset(permissions))


ROLES: dict[str, Role] = {
    role.slug: role
    for role in (
        _role("author", "Author", "Writes surveys and publishes them.", EDIT_SURVEYS),
        _role(
            "supporter",
            "Supporter",
            "Sits beside people while they answer, and types in their paper forms.",
            RUN_SESSIONS,
            ENTER_PAPER,
        ),
        _role(
            "reviewer",
            "Reviewer",
            "Reads comments, corrects tags, hides names and releases words.",
            REVIEW_COMMENTS,
            READ_EVIDENCE,
        ),
        _role(
            "board-member",
            "Board member",
            "Sees released comments in the board's remit.",
            READ_BOARDS,
        ),
        _role(
            "evidence-lead",
            "Evidence lead",
            "Reads the evidence, freezes packs and exports them.",
            READ_EVIDENCE,
            EXPORT_EVIDENCE,
            READ_BOARDS,
        ),
        _role(
            "safeguarding-lead",
            "Safeguarding lead",
            "Opens comments that may tell of harm, and says what was done.",
            HANDLE_CONCERNS,
        ),
        _role(
            "council-administrator",
            "Council administrator",
            "Gives out roles, keeps help numbers right and types in paper forms.",
            MANAGE_COUNCIL,
            EDIT_SURVEYS,
            READ_EVIDENCE,
            ENTER_PAPER,
        ),
        _role(
            "platform-administrator",
            "Platform administrator",
            "Switches councils on. Sees nobody's answers.",
            MANAGE_PLATFORM,
        ),
    )
}

ROLE_CHOICES = [(role.slug, role.name) for role in ROLES.values()]


def roles_with(permission: str) -> list[str]:
    """Return the slugs of the roles that hold `permission`."""
    return [role.slug for role in ROLES.values() if permission in role.permissions]
