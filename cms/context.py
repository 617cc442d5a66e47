from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cms.presenters.demonstration import demonstration
from cms.presenters.desk import links_to


def whose(request: HttpRequest) -> dict[str, object]:
    """Give every template the council it is about and, on the staff side, the way to each room."""
    permissions = getattr(request, "permissions", frozenset())
    council = getattr(request, "council", None)
    return {
        "council": council,
        "privacy_url": f"/{council.slug}/privacy/" if council else "",
        "accessibility_url": f"/{council.slug}/accessibility/" if council else "",
        # Asked for by the first page only; costs the other pages nothing.
        "demonstration": SimpleLazyObject(demonstration),
        "staff_nav": [
            {
                "label": link.label,
                "url": link.url,
                "count": link.count,
                "current": request.path.startswith(link.url),
            }
            for link in (links_to(council, permissions) if council else [])
        ],
    }
