"""The demonstration: the whole road on a few people, and nothing twice."""

from io import StringIO
from itertools import islice

import pytest
from django.core.management import CommandError, call_command
from django_scopes import scopes_disabled

from cms.models import Council, User
from feedback.demonstration import content
from feedback.models import Board, Comment, Concern, Count, EvidencePack, Tag
from surveys.models import Answer, MonitoringAnswer, Response

ROWS = (Answer, Board, Comment, Concern, Count, EvidencePack, MonitoringAnswer, Response, Tag, User)


@pytest.fixture
def few_people(monkeypatch):
    """Twelve people a survey: the road is the same, and a test can wait for it."""
    planned = content.planned_responses
    monkeypatch.setattr(content, "planned_responses", lambda **asked: islice(planned(**asked), 12))


def _demo() -> str:
    out = StringIO()
    call_command("demo", stdout=out, stderr=StringIO())
    return out.getvalue()


def _rows() -> dict[str, int]:
    with scopes_disabled():
        return {model.__name__: model.objects.count() for model in ROWS}


def test_demo_goes_the_whole_road_and_adds_nothing_twice(db, settings, tmp_path, few_people):
    settings.VAR_DIR = tmp_path

    said = _demo()
    first = _rows()
    _demo()

    assert "It is not a CQC score." in said
    assert str(tmp_path / "demonstration-pack.json") in said
    assert (tmp_path / "demonstration-pack.json").exists()
    assert set(Council.objects.switched_on().values_list("slug", flat=True)) == {
        "cheshire-east",
        "leeds",
        "norfolk",
    }
    assert first["Response"] == 48
    assert first["EvidencePack"] == 1
    assert first["MonitoringAnswer"] > 20
    assert _rows() == first
    with scopes_disabled():
        parts = Answer.objects.filter(question__part_of="work-together")
        wholes = Answer.objects.filter(question__key="work-together")
        assert parts.count() > 4
        assert wholes.count() > 2
        assert not wholes.filter(response__in=parts.values("response")).exists()


def test_demo_refuses_a_machine_for_real_people(db, settings):
    settings.DEMONSTRATION = False

    with pytest.raises(CommandError, match="development settings only"):
        _demo()

    assert not User.objects.exists()
