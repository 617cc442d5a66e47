"""Everybody with a role at a council, in words: what they may do, and what can be done about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from cms.models import User
from cms.roles import HANDLE_CONCERNS


@dataclass(frozen=True, slots=True)
class Person:
    """One person and their roles; `may_become` and `is_lead` say which button there is."""

    pk: int
    name: str
    email: str
    roles: list[str]
    is_lead: bool
    may_become: bool
    locked_out: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The safeguarding leads, and everybody else; `nobody_reads` when no lead could sign in."""

    leads: list[Person]
    others: list[Person]
    nobody_reads: bool


def people_page(people: Iterable[User]) -> PeoplePage:
    """Put a council's people into words. Each comes with `held_here`, the roles held there."""
    lines = [_person(person) for person in people]
    leads = [line for line in lines if line.is_lead]
    return PeoplePage(
        leads=leads,
        others=[line for line in lines if not line.is_lead],
        nobody_reads=all(line.locked_out for line in leads),
    )


def _person(person: User) -> Person:
    roles = [membership.role_held for membership in person.held_here]
    is_lead = any(HANDLE_CONCERNS in role.permissions for role in roles)
    return Person(
        pk=person.pk,
        name=str(person),
        email=person.email,
        roles=[role.name for role in roles],
        is_lead=is_lead,
        may_become=person.is_active and not is_lead,
        locked_out=not person.is_active,
    )
