"""Puts the demonstration's written-down surveys onto pages, as an author would, and publishes."""

from cms.actions.pictures import bank_picture
from cms.models import Council
from surveys.models import MonitoringQuestion, SurveyPage
from surveys.selectors.surveys import survey_of
from themes.models import IStatement
from themes.selectors.parts import parts_of

from .shapes import Step, SurveyContent

# The start page itself says who sees answers, that care stays as it is, that one may skip.
OWN_PASSAGES = {"who-asks", "what-for", "what-this-is"}


def publish(content: SurveyContent, council: Council, *, sample_label: str = "") -> SurveyPage:
    """Return the council's survey with this content, published; made once, then left alone."""
    existing = survey_of(council, content.slug)
    if existing:
        return existing
    intro = [passage.wording for passage in content.intro if passage.key in OWN_PASSAGES]
    survey = SurveyPage(
        slug=content.slug,
        title=content.title.standard,
        easy_read_title=content.title.easy_read,
        intro="\n".join(passage.standard for passage in intro),
        easy_read_intro="\n".join(passage.easy_read for passage in intro),
        sample_label=sample_label,
        body=[_block(step, content) for step in content.steps],
        live=False,
    )
    survey.monitoring = MonitoringQuestion.objects.filter(slug__in=content.monitoring)
    council.page.add_child(instance=survey)
    survey.save_revision().publish()
    return SurveyPage.objects.get(pk=survey.pk)


def _block(step: Step, content: SurveyContent) -> dict:
    wording = {"standard": step.wording.standard, "easy_read": step.wording.easy_read}
    value: dict = dict(wording)
    if step.kind != "section":
        value["picture"] = bank_picture(step.picture).pk
        value["hard_words"] = [
            _item(hard.word, {"word": hard.word, "meaning": hard.meaning})
            for hard in step.hard_words
        ]
    if step.is_asked:
        value |= {"i_statement": _statement(step.i_statement), "context": step.context}
    if step.choices:
        value["options"] = [
            _item(
                choice.key,
                {"standard": choice.wording.standard, "easy_read": choice.wording.easy_read},
            )
            for choice in step.choices
        ]
    value |= _own_words(step) | _branch(step, content)
    return {"type": step.kind, "id": step.key, "value": value}


def _branch(step: Step, content: SurveyContent) -> dict:
    """What later questions know this one by, and which earlier answer leads to it."""
    value: dict = {"name": step.name} if step.name else {}
    if step.asked_when:
        words = {
            choice.key: choice.wording.standard
            for asked in content.questions
            if asked.name == step.asked_when.question
            for choice in asked.choices
        }
        answers = [_item(key, words[key]) for key in step.asked_when.answers]
        value["asked_when"] = {"question": step.asked_when.question, "answers": answers}
    return value


def _parts(step: Step) -> list[dict]:
    return [
        _item(
            part.id,
            {"easy_read": part.question, "picture": bank_picture(part.picture).pk},
        )
        for part in (parts_of(step.i_statement) if step.in_parts else ())
    ]


def _item(key: str, value: dict | str) -> dict:
    # Wagtail takes an item without an id for a value of the older form.
    return {"type": "item", "id": key, "value": value}


def _own_words(step: Step) -> dict:
    if step.kind == "free_text":
        return {"question_type": step.question_type}
    if step.kind != "statement":
        return {}
    value = {"parts": _parts(step), "unsafe_when_no": step.unsafe_when_no}
    if step.tell_more is None:
        return value | {"tell_more": False}
    return value | {
        "tell_more": True,
        "tell_more_standard": step.tell_more.standard,
        "tell_more_easy_read": step.tell_more.easy_read,
    }


def _statement(slug: str) -> int | None:
    if not slug:
        return None
    return IStatement.objects.in_current_framework().enabled().get(slug=slug).pk
