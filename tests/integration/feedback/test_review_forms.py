"""Forms that lack something, repeat themselves or bring nonsense: one sentence, and no harm."""

import pytest

from feedback.models import Redaction, Tag, TagDecision

pytestmark = pytest.mark.usefixtures("plain_analyser")

LIST = "/review/cheshire-east/"


def text_of(response) -> str:
    return response.content.decode()


BAD = [
    ({}, "Press one of the buttons on this page."),
    ({"do": "explode"}, "Press one of the buttons on this page."),
    ({"do": "accept"}, "This tag is not on the comment any more."),
    ({"do": "accept", "tag": "x"}, "This tag is not on the comment any more."),
    ({"do": "accept", "tag": "9" * 30}, "This tag is not on the comment any more."),
    ({"do": "remove", "tag": "TAG", "reason": "x" * 201}, "Make the reason shorter"),
    ({"do": "change", "tag": "TAG", "about": "nonsense"}, "Choose a quality statement"),
    ({"do": "change", "tag": "TAG", "about": "safeguarding/no"}, "Choose a quality statement"),
    ({"do": "add", "words": "0-5"}, "Choose a quality statement"),
    ({"do": "add", "about": "safeguarding"}, "Choose which words"),
    ({"do": "add", "about": "safeguarding", "words": "a-b"}, "Choose which words"),
    ({"do": "add", "about": "safeguarding", "words": "0-9999"}, "Choose words that are in"),
    ({"do": "hide-found"}, "Tick what you want to hide."),
    ({"do": "hide-found", "found": "x"}, "Tick what you want to hide."),
    ({"do": "hide", "words": " ", "reason": "name"}, "Type the words to hide."),
    ({"do": "hide", "words": "Bob", "reason": "name"}, "These words are not in the comment."),
    ({"do": "hide", "words": "\0(*", "reason": "name"}, "These words are not in the comment."),
    ({"do": "hide", "words": "Ann", "reason": "spite"}, "Choose a reason from the list."),
    ({"do": "show-again", "redaction": "5"}, "These words are not hidden any more."),
]


@pytest.mark.parametrize(("form", "says"), BAD)
def test_bad_form_gets_one_sentence_and_changes_nothing(client, act, tag, form, says):
    form = {key: str(tag.pk) if value == "TAG" else value for key, value in form.items()}

    response = act(**({"do": ""} | form))

    assert response.status_code == 422
    page = text_of(response)
    assert says in page
    assert "<title>Problem: " in page
    assert not TagDecision.objects.exists() and not Redaction.objects.exists()
    assert Tag.objects.filter(source="person").count() == 0


def test_refused_form_keeps_what_was_typed(act, tag):
    hide = text_of(act("hide", words="Bob & Co", reason="place"))
    reason = text_of(act("remove", tag=tag.pk, reason="y" * 201))

    assert 'value="Bob &amp; Co"' in hide
    assert '<option value="place" selected>' in hide
    assert f'value="{"y" * 201}"' in reason
    assert "<details open>" in reason


def test_reason_with_signs_no_database_takes_is_kept_without_them(act, tag):
    assert act("remove", tag=tag.pk, reason="wrong\0one").status_code == 303
    assert TagDecision.objects.get().reason == "wrongone"
