"""Each way of spoiling the published documents gives the sentence that names it."""

import copy

import pytest

from themes.checks import problems_in
from themes.checks.authenticity import NOT_AUTHENTIC


def statement(document, slug):
    return next(row for row in document["quality_statements"] if row["id"] == slug)


def i_statement(making_it_real, slug):
    return next(row for row in making_it_real["i_statements"] if row["id"] == slug)


def test_published_documents_have_no_problems(document, making_it_real):
    assert problems_in(document, making_it_real) == []


@pytest.mark.parametrize("wrong", [None, [], "text", 3])
def test_something_other_than_documents_is_named(wrong):
    assert problems_in(wrong, wrong) == [
        "The framework must be an object with named fields.",
        "Making it Real must be an object with named fields.",
    ]


def test_every_top_field_that_is_missing_is_named(document, making_it_real):
    for name in ["meta", "sources", "themes", "quality_statements", "evidence_categories"]:
        spoilt = copy.deepcopy(document)
        del spoilt[name]

        assert problems_in(spoilt, making_it_real) == [f"The framework has no “{name}”."]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("number", True, "must be a whole number"),
        ("number", "1", "must be a whole number"),
        ("name", None, "must be text"),
        ("name", " ", "must hold readable text"),
        ("name", "a\x00b", "must hold readable text"),
        ("name", "a\ud800b", "must hold readable text"),
        ("alternative_names", "none", "must be a list"),
        ("secretary_of_state_notified_on_score_1", 1, "must be true or false"),
        ("easy_read", [], "must be an object with named fields"),
    ],
)
def test_field_of_the_wrong_kind_is_named(document, making_it_real, field, value, said):
    statement(document, "safeguarding")[field] = value

    [problem] = problems_in(document, making_it_real)

    assert problem.startswith("The framework, “quality_statements”, entry safeguarding")
    assert f"“{field}”" in problem
    assert said in problem


@pytest.mark.parametrize("slug", ["Safeguarding", "safe_guarding", "safe--guarding", "-safe", "é"])
def test_id_that_is_not_a_slug_is_named(document, making_it_real, slug):
    document["evidence_categories"][4]["id"] = slug

    [problem] = problems_in(document, making_it_real)

    assert f"The id “{slug}” under evidence categories" in problem


def test_id_used_twice_is_named(document, making_it_real):
    making_it_real["we_statements"][1]["id"] = making_it_real["we_statements"][0]["id"]

    [problem] = problems_in(document, making_it_real)

    assert problem == (
        "The id “active-and-supportive-communities-we-1” is used 2 times "
        "under Making it Real we statements."
    )


def test_sub_section_id_used_under_two_statements_is_named(document, making_it_real):
    theirs = statement(document, "safeguarding")["sub_sections"][0]["id"]
    statement(document, "assessing-needs")["sub_sections"][0]["id"] = theirs

    [problem] = problems_in(document, making_it_real)

    assert problem == f"The id “{theirs}” is used 2 times under sub-sections."


def test_numbers_out_of_turn_are_named(document, making_it_real):
    document["themes"][1]["number"] = 1

    assert problems_in(document, making_it_real) == [
        "The numbers of themes must run from 1 to 4 in order."
    ]


@pytest.mark.parametrize("as_of", ["March 2026", "2026", "2026-13", "2026-03-99"])
def test_date_that_cannot_be_ordered_is_named(document, making_it_real, as_of):
    document["meta"]["as_of"] = as_of

    [problem] = problems_in(document, making_it_real)

    assert "must be a month such as 2026-03" in problem


@pytest.mark.parametrize(
    ("where", "value", "noun"),
    [
        ("theme", "nowhere", "theme"),
        ("evidence_categories", ["nowhere"], "evidence category"),
        ("we_statement_sources", ["nowhere"], "source"),
        ("we_statement_variants", [{"text": "We do.", "source": "nowhere"}], "source"),
        ("what_it_means", {"points": [], "source": "nowhere"}, "source"),
    ],
)
def test_reference_from_a_quality_statement_to_nowhere_is_named(
    document, making_it_real, where, value, noun
):
    statement(document, "safeguarding")[where] = value

    assert (
        f"The quality statement “safeguarding” names the {noun} “nowhere”, which is not there."
    ) in problems_in(document, making_it_real)


@pytest.mark.parametrize(
    ("where", "value", "noun"),
    [
        ("theme", "nowhere", "theme"),
        ("sources", ["nowhere"], "source"),
        ("variants", [{"text": "I do.", "source": "nowhere"}], "source"),
        (
            "mapping",
            [{"quality_statement": "nowhere", "provenance": "proposal"}],
            "quality statement",
        ),
        (
            "mapping",
            [{"quality_statement": "safeguarding", "provenance": "nowhere"}],
            "provenance",
        ),
    ],
)
def test_reference_from_an_i_statement_to_nowhere_is_named(
    document, making_it_real, where, value, noun
):
    i_statement(making_it_real, "manage-my-health")[where] = value

    assert problems_in(document, making_it_real) == [
        f"The I statement “manage-my-health” names the {noun} “nowhere”, which is not there."
    ]


def test_two_links_between_one_pair_are_named(document, making_it_real):
    mapping = i_statement(making_it_real, "manage-my-health")["mapping"]
    mapping.append(dict(mapping[0]))

    assert problems_in(document, making_it_real) == [
        "The I statement “manage-my-health” is linked 2 times "
        "to “supporting-people-to-live-healthier-lives”."
    ]


def test_theme_and_statement_that_disagree_are_named(document, making_it_real):
    document["themes"][0]["quality_statements"].reverse()

    [problem] = problems_in(document, making_it_real)

    assert "The theme “working-with-people” lists other quality statements" in problem


def test_official_link_in_one_document_only_is_named(document, making_it_real):
    mapping = i_statement(making_it_real, "competent-considerate")["mapping"]
    mapping[0]["provenance"] = "cqc-official"

    said = problems_in(document, making_it_real)

    assert (
        "The two documents disagree whether “competent-considerate” is official "
        "under “care-provision-integration-and-continuity”."
    ) in said


def test_official_statement_that_is_switched_off_is_named(document, making_it_real):
    i_statement(making_it_real, "feel-safe")["enabled"] = False

    said = problems_in(document, making_it_real)

    assert (
        "The quality statement “safeguarding” names the I statement “feel-safe”, "
        "which is not among the enabled ones."
    ) in said


def test_recalled_statement_cannot_be_enabled_without_a_check(document, making_it_real):
    i_statement(making_it_real, "know-my-rights")["enabled"] = True

    said = problems_in(document, making_it_real)

    assert "The I statement “know-my-rights” is enabled, but its wording is not verified." in said


@pytest.mark.parametrize("text", NOT_AUTHENTIC)
@pytest.mark.parametrize("place", ["text", "variant"])
def test_statement_cqc_calls_not_authentic_is_refused(document, making_it_real, text, place):
    row = i_statement(making_it_real, "medication-change")
    if place == "text":
        row["text"] = text.upper()
    else:
        row["variants"] = [{"text": text, "source": "recalled"}]

    [problem] = problems_in(document, making_it_real)

    assert "“medication-change” is marked by CQC as not an authentic TLAP statement" in problem


def test_not_authentic_texts_are_those_the_reference_names(making_it_real):
    gaps = " ".join(making_it_real["meta"]["gaps"])

    assert all(text in gaps for text in NOT_AUTHENTIC)


# --- Counts ------------------------------------------------------------------------------------


def test_missing_sub_section_is_counted_in_all_three_places(document, making_it_real):
    statement(document, "assessing-needs")["sub_sections"].pop()

    assert problems_in(document, making_it_real) == [
        "There must be 35 sub-sections, but there are 34.",
        "“assessing-needs” must have 7 sub-sections, but has 6.",
        "The framework says 35 under the count “sub_sections”, but holds 34.",
    ]


def test_sub_section_moved_to_another_statement_is_counted(document, making_it_real):
    moved = statement(document, "assessing-needs")["sub_sections"].pop()
    there = statement(document, "safeguarding")["sub_sections"]
    there.append({**moved, "number": len(there) + 1})

    assert problems_in(document, making_it_real) == [
        "“assessing-needs” must have 7 sub-sections, but has 6.",
        "“safeguarding” must have 4 sub-sections, but has 5.",
    ]


def test_evidence_category_in_use_for_councils_by_mistake_is_counted(document, making_it_real):
    document["evidence_categories"][4]["used_for_local_authorities"] = True

    assert problems_in(document, making_it_real) == [
        "There must be 4 evidence categories in use, but there are 5."
    ]


def test_missing_theme_quality_statement_and_category_are_each_counted(document, making_it_real):
    document["themes"].pop()
    document["quality_statements"].pop()
    document["evidence_categories"].pop()

    said = problems_in(document, making_it_real)

    assert "There must be 4 themes, but there are 3." in said
    assert "There must be 9 quality statements, but there are 8." in said
    assert "There must be 6 evidence categories, but there are 5." in said


def test_missing_official_link_is_counted(document, making_it_real):
    statement(document, "safeguarding")["i_statements"] = []
    i_statement(making_it_real, "feel-safe")["mapping"].pop(0)

    assert problems_in(document, making_it_real) == [
        "There must be 9 official links, but there are 8.",
        "The framework says 9 under the count “official_i_statement_links”, but holds 8.",
    ]


@pytest.mark.parametrize(
    "name",
    ["themes", "quality_statements", "sub_sections", "official_i_statements_distinct"],
)
def test_count_stated_wrongly_in_the_framework_is_named(document, making_it_real, name):
    document["meta"]["counts"][name] += 1

    [problem] = problems_in(document, making_it_real)

    assert f"under the count “{name}”" in problem


@pytest.mark.parametrize(
    "name",
    [
        "themes",
        "i_statements",
        "i_statements_verified",
        "i_statements_recalled_not_enabled",
        "we_statements_verified",
        "official_local_authority_i_statements",
    ],
)
def test_count_stated_wrongly_in_making_it_real_is_named(document, making_it_real, name):
    del making_it_real["meta"]["counts"][name]

    [problem] = problems_in(document, making_it_real)

    assert problem.startswith(f"Making it Real says nothing under the count “{name}”")


def test_new_version_does_not_escape_the_counts(document, making_it_real):
    document["meta"]["framework_version"] = "cqc-la-2027-01"
    document["evidence_categories"].pop()

    assert problems_in(document, making_it_real) == [
        "There must be 6 evidence categories, but there are 5."
    ]
