from feedback.analysis import ANALYSER, Finding, Result, SentimentFinding
from feedback.learning.figures import Reading
from feedback.learning.harm_figures import concern_figures, identifier_figures
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
