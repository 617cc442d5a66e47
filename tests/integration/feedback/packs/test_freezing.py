"""Freezing: the same data gives the same hash, and nothing is frozen that nobody said."""

import hashlib
import json
from datetime import date

import pytest
from wagtail.models import PageLogEntry

from feedback.actions.packs import NothingSaid, StillCounting, evidence_document, freeze, rebuild
from feedback.exports import FORMS
from feedback.models import EvidencePack
from tests.factories.evidence import COORDINATED, count
from tests.factories.surveys import make_response


def test_freezing_twice_gives_one_pack(told):
    first, second = freeze(survey=told, by=None), freeze(survey=told, by=None)

    assert first == second
    assert EvidencePack.objects.count() == 1
    assert first.sha256 == hashlib.sha256(first.document.encode()).hexdigest()


def test_hash_changes_when_a_figure_changes(told):
    before = freeze(survey=told, by=None)
    count(told, i_statement=COORDINATED, yes=100)

    assert freeze(survey=told, by=None).sha256 != before.sha256


def test_hash_changes_when_a_quote_is_taken_back(told):
    before = freeze(survey=told, by=None)
    told.versions.get().responses.update(may_quote=False)

    after = freeze(survey=told, by=None)

    assert after.sha256 != before.sha256
    assert b"even in the snow" not in FORMS["json"].render(after)


def test_hash_does_not_change_when_nothing_new_is_counted_again(told):
    before = freeze(survey=told, by=None)
    count(told)

    assert freeze(survey=told, by=None) == before


def test_rebuilding_gives_the_same_hash(told):
    pack = freeze(survey=told, by=None, as_of=date(2026, 6, 30))

    rebuilt = rebuild(pack)

    assert rebuilt.is_same
    assert rebuilt.document == pack.document


def test_rebuilding_as_of_a_day_does_not_see_later_months(told):
    pack = freeze(survey=told, by=None)
    count(told, month=date(2026, 5, 1), responses=100)

    assert rebuild(pack).is_same


def test_rebuilding_says_when_the_data_has_changed(told):
    pack = freeze(survey=told, by=None)
    count(told, i_statement=COORDINATED, yes=100)

    assert not rebuild(pack).is_same


def test_survey_nobody_answered_is_not_frozen(survey):
    with pytest.raises(NothingSaid, match="Nobody has answered"):
        freeze(survey=survey, by=None)

    assert not EvidencePack.objects.exists()


def test_answers_not_counted_yet_are_not_frozen(survey):
    make_response(survey)

    with pytest.raises(StillCounting):
        freeze(survey=survey, by=None)


def test_nothing_by_the_day_asked_for_is_not_frozen(told):
    with pytest.raises(NothingSaid, match="by 1 March 2026"):
        freeze(survey=told, by=None, as_of=date(2026, 3, 1))


def test_document_handed_out_is_the_packs_and_is_logged(told, lead):
    document = evidence_document(survey=told, by=lead)

    pack = freeze(survey=told, by=None)
    assert document == json.loads(FORMS["json"].render(pack))
    line = PageLogEntry.objects.get(action="feedback.pack.exported")
    assert (line.user, line.data["form"]) == (lead, "api")
