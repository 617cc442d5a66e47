"""Roles: a sentence and a permission list, and the matrix nobody changes by accident (F13)."""

import pytest

from cms import roles

# Who may do what. A change here is a decision about people's privacy.
MATRIX = {
    roles.EDIT_SURVEYS: {"author", "council-administrator"},
    roles.RUN_SESSIONS: {"supporter"},
    roles.ENTER_PAPER: {"supporter", "council-administrator"},
    roles.REVIEW_COMMENTS: {"reviewer"},
    roles.READ_BOARDS: {"board-member", "evidence-lead"},
    roles.READ_EVIDENCE: {"reviewer", "evidence-lead", "council-administrator"},
    roles.EXPORT_EVIDENCE: {"evidence-lead"},
    roles.HANDLE_CONCERNS: {"safeguarding-lead"},
    roles.MANAGE_COUNCIL: {"council-administrator"},
    roles.MANAGE_PLATFORM: {"platform-administrator"},
}


@pytest.mark.parametrize("permission", list(MATRIX))
def test_permission_is_held_by_these_roles_only(permission):
    assert set(roles.roles_with(permission)) == MATRIX[permission]


def test_every_permission_a_role_holds_is_in_the_matrix():
    held = frozenset().union(*(role.permissions for role in roles.ROLES.values()))

    assert held == set(MATRIX)


@pytest.mark.parametrize("role", list(roles.ROLES.values()), ids=lambda role: role.slug)
def test_role_says_what_it_does_in_a_short_sentence(role):
    assert role.sentence.endswith(".")
    assert all(len(part.split()) <= 15 for part in role.sentence.split(". "))
