from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.static import serve


def media_file(request: HttpRequest, path: str) -> HttpResponse:
    """Serve an uploaded picture. Whatever it holds, a browser may only draw it, never run it."""
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=86400"
    return response


# The file's own policy above is stricter than the site's.
media_file._csp_exempt = True
