"""How often the machine was right on the sample: pages, and the rows they are made of."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from feedback.actions import tags
from feedback.actions.concerns import raise_concern
from feedback.actions.waiting import take_waiting
from feedback.analysis import ANALYSER
from feedback.learning.audited import figures_of
from feedback.models import Comment, Judgement, Tag
from feedback.selectors.audited import audited_comments, first_read
from feedback.selectors.decided_suggestions import Decided, decided_suggestions
from surveys.actions.withdrawals import withdraw_response
from tests.factories.auditing import ASSESS, TEAM, judged
from tests.factories.cms import make_member
from tests.factories.feedback import analysed, many_sent
from tests.factories.newer import NEWER
from tests.factories.surveys import make_published_survey
from themes.models import QualityStatement

pytestmark = pytest.mark.usefixtures("plain_analyser", "in_council")

AGREEMENT = "/review/cheshire-east/agreement/"
ABROAD = "partnerships-and-communities"
WORDS = ["They are a good team.", "They assess nobody.", "A bad team.", "It rained."]


def text_of(response) -> str:
    return response.content.decode()


def told(analyser=ANALYSER):
    slugs = list(QualityStatement.objects.values_list("slug", flat=True))
    return figures_of(audited_comments(analyser), slugs)


@pytest.fixture
def checked(survey, colleague):
    """Twenty-five comments on teams, of which a person says so of twenty."""
    many_sent(survey, 25, key="better")
    take_waiting()
    comments = list(Comment.objects.order_by("pk"))
    for place, comment in enumerate(comments):
        judged(comment, colleague, *([TEAM] if place < 20 else []), sounds="neutral")
    return comments


def test_page_says_how_often_the_first_suggestion_was_right(client, reviewer, checked):
    page = text_of(client.get(AGREEMENT))

    assert (
        "When people checked 25 comments with suggestions, the first was right for 20 "
        "(61 to 91 in a hundred)." in page
    )
    assert str(ANALYSER) in page
    assert "How often two people hear the same: not enough read yet." in page


def test_page_says_not_enough_before_there_is(client, reviewer, survey, colleague):
    for number in range(19):
        judged(analysed(survey, f"Team {number}.", key="better"), colleague, TEAM)

    page = text_of(client.get(AGREEMENT))
    assert "How often the first suggestion is right: not enough read yet." in page
    assert "in a hundred)" not in page


def test_figures_equal_a_count_of_the_rows_after_any_order(survey, other_council, colleague):
    """Comments come, are judged by one or two, taken back, held; in two councils."""
    dice = random.Random(5)
    second = make_member(survey.council, "reviewer", "second@example.org")
    elsewhere = make_published_survey(other_council)
    theirs = make_member(other_council, "reviewer", "theirs@example.org")
    for _ in range(24):
        comment = analysed(survey, dice.choice(WORDS), key="better")
        for by in dice.sample([colleague, second], dice.randint(0, 2)):
            about = dice.sample([TEAM, ASSESS, ABROAD], dice.randint(0, 2))
            judged(comment, by, *about, sounds=dice.choice(["positive", "negative", "neutral"]))
        turn = dice.random()
        if turn < 0.2:
            withdraw_response(response=comment.answer.response)
        elif turn < 0.3:
            raise_concern(comment=comment, by=second)
        with scope(council=other_council):
            judged(analysed(elsewhere, "They are a team.", key="better"), theirs, ABROAD)

    found = told()

    expected = _counted_by_hand()
    assert (found.comments, found.twice) == expected["comments"]
    assert (found.first_right.part, found.first_right.of) == expected["first"]
    assert (found.right.part, found.right.of) == expected["right"]
    assert (found.found.part, found.found.of) == expected["found"]
    asked = first_read(ANALYSER)
    assert (asked.statement.right, asked.statement.comments) == expected["first"]
    feeling = found.feeling_right
    assert (asked.tone.right, asked.tone.comments) == (feeling.part, feeling.of)
    assert 0 < feeling.part < feeling.of
    assert expected["first"][1] > 0
    with scope(council=other_council):
        assert (told().first_right.part, told().first_right.of) == (0, 24)


def _counted_by_hand() -> dict[str, tuple[int, int]]:
    comments = twice = first = firsts = right = said = found = there = 0
    for comment in Comment.objects.exclude(state="held"):
        judgements = list(Judgement.objects.filter(answer=comment.answer).order_by("pk"))
        if not judgements:
            continue
        comments, twice = comments + 1, twice + (len(judgements) == 2)
        person = {one.quality_statement.slug for one in judgements[0].statements.all()}
        machine = [
            tag.quality_statement.slug
            for tag in Tag.objects.filter(answer=comment.answer).order_by("pk")
        ]
        if machine:
            firsts, first = firsts + 1, first + (machine[0] in person)
        right, said = right + len(person & set(machine)), said + len(set(machine))
        found, there = found + len(person & set(machine)), there + len(person)
    return {
        "comments": (comments, twice),
        "first": (first, firsts),
        "right": (right, said),
        "found": (found, there),
    }


def test_comment_held_since_it_was_judged_is_not_counted(checked, reviewer):
    raise_concern(comment=checked[0], by=reviewer)

    assert told().comments == first_read(ANALYSER).statement.comments == 24


def test_only_the_current_version_is_measured(checked):
    assert told(NEWER).first_right.of == 0
    assert first_read(NEWER).statement.comments == 0
    assert told(NEWER).comments == 25


def test_two_reviewers_are_held_against_each_other_by_statement(client, reviewer, survey):
    first, second = (make_member(survey.council, "reviewer", f"{n}@example.org") for n in "ab")
    many_sent(survey, 30, key="better")
    take_waiting()
    for place, comment in enumerate(Comment.objects.order_by("pk")):
        judged(comment, first, *([ASSESS] if place < 15 else []), sounds="positive")
        judged(comment, second, *([ASSESS] if place < 10 else []), sounds="positive")

    response = client.get(AGREEMENT)

    table = response.context["page"].tables[1]
    row = next(row for row in table.rows if row[0] == "Assessing needs")
    # 25 of 30 alike; by chance .5: kappa .67.
    assert row[3:] == ["83 (66 to 93)", "0.67"]
    assert "Of 30 comments that two people read, they heard the same in 30" in text_of(response)


def test_what_people_did_with_suggestions_is_told_by_statement(client, survey, reviewer):
    def tag(words: str) -> Tag:
        return analysed(survey, words, key="better").answer.tags.get()

    about = {one.slug: one for one in QualityStatement.objects.all()}
    for _ in range(3):
        tags.accept_tag(tag=tag("A team."), by=reviewer)
    tags.remove_tag(tag=tag("No team."), reason="", by=reviewer)
    tags.change_tag(tag=tag("Such a team."), quality_statement=about[ASSESS], by=reviewer)
    plain = analysed(survey, "It rained.", key="better")
    new = {"start": 0, "end": 2, "by": reviewer}
    tags.add_tag(comment=plain, quality_statement=about[ABROAD], **new)
    again = tags.add_tag(comment=plain, quality_statement=about[TEAM], **new)
    tags.remove_tag(tag=again, reason="", by=reviewer)
    tag("Nobody decided on this team.")

    assert decided_suggestions() == {
        TEAM: Decided(kept=3, changed=1, removed=1),
        ABROAD: Decided(added=1),
    }
    row = next(
        row
        for row in client.get(AGREEMENT).context["page"].tables[2].rows
        if row[0] == about[TEAM].name
    )
    assert row[1:] == ["5", "3", "1", "1", "0"]


def test_figures_are_walked_back_to_comments_but_not_those_still_to_be_read_blind(
    client, reviewer, checked, colleague
):
    assert client.get(AGREEMENT).context["page"].checked == []
    judged(checked[0], reviewer, ASSESS, sounds="positive")

    page = text_of(client.get(AGREEMENT))

    names = dict(QualityStatement.objects.values_list("slug", "name"))
    assert f'<a href="/review/cheshire-east/{checked[0].pk}/">' in page
    assert f"First reader: {names[TEAM]} · neither good nor bad" in page
    assert f"Second reader: {names[ASSESS]} · good" in page
    assert f"The machine: {names[TEAM]}" in page
    assert f"/{checked[1].pk}/" not in page
    client.force_login(colleague)
    assert len(client.get(AGREEMENT).context["page"].checked) == 20
    assert len(client.get(AGREEMENT, {"page": "2"}).context["page"].checked) == 5


def test_another_council_sees_nothing_of_it(client, checked, other_council):
    client.force_login(make_member(other_council, "reviewer"))

    page = text_of(client.get(f"/review/{other_council.slug}/agreement/"))

    assert "How often the first suggestion is right: not enough read yet." in page
    assert "No comments" in page


def test_queries_of_the_page_do_not_grow(client, survey, reviewer, colleague):
    asked = []
    for number in (2, 15):
        many_sent(survey, number, key="better")
        take_waiting()
        for comment in Comment.objects.order_by("-pk")[:number]:
            judged(comment, colleague, TEAM)
            judged(comment, reviewer, TEAM, ASSESS)
        with CaptureQueriesContext(connection) as queries:
            client.get(AGREEMENT)
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 25
