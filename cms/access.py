"""Whose data a request may touch: the council in its address, and what its user may do there.

Someone else's council, like one that does not exist, is a 404: nobody learns which it was.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django_scopes import scope

from cms.http import View
from cms.models import Council
from cms.selectors.memberships import permissions_at


def chosen(slug: str) -> Council:
    """Return the council of this address, or raise `Http404` when it does not use the platform."""
    try:
        return Council.objects.switched_on().get(slug=slug)
    except Council.DoesNotExist:
        raise Http404("No such council.") from None


def public_view(view: View) -> View:
    """Serve `view` to anyone, inside the scope of the council that its address names.

    The view receives `request.council`; the `council` argument is taken out of its address.
    """

    @wraps(view)
    def inner(request: HttpRequest, council: str, *args, **kwargs) -> HttpResponse:
        request.council = chosen(council)
        with scope(council=request.council):
            return view(request, *args, **kwargs)

    return inner


def staff_view(permission: str) -> Callable[[View], View]:
    """Serve a view only to people whose role at the named council holds `permission`.

    Nobody signed in: the sign-in page. Signed in without the permission there: 404.
    """

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def inner(request: HttpRequest, council: str, *args, **kwargs) -> HttpResponse:
            request.council = chosen(council)
            request.permissions = permissions_at(request.user, request.council)
            if permission not in request.permissions:
                raise Http404("No such council.")
            # The staff side is written in English only.
            with scope(council=request.council), translation.override(settings.LANGUAGE_CODE):
                return view(request, *args, **kwargs)

        inner.permission = permission
        return inner

    return decorate
