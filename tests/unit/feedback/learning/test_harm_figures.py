from feedback.analysis import ANALYSER, Finding, Result, SentimentFinding
from feedback.learning.figures import Reading
from feedback.learning.harm_figures import (
    concern_figures,
    figures_at_a_price,
    identifier_figures,
)
from feedback.learning.marks import unmarked
from feedback.learning.sets import Example


def result(concerns=(), identifiers=()) -> Result:
    return Result(ANALYSER, (), SentimentFinding("unclear", 0, 0), concerns, identifiers)


def worry(kind: str, *, found: bool, about: str = "") -> Reading:
    findings = (Finding("concern", "abuse", 0, 5, 0.9),) if found else ()
    return Reading(Example(id="x", text="Words", group=kind, worry=about), result(findings))


def named(marked: str, *found: tuple[int, int]) -> Reading:
    text, marks = unmarked(marked)
    findings = tuple(Finding("identifier", "name", start, end, 0.9) for start, end in found)
    return Reading(Example(id="x", text=text, marks=marks), result(identifiers=findings))


def table(found) -> dict[tuple[str, str], tuple[float | None, int]]:
    return {(one.about, one.measure): (one.estimate.value, one.estimate.n) for one in found}


def test_plain_indirect_and_clean_are_counted_apart():
    readings = [
        worry("plain", found=True, about="abuse"),
        worry("plain", found=False, about="neglect"),
        worry("indirect", found=False, about="abuse"),
        worry("clean", found=True),
        worry("clean", found=False),
        worry("clean", found=False),
        worry("clean", found=False),
    ]

    found = table(concern_figures("s", readings))

    assert found["plain", "disclosures found"] == (0.5, 2)
    assert found["indirect", "disclosures found"] == (0, 1)
    assert found["clean", "false alarms"] == (0.25, 4)
    assert found["plain, abuse", "disclosures found"] == (1, 1)
    assert ("clean, ", "disclosures found") not in found


def likely(kind: str, *worries: float) -> list[Reading]:
    return [
        Reading(Example(id="x", text="Words", group=kind), result(), worry=one) for one in worries
    ]


def test_no_more_false_alarms_are_allowed_than_the_price():
    clean = likely("clean", 0.9, 0.8, *[0.1] * 18)  # 5% of twenty is one, 10% is two
    plain, indirect = likely("plain", 0.95, 0.8, 0.85), likely("indirect", 0.8, 0.2, 0.1)

    found = table(figures_at_a_price("s", clean + plain + indirect))

    assert found["plain", "disclosures found at 5% false alarms"] == (2 / 3, 3)
    assert found["indirect", "disclosures found at 10% false alarms"] == (2 / 3, 3)


def test_without_clean_comments_there_is_no_price():
    assert not list(figures_at_a_price("s", likely("plain", 0.9)))


def test_identifiers_are_counted_one_by_one_and_by_kind():
    readings = [
        named("Ask [[person:Jo]] or [[person:Al]] on [[phone:07700 900123]]", (4, 6)),
        named("[[person:Oke]] came", (0, 3)),
        named("Nobody came", (0, 6)),
        named("Nobody rang"),
    ]

    found = table(identifier_figures("s", readings))

    assert found["all", "identifiers found"] == (0.5, 4)
    assert found["person", "identifiers found"] == (2 / 3, 3)
    assert found["phone", "identifiers found"] == (0, 1)
    assert found["clean", "texts touched"] == (0.5, 2)


def test_title_that_stays_is_told_apart():
    found = table(identifier_figures("s", [named("Ask [[person:Mrs Oke]]", (8, 11))]))

    assert found["all", "identifiers found"] == (0, 1)
    assert found["all", "identifiers found, titles aside"] == (1, 1)


def test_set_without_any_has_no_figure_and_no_error():
    assert table(identifier_figures("s", [])) == {
        ("all", "identifiers found"): (None, 0),
        ("all", "identifiers found, titles aside"): (None, 0),
        ("clean", "texts touched"): (None, 0),
    }
    assert set(table(concern_figures("s", [])).values()) == {(None, 0)}
