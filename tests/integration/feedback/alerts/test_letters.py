"""What a letter says: that something waits and since when. Not a word of anything else."""

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.mail import Post
from feedback.actions.alerts import send_alerts
from feedback.actions.escalations import escalate_unopened
from feedback.actions.waiting import take_disclosures
from tests.factories.cms import make_member, make_user
from tests.factories.disclosures import make_disclosure
from tests.factories.feedback import analysed
from tests.integration.feedback.alerts.conftest import SECRET

CAME = "2026-03-02 15:47:00+00:00"
# Words of the answer, of the finding, of the survey, and of how to reach somebody.
NEVER = ["Zebedee", "hit", "Sunday", "carer", "physical", "Care at Home", "Your care", "01270"]


@pytest.fixture
def at_a_quarter_to_four(time_machine):
    time_machine.move_to(CAME, tick=False)
    return time_machine


def said() -> str:
    """Everything in every letter, headers among it."""
    return "\n".join(str(letter.message()) for letter in mail.outbox)


def test_letter_to_a_lead_says_that_something_waits_since_when_and_where(
    at_a_quarter_to_four, survey, lead, settings
):
    settings.WAGTAILADMIN_BASE_URL = "https://say.example.org/"
    analysed(survey, SECRET)

    send_alerts()

    (letter,) = mail.outbox
    assert letter.subject == "Our Say: something waits for the safeguarding lead"
    assert "Something waits for the safeguarding lead at Cheshire East." in letter.body
    assert "It came on 2 March 2026 at 15:47." in letter.body
    assert "https://say.example.org/concerns/cheshire-east/\n" in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_no_letter_and_no_log_holds_a_word_of_what_it_is_about(
    at_a_quarter_to_four, survey, lead, administrator
):
    analysed(survey, SECRET)
    make_disclosure(survey, SECRET, reach="01270 123456")
    take_disclosures()
    send_alerts()
    at_a_quarter_to_four.move_to("2026-03-04 15:47:00+00:00", tick=False)
    escalate_unopened()
    send_alerts()

    assert len(mail.outbox) == 2
    log = str(list(ModelLogEntry.objects.values_list("data", "label")))
    for word in NEVER:
        assert word not in said(), word
        assert word not in log, word


def test_letter_of_a_council_without_a_lead_holds_no_word_of_it(survey, administrator):
    analysed(survey, SECRET)

    send_alerts()

    for word in NEVER:
        assert word not in said(), word


@pytest.mark.parametrize(
    "address",
    ["lead@example.org\nBcc: evil@example.org", "lead@example.org\r\nSubject: Won", "\n", ""],
    ids=ascii,
)
def test_address_that_would_add_a_header_is_sent_nothing(survey, lead, council, address):
    broken = make_member(council, "safeguarding-lead", "broken@example.org")
    type(broken).objects.filter(pk=broken.pk).update(email=address)
    analysed(survey, SECRET)

    assert send_alerts() == 1
    assert [letter.to for letter in mail.outbox] == [[lead.email]]
    assert "evil" not in said() and "Won" not in said()


def test_name_of_a_council_adds_no_header(survey, lead, council):
    council.short_name = "Cheshire\nBcc: evil@example.org"
    council.save()
    analysed(survey, SECRET)

    send_alerts()

    (letter,) = mail.outbox
    assert letter.message()["Bcc"] is None
    assert "\n" not in letter.subject
    assert letter.recipients() == [lead.email]


def test_log_of_a_letter_that_failed_names_no_address(refused, caplog):
    refused.add("*")

    with Post() as post:
        assert not post.send(to="ann@example.org", subject="Something", body="Waits.")

    assert "ConnectionResetError" in caplog.text
    assert "ann@" not in caplog.text


def test_letter_to_a_name_beyond_ascii_goes(refused):
    person = make_user("zoë@example.org")

    with Post() as post:
        assert post.send(to=person.email, subject="Something", body=f"At {timezone.now()}.")
