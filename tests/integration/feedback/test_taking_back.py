"""Taking answers back reaches the end of the road, from the web page to a pack frozen before."""

import csv
import hashlib
import io
import json
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from feedback.actions import packs
from feedback.actions.counts import recount_council, recount_stale
from feedback.actions.packs import evidence_document, freeze
from feedback.actions.reviews import release
from feedback.actions.waiting import take_batch, take_waiting
from feedback.exports import FORMS
from feedback.models import (
    Analysis,
    Comment,
    Concern,
    Count,
    EvidencePack,
    PackCorrection,
    PackQuote,
    PersonalDetail,
    Redaction,
    Tag,
)
from feedback.selectors.pack_document import canonical
from surveys import codes
from surveys.actions.withdrawals import withdraw_response
from surveys.models import Response, ResponseEvent
from tests.factories.cms import make_member
from tests.factories.evidence import make_board
from tests.factories.feedback import analysed
from tests.factories.surveys import make_published_survey, make_response
from tests.integration.surveys.walking import Person, text_of

pytestmark = pytest.mark.usefixtures("plain_analyser")

HERS = "A kind team, and Ann comes at nine."
EVIDENCE = "/evidence/cheshire-east/care-at-home/"
JANUARY = datetime(2026, 1, 20, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_council(in_council):
    """All of it belongs to one council."""


@pytest.fixture
def others(survey):
    """Five people whose words about the team were released."""
    by = make_member(survey.council, "reviewer", "others@example.org")
    for number in range(5):
        release(comment=analysed(survey, f"They run a team {number}."), by=by)
    return survey


def answer_over_http(client) -> str:
    """Answer the survey as a person does; returns the code on the receipt."""
    person = Person(client)
    person.begin(theme="yes", quote="yes")
    person.press("q/1/", choice="no")
    person.press("q/2/", text=HERS)
    receipt = text_of(person.finish())
    response = Response.objects.latest("pk")
    assert response.state == "sent", receipt
    return codes.withdrawal_code(str(response.token))


@pytest.fixture
def told(others, client, django_capture_on_commit_callbacks):
    """Her answers went the whole road: sent, read, released, on a board, in a frozen pack."""
    with django_capture_on_commit_callbacks(execute=True):
        code = answer_over_http(client)
    by = make_member(others.council, "reviewer", "reading@example.org")
    comment = Comment.objects.get(answer__text=HERS)
    release(comment=comment, by=by, details_checked=True)
    recount_stale()
    return code, freeze(survey=others, by=None)


def pages_of_staff(client, council) -> str:
    """Everything that reviewers, a board and an evidence lead can open or fetch."""
    member = make_member(council, "board-member")
    board = make_board(council, members=[member], remit=())
    shown = []
    for user, addresses in (
        (member, [f"/board/cheshire-east/{board.slug}/"]),
        (make_member(council, "reviewer"), ["/review/cheshire-east/"]),
        (
            make_member(council, "evidence-lead"),
            [EVIDENCE, "/api/v1/councils/cheshire-east/surveys/care-at-home/evidence/"]
            + [
                f"{EVIDENCE}packs/{pack.pk}/{form}"
                for pack in EvidencePack.objects.all()
                for form in FORMS
            ],
        ),
    ):
        client.force_login(user)
        for address in addresses:
            reply = client.get(address)
            assert reply.status_code == 200, address
            shown.append(reply.content.decode())
    return "\n".join(shown)


def test_answers_taken_back_with_the_code_are_gone_from_everywhere(
    told, client, council, django_capture_on_commit_callbacks
):
    code, pack = told
    response = Response.objects.latest("pk")
    before = Count.objects.get(measure="responses").number
    assert FORMS["json"].render(pack).decode().count(HERS) == 1

    with django_capture_on_commit_callbacks(execute=True):
        reply = client.post("/code/remove/", {"code": code, "sure": "yes"})

    assert "Your answers are removed" in text_of(reply)
    for model in (Analysis, Comment, Concern, PackQuote, Redaction, Tag):
        rows = model.objects.filter(answer__response=response)
        assert not rows.exists(), model
    assert not PersonalDetail.objects.filter(analysis__answer__response=response).exists()
    assert Count.objects.get(measure="responses").number == before - 1
    assert recount_council(council)[1] == 0
    assert HERS not in pages_of_staff(client, council)
    assert HERS not in str(list(ModelLogEntry.objects.values_list("data", flat=True)))


def test_pack_frozen_before_keeps_its_document_and_says_what_happened(told, client, council):
    code, pack = told
    document, sha256 = pack.document, pack.sha256

    client.post("/code/remove/", {"code": code, "sure": "yes"})
    take_waiting()

    pack.refresh_from_db()
    assert (pack.document, pack.sha256) == (document, sha256)
    whole = json.loads(FORMS["json"].render(pack))
    beside = whole.pop("beside")
    assert hashlib.sha256(canonical(whole).encode()).hexdigest() == sha256
    today = f"{timezone.localdate():%-d %B %Y}"
    told = f"On {today}, somebody took their answers back. Make a new pack for today’s figures."
    assert [correction["text"] for correction in beside["corrections"]] == [told]
    table = FORMS["csv"].render(pack).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert rows[0]["text"] == told
    assert "[taken back]" in {row["text"] for row in rows if row["section"] == "quotes"}
    client.force_login(make_member(council, "evidence-lead"))
    assert told in text_of(client.get(EVIDENCE))


def test_several_on_one_day_are_one_correction_that_tells_no_number(others):
    recount_stale()
    pack = freeze(survey=others, by=None)

    for response in Response.objects.sent()[:3]:
        withdraw_response(response=response)
    take_waiting()

    assert PackCorrection.objects.get().pack == pack


def test_event_taken_twice_corrects_once(others):
    recount_stale()
    freeze(survey=others, by=None)
    withdraw_response(response=Response.objects.sent().first())
    take_waiting()
    ResponseEvent.objects.update(taken_at=None)

    take_waiting()

    assert PackCorrection.objects.count() == 1


def test_pack_that_never_counted_the_answers_is_not_corrected(survey, council):
    elsewhere = make_published_survey(council, "respite")
    for one in (survey, elsewhere):
        make_response(one, {"together": "yes"}, sent_at=JANUARY)
    take_waiting()
    of_january = freeze(survey=survey, by=None, as_of=date(2026, 1, 31))
    freeze(survey=elsewhere, by=None)
    later = make_response(survey, {"together": "yes"})
    in_february = make_response(
        survey, {"together": "yes"}, sent_at=datetime(2026, 2, 3, 12, tzinfo=UTC)
    )
    take_waiting()
    of_february = freeze(survey=survey, by=None, as_of=date(2026, 2, 28))

    withdraw_response(response=later)
    take_waiting()
    assert not PackCorrection.objects.exists()

    withdraw_response(response=in_february)
    take_waiting()
    assert [correction.pack for correction in PackCorrection.objects.all()] == [of_february]
    assert of_january != of_february


def test_pack_frozen_while_a_withdrawal_waits_is_corrected_when_it_is_taken(others):
    recount_stale()
    withdraw_response(response=Response.objects.sent().first())
    pack = freeze(survey=others, by=None)

    take_waiting()

    assert PackCorrection.objects.get().pack == pack


def test_freezing_counts_first_what_waits_to_be_counted(others):
    recount_stale()
    withdraw_response(response=Response.objects.sent().first())
    take_batch()

    pack = freeze(survey=others, by=None)

    assert recount_stale() == 0
    assert not pack.corrections.exists()


def test_answer_that_goes_while_a_pack_is_made_freezes_nothing(others, monkeypatch):
    recount_stale()

    def gone(*_):
        raise packs.IntegrityError

    monkeypatch.setattr(packs, "_keep_quotes", gone)

    with pytest.raises(packs.StillCounting, match="just now"):
        freeze(survey=others, by=None)
    assert not EvidencePack.objects.exists()


def test_words_handed_out_by_the_api_are_never_those_taken_back(others):
    hers = analysed(others, HERS)
    release(
        comment=hers,
        by=make_member(others.council, "reviewer", "r@example.org"),
        details_checked=True,
    )
    recount_stale()
    assert HERS in canonical(evidence_document(survey=others, by=None))

    withdraw_response(response=hers.answer.response)
    take_waiting()

    assert HERS not in canonical(evidence_document(survey=others, by=None))
