from django.http import Http404
from django_scopes import scope
from rest_framework.views import APIView

from cms.access import chosen
from cms.selectors.memberships import may


class CouncilView(APIView):
    """An API view about one council, for people whose role there holds `permission`.

    Anybody else, and any other council, is a 404: nobody learns which it was.
    """

    permission = ""

    def dispatch(self, request, *args, **kwargs):
        request.council = chosen(kwargs.pop("council"))
        with scope(council=request.council):
            response = super().dispatch(request, *args, **kwargs)
            # Rendered here, because reading rows later would be outside the council's scope.
            return response.render()

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if not may(request.user, self.permission, request.council):
            raise Http404("No such council.")
