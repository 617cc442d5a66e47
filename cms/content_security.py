"""The content security policy, put together once: on our pages it is always the same."""

from functools import cached_property

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse

OWN_WISHES = ("_csp_exempt", "_csp_config", "_csp_update", "_csp_replace")


class PolicyMiddleware(CSPMiddleware):
    """As django-csp's own, for pages that wish for nothing of their own."""

    @cached_property
    def _policy(self) -> str:
        plain = HttpResponse()
        super().process_response(HttpRequest(), plain)
        return plain[HEADER]

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Set the header, unless the response brings one or its address is let off."""
        has_wishes = any(hasattr(response, name) for name in OWN_WISHES)
        if has_wishes or getattr(request, "_csp_nonce", None) is not None:
            return super().process_response(request, response)
        let_off = settings.CONTENT_SECURITY_POLICY.get("EXCLUDE_URL_PREFIXES", ())
        if not request.path_info.startswith(tuple(let_off)):
            response.headers.setdefault(HEADER, self._policy)
        return response
