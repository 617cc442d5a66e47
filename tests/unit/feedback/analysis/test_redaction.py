from hypothesis import given
from hypothesis import strategies as st

from feedback.analysis import Span, redact
from feedback.analysis.redaction import merge


def test_span_is_replaced_by_what_was_taken():
    assert redact("I am Jo.", [Span(5, 7, "name")]) == "I am [name removed]."


def test_overlapping_spans_go_together_under_the_first():
    text = "abcdefgh"

    assert redact(text, [Span(3, 6, "phone"), Span(1, 4, "name")]) == "a[name removed]gh"


def test_spans_side_by_side_stay_two():
    assert redact("ab", [Span(0, 1, "name"), Span(1, 2, "phone")]) == (
        "[name removed][phone removed]"
    )


def test_span_inside_another_is_swallowed():
    assert redact("abcd", [Span(0, 4, "email"), Span(1, 2, "name")]) == "[email removed]"


def test_span_beyond_the_text_or_without_length_takes_nothing_else():
    assert redact("abc", [Span(2, 99, "name"), Span(1, 1, "phone"), Span(50, 60, "email")]) == (
        "ab[name removed]"
    )


spans = st.builds(
    Span, st.integers(0, 60), st.integers(0, 60), st.sampled_from(["name", "phone", "email"])
)


@given(st.text(max_size=40), st.lists(spans))
def test_no_character_of_a_span_survives_and_every_other_does(text, spans):
    covered = {place for span in spans for place in range(span.start, span.end)}
    kept = [sign for place, sign in enumerate(text) if place not in covered]

    pieces = merge(spans, len(text))
    rest = list(text)
    for span in reversed(pieces):
        del rest[span.start : span.end]

    assert rest == kept
    assert redact(text, spans).count(" removed]") >= len(pieces)
