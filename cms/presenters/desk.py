from dataclasses import dataclass

from cms.models import Council, User
from cms.roles import (
    EDIT_SURVEYS,
    ENTER_PAPER,
    HANDLE_CONCERNS,
    MANAGE_COUNCIL,
    READ_BOARDS,
    READ_EVIDENCE,
    REVIEW_COMMENTS,
    RUN_SESSIONS,
    Role,
)
from cms.selectors.memberships import memberships_of

# Addresses, not view names: the desk links to rooms this app must not import.
ROOMS = [
    (RUN_SESSIONS, "Sessions", "/sessions/{council}/"),
    (RUN_SESSIONS, "Without a network", "/offline/{council}/"),
    (REVIEW_COMMENTS, "Review comments", "/review/{council}/"),
    (HANDLE_CONCERNS, "Concerns", "/concerns/{council}/"),
    (READ_EVIDENCE, "Evidence", "/evidence/{council}/"),
    (READ_BOARDS, "Boards", "/board/{council}/"),
    (ENTER_PAPER, "Paper and calls", "/paper/{council}/"),
    (EDIT_SURVEYS, "Surveys", "/editor/"),
    (MANAGE_COUNCIL, "Council details", "/details/{council}/"),
]


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Desk:
    """One council a person works for: their roles there, and where these lead."""

    council: Council | None
    roles: list[str]
    links: list[Link]


def desk_of(user: User) -> list[Desk]:
    """Return a desk for each council the person has a role at."""
    held: dict[Council | None, list] = {}
    for membership in memberships_of(user):
        held.setdefault(membership.council, []).append(membership.role_held)
    return [
        Desk(council, [role.sentence for role in roles], links_for(council, roles))
        for council, roles in held.items()
    ]


def links_for(council: Council | None, roles: list[Role]) -> list[Link]:
    """The rooms these roles open at a council. The platform's own role opens none."""
    permissions = frozenset().union(*(role.permissions for role in roles))
    return links_to(council, permissions) if council else []


def links_to(council: Council, permissions: frozenset[str]) -> list[Link]:
    """The rooms these permissions open at a council, in the order work passes through them."""
    return [
        Link(label, url.format(council=council.slug))
        for permission, label, url in ROOMS
        if permission in permissions
    ]
