"""A scripted person at a browser without scripts: reads the form that is there, fills it in."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from random import Random

from tests.crowd import http
from tests.crowd.http import Reply
from tests.crowd.lines import Journey

FORM = re.compile(r'<form method="post"([^>]*)>(.*?)</form>', re.S)
ONWARDS = re.compile(r'<a class="button button--primary" href="([^"]+)"')
ACTION = re.compile(r'action="([^"]*)"')
FIELD = re.compile(r"<(?:input|textarea) [^>]*>")
ATTRIBUTE = re.compile(r'\b(type|name|value)="([^"]*)"')
CODE = re.compile(r"\b(\w{4}-\w{4}-\w{4})\b")
LONGEST_JOURNEY = 400

Fields = dict[str, str | list[str]]


class Lost(Exception):
    """A page was not what the script of this journey expects."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it stands on a page: where it goes, and its fields as (kind, name, value)."""

    action: str
    fields: tuple[tuple[str, str, str], ...]

    def hidden(self) -> Fields:
        return {name: value for kind, name, value in self.fields if kind == "hidden"}

    def offers(self, *kinds: str) -> dict[str, list[str]]:
        """The values of fields of these kinds, by name."""
        found: dict[str, list[str]] = {}
        for kind, name, value in self.fields:
            if kind in kinds:
                found.setdefault(name, []).append(value)
        return found


def forms_on(page: str) -> Iterator[Form]:
    """Every form of a page that is posted."""
    for attributes, inside in FORM.findall(page):
        action = ACTION.search(attributes)
        yield Form(unescape(action[1]) if action else "", tuple(_fields(inside)))


def _fields(inside: str) -> Iterator[tuple[str, str, str]]:
    for tag in FIELD.findall(inside):
        facts = {name: unescape(value) for name, value in ATTRIBUTE.findall(tag)}
        kind = "words" if tag.startswith("<textarea") else facts.get("type", "text")
        yield kind, facts.get("name", ""), facts.get("value", "")


class Person:
    """One browser on one survey.

    What was acknowledged is kept: every press in `pressed`, the newest by question key in `saved`.
    """

    def __init__(
        self, at: str, name: str = "", random: Random | None = None, *, twice: float = 0.0
    ) -> None:
        self.at = at
        self.name = name
        self.random = random or Random(0)
        # How often, of one, a button is pressed a second time before the next page is looked at.
        self.twice = twice
        self.cookies: dict[str, str] = {}
        self.saved: dict[str, Fields] = {}
        self.pressed: list[tuple[str, Fields]] = []
        self.code = ""

    def get(self, path: str) -> bytes:
        return http.get(path, self.cookies)

    def post(self, path: str, fields: Fields) -> bytes:
        return http.post(path, self.cookies, fields)

    def walk(self, stop: Callable[[str], bool] = lambda path: False) -> Journey:
        """Go from the start to the receipt, or to the first page that `stop` knows."""
        path = f"{self.at}agree/?read=easy_read"
        for _ in range(LONGEST_JOURNEY):
            if stop(path):
                return
            reply = yield self.get(path)
            path = yield from self._past(path, reply)
            if self.code:
                return
        raise Lost(f"{self.name} never came to the end.")

    def _past(self, path: str, reply: Reply) -> Journey:
        """Read one page, press its button, and return the path of the next page."""
        self.cookies |= reply.cookies
        if reply.status in (302, 303):
            return reply.location
        if reply.status != 200:
            raise Lost(f"{path} gave {self.name} a {reply.status}.")
        page = reply.body.decode()
        if path.startswith(f"{self.at}sent/"):
            self.code = CODE.findall(page)[0]
            return ""
        form = self._form_on(page)
        if form is None:
            return self._link_on(path, page)
        fields = self.fill(form)
        answer = yield self.post(form.action or path, fields)
        if self.random.random() < self.twice:
            answer = yield self.post(form.action or path, fields)
        self.cookies |= answer.cookies
        if answer.status not in (302, 303):
            raise Lost(f"{path} refused {self.name} with a {answer.status}: {fields}.")
        if "question" in fields and fields != form.hidden():
            self.pressed.append((path, fields))
            self.saved[str(fields["question"])] = fields
        return answer.location

    def _form_on(self, page: str) -> Form | None:
        ours = (form for form in forms_on(page) if (form.action or self.at).startswith(self.at))
        return next(ours, None)

    def _link_on(self, path: str, page: str) -> str:
        onwards = ONWARDS.search(page)
        if onwards is None:
            raise Lost(f"{path} leaves {self.name} with nothing to press.")
        return unescape(onwards[1])

    def fill(self, form: Form) -> Fields:
        """Choose and write something, or now and then nothing; agree to what is asked."""
        fields = form.hidden()
        for name, values in form.offers("radio").items():
            fields[name] = self.random.choice([*values, ""])
        for name, values in form.offers("checkbox").items():
            choices = [value for value in values if value not in ("dont_know", "rather_not_say")]
            fields[name] = self.random.sample(choices, self.random.randint(1, len(choices)))
        for name in form.offers("words"):
            fields[name] = f"{self.name} says {self.random.randrange(10**9)}."
        return fields
