"""The accessibility statement: what the law asks for, from what the council itself has set."""

from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.models import Council
from surveys.readiness import what_is_missing
from tests.factories.cms import make_member
from tests.factories.surveys import make_survey

AT = "/cheshire-east/accessibility/"


def test_statement_carries_what_the_law_asks(client, council):
    Council.objects.update(
        accessibility_phone="0300 111 2222",
        accessibility_reply_days=5,
        accessibility_known_problems="The map has no words.\n\nA form is too wide.",
        accessibility_how_tested="A blind resident answered a survey.",
        accessibility_prepared_on=date(2026, 3, 1),
        accessibility_reviewed_on=date(2026, 9, 2),
    )

    html = client.get(AT).content.decode()

    for words in (
        "wants everyone to be able to use this site",
        "This site meets part of them.",
        "<li>The map has no words.</li>",
        "<li>A form is too wide.</li>",
        "Disabled people have not tested this site yet.",
        "Too much work for now",
        "Things the rules do not ask for",
        "0300 111 2222",
        "access@example.org",
        "We answer within 5 working days.",
        "Equality Advisory and Support Service",
        "Equality and Human Rights Commission",
        "A blind resident answered a survey.",
        "1 March 2026",
        "2 September 2026",
    ):
        assert words in html, words


def test_statement_of_a_council_that_is_not_there_is_not_found(client, council):
    assert client.get("/nowhere/accessibility/").status_code == 404


def test_survey_is_not_published_without_a_contact_or_a_fresh_statement(framework, council):
    survey = make_survey(council)
    assert what_is_missing(survey) == []

    long_ago = timezone.localdate() - timedelta(days=400)
    Council.objects.update(
        accessibility_email="", accessibility_phone="", accessibility_prepared_on=long_ago
    )
    del survey.council
    gaps = " ".join(what_is_missing(survey))

    assert "The accessibility statement has no contact." in gaps
    assert "Nobody has checked the accessibility statement for a year." in gaps


def form(council: Council, **changed: object) -> dict[str, object]:
    """What the page would send, as it stands; `changed` are the fields that were typed over."""
    now = {
        "help_phone": council.help_phone,
        "help_hours": council.help_hours,
        "out_of_hours_phone": council.out_of_hours_phone,
        "retention_months": council.retention_months,
        "accessibility_email": council.accessibility_email,
        "accessibility_reply_days": council.accessibility_reply_days,
    }
    return now | changed


def test_administrator_changes_the_councils_own_details(client, council):
    client.force_login(make_member(council, "council-administrator"))

    reply = client.post(
        "/details/cheshire-east/", form(council, accessibility_phone="0300 111 2222")
    )

    assert reply.status_code == 303
    assert Council.objects.get(pk=council.pk).accessibility_phone == "0300 111 2222"
    entry = ModelLogEntry.objects.get(action="cms.council.details_changed")
    assert "accessibility_phone" in entry.data["fields"]
    assert "Council details" in client.get("/desk/").content.decode()


def test_details_that_do_not_fit_are_kept_and_explained(client, council):
    client.force_login(make_member(council, "council-administrator"))

    typed = form(council, accessibility_email="no address", accessibility_reviewed_on="soon")
    reply = client.post("/details/cheshire-east/", typed)

    assert reply.status_code == 422
    assert "no address" in reply.content.decode()
    assert Council.objects.get(pk=council.pk).accessibility_email == "access@example.org"


def test_details_are_closed_to_other_roles_and_other_councils(client, council, other_council):
    client.force_login(make_member(council, "council-administrator"))
    assert client.post("/details/leeds/", form(other_council)).status_code == 404

    client.force_login(make_member(council, "author"))
    assert client.get("/details/cheshire-east/").status_code == 404
