from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.presenters.desk import desk_of


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """Where a member of staff lands: what they may do, council by council."""
    return render(request, "cms/desk.html", {"page": desk_of(request.user)})
