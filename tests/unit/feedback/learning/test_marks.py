from feedback.analysis.findings import Finding, Span
from feedback.learning.marks import TITLES, is_found, unmarked


def suggested(*places: tuple[int, int]) -> tuple[Finding, ...]:
    return tuple(Finding("identifier", "name", start, end, 0.9) for start, end in places)


def test_marks_are_taken_out_and_their_places_kept():
    text, spans = unmarked("Ask [[person:Mrs Patel]] on [[phone:01632 960111]].")

    assert text == "Ask Mrs Patel on 01632 960111."
    assert [(text[one.start : one.end], one.label) for one in spans] == [
        ("Mrs Patel", "person"),
        ("01632 960111", "phone"),
    ]


def test_text_without_marks_stays_as_it_is():
    assert unmarked("Nothing [at] all") == ("Nothing [at] all", ())


def test_identifier_is_found_when_every_word_of_it_goes():
    text = "Ask Mrs Patel please"

    assert is_found(text, Span(4, 13, "person"), suggested((4, 13)))
    assert is_found(text, Span(4, 13, "person"), suggested((4, 7), (8, 13)))
    assert is_found(text, Span(4, 13, "person"), suggested((0, 20)))


def test_half_an_identifier_is_not_found():
    text = "Ask Mrs Patel please"

    assert not is_found(text, Span(4, 13, "person"), suggested((4, 7)))
    assert not is_found(text, Span(4, 13, "person"), suggested((4, 12)))
    assert not is_found(text, Span(4, 13, "person"), suggested())


def test_title_may_stay_where_titles_may():
    text = "Ask Mrs Patel please"

    assert is_found(text, Span(4, 13, "person"), suggested((8, 13)), leaving=TITLES)
    assert not is_found(text, Span(4, 13, "person"), suggested((4, 7)), leaving=TITLES)


def test_identifier_that_is_nothing_but_a_title_has_to_go():
    assert not is_found("Ask Matron", Span(4, 10, "person"), suggested(), leaving=TITLES)
