"""Pages: a question to answer and a survey's evidence, beside a plain Wagtail page."""

from django.test import Client

from feedback.actions.waiting import take_all_waiting
from tests.benchmarks.__main__ import Bench
from tests.factories.cms import make_council, make_member
from tests.factories.surveys import make_published_survey, make_response
from tests.factories.themes import load_reference_framework
from tests.integration.surveys.walking import Person

RESPONSES = 300


def benches() -> list[Bench]:
    """`question_page` and `evidence_page` (300 responses); peer: the council's privacy page."""
    load_reference_framework()
    council = make_council()
    survey = make_published_survey(council)
    for number in range(RESPONSES):
        choice = ("yes", "sometimes", "no")[number % 3]
        make_response(survey, {"together": choice, "together-more": f"They came late {number}."})
    take_all_waiting()
    person, lead, anyone = Client(), Client(), Client()
    begin(person)
    lead.force_login(make_member(council, "evidence-lead"))

    def get(client: Client, path: str):
        def once() -> None:
            response = client.get(path)
            assert response.status_code == 200, (path, response.status_code)

        return once

    plain = get(anyone, "/cheshire-east/privacy/")
    return [
        Bench("question_page", get(person, "/cheshire-east/care-at-home/q/1/"), plain, 40),
        Bench("evidence_page", get(lead, "/evidence/cheshire-east/care-at-home/"), plain, 40),
    ]


def begin(person: Client) -> None:
    """Agree to the survey as a person does, so that the question pages open."""
    Person(person).begin()
