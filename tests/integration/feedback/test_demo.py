"""The demonstration: the whole road on a few people, and nothing twice."""

from io import StringIO
from itertools import islice

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from django.utils.translation import gettext
from django_scopes import scope, scopes_disabled
from wagtail_localize.models import StringTranslation

from cms.languages import language_called
from cms.models import Council, User
from feedback.demonstration import content
from feedback.models import (
    Board,
    Comment,
    Concern,
    Count,
    EvidencePack,
    JudgedStatement,
    Judgement,
    Tag,
    TagDecision,
)
from feedback.selectors.audit_sample import audit_sample
from surveys.models import Answer, MonitoringAnswer, Response, SurveyPage, SurveyVersion
from tests.integration.surveys.walking import text_of

ROWS = (
    *(Answer, Board, Comment, Concern, Count, EvidencePack, MonitoringAnswer, Response),
    *(JudgedStatement, Judgement, StringTranslation, SurveyPage, SurveyVersion, Tag, User),
)


@pytest.fixture
def few_people(monkeypatch):
    """Twelve people a survey: the road is the same, and a test can wait for it."""
    planned = content.planned_responses
    monkeypatch.setattr(content, "planned_responses", lambda **asked: islice(planned(**asked), 12))


@pytest.fixture
def enough_to_measure(monkeypatch):
    """So many people about help at home that a sample of their comments says something."""
    planned = content.planned_responses
    monkeypatch.setattr(
        content,
        "planned_responses",
        lambda survey: islice(planned(survey=survey), 50 if survey == "care-at-home" else 3),
    )


def _demo() -> str:
    out = StringIO()
    call_command("demo", stdout=out, stderr=StringIO())
    return out.getvalue()


def _rows() -> dict[str, int]:
    with scopes_disabled():
        return {model.__name__: model.objects.count() for model in ROWS}


def test_demo_goes_the_whole_road_and_adds_nothing_twice(
    db, settings, tmp_path, client, few_people
):
    settings.VAR_DIR = tmp_path

    said = _demo()
    first = _rows()
    _demo()

    assert "It is not a CQC score." in said
    assert "as two made-up reviewers" in said
    assert str(tmp_path / "demonstration-pack.json") in said
    assert (tmp_path / "demonstration-pack.json").exists()
    assert set(Council.objects.switched_on().values_list("slug", flat=True)) == {
        "cheshire-east",
        "leeds",
        "norfolk",
    }
    assert client.get("/health/ready").json()["limited"] == []
    assert first["Response"] == 48
    assert first["EvidencePack"] == 1
    assert first["MonitoringAnswer"] > 20
    assert first["Judgement"] > 10
    assert first["JudgedStatement"] > 10
    assert _rows() == first
    with scopes_disabled():
        parts = Answer.objects.filter(question__part_of="work-together")
        wholes = Answer.objects.filter(question__key="work-together")
        assert parts.count() > 4
        assert wholes.count() > 2
        assert not wholes.filter(response__in=parts.values("response")).exists()


def test_care_at_home_is_whole_in_two_more_languages(db, settings, tmp_path, client, few_people):
    settings.VAR_DIR = tmp_path

    _demo()

    with scopes_disabled():
        version = SurveyVersion.objects.filter(survey__slug="care-at-home").latest("number")
        words = {code: theirs["easy_read_title"] for code, theirs in version.wordings.items()}
        assert words == {"pl": "Pomoc dla Ciebie w domu", "ur": "گھر پر آپ کو ملنے والی مدد"}
        assert all(theirs["whole"] for theirs in version.wordings.values())
        assert all(set(each.wordings) == set(words) for each in version.questions.all())
        # Nobody was asked before the words were there, so all are counted in one version.
        assert version.responses.count() == 12
    for code, title in words.items():
        page = text_of(client.get("/cheshire-east/care-at-home/", {"language": code}))
        assert title in page
        assert who_wrote(code) in page


def who_wrote(code: str) -> str:
    """The note that a computer wrote what is on a page, in the language of that page."""
    with translation.override(code):
        said = gettext("A computer wrote these words in {language}. Nobody has checked them yet.")
    return said.format(language=language_called(code).name)


def test_answers_of_before_a_new_version_are_not_given_again(db, settings, tmp_path, few_people):
    settings.VAR_DIR = tmp_path
    _demo()
    survey = SurveyPage.objects.get(slug="care-at-home", locale__language_code="en-gb")
    survey.title = "Care at Home, said better"
    survey.save_revision().publish()

    _demo()

    with scopes_disabled():
        assert Response.objects.filter(version__survey=survey).count() == 12


def test_demo_refuses_a_machine_for_real_people(db, settings):
    settings.DEMONSTRATION = False

    with pytest.raises(CommandError, match="development settings only"):
        _demo()

    assert not User.objects.exists()


def test_sample_was_read_blind_by_two_made_up_reviewers(
    db, settings, tmp_path, client, enough_to_measure
):
    settings.VAR_DIR = tmp_path

    _demo()

    readers = ["reviewer.first-reader@demo.example.org", "reviewer.second-reader@demo.example.org"]
    labelled = {each.text for each in (*content.comments(), *content.written_comments())}
    council = Council.objects.get(slug="cheshire-east")
    with scope(council=council):
        read = Comment.objects.filter(answer__judgements__isnull=False).distinct()
        assert 20 <= read.count() <= audit_sample().count()
        assert {comment.answer.text for comment in read} <= labelled
        for comment in read:
            by = comment.answer.judgements.order_by("pk").values_list("made_by__email", flat=True)
            assert list(by) == readers
        assert not TagDecision.objects.filter(decided_by__email__in=readers).exists()
    assert not read_elsewhere(council)

    pages = {
        "reviewer": "/review/cheshire-east/agreement/",
        "evidence-lead": "/evidence/cheshire-east/care-at-home/",
        "board-member": "/board/cheshire-east/carers/",
    }
    said = {role: seen_by(client, role, address) for role, address in pages.items()}
    assert "The reviewers are made up, and so is what they said." in said["reviewer"]
    assert "not enough read yet" not in said["reviewer"]
    for role in ("evidence-lead", "board-member"):
        assert "of the council’s comments, picked by chance." in said[role]
    assert f"{read.count()} of" in seen_by(client, "reviewer", "/review/cheshire-east/audit/")


def read_elsewhere(council) -> bool:
    with scopes_disabled():
        return Judgement.objects.exclude(council=council).exists()


def seen_by(client, role: str, address: str) -> str:
    client.force_login(User.objects.get(email=f"{role}@demo.example.org"))
    return text_of(client.get(address))
