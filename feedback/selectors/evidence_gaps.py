"""What evidence does not say, in plain sentences. Hidden and nothing at all read the same."""

from collections.abc import Iterator, Sequence

from feedback.selectors.evidence_shapes import AskedStatement, Comments, Quote


def gaps_of(
    asked: Sequence[AskedStatement],
    own_comments: Comments,
    quotes: Sequence[Quote],
    enough_spoke: bool,
) -> Iterator[str]:
    """One sentence for each thing missing from a quality statement's evidence."""
    too_few = [statement for statement in asked if statement.own.scale.base is None]
    if not asked:
        yield "No I-statement in this survey asks about this."
    elif len(too_few) == len(asked):
        yield "Fewer than five people answered."
    else:
        for statement in too_few:
            yield f"Fewer than five people answered “{statement.text}”"
    if own_comments.base is None:
        yield "People made too few comments about this to show."
    if not quotes and enough_spoke:
        yield "Nobody’s words were released yet."
    elif not quotes:
        yield "Fewer than five people spoke about this, so no words are shown."
