"""Councils: the list, the codes, and what switching one on makes."""

import copy
import json
from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import Site

from cms.actions.councils import COUNCILS_FILE, CouncilListInvalid, load_councils, switch_on
from cms.models import Council, CouncilPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return json.loads(COUNCILS_FILE.read_text(encoding="utf-8"))


def test_load_brings_153_councils_in_nine_regions(document):
    report = load_councils()

    assert (report.added, Council.objects.count()) == (153, 153)
    for region in document["regions"]:
        assert Council.objects.filter(region=region["id"]).count() == region["council_count"]


def test_load_twice_changes_nothing():
    load_councils()

    report = load_councils()

    assert (report.added, report.changed, report.unchanged) == (0, 0, 153)


def test_load_again_leaves_a_councils_own_settings(document):
    load_councils()
    Council.objects.filter(slug="leeds").update(help_phone="0113 000 000", is_on=True, name="Old")

    report = load_councils(document)

    leeds = Council.objects.get(slug="leeds")
    assert (report.changed, leeds.help_phone, leeds.is_on) == (1, "0113 000 000", True)
    assert leeds.name == "Leeds City Council"


def test_load_refuses_a_list_whose_counts_disagree(document):
    broken = copy.deepcopy(document)
    broken["councils"][0]["region"] = "north-east"

    with pytest.raises(CouncilListInvalid, match=r"should have \d+ councils"):
        load_councils(broken)

    assert not Council.objects.exists()


def test_command_says_how_many(capsys):
    call_command("load_councils")

    assert "153 added" in capsys.readouterr().out


def test_former_code_resolves_to_the_council_of_today():
    load_councils()

    assert Council.objects.with_code("E08000016").slug == "barnsley"
    assert Council.objects.with_code("E08000039").slug == "sheffield"


def test_unknown_code_is_no_council():
    load_councils()

    with pytest.raises(Council.DoesNotExist):
        Council.objects.with_code("E99999999")


def test_council_exists_only_between_its_dates():
    load_councils()
    Council.objects.filter(slug="surrey").update(valid_to=date(2027, 3, 31))

    on_last_day = Council.objects.on(date(2027, 3, 31))
    after = Council.objects.on(date(2027, 4, 1))

    assert on_last_day.filter(slug="surrey").exists()
    assert not after.filter(slug="surrey").exists()


def test_switching_on_twice_makes_one_tree_site_and_set_of_groups(council):
    before = Group.objects.count()

    switch_on(council=council, by=None, host="cheshire-east.localhost")

    assert CouncilPage.objects.filter(council=council).count() == 1
    assert Site.objects.filter(hostname="cheshire-east.localhost").count() == 1
    assert Group.objects.count() == before


def test_switched_on_council_has_the_pages_the_law_asks_for(client, council):
    for slug, words in (("accessibility", "WCAG 2.2 AA"), ("privacy", "What we keep")):
        page = client.get(f"/cheshire-east/{slug}/")

        assert page.status_code == 200
        assert words in page.content.decode()
