"""What of a comment others may read."""

import re
from collections.abc import Iterable

from feedback.analysis import Span, redact
from feedback.models import Analysis, PersonalDetail, Redaction
from surveys.models import Answer

# What stands in place of the hidden words: "[name removed]".
SPOKEN = {
    Redaction.Reason.NAME: "name",
    Redaction.Reason.CONTACT: "contact",
    Redaction.Reason.PLACE: "place",
    Redaction.Reason.HEALTH: "health detail",
    Redaction.Reason.OTHER: "detail",
}


def words_to_release(answer: Answer) -> str:
    """The answer's words, with what was hidden said in place of it. One query."""
    standing = Redaction.objects.standing().filter(answer=answer)
    return redact(answer.text, [Span(r.start, r.end, SPOKEN[r.reason]) for r in standing])


def details_undecided(answer: Answer) -> bool:
    """True while something that was found to name somebody is not hidden. Three queries.

    Words that no analyser could read were searched by nobody: they count as undecided too.
    """
    newest = Analysis.objects.filter(answer=answer).order_by("-pk").first()
    if newest is None:
        return True
    standing = list(Redaction.objects.standing().filter(answer=answer))
    return any(not is_hidden(found, standing) for found in newest.personal_details.all())


def is_hidden(found: PersonalDetail, standing: list[Redaction]) -> bool:
    """True when every character of a personal detail is hidden by one redaction or several."""
    hidden = {place for r in standing for place in range(r.start, r.end)}
    return hidden.issuperset(range(found.start, found.end))


def places_of(words: str, text: str) -> list[tuple[int, int]]:
    """Where whole words stand in a text: "Ann" is not found in "planned"."""
    words = words.strip()
    if not words:
        return []
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    found = re.finditer(f"{before}{spaced}{after}", text, re.IGNORECASE)
    return [match.span() for match in found]


def tells_hidden(words: str, text: str, hidden: Iterable[Redaction]) -> bool:
    """True when what somebody wrote about an answer says words of it that are hidden."""
    return any(places_of(text[one.start : one.end], words) for one in hidden)
