from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet
from wagtail.permission_policies import BasePermissionPolicy

READING = frozenset({"view", "choose"})


class ReadOnlyPolicy(BasePermissionPolicy):
    """Everyone who may open the editor can read and choose; nobody can add, change or delete.

    Superusers included: the words are someone else's, and old answers rest on them.
    """

    def user_has_permission(self, user: AbstractBaseUser | AnonymousUser, action: str) -> bool:
        return action in READING and user.is_authenticated and user.is_active

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet:
        people = get_user_model().objects
        return people.filter(is_active=True) if READING & set(actions) else people.none()
