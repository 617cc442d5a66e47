"""What a device takes along: the pages as they are drawn online, and receipt codes."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageLogEntry

from surveys import codes, offline_codes
from surveys.models import Question, SurveyVersion
from surveys.presenters.offline import sentences
from surveys.views.offline import FOLDER, MODULES
from tests.factories.cms import make_member
from tests.factories.plans import make_a_plan
from tests.factories.surveys import make_published_survey
from tests.integration.surveys.walking import Person

SPACE = re.compile(r"\s+")
# What differs between the two is where pages lead, and what only a device will know.
CHANGES = [
    (re.compile(r'<input type="hidden" name="csrfmiddlewaretoken"[^>]*>'), ""),
    (re.compile(r'(href|action)="[^"]*"'), ""),
    (re.compile(r'<span class="progress__step[^"]*"></span>'), ""),
    (re.compile(r"Question \S+ of \S+"), ""),
    (re.compile(r'<p class="stop-here">.*?</p>'), ""),
    (re.compile(r'(name="start_key") value="[^"]*"'), r"\1"),
    (re.compile(r'(id="[^"]*") checked'), r"\1"),
]


def pack_of(device, home, survey, query: str = "") -> dict:
    reply = device.get(f"{home}pack/{survey.slug}/{query}")
    assert reply.status_code == 200
    assert reply["Cache-Control"] == "no-store"
    return reply.json()


def main_of(pack: dict, name: str) -> str:
    return _same(pack["strings"][pack["pages"][f"en-gb/easy_read/person/{name}"][3]])


def online(person: Person, page: str) -> str:
    html = person.client.get(f"{person.at}{page}").content.decode()
    return _same(re.search(r"<main [^>]*>(.*)</main>", html, re.DOTALL)[1])


def _same(html: str) -> str:
    html = SPACE.sub(" ", html)
    for pattern, instead in CHANGES:
        html = pattern.sub(instead, html)
    return SPACE.sub(" ", html).strip()


def test_list_names_open_surveys_only(device, home, survey, asked):
    asked.unpublish()

    found = device.get(f"{home}surveys/").json()

    assert [row["slug"] for row in found["surveys"]] == [survey.slug]
    assert found["surveys"][0]["questions"] == 5
    assert found["codes"] == settings.OFFLINE_CODES


def test_list_says_which_sessions_are_planned_for_a_survey(device, home, survey, asked):
    soon = timezone.now() + timedelta(days=3)
    make_a_plan(survey, venue="St Mary’s Hall", planned_for=soon)
    make_a_plan(survey, venue="Long ago", planned_for=timezone.now() - timedelta(days=3))

    rows = {row["slug"]: row for row in device.get(f"{home}surveys/").json()["surveys"]}

    (planned,) = rows[survey.slug]["planned"]
    assert planned.endswith(", St Mary’s Hall")
    assert rows[asked.slug]["planned"] == []


def test_list_costs_the_same_with_many_surveys(
    device, home, council, survey, in_council, django_assert_max_num_queries
):
    address = f"{home}surveys/"
    device.get(address)
    with CaptureQueriesContext(connection) as few:
        device.get(address)
    cost = len(few)
    for number in range(4):
        other = make_published_survey(council, f"other-{number}")
        other.title = f"Other {number}, in other words"
        other.save_revision().publish()
    # Questions are read once by each process.
    device.get(address)

    with django_assert_max_num_queries(cost):
        rows = device.get(address).json()["surveys"]
    assert len(rows) == 5
    newest = SurveyVersion.objects.filter(number=2).values_list("pk", flat=True)
    assert len(newest) == 4
    assert {row["version"] for row in rows if row["slug"] != survey.slug} == set(newest)


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("question/1", "q/1/"),
        ("question/3", "q/3/"),
        ("question/4", "q/4/"),
        ("question/5", "q/5/"),
        ("question/6", "q/6/"),
        ("agree", "agree/"),
        ("who", "who/"),
        ("helped", "helped/"),
        ("practice", "practice/"),
        ("about", "about/"),
        ("about-question/2", "about/2/"),
        ("under-18", "under-18/"),
    ],
)
def test_page_is_the_one_that_is_shown_online(device, client, home, asked, name, page):
    pack = pack_of(device, home, asked)
    person = Person(client, f"/cheshire-east/{asked.slug}/")
    person.begin()

    assert main_of(pack, name) == online(person, page)


def test_pack_holds_each_question_in_both_wordings_and_every_voice(device, home, asked):
    pack = pack_of(device, home, asked)

    for variant in ("easy_read", "standard"):
        for voice in ("person", "carer", "on_behalf"):
            for question in pack["questions"]:
                assert f"en-gb/{variant}/{voice}/question/{question['position']}" in pack["pages"]
    assert [row["slug"] for row in pack["monitoring"]] == list(
        ("communication-needs", "age-band", "ethnic-group")
    )


def test_pack_names_every_file_its_pages_show(device, home, survey):
    pack = pack_of(device, home, survey)
    shown = set(re.findall(r'(?:src|href)="(/(?:static|media)/[^"#]+)', "".join(pack["strings"])))

    assert shown == set(pack["files"])
    assert any(file.startswith("/media/") for file in shown)


def test_pack_has_no_token_and_nobody_in_it(device, home, survey, supporter):
    pack = pack_of(device, home, survey)
    tokens = re.findall(r'name="csrfmiddlewaretoken" value="([^"]*)"', "".join(pack["strings"]))

    assert set(tokens) == {"none"}
    assert supporter.email not in json.dumps(pack)


def test_pack_is_in_english_and_in_the_languages_asked_for(device, home, survey):
    assert list(pack_of(device, home, survey)["languages"]) == ["en-gb"]
    pack = pack_of(device, home, survey, "?language=ur&language=xx")

    assert list(pack["languages"]) == ["en-gb", "ur"]
    assert pack["languages"]["ur"]["direction"] == "rtl"
    assert "ur/standard/person/question/1" in pack["pages"]


def test_closed_or_unknown_survey_is_not_given(device, home, survey):
    survey.unpublish()

    assert device.get(f"{home}pack/{survey.slug}/").status_code == 404
    assert device.get(f"{home}pack/nothing/").status_code == 404


def test_every_sentence_of_a_refusal_is_said_by_the_server_too(db):
    assert all(sentences().values())


def test_codes_are_made_for_this_council_and_written_down_without_them(
    device, home, council, supporter
):
    reply = device.post(f"{home}codes/", {"number": "3"})

    made = reply.json()["codes"]
    assert len({each["id"] for each in made}) == len({each["code"] for each in made}) == 3
    token = offline_codes.token_in(made[0]["seal"], made[0]["id"], council)
    assert codes.withdrawal_code(str(token)) == made[0]["code"]
    entry = PageLogEntry.objects.get(action="surveys.offline.prepared")
    assert (entry.user, entry.data) == (supporter, {"codes": 3})
    assert reply.cookies["offline"]["httponly"]


@pytest.mark.parametrize("number", ["", "-1", "x", "9" * 30, "٣", "100000"])
def test_strange_number_of_codes_gives_none_or_as_many_as_are_given(device, home, number):
    reply = device.post(f"{home}codes/", {"number": number})

    assert reply.status_code == 200
    assert len(reply.json()["codes"]) <= settings.OFFLINE_CODES


def test_page_is_the_same_whoever_asks_and_names_nobody(device, home, council, supporter):
    other = Client()
    other.force_login(make_member(council, "supporter", "another@example.org"))
    page = device.get(home).content.decode()

    assert other.get(home).content.decode() == page
    assert supporter.email not in page
    assert "csrfmiddlewaretoken" not in page


def test_worker_keeps_the_page_and_every_script_of_it(device, home):
    reply = device.get(f"{home}worker.js")

    known = json.loads(re.match(r"const KNOWN = (.*);\n", reply.content.decode())[1])
    assert reply["Cache-Control"] == "no-cache"
    assert known["files"][0] == known["home"] == home
    scripts = {path.stem for path in Path(finders.find(FOLDER)).glob("*.js")}
    assert set(MODULES) == scripts - {"worker"}
    for file in known["files"][1:]:
        assert finders.find(file.removeprefix(settings.STATIC_URL)), file


def version_of(device, home) -> str:
    script = device.get(f"{home}worker.js").content.decode()
    return json.loads(re.match(r"const KNOWN = (.*);\n", script)[1])["version"]


def test_device_takes_the_page_anew_when_anything_on_it_changed(
    device, home, council, settings, tmp_path
):
    before = version_of(device, home)
    screen = tmp_path / "surveys/offline/screens/locked.html"
    screen.parent.mkdir(parents=True)
    screen.write_text("<h1>In other words</h1>")
    (templates,) = settings.TEMPLATES

    settings.TEMPLATES = [templates | {"DIRS": [tmp_path]}]

    assert "In other words" in device.get(home).content.decode()
    assert version_of(device, home) != before


def test_page_stays_the_same_however_whoever_asks_reads(device, home):
    before = version_of(device, home)

    device.post("/ways/", {"size": "large", "colours": "dark", "language": "ur"})

    assert 'data-size="large"' in device.get(home).content.decode()
    assert version_of(device, home) == before


def test_manifest_opens_the_page_and_nothing_above_it(device, home):
    found = device.get(f"{home}manifest.json").json()

    assert (found["start_url"], found["scope"]) == (home, home)


def test_information_page_counts_no_question(device, home, survey):
    pack = pack_of(device, home, survey)

    (page,) = (row for row in pack["questions"] if row["kind"] == Question.Kind.INFORMATION)
    assert "{number}" not in main_of(pack, f"question/{page['position']}")
