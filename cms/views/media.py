"""Uploaded files: pictures, recordings, signed videos and their captions."""

import re
from pathlib import PurePosixPath
from typing import BinaryIO

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.static import serve

# What a machine's own list of types may not know.
TYPES = {
    ".vtt": "text/vtt; charset=utf-8",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".m4a": "audio/mp4",
}
ONE_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def media_file(request: HttpRequest, path: str) -> HttpResponse:
    """Serve an uploaded file. Whatever it holds, a browser may only show it, never run it."""
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=86400"
    kind = TYPES.get(PurePosixPath(path).suffix.lower())
    if kind:
        response["Content-Type"] = kind
    return _in_part(request, response) if isinstance(response, FileResponse) else response


# The file's own policy above is stricter than the site's.
media_file._csp_exempt = True


def _in_part(request: HttpRequest, whole: FileResponse) -> HttpResponse:
    """Answer with the part of the file that was asked for: a video is watched from any place."""
    whole["Accept-Ranges"] = "bytes"
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if not asked or not any(asked.groups()):
        return whole
    size = int(whole["Content-Length"])
    first, last = _bounds(asked[1], asked[2], size)
    if first > last:
        whole.file_to_stream.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file = whole.file_to_stream
    file.seek(first)
    whole.streaming_content = _read(file, last - first + 1)
    whole.status_code = 206
    whole["Content-Length"] = str(last - first + 1)
    whole["Content-Range"] = f"bytes {first}-{last}/{size}"
    return whole


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """The first and the last byte that were asked for; the last ones, when no first was named."""
    if not first:
        return max(size - int(last), 0), size - 1
    return int(first), min(int(last or size - 1), size - 1)


def _read(file: BinaryIO, left: int):
    while left > 0 and (piece := file.read(min(left, 64 * 1024))):
        left -= len(piece)
        yield piece
