from themes import documents


def test_content_sha256_ignores_the_order_of_fields(document, making_it_real):
    reordered = dict(reversed(document.items()))

    assert documents.content_sha256(reordered, making_it_real) == documents.content_sha256(
        document, making_it_real
    )


def test_content_sha256_notices_one_letter_in_either_document(document, making_it_real):
    before = documents.content_sha256(document, making_it_real)

    making_it_real["i_statements"][0]["text"] += "x"
    after_one = documents.content_sha256(document, making_it_real)
    document["themes"][0]["name"] += "x"
    after_both = documents.content_sha256(document, making_it_real)

    assert len({before, after_one, after_both}) == 3


def test_differences_name_what_changed_what_is_new_and_what_is_gone(document, making_it_real):
    before = documents.fingerprints(document, making_it_real)
    document["quality_statements"][6]["name"] = "Keeping safe"
    document["sources"]["another"] = {"title": "Another page"}
    document["notes"] = ["new"]
    del document["timeline"]

    said = documents.differences(before, documents.fingerprints(document, making_it_real))

    assert said == [
        "Framework: notes is new.",
        "Framework: quality statement “safeguarding” has changed.",
        "Framework: sources has changed.",
        "Framework: timeline is gone.",
    ]


def test_differences_notice_a_changed_order(document, making_it_real):
    before = documents.fingerprints(document, making_it_real)
    making_it_real["i_statements"].reverse()

    said = documents.differences(before, documents.fingerprints(document, making_it_real))

    assert said == ["Making it Real: order of “i_statements” has changed."]


def test_row_counts_leave_out_what_is_not_enabled(document, making_it_real):
    counts = documents.row_counts(document, making_it_real)

    assert len(making_it_real["i_statements"]) == 34
    assert counts["I statements"] == 24
