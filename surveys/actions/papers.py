"""Printed forms as tagged PDF files, made once and kept: the same form is never drawn twice."""

import hashlib
import mimetypes
import os
import tempfile
from collections.abc import Collection
from functools import cache
from pathlib import Path
from threading import Lock
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.utils._os import safe_join

BASE = "https://our-say.invalid/"
# Drawing takes seconds and all of one core: one at a time in each process.
ONE_AT_A_TIME = Lock()


class CannotMakePdf(Exception):
    """This machine lacks what draws PDF files; the page can still be printed."""


def pdf_of(html: str, *, style: str, version: int) -> bytes:
    """Return the PDF of a version's form. `style` is the path of its style sheet, a static file.

    What the form says is its name on disk: another wording, size or help number is another
    file. Raises `CannotMakePdf`.
    """
    found = local_file(settings.STATIC_URL + style)
    drawn_with = found.read_bytes() if found else b""
    name = hashlib.sha256(html.encode() + drawn_with).hexdigest()
    kept = _folder() / f"{version}-{name}.pdf"
    with ONE_AT_A_TIME:
        if not kept.exists():
            _keep(kept, _draw(html))
    return kept.read_bytes()


def prune_papers(shown: Collection[int]) -> int:
    """Delete the forms of every version that is not among those `shown` today; say how many."""
    wanted = {str(version) for version in shown}
    old = [path for path in _folder().glob("*.pdf") if path.name.split("-")[0] not in wanted]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _folder() -> Path:
    return settings.VAR_DIR / "papers"


def local_file(address: str) -> Path | None:
    """Return the static or uploaded file an address of ours names, or None for any other."""
    path = unquote(urlsplit(address).path)
    if path.startswith(settings.MEDIA_URL):
        return _inside(settings.MEDIA_ROOT, path.removeprefix(settings.MEDIA_URL))
    if not path.startswith(settings.STATIC_URL):
        return None
    name = path.removeprefix(settings.STATIC_URL)
    collected = _inside(settings.STATIC_ROOT, name)
    if collected:
        return collected
    try:
        source = finders.find(name)
    except SuspiciousFileOperation:
        return None
    return Path(source) if source else None


def _inside(folder: Path | str, name: str) -> Path | None:
    try:
        path = Path(safe_join(folder, name))
    except SuspiciousFileOperation:
        return None
    return path if path.is_file() else None


def _keep(path: Path, pdf: bytes) -> None:
    """Write the file so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as half:
        half.write(pdf)
    os.replace(half.name, path)


def _draw(html: str) -> bytes:
    try:
        import weasyprint
    except (ImportError, OSError) as missing:
        raise CannotMakePdf(str(missing)) from missing
    page = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=_fetcher())
    return page.write_pdf(pdf_variant="pdf/ua-1")


@cache
def _fetcher():
    """Return what reads the pictures and styles of a form: our own files and nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OurFilesOnly(URLFetcher):
        def fetch(self, url, headers=None):
            if url.startswith("data:"):
                return super().fetch(url, headers)
            path = local_file(url) if url.startswith(BASE) else None
            if path is None:
                raise ValueError("A form shows files of ours only.")
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return OurFilesOnly(allowed_protocols={"data"})
