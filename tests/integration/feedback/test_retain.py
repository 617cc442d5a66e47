"""Words go when their time is over; counts stay true; what is still needed is kept and named."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_scopes import scope
from wagtail.models import ModelLogEntry

from feedback.actions import concerns, retention
from feedback.actions.counts import recount_council
from feedback.actions.packs import freeze
from feedback.actions.retention import KEPT, TOLD, WORDS, retain
from feedback.actions.reviews import release
from feedback.actions.waiting import take_waiting
from feedback.exports import FORMS
from feedback.models import (
    Comment,
    Concern,
    Count,
    EvidencePack,
    PackCorrection,
    PackQuote,
    PersonalDetail,
    Tag,
)
from surveys import codes
from surveys.actions.retention import LEFT
from surveys.models import Answer, Disclosure
from tests.factories.cms import make_member
from tests.factories.disclosures import make_disclosure
from tests.factories.feedback import analysed
from tests.factories.surveys import make_published_survey

pytestmark = pytest.mark.usefixtures("plain_analyser")

SENT = datetime(2026, 1, 31, 12, tzinfo=UTC)
WORDS_SAID = "Ann runs a good team."


@pytest.fixture
def survey(framework, council, in_council):
    """Its words are kept for two months."""
    return make_published_survey(council, retention_months=2)


@pytest.fixture
def lead(council):
    return make_member(council, "safeguarding-lead")


def everywhere() -> str:
    """Every text that tables of comments and packs hold."""
    texts = [*Answer.objects.values_list("text", flat=True)]
    texts += Comment.objects.values_list("released_text", flat=True)
    texts += PackQuote.objects.values_list("text", flat=True)
    texts += EvidencePack.objects.values_list("document", flat=True)
    return "\n".join(texts)


@pytest.mark.parametrize(
    ("today", "gone"), [(date(2026, 3, 31), 0), (date(2026, 4, 1), 1)], ids=["last day", "after"]
)
def test_words_go_after_the_months_that_were_promised(survey, today, gone):
    analysed(survey, WORDS_SAID, sent_at=SENT)

    report = retain(today)

    assert report[WORDS] == gone
    assert (WORDS_SAID not in everywhere()) is bool(gone)
    assert Answer.objects.exclude(words_removed_at=None).count() == gone


def test_counts_and_tags_stay_and_equal_a_recount(survey, council):
    analysed(survey, WORDS_SAID, answers={"together": "no"}, sent_at=SENT)
    before = list(Count.objects.order_by("pk").values())

    retain(date(2026, 6, 1))

    assert list(Count.objects.order_by("pk").values()) == before
    assert recount_council(council)[1] == 0
    assert Tag.objects.exists()
    assert not PersonalDetail.objects.exists()
    assert Answer.objects.get(question__key="together").choice == "no"


def test_words_that_were_released_and_frozen_go_and_the_hash_still_fits(survey, council):
    by = make_member(council, "reviewer")
    for number in range(6):
        comment = analysed(survey, f"They run a team {number}.", sent_at=SENT)
        release(comment=comment, by=by)
    take_waiting()
    pack = freeze(survey=survey, by=None)
    assert b"They run a team 3." in FORMS["json"].render(pack)

    retain(date(2026, 6, 1))

    file = FORMS["json"].render(pack).decode()
    assert "They run a team" not in file
    assert "They run a team" not in everywhere()
    assert "[no longer kept]" in FORMS["csv"].render(pack).decode("utf-8-sig")
    assert file.startswith(pack.document[:-1])
    correction = PackCorrection.objects.get()
    assert (correction.kind, correction.made_on) == ("not-kept", date(2026, 6, 1))
    assert json.loads(file)["beside"]["corrections"][0]["on"] == "2026-06-01"


def test_comment_without_words_leaves_the_reviewers_list(survey, council, client):
    comment = analysed(survey, WORDS_SAID, sent_at=SENT)
    client.force_login(make_member(council, "reviewer"))
    assert client.get(f"/review/cheshire-east/{comment.pk}/").status_code == 200

    retain(date(2026, 6, 1))

    assert client.get(f"/review/cheshire-east/{comment.pk}/").status_code == 404
    assert f"/{comment.pk}/" not in client.get("/review/cheshire-east/").content.decode()


def test_words_of_an_open_concern_are_kept_and_named_until_it_is_closed(survey, lead):
    analysed(survey, "He hit me.", sent_at=SENT)

    report = retain(date(2026, 6, 1))

    assert (report[WORDS], report[KEPT], report[LEFT]) == (0, 1, 0)
    assert "He hit me." in everywhere()

    concern = Concern.objects.get()
    concerns.close_concern(concern=concern, outcome="acted-on", note="Rang.", by=lead)
    assert retain(date(2026, 6, 1))[WORDS] == 1
    assert "He hit me." not in everywhere()
    assert Concern.objects.get().outcome == "acted-on"


def test_disclosure_is_kept_while_open_then_emptied(survey, lead):
    make_disclosure(survey, "He hits me.", "01270 123456")
    take_waiting()
    later = timezone.localdate() + timedelta(days=200)
    assert retain(later)[KEPT] == 1

    concern = Concern.objects.get()
    concerns.close_concern(concern=concern, outcome="acted-on", note="Rang.", by=lead)

    assert retain(later)[TOLD] == 1
    disclosure = Disclosure.objects.get()
    assert (disclosure.words, disclosure.reach) == ("", None)


def test_how_to_reach_somebody_goes_before_their_words(framework, council, in_council, lead):
    make_disclosure(make_published_survey(council, retention_months=24), "He hits me.", "01270 1")
    take_waiting()
    concern = Concern.objects.get()
    concerns.close_concern(concern=concern, outcome="acted-on", note="Rang.", by=lead)

    retain(timezone.localdate() + timedelta(days=92))

    disclosure = Disclosure.objects.get()
    assert (disclosure.words, disclosure.reach) == ("He hits me.", None)


def test_run_is_logged_with_numbers_and_twice_does_no_more(survey, council):
    analysed(survey, WORDS_SAID, sent_at=SENT)

    first, second = retain(date(2026, 6, 1)), retain(date(2026, 6, 1))

    assert (first[WORDS], second[WORDS]) == (1, 0)
    line = ModelLogEntry.objects.get(action="feedback.words.removed")
    assert line.data == {"answers": 1, "disclosures": 0, "kept": 0, "left_over": 0}


def test_every_council_is_served(survey, other_council):
    theirs = make_published_survey(other_council, retention_months=1)
    analysed(survey, WORDS_SAID, sent_at=SENT)
    analysed(theirs, WORDS_SAID, sent_at=SENT)

    assert retain(date(2026, 6, 1))[WORDS] == 2
    with scope(council=other_council):
        assert not Answer.objects.with_words().exists()


def test_command_reports_and_fails_when_something_is_left(survey, capsys, monkeypatch):
    analysed(survey, WORDS_SAID, sent_at=datetime(2020, 1, 1, 12, tzinfo=UTC))
    monkeypatch.setattr(retention, "_remove_told", lambda today: 0)

    call_command("retain")

    assert f"{WORDS}: 1" in capsys.readouterr().out
    make_disclosure(survey)
    Disclosure.objects.update(told_at=datetime(2020, 1, 1, 12, tzinfo=UTC))
    with pytest.raises(CommandError, match="still there"):
        call_command("retain")


def test_person_with_a_code_is_told_that_their_words_are_gone(survey, client):
    comment = analysed(survey, WORDS_SAID, sent_at=SENT)
    code = codes.withdrawal_code(str(comment.answer.response.token))
    retain(date(2026, 6, 1))

    page = client.post("/code/", {"code": code}).content.decode()

    assert "We do not keep them any more." in page
