"""Who may open which address. A new address without a row here fails the build."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from cms.roles import (
    ENTER_PAPER,
    EXPORT_EVIDENCE,
    HANDLE_CONCERNS,
    MANAGE_COUNCIL,
    READ_BOARDS,
    READ_EVIDENCE,
    REVIEW_COMMENTS,
    RUN_SESSIONS,
)

ANYONE = "anyone"
SIGNED_IN = "signed in"

# By name: "anyone", "signed in", or the permission a role at that council must hold.
ROUTES = {
    "health-live": ANYONE,
    "health-ready": ANYONE,
    "media": ANYONE,
    "ways": ANYONE,
    "desk": SIGNED_IN,
    "wagtail_serve": ANYONE,
    "api:schema": ANYONE,
    "api:evidence": EXPORT_EVIDENCE,
    "surveys:code": ANYONE,
    "surveys:join": ANYONE,
    "surveys:help": ANYONE,
    "surveys:sessions": RUN_SESSIONS,
    "surveys:session": RUN_SESSIONS,
    "surveys:session-end": RUN_SESSIONS,
    "surveys:session-offer": RUN_SESSIONS,
    "surveys:code-change": ANYONE,
    "surveys:code-remove": ANYONE,
    "surveys:start": ANYONE,
    "surveys:agree": ANYONE,
    "surveys:who": ANYONE,
    "surveys:helped": ANYONE,
    "surveys:helper": ANYONE,
    "surveys:under-18": ANYONE,
    "surveys:about": ANYONE,
    "surveys:about-question": ANYONE,
    "surveys:practice": ANYONE,
    "surveys:question": ANYONE,
    "surveys:check": ANYONE,
    "surveys:send": ANYONE,
    "surveys:sent": ANYONE,
    "surveys:contact": ANYONE,
    "surveys:paper": ANYONE,
    "surveys:credits": ANYONE,
    "accessibility": ANYONE,
    "council-details": MANAGE_COUNCIL,
    "surveys:paper-pdf": ANYONE,
    "surveys:safe": ANYONE,
    "surveys:told": ANYONE,
    "surveys:later": ANYONE,
    "surveys:clear": ANYONE,
    "surveys:cleared": ANYONE,
    "surveys:together": ANYONE,
    "surveys:plans": RUN_SESSIONS,
    "surveys:plan": RUN_SESSIONS,
    "surveys:plan-make": RUN_SESSIONS,
    "surveys:plan-change": RUN_SESSIONS,
    "surveys:plan-delete": RUN_SESSIONS,
    "surveys:plan-start": RUN_SESSIONS,
    "surveys:hand-over": RUN_SESSIONS,
    "surveys:group-start": RUN_SESSIONS,
    "surveys:screen": RUN_SESSIONS,
    "surveys:offline": RUN_SESSIONS,
    "surveys:offline-worker": RUN_SESSIONS,
    "surveys:offline-manifest": RUN_SESSIONS,
    "surveys:offline-surveys": RUN_SESSIONS,
    "surveys:offline-pack": RUN_SESSIONS,
    "surveys:offline-codes": RUN_SESSIONS,
    "surveys:offline-send": RUN_SESSIONS,
    "surveys:paper-batches": ENTER_PAPER,
    "surveys:paper-batch-new": ENTER_PAPER,
    "surveys:paper-batch": ENTER_PAPER,
    "surveys:paper-entry": ENTER_PAPER,
    "surveys:paper-again": ENTER_PAPER,
    "surveys:paper-settle": ENTER_PAPER,
    "feedback:review-list": REVIEW_COMMENTS,
    "feedback:review-accept": REVIEW_COMMENTS,
    "feedback:review-comment": REVIEW_COMMENTS,
    "feedback:analysis-run": REVIEW_COMMENTS,
    "feedback:audit": REVIEW_COMMENTS,
    "feedback:agreement": REVIEW_COMMENTS,
    "feedback:concern-list": HANDLE_CONCERNS,
    "feedback:concern-detail": HANDLE_CONCERNS,
    "feedback:people": MANAGE_COUNCIL,
    "feedback:evidence-index": READ_EVIDENCE,
    "feedback:evidence": READ_EVIDENCE,
    "feedback:evidence-most": READ_EVIDENCE,
    "feedback:evidence-freeze": EXPORT_EVIDENCE,
    "feedback:pack-download": EXPORT_EVIDENCE,
    "feedback:board-index": READ_BOARDS,
    "feedback:board": READ_BOARDS,
    "feedback:board-challenge": READ_BOARDS,
}

# Addresses of libraries, each held by a test of its own.
ELSEWHERE = {
    "account/": "sign-in: tests/integration/cms/test_sign_in.py",
    "editor/": "Wagtail's editor: tests/integration/cms/test_editor.py",
    "gallery/": "made-up examples, on development machines only",
}


@dataclass(frozen=True, slots=True)
class Route:
    """One address of ours: its full name, and the parts of it that vary."""

    name: str
    parts: frozenset[str]


def our_routes() -> Iterator[Route]:
    """Yield every address of the platform but those of libraries."""
    yield from _walk(get_resolver().url_patterns, "", frozenset())


def _walk(patterns, namespace: str, parts: frozenset[str]) -> Iterator[Route]:
    for pattern in patterns:
        if not namespace and str(pattern.pattern) in ELSEWHERE:
            continue
        varying = parts | frozenset(pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inner, varying)
        elif isinstance(pattern, URLPattern):
            yield Route(f"{namespace}{pattern.name}", varying)
