"""How often people and the machine agree, in words: for reviewers, in true numbers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator

from feedback.analysis import Analyser
from feedback.learning.audited import (
    ENOUGH,
    Agreement,
    Audited,
    AuditFigures,
    Heard,
    Share,
    StatementFigures,
)
from feedback.models import Sentiment
from feedback.presenters.analysis_changes import Table, columns
from feedback.presenters.audit import SOUNDS
from feedback.presenters.words import joined
from feedback.selectors.decided_suggestions import Decided

A_PAGE = 20
NOT_ENOUGH = "not enough yet"
WHO = ("First reader", "Second reader")


@dataclass(frozen=True, slots=True)
class Checked:
    """One comment that the figures rest on: what each who read it said of it."""

    pk: int
    lines: list[str]


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Figures in sentences and tables, and a page of the comments they rest on."""

    analyser: str
    facts: list[str]
    enough: str
    tables: list[Table]
    checked: list[Checked]
    words: str
    previous_url: str
    next_url: str


def agreement_page(
    audited: Sequence[Audited],
    figures: AuditFigures,
    decided: Mapping[str, Decided],
    names: Mapping[str, str],
    *,
    analyser: Analyser,
    still_open: Collection[int],
    number: str,
) -> AgreementPage:
    """Put agreement into words. Of `still_open` nothing is told: the reader is to be blind."""
    shown = [one for one in audited if one.comment not in still_open]
    page = Paginator(shown, A_PAGE).get_page(number)
    first, last, many = page.start_index(), page.end_index(), page.paginator.count
    return AgreementPage(
        analyser=str(analyser),
        facts=_facts(figures),
        enough=f"A figure is shown once it rests on {ENOUGH} comments. Below that, chance is most "
        "of it.",
        tables=[
            _error_table(figures, names),
            _agreement_table(figures, names),
            _decided_table(decided, names),
        ],
        checked=[_checked(one, names) for one in page.object_list],
        words=f"Comments {first} to {last} of {many}" if many else "No comments",
        previous_url=f"?page={page.number - 1}#checked" if page.has_previous() else "",
        next_url=f"?page={page.number + 1}#checked" if page.has_next() else "",
    )


def between(share: Share) -> str:
    """Such as "58 to 84": where the true share is likely to be, in a hundred."""
    low, high = share.interval
    return f"{round(100 * low)} to {round(100 * high)}"


def _facts(figures: AuditFigures) -> list[str]:
    first, right, found = figures.first_right, figures.right, figures.found
    feeling, turned, people = figures.feeling_right, figures.turned_round, figures.people_feeling
    return [
        _fact(
            first,
            f"When people checked {first.of:,} comments with suggestions, the first was right for",
            "How often the first suggestion is right",
        ),
        _fact(
            right,
            f"The machine suggested {right.of:,} statements. People said the same of",
            "How many suggestions are right",
        ),
        _fact(
            found,
            f"People named {found.of:,} statements. The machine found",
            "How much the machine finds",
        ),
        _fact(
            feeling,
            f"Of {feeling.of:,} comments, the machine heard good, bad or neither rightly in",
            "How often the machine hears the feeling rightly",
        ),
        _fact(
            turned,
            f"Of {turned.of:,} that sound good or bad, the machine turned round",
            "How often the machine turns good and bad round",
        ),
        _fact(
            people,
            f"Of {people.of:,} comments that two people read, they heard the same in",
            "How often two people hear the same",
        ),
    ]


def _fact(share: Share, words: str, about: str) -> str:
    if not share.is_enough:
        return f"{about}: not enough read yet."
    return f"{words} {share.part:,} ({between(share)} in a hundred)."


def _error_table(figures: AuditFigures, names: Mapping[str, str]) -> Table:
    return Table(
        "agreement-error",
        "The machine beside people, in a hundred",
        columns(
            "Quality statement",
            suggested="Suggested",
            right="Of these right",
            named="Named by people",
            found="Of these found",
        ),
        [
            [
                names[slug],
                f"{one.right.of:,}",
                _share(one.right),
                f"{one.found.of:,}",
                _share(one.found),
            ]
            for slug, one in figures.statements.items()
        ],
    )


def _agreement_table(figures: AuditFigures, names: Mapping[str, str]) -> Table:
    return Table(
        "agreement-same",
        "Who says the same, in a hundred",
        columns(
            "Quality statement",
            machine="A person and the machine",
            machine_kappa="Kappa",
            people="Two people",
            people_kappa="Kappa",
        ),
        [_agreement_row(names[slug], one) for slug, one in figures.statements.items()],
    )


def _agreement_row(name: str, one: StatementFigures) -> list[str]:
    machine, people = one.machine, one.people
    return [name, _share(machine.same), _kappa(machine), _share(people.same), _kappa(people)]


def _share(share: Share) -> str:
    if not share.is_enough:
        return NOT_ENOUGH
    return f"{round(100 * share.value)} ({between(share)})"


def _kappa(agreement: Agreement) -> str:
    return NOT_ENOUGH if agreement.kappa is None else f"{agreement.kappa:.2f}"


def _decided_table(decided: Mapping[str, Decided], names: Mapping[str, str]) -> Table:
    return Table(
        "agreement-decided",
        "What people did with suggestions",
        columns(
            "Quality statement",
            suggested="Suggestions decided on",
            kept="Accepted",
            changed="Changed",
            removed="Removed",
            added="Added by people",
        ),
        [_decided_row(name, decided.get(slug, Decided())) for slug, name in names.items()],
    )


def _decided_row(name: str, one: Decided) -> list[str]:
    counts = (one.suggested, one.kept, one.changed, one.removed, one.added)
    return [name, *(f"{count:,}" for count in counts)]


def _checked(one: Audited, names: Mapping[str, str]) -> Checked:
    lines = [f"{who}: {_heard(heard, names)}" for who, heard in zip(WHO, one.people, strict=False)]
    machine = _heard(one.machine, names) if one.machine else "not read by this version"
    return Checked(one.comment, [*lines, f"The machine: {machine}"])


def _heard(heard: Heard, names: Mapping[str, str]) -> str:
    first = [heard.first] if heard.first else []
    others = sorted(heard.statements - {heard.first})
    about = [names.get(slug, slug) for slug in [*first, *others]]
    sounds = SOUNDS[Sentiment.Label(heard.sounds)].lower() if heard.sounds else ""
    return joined([", ".join(about) or "no statement", sounds], " · ")
