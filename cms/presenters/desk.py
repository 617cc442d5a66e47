from collections.abc import Callable
from dataclasses import dataclass

from cms import mail
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
from cms.selectors.memberships import memberships_of, people_who_may

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
    (MANAGE_COUNCIL, "People and roles", "/people/{council}/"),
    (MANAGE_COUNCIL, "Council details", "/details/{council}/"),
]
# By permission, what waits in its room at a council, in words; empty where nothing does. Filled by
# the apps whose rooms they are.
COUNTS: dict[str, Callable[[Council], str]] = {}
NO_LEAD = (
    "Nobody here is a safeguarding lead. Nobody can open a concern. Somebody needs this role now."
)
NO_MAIL = (
    "No email can be sent from here. Nobody gets an email when a concern comes. "
    "Safeguarding leads must look at the concerns often."
)


@dataclass(frozen=True, slots=True)
class Link:
    """The way to a room, and what waits there."""

    label: str
    url: str
    count: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is amiss, and the way to where it can be put right, if there is one."""

    text: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """One council a person works for: their roles there, where these lead, and what is amiss."""

    council: Council | None
    roles: list[str]
    links: list[Link]
    problems: list[Problem]


def desk_of(user: User) -> list[Desk]:
    """Return a desk for each council the person has a role at."""
    held: dict[Council | None, list] = {}
    for membership in memberships_of(user):
        held.setdefault(membership.council, []).append(membership.role_held)
    return [
        Desk(
            council,
            [role.sentence for role in roles],
            links_for(council, roles),
            problems_at(council, _permissions(roles)) if council else [],
        )
        for council, roles in held.items()
    ]


def problems_at(council: Council, permissions: frozenset[str]) -> list[Problem]:
    """What keeps concerns from being heard of, for whoever should know."""
    if not permissions & {HANDLE_CONCERNS, MANAGE_COUNCIL}:
        return []
    problems = []
    if not people_who_may(HANDLE_CONCERNS, council).exists():
        problems.append(Problem(NO_LEAD, Link("Choose who it is", f"/people/{council.slug}/")))
    if not mail.can_be_sent():
        problems.append(Problem(NO_MAIL))
    return problems


def links_for(council: Council | None, roles: list[Role]) -> list[Link]:
    """The rooms these roles open at a council. The platform's own role opens none."""
    return links_to(council, _permissions(roles)) if council else []


def _permissions(roles: list[Role]) -> frozenset[str]:
    return frozenset().union(*(role.permissions for role in roles))


def links_to(council: Council, permissions: frozenset[str]) -> list[Link]:
    """The rooms these permissions open at a council, in the order work passes through them."""
    return [
        Link(label, url.format(council=council.slug), _count(permission, council))
        for permission, label, url in ROOMS
        if permission in permissions
    ]


def _count(permission: str, council: Council) -> str:
    counted = COUNTS.get(permission)
    return counted(council) if counted else ""
