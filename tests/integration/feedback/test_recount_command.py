"""The command that counts everything again: it mends what differs, and says so."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django_scopes import scope

from feedback.models import Count, CountSlice
from tests.factories.counting import stored
from tests.factories.feedback import analysed
from tests.factories.surveys import make_published_survey


def test_recount_command_mends_what_differs_and_says_how_much(survey, council, in_council):
    analysed(survey, "A good team.", answers={"together": "yes"})
    right = stored()
    Count.objects.filter(measure="yes").update(number=99)
    Count.objects.filter(measure="responses").delete()
    said = StringIO()

    call_command("recount", stdout=said)

    assert said.getvalue() == "Counted 1 months. 2 numbers differed.\n"
    assert stored() == right


def test_recount_command_finds_months_nobody_counted(survey, in_council):
    analysed(survey, "A good team.")
    right = stored()
    CountSlice.objects.all().delete()

    call_command("recount", "--council", "E06000049", stdout=StringIO())

    assert stored() == right


def test_recount_of_one_council_leaves_another_alone(survey, other_council):
    analysed(survey, "A good team.")
    analysed(make_published_survey(other_council), "A good team.")
    said = StringIO()
    with scope(council=other_council):
        Count.objects.update(number=99)

    call_command("recount", council="E06000049", stdout=said)

    assert "0 numbers differed" in said.getvalue()


def test_recount_of_an_unknown_council_says_so(db):
    with pytest.raises(CommandError, match="E99999999") as refused:
        call_command("recount", council="E99999999")

    assert refused.value.returncode == 2
