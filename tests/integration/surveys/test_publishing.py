"""Publishing: refused with a plain list, however it is set off; freezes what people will answer."""

import pytest
from django.urls import reverse
from wagtail.blocks import StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.models import Task, Workflow, WorkflowTask

from surveys.models import Question, SurveyPage, SurveyVersion
from surveys.readiness import NotReady, what_is_missing
from tests.factories.cms import make_member, make_picture
from tests.factories.surveys import make_survey

LONG = " ".join(["word"] * 21) + "."


@pytest.fixture
def draft(framework, council):
    return make_survey(council)


def _block(draft, name):
    return next(block for block in draft.body if block.id == name)


def test_complete_draft_lacks_nothing(draft):
    assert what_is_missing(draft) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"easy_read": ""}, "no easy-read wording"),
        ({"easy_read": LONG}, "a sentence of 21 words"),
        ({"picture": None}, "no picture"),
        ({"i_statement": None}, "choose an I-statement, or mark it as context"),
        ({"tell_more_easy_read": ""}, "“tell us more” has no easy-read wording"),
    ],
)
def test_gap_in_a_question_is_named_with_its_question(draft, change, sentence):
    for name, value in change.items():
        _block(draft, "together").value[name] = value

    gaps = what_is_missing(draft)

    assert any(sentence in gap and "Do the people who support you" in gap for gap in gaps), gaps


@pytest.mark.parametrize("field", ["description", "source", "licence"])
def test_picture_without_alt_text_source_or_licence_stops_publishing(draft, field):
    _block(draft, "together").value["picture"] = make_picture(**{field: ""})

    assert any("its picture has no" in gap for gap in what_is_missing(draft))


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("help_phone", "", "no adult social care number"),
        ("out_of_hours_phone", "", "no out-of-hours number"),
        ("retention_months", None, "How long words are kept is not set"),
    ],
)
def test_council_setting_that_is_missing_stops_publishing(draft, field, value, sentence):
    setattr(draft.council, field, value)
    draft.council.save()

    with pytest.raises(NotReady, match=sentence):
        SurveyPage.objects.get(pk=draft.pk).save_revision().publish()

    assert not SurveyPage.objects.get(pk=draft.pk).live


def test_option_without_easy_read_stops_publishing(draft):
    _block(draft, "how-long").value["options"][0]["easy_read"] = ""

    assert any("no easy-read wording" in gap for gap in what_is_missing(draft))


def test_editor_keeps_the_draft_and_lists_what_is_missing(client, council, draft):
    client.force_login(make_member(council, "author"))
    council.help_phone = ""
    council.save()
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    form = client.get(edit).context["form"]
    data = _as_posted(form) | {"title": "A better title", "action-publish": "action-publish"}

    response = client.post(edit, data, follow=True)

    words = response.content.decode()
    draft.refresh_from_db()
    assert "Not published yet" in words
    assert "no adult social care number" in words
    assert not draft.live
    assert draft.latest_revision.as_object().title == "A better title"


def test_editor_publishes_and_freezes(client, council, draft, in_council):
    client.force_login(make_member(council, "author"))
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    data = _as_posted(client.get(edit).context["form"]) | {"action-publish": "action-publish"}

    client.post(edit, data)

    version = SurveyVersion.objects.get(survey=draft)
    assert version.published_by.email.startswith("author@")
    assert version.questions.count() == 6


def _as_posted(form) -> dict:
    """What a browser would post of the editor's form without touching it, blocks as raw data."""
    page = form.instance
    data = {
        "title": page.title,
        "slug": page.slug,
        "easy_read_title": page.easy_read_title,
        "intro": page.intro,
        "easy_read_intro": page.easy_read_intro,
        "closes_on": "",
        "retention_months": "",
        "sample_label": "",
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }
    return data | _posted_stream(page.body)


def _posted_stream(body) -> dict:
    data = {"body-count": str(len(body))}
    for index, block in enumerate(body):
        data |= {
            f"body-{index}-deleted": "",
            f"body-{index}-order": str(index),
            f"body-{index}-type": block.block_type,
            f"body-{index}-id": block.id,
        }
        data |= _posted_struct(f"body-{index}-value", block.value)
    return data


def _posted_struct(prefix: str, value) -> dict:
    data = {}
    for name, part in value.items():
        key = f"{prefix}-{name}"
        if isinstance(part, StructValue):
            data |= _posted_struct(key, part)
        elif isinstance(part, ListValue):
            data[f"{key}-count"] = str(len(part))
            for index, child in enumerate(part.bound_blocks):
                data |= {
                    f"{key}-{index}-deleted": "",
                    f"{key}-{index}-order": str(index),
                    f"{key}-{index}-id": child.id,
                }
                data |= _posted_struct(f"{key}-{index}-value", child.value)
        elif isinstance(part, bool):
            if part:
                data[key] = "on"
        else:
            data[key] = str(getattr(part, "pk", part) or "")
    return data


def test_approval_by_workflow_is_gated_too(council, draft):
    author = make_member(council, "author")
    workflow = Workflow.objects.create(name="Panel")
    task = Task.objects.create(name="Panel reads it")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    draft.save_revision()
    state = workflow.start(draft, author)
    council.help_phone = ""
    council.save()

    with pytest.raises(NotReady):
        state.finish(user=author)

    assert not SurveyPage.objects.get(pk=draft.pk).live


def test_renamed_and_removed_questions_leave_the_old_version_as_it_was(draft, in_council):
    draft.save_revision().publish()
    draft = SurveyPage.objects.get(pk=draft.pk)
    _block(draft, "together").value["standard"] = "Do your carers talk to each other?"
    del draft.body[2]

    draft.save_revision().publish()

    first, second = SurveyVersion.objects.filter(survey=draft)
    assert first.questions.get(key="together").standard.startswith("Do the people who support")
    assert first.questions.filter(key="how-long").exists()
    assert not second.questions.filter(key="how-long").exists()
    assert second.questions.get(key="together").i_statement.slug == "care-coordinated"


def test_frozen_question_keeps_options_hard_words_and_picture(draft, in_council):
    draft.save_revision().publish()

    asked = Question.objects.get(key="together")
    choice = Question.objects.get(key="how-long")
    assert asked.hard_words == [{"word": "together", "meaning": "as a team"}]
    assert asked.picture["licence"] == "CC0"
    assert [option["key"] for option in choice.options] == ["short", "long"]
    assert (choice.section, choice.easy_read_section) == ("Your care", "Care")


@pytest.mark.parametrize("mode", ["easy_read", "standard"])
def test_author_previews_every_question_before_publishing(client, council, draft, mode):
    client.force_login(make_member(council, "author"))

    request = client.get("/").wsgi_request
    preview = draft.make_preview_request(request, preview_mode=mode)

    words = preview.rendered_content if hasattr(preview, "rendered_content") else ""
    words = words or preview.content.decode()
    assert ("people who help you" in words) == (mode == "easy_read")
    assert "What could be better?" in words
