from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from themes.actions.framework_rows import add_rows, check_fits
from themes.checks import problems_in
from themes.documents import content_sha256, differences, fingerprints, row_counts
from themes.models import Framework


class FrameworkError(Exception):
    """A framework that cannot be loaded, with one plain sentence for each problem."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


class FrameworkInvalid(FrameworkError):
    """The documents are not a whole framework: a field, id, reference or count is wrong."""


class FrameworkChanged(FrameworkError):
    """The version is in use with other content; what people were asked must not shift."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading did: rows added, rows that were there already, and how many of each noun."""

    version: str
    added: int
    unchanged: int
    by_noun: dict[str, int]


def load_framework(document: dict[str, Any], making_it_real: dict[str, Any]) -> LoadReport:
    """Load one framework version whole, or not at all; loading it again changes nothing."""
    sha256 = content_sha256(document, making_it_real)
    # The same content was checked when it was loaded, so a second time costs one query.
    if not Framework.objects.filter(content_sha256=sha256).exists():
        if problems := problems_in(document, making_it_real):
            raise FrameworkInvalid(problems)
        if _add(document, making_it_real, sha256):
            return _report(document, making_it_real, is_new=True)
    return _report(document, making_it_real, is_new=False)


def _report(document: dict[str, Any], making_it_real: dict[str, Any], is_new: bool) -> LoadReport:
    by_noun = row_counts(document, making_it_real)
    rows = sum(by_noun.values())
    return LoadReport(
        version=document["meta"]["framework_version"],
        added=rows if is_new else 0,
        unchanged=0 if is_new else rows,
        by_noun=by_noun,
    )


def _add(document: dict[str, Any], making_it_real: dict[str, Any], sha256: str) -> bool:
    """Add the version and say so; False when another process has just added the same."""
    meta, parts = document["meta"], fingerprints(document, making_it_real)
    fields = {
        "title": meta["title"],
        "as_of": meta["as_of"],
        "status": meta.get("status", ""),
        "licence": meta.get("licence", ""),
        "content_sha256": sha256,
        "fingerprints": parts,
    }
    try:
        check_fits(Framework(version=meta["framework_version"], **fields))
        with transaction.atomic():
            # Two processes may start at once on an empty database: one adds, the other finds.
            framework, is_new = Framework.objects.get_or_create(
                version=meta["framework_version"], defaults=fields
            )
            if is_new:
                add_rows(framework, document, making_it_real)
    except ValidationError as error:
        raise FrameworkInvalid(error.messages) from error
    if framework.content_sha256 != sha256:
        raise FrameworkChanged(_what_changed(framework, parts))
    return is_new


def _what_changed(framework: Framework, parts: dict[str, str]) -> list[str]:
    return [
        f"Version {framework.version} is already loaded with other content. "
        "Give changed content a new version.",
        *differences(framework.fingerprints, parts),
    ]
