from django.conf import settings

from cms.models import Council, Membership

DOMAIN = "demo.example.org"


def demonstration() -> dict[str, object] | None:
    """What the first page of a development machine tells: where to click, whom to be.

    None on any machine whose settings are not for demonstrations.
    """
    if not settings.DEMONSTRATION:
        return None
    members = Membership.objects.filter(user__email__endswith=f"@{DOMAIN}")
    return {
        "password": settings.DEMONSTRATION_PASSWORD,
        "places": _places(),
        "accounts": [
            {
                "email": member.user.email,
                "what": f"{member.council or 'The platform'}: {member.role_held.sentence}",
            }
            for member in members.select_related("user", "council").order_by("pk")
        ],
    }


def _places() -> list[dict[str, str]]:
    council = Council.objects.switched_on().filter(slug="cheshire-east").first()
    if council is None:
        return []
    return [
        {"label": "Answer the Care at Home survey", "url": "/cheshire-east/care-at-home/"},
        {"label": "Use a code to see or take back answers", "url": "/code/"},
        {"label": "Review comments", "url": "/review/cheshire-east/"},
        {
            "label": "See how often made-up reviewers and the machine agree",
            "url": "/review/cheshire-east/agreement/",
        },
        {"label": "See the evidence", "url": "/evidence/cheshire-east/care-at-home/"},
        {"label": "See what a board sees", "url": "/board/cheshire-east/"},
        {"label": "Write surveys in the editor", "url": "/editor/"},
        {"label": "Every component, in the gallery", "url": "/gallery/"},
    ]
