"""Councils, people and pictures for tests."""

from django.core.files.base import ContentFile
from django.utils import timezone

from cms.actions.councils import switch_on
from cms.actions.memberships import grant
from cms.models import Council, Picture, User

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M0 0h32v32z"/></svg>'
PASSWORD = "a long made-up password"


def make_council(
    slug: str = "cheshire-east",
    short_name: str = "Cheshire East",
    gss_code: str = "E06000049",
    **settings,
) -> Council:
    """A council with its help numbers, retention, pages and groups; `settings` override."""
    council = Council.objects.create(
        slug=slug,
        short_name=short_name,
        name=f"{short_name} Council",
        gss_code=gss_code,
        kind="unitary",
        region="north-west",
        register_code="CHE",
        **{
            "help_phone": "0300 123 5010",
            "help_hours": "Monday to Friday, 9am to 5pm",
            "out_of_hours_phone": "0300 123 5022",
            "retention_months": 24,
            "accessibility_email": "access@example.org",
            "accessibility_prepared_on": timezone.localdate(),
        }
        | settings,
    )
    switch_on(council=council, by=None, host=f"{slug}.localhost")
    return council


def make_user(email: str = "someone@example.org", **fields) -> User:
    """A person with a password and no role."""
    return User.objects.create_user(email, PASSWORD, **fields)


def make_member(council: Council | None, role: str, email: str = "") -> User:
    """A person with one role at one council."""
    place = council.slug if council else "platform"
    user = make_user(email or f"{role}@{place}.example.org")
    grant(user=user, council=council, role=role, by=None)
    return user


def make_picture(title: str = "A home", **fields) -> Picture:
    """A picture with everything publishing asks for; `fields` override."""
    facts = {"description": "A house with a front door", "source": "Drawn here", "licence": "CC0"}
    return Picture.objects.create(
        title=title, file=ContentFile(SVG, name="picture.svg"), **(facts | fields)
    )
