"""The survey on paper: every question once, from what was published, as a page and as a PDF."""

import builtins
import re
import shutil
import subprocess
import zlib

import pytest
import segno
from django_scopes import scope

from surveys.actions.papers import local_file
from surveys.models import MonitoringQuestion, SurveyPage, SurveyVersion
from surveys.presenters.paper_questions import only_if
from tests.factories.surveys import make_published_survey

AT = "/cheshire-east/care-at-home/"


def heads(html: str) -> list[str]:
    """The numbered questions of a form, in order."""
    found = re.findall(r"<h3[^>]*><bdi>(\d+)\.</bdi> (.*?)</h3>", html, re.S)
    return [f"{number} {words.replace('<br>', ' ')}" for number, words in found]


def test_easy_read_form_asks_each_question_once(client, survey):
    html = client.get(f"{AT}paper/").content.decode()

    assert heads(html) == [
        "1 Do the people who help you work well together?",
        "2 Tell us more if you want to.",
        "3 How long have you had help?",
        "4 What do people help you with?",
        "5 What could be better?",
    ]
    assert "Nearly there." in html
    assert "<strong>Together</strong> means as a team." in html
    assert html.count("I don’t want to say") == 5


def test_standard_form_has_the_standard_words(client, survey):
    html = client.get(f"{AT}paper/?wording=standard").content.decode()

    assert "1 Do the people who support you work well together?" in heads(html)
    assert "Tell us more if you want to." not in html


def test_unknown_choices_in_the_address_are_left_aside(client, survey):
    reply = client.get(f"{AT}paper/?wording=%00&size=huge")

    assert reply.status_code == 200
    assert "Do the people who help you" in reply.content.decode()


def test_form_is_the_published_version_not_the_draft(client, survey):
    page = SurveyPage.objects.get(pk=survey.pk)
    page.easy_read_title = "Not out yet"
    page.body[1].value["easy_read"] = "A question that is not out yet?"
    page.save_revision()

    html = client.get(f"{AT}paper/").content.decode()

    assert "not out yet" not in html.lower()
    assert "Version 1" in html


def test_form_begins_with_consent_and_who_answers(client, survey):
    html = client.get(f"{AT}paper/").content.decode()

    assert (
        html.index("You can keep my answers")
        < html.index("Who is answering?")
        < html.index("Who helps you?")
        < html.index("1.</bdi>")
    )
    assert html.count("0300 123 5022") >= 2


def test_form_promises_what_the_start_page_promises_and_turns_nobody_to_a_button(client, survey):
    online = re.findall(r"<h2[^>]*>([^<]*\?)</h2>", client.get(AT).content.decode())
    form = client.get(f"{AT}paper/").content.decode()

    promised = online[: online.index("Do you want help?") + 1]
    assert len(promised) == 8
    assert [heading for heading in promised if f"<h2>{heading}</h2>" not in form] == []
    assert "We do not know who you are." in form
    assert "Look for Get help now" not in form


def test_square_code_on_the_form_leads_to_the_survey(client, survey):
    html = client.get(f"{AT}paper/").content.decode()
    square = segno.make_qr(f"http://testserver{AT}", error="m")

    assert square.svg_data_uri(scale=4, border=4, light="#fff", svgclass=None) in html.replace(
        "&#x27;", "'"
    )


def test_questions_about_the_person_come_last_and_apart(client, framework, council):
    asked = MonitoringQuestion.objects.create(
        slug="age-band",
        order=1,
        kind="about-you",
        standard="What is your age?",
        easy_read="How old are you?",
        options=[{"code": "18-64", "label": "18 to 64", "easy_read": "18 to 64"}],
        source="tests",
    )
    survey = make_published_survey(council)
    page = SurveyPage.objects.get(pk=survey.pk)
    page.monitoring = [asked]
    page.save_revision().publish()

    html = client.get(f"{AT}paper/").content.decode()

    assert html.index("What could be better?") < html.index("How old are you?")
    assert '<h2 class="paper-new-page">About you</h2>' in html


def test_a_question_that_only_some_answer_says_who(client, survey, council):
    with scope(council=council):
        version = SurveyVersion.objects.latest_of(survey)
        version.questions.filter(key="how-long").update(
            asked_when={"key": "together", "answers": ["no", "sometimes"]}
        )

    html = client.get(f"{AT}paper/").content.decode()

    assert "Answer this only if you ticked “No” or “Sometimes” in question 1." in html


def test_easy_read_form_asks_the_parts_and_standard_the_whole(client, survey, council):
    with scope(council=council):
        version = SurveyVersion.objects.latest_of(survey)
        whole = version.questions.get(key="together")
        version.questions.filter(key="how-long").update(
            part_of="together", easy_read="Do they talk to each other?", kind="statement"
        )
        version.questions.filter(key="what-help").update(
            asked_when={"key": "together", "answers": ["no"]}
        )

    easy = client.get(f"{AT}paper/").content.decode()
    standard = client.get(f"{AT}paper/?wording=standard").content.decode()

    assert whole.easy_read not in easy
    assert "Do they talk to each other?" in easy
    assert "only if you ticked “No” in question 2." in easy
    assert whole.standard in standard
    assert "Do they talk" not in standard
    assert "only if you ticked “No” in question 1." in standard


def test_several_answers_are_joined_so_that_one_is_enough():
    assert only_if(["A", "B", "C"], [1, 2]) == (
        "Answer this only if you ticked “A” or “B” or “C” in question 1 or 2."
    )


def test_form_of_another_council_or_of_no_survey_is_not_found(client, survey, other_council):
    assert client.get("/leeds/care-at-home/paper/").status_code == 404
    assert client.get("/leeds/care-at-home/paper.pdf").status_code == 404
    assert client.get("/cheshire-east/nothing/paper.pdf").status_code == 404


def test_closed_survey_prints_no_more_forms(client, survey):
    survey.unpublish()

    assert client.get(f"{AT}paper/").status_code == 410
    assert client.get(f"{AT}paper.pdf").status_code == 410


@pytest.fixture
def papers(settings, tmp_path):
    """A folder of its own for the forms that are drawn."""
    settings.VAR_DIR = tmp_path
    return tmp_path / "papers"


def inflated(pdf: bytes) -> bytes:
    """What a PDF holds, its packed parts unpacked."""
    packed = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.S)
    return pdf + b"".join(_unpacked(part) for part in packed)


def _unpacked(part: bytes) -> bytes:
    try:
        return zlib.decompress(part)
    except zlib.error:
        return b""


@pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="needs pdftotext, which CI installs (poppler-utils)"
)
def test_pdf_says_what_the_page_says(client, survey, papers, tmp_path):
    reply = client.get(f"{AT}paper.pdf?size=large")
    (tmp_path / "form.pdf").write_bytes(reply.content)

    read = ["pdftotext", "-raw", str(tmp_path / "form.pdf"), "-"]
    text = subprocess.run(read, capture_output=True, text=True, check=True).stdout
    text = " ".join(text.split())

    assert text.count("Do the people who help you work well together?") == 1
    assert text.count("What could be better?") == 1
    pages = text.count("Your care at home. Version 1.")
    assert pages > 2
    assert f"Page {pages} / {pages}" in text


def test_pdf_is_tagged_and_knows_its_language(client, survey, papers):
    reply = client.get(f"{AT}paper.pdf")

    assert reply.status_code == 200
    assert reply["Content-Type"] == "application/pdf"
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang (en-gb)", b"pdfuaid"):
        assert mark in inflated(reply.content)


def test_pdf_is_drawn_once_for_the_same_form(client, survey, papers, monkeypatch):
    first = client.get(f"{AT}paper.pdf")
    monkeypatch.setattr("surveys.actions.papers._draw", lambda html: pytest.fail("drawn again"))

    assert client.get(f"{AT}paper.pdf").content == first.content
    assert len(list(papers.iterdir())) == 1


def test_without_pango_the_page_still_prints(client, survey, papers, monkeypatch):
    whole = builtins.__import__

    def without(name, *args, **kwargs):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return whole(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    reply = client.get(f"{AT}paper.pdf")

    assert reply.status_code == 503
    assert "We cannot make a PDF here just now. You can print this page." in reply.content.decode()
    assert len(heads(reply.content.decode())) == 5


@pytest.mark.parametrize(
    "address",
    [
        "/static/../manage.py",
        "/media/../our-say.sqlite3",
        "/static/%2e%2e/%2e%2e/manage.py",
        "/etc/passwd",
        "/static/nothing.svg",
    ],
)
def test_form_reads_no_file_but_pictures_and_styles(address):
    assert local_file(address) is None


def test_form_reads_the_bank_and_the_style():
    assert local_file("/static/frontend/paper.css")
    assert local_file("/static/frontend/pictures/bus.svg")
