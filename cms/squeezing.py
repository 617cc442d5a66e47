"""Pages travel small: many people read on a phone that pays by the megabyte."""

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

WORDS = ("text/html", "application/json")


class SqueezeMiddleware(GZipMiddleware):
    """Compress pages of words. Files have their own form, and a part of a file must stay as it is.

    Random padding keeps the length of a page from telling what is on it.
    """

    async def __acall__(self, request: HttpRequest) -> HttpResponse:
        # Quick enough to be done here; another thread would cost more than it.
        return self.process_response(request, await self.get_response(request))

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.streaming or not response.get("Content-Type", "").startswith(WORDS):
            return response
        return super().process_response(request, response)
