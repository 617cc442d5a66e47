"""Wagtail's groups and page permissions, made from the roles: one set for each council."""

from itertools import product

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from cms.models import Council
from cms.roles import EDIT_SURVEYS, ROLES, Role

from .pictures import bank_collection

PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
# Wagtail asks for these of any picture model.
PICTURE_PERMISSIONS = ("add_image", "change_image", "choose_image")


def group_name(council: Council, role: Role) -> str:
    """The group that holds everyone with `role` at `council`."""
    return f"{council.slug}: {role.name}"


def make_groups(council: Council) -> None:
    """Make or mend the council's groups: only roles that edit surveys reach the editor.

    They reach the council's tree in every language it has begun to be translated into.
    """
    pages = list(council.pages.all())
    collection = Collection.objects.get(name=council.short_name)
    for role in ROLES.values():
        if EDIT_SURVEYS not in role.permissions:
            continue
        group, _ = Group.objects.get_or_create(name=group_name(council, role))
        group.permissions.add(_permission("wagtailadmin", "access_admin"))
        group.permissions.add(_permission("wagtail_localize", "submit_translation"))
        for page, codename in product(pages, PAGE_PERMISSIONS):
            GroupPagePermission.objects.get_or_create(
                group=group, page=page, permission=_permission("wagtailcore", codename)
            )
        for codename in PICTURE_PERMISSIONS:
            GroupCollectionPermission.objects.get_or_create(
                group=group,
                collection=collection,
                permission=_permission("wagtailimages", codename),
            )
        GroupCollectionPermission.objects.get_or_create(
            group=group,
            collection=bank_collection(),
            permission=_permission("wagtailimages", "choose_image"),
        )


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)
