"""Rubbish of every kind into every form: never a 500, whatever else is said about it."""

import random
from html import escape

import pytest
from django.test import Client
from django_scopes import scope

from feedback.models import Concern
from surveys.actions.monitoring_questions import load_monitoring
from surveys.given import readable
from tests.factories.cms import make_member
from tests.factories.feedback import analysed
from tests.factories.surveys import make_published_survey
from tests.integration.rubbish import (
    ANSWERING,
    ANYWHERE,
    DETAILS,
    DONE,
    VALUES,
    addresses_by_role,
    handful,
)
from tests.integration.surveys.walking import Person, hidden_fields, text_of

ROLES = [
    *("", "author", "reviewer", "safeguarding-lead", "evidence-lead", "council-administrator"),
    "supporter",
]
COOKIES = ["x", "a:b:c", '""', "é" * 10, "1" * 5000]
ABOUT_YOU = ("communication-needs", "age-band", "ethnic-group")
# Every form a person may fill in, each with the fields a page of it sends.
FORMS = [
    *[("agree/", field) for field in ("keep", "read", "start_key", "homepage", "return")],
    *[("who/", field) for field in ("choice", "do", "return")],
    *[("helped/", field) for field in ("choice", "do")],
    *[("helper/", field) for field in ("choice", "do")],
    *[("practice/", field) for field in ("choice", "do")],
    *[("q/1/", field) for field in ("choice", "do", "question", "version", "return")],
    *[("q/2/", field) for field in ("text", "choice", "do")],
    *[("q/4/", field) for field in ("choice", "do")],
    ("about/", "do"),
    *[("about/1/", field) for field in ("choice", "do", "question")],
    *[("about/3/", field) for field in ("choice", "do")],
    *[("safe/", field) for field in ("words", "reach", "key", "next")],
    *[("later/", "do"), ("clear/", "do"), ("send/", "checked"), ("contact/", "details")],
    *[("/code/", "code"), ("/code/change/", "code"), ("/code/remove/", "code")],
    ("/code/remove/", "sure"),
    ("together/", "do"),
    *[("/join/", field) for field in ("code", "key")],
    *[("/ways/", name) for name in ("wording", "size", "colours", "sign", "language", "next")],
]
# What somebody wrote in their own words, which a page must give back to them.
WRITTEN = {("q/2/", "text"), ("safe/", "words"), ("safe/", "reach"), ("contact/", "details")}


@pytest.fixture
def monitored(framework, council):
    """A survey with every kind of page there is to answer."""
    load_monitoring()
    return make_published_survey(council, monitoring=ABOUT_YOU)


@pytest.fixture
def addresses(monitored):
    comment = analysed(monitored, "My carer Mrs Patel came late. Ring 07700 900123.")
    harmed = analysed(monitored, "My carer hits me.")
    with scope(council=monitored.council):
        concern = Concern.objects.get(answer=harmed.answer)
    return addresses_by_role(monitored, comment.pk, concern.pk)


def _client(council, role: str) -> Client:
    client = Client(raise_request_exception=False)
    if role:
        client.force_login(make_member(council, role))
    else:
        Person(client).begin()
    return client


@pytest.mark.parametrize("role", ROLES)
def test_rubbish_in_any_form_is_never_a_server_error(council, addresses, role):
    dice = random.Random(f"2026 {role}")
    client = _client(council, role)
    broken = []

    for _ in range(150):
        address = dice.choice(addresses[role])
        if dice.random() < 0.5:
            data = handful(dice, longest=500)
            response = client.get(address, data)
        else:
            data = handful(dice, longest=1_000_000)
            response = client.post(address, data)
        if response.status_code >= 500:
            broken.append((address, data))

    assert broken == []


@pytest.mark.parametrize("cookie", COOKIES, ids=["letter", "colons", "quotes", "accents", "long"])
@pytest.mark.parametrize("name", ["answers", "reading", "helped"])
def test_broken_cookie_is_never_a_server_error(addresses, name, cookie):
    client = Client(raise_request_exception=False)
    client.cookies[name] = cookie

    statuses = {address: client.get(address).status_code for address in addresses[""]}

    assert all(status < 500 for status in statuses.values()), statuses


class Thrower(Person):
    """Somebody whose page sends everything it holds, and rubbish in one field of it."""

    def stand_at(self, page: str) -> dict[str, str]:
        """Open the page, anew if need be; return what it sends by itself."""
        if page.startswith("/"):
            return hidden_fields(self.client.get(page).content.decode())
        opened = self._opened(page)
        if opened.status_code != 200:
            self._begin_anew(page)
            opened = self._opened(page)
        assert opened.status_code == 200, (page, opened.status_code)
        return hidden_fields(opened.content.decode())

    def throw(self, page: str, field: str, values: list[str]):
        """Send the page with these values in one field."""
        address = page if page.startswith("/") else f"{self.at}{page}"
        return self.client.post(address, self.stand_at(page) | {field: values})

    def _opened(self, page: str):
        return self.open({"send/": "check/", "contact/": "sent/"}.get(page, page))

    def _begin_anew(self, page: str) -> None:
        self.client.cookies.clear()
        self.begin(contact="yes")
        if page == "helper/":
            self.press("helped/", choice="read_to")
        if page == "contact/":
            self.finish()


@pytest.fixture
def thrower(monitored, settings) -> Thrower:
    settings.WRONG_CODES_PER_HOUR = 10_000
    return Thrower(Client(raise_request_exception=False))


@pytest.mark.parametrize(("page", "field"), FORMS)
def test_rubbish_in_one_field_is_refused_in_a_sentence_and_kept(thrower, page, field):
    values = DONE if field == "do" else VALUES
    for sent in [*([value] for value in values), ["yes", "yes"], ["💥", ""]]:
        reply = thrower.throw(page, field, sent)

        about = (page, field, sent[0][:50], reply.status_code)
        assert reply.status_code in {200, 303, 409, 422}, about
        if reply.status_code != 422:
            continue
        # By its place, not its words: a field may have changed the language.
        assert 'id="error-summary"' in reply.content.decode(), about
        if (page, field) in WRITTEN:
            assert escape(readable(sent[0]).strip()) in reply.content.decode(), about


@pytest.mark.parametrize(
    ("page", "field"),
    [form for form in FORMS if form[1] in {"choice", "text", "code", "sign", "question"}],
)
def test_what_no_page_offers_is_never_taken(thrower, page, field):
    for value in ("nonsense\x00", "<b>yes</b>\ufffd"):
        reply = thrower.throw(page, field, [value])

        if page == "practice/":
            # Nothing is kept here, so nothing needs refusing.
            assert reply.status_code == 303
        else:
            assert reply.status_code == 422, (page, field, value)
            assert "There is a problem" in text_of(reply)


def test_every_page_of_a_person_is_thrown_at():
    thrown = {page for page, _field in FORMS}
    only_read = {
        "",
        "under-18/",
        "safe/told/",
        "check/",
        "sent/",
        "cleared/",
        "paper/",
        "/credits/",
    }
    alike = {"q/3/", "q/6/", "about/0/"}
    odd = {page for page in ANSWERING if "999" in page}
    # Only while somebody helps: thrown at in surveys/helped/test_rubbish.py.
    helped = {"help/"}

    assert thrown == {*ANSWERING, *ANYWHERE} - only_read - alike - odd - helped


@pytest.mark.parametrize("wording", ["", "nonsense", "\x00", "a" * 2000])
def test_paper_that_we_do_not_have_is_the_usual_one(thrower, wording):
    asked = {"wording": [wording, wording], "size": [wording]}

    page = thrower.client.get(f"{thrower.at}paper/", asked)

    assert page.status_code == 200
    assert "Do the people who help you work well together?" in text_of(page)


@pytest.mark.parametrize("field", DETAILS)
def test_rubbish_in_the_details_of_a_council_is_said_beside_its_field(council, field):
    client = _client(council, "council-administrator")
    address = f"/details/{council.slug}/"
    right = {name: value for name, value in _shown(client, address).items() if name != field}

    for value in VALUES:
        reply = client.post(address, right | {field: value})

        assert reply.status_code in {303, 422}, (field, value[:50], reply.status_code)
        if reply.status_code == 422:
            assert reply.context["form"].errors[field], value[:50]
            assert escape(value[:50].strip("\x00")) in reply.content.decode()


def _shown(client: Client, address: str) -> dict[str, object]:
    form = client.get(address).context["form"]
    return {name: form[name].value() or "" for name in form.fields}
