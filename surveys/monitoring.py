"""Questions about who answers: which of them one person is asked, what fits, and whose it is."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from surveys.given import NotUnderstood
from surveys.models import Response

PREFER_NOT = "prefer-not-to-say"

# One of a version’s `monitoring`, as publishing froze it.
Frozen = Mapping[str, Any]
# By slug, the codes that were chosen; no code at all where a question was skipped.
Said = Mapping[str, Sequence[str]]


def person_key(response: Response) -> str:
    """Return what the answers about a person are kept under: with our secret only."""
    return salted_hmac("surveys.monitoring", str(response.token), algorithm="sha256").hexdigest()


def asked(questions: Sequence[Frozen], said: Said) -> list[tuple[int, Frozen]]:
    """Return the questions one person is asked, each with its number among all of them."""
    slugs: set[str] = set()
    fitting = []
    for number, question in enumerate(questions, start=1):
        if _fits(question.get("asked_when"), slugs, said):
            slugs.add(question["slug"])
            fitting.append((number, question))
    return fitting


def _fits(condition: Mapping[str, Any] | None, slugs: Collection[str], said: Said) -> bool:
    if not condition:
        return True
    earlier = condition["slug"]
    return earlier in slugs and not set(said.get(earlier, ())).isdisjoint(condition["codes"])


def understood_codes(question: Frozen, typed: Sequence[str]) -> list[str]:
    """Return the codes that were chosen, in the order they were offered; none is a skip.

    Raises `NotUnderstood` for what the question does not offer, and for two that do not fit.
    """
    chosen = {code for code in typed if code}
    options = {option["code"]: option for option in question["options"]}
    if not chosen.issubset(options):
        raise NotUnderstood(_("Please choose from the answers on this page."))
    if len(chosen) > 1 and not question["multiple"]:
        raise NotUnderstood(_("Please choose one answer only."))
    if len(chosen) > 1 and any(_stands_alone(options[code]) for code in chosen):
        raise NotUnderstood(
            _("Two of your answers do not fit together. Please take one of them out.")
        )
    return [code for code in options if code in chosen]


def _stands_alone(option: Frozen) -> bool:
    return option["code"] == PREFER_NOT or bool(option.get("exclusive"))
