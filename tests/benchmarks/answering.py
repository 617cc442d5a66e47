"""Answering over HTTP: the real server, beside a bare view and beside Wagtail's form page.

Both sides run the same server with as many workers, on the same database, which makes each commit
durable. The crowd that asks shares the machine's processors with both of them.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from tests.benchmarks.processors import seconds_used
from tests.crowd.databases import Environment, databases, prepared
from tests.crowd.lines import Crowd, Journey
from tests.crowd.person import Fields, Person, forms_on
from tests.crowd.server import Server
from tests.crowd.survey import AT

LINES = 8
ROUNDS = 3
Script = list[tuple[str, Fields]]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that do the same work: its journeys, and how many units one journey holds."""

    server: Server
    journeys: Callable[[int], list[Journey]]
    units: int = 1

    def measured(self, people: int) -> tuple[float, float]:
        """Return units a second, and the milliseconds of processor each of them took."""
        journeys = self.journeys(people)
        before, began = seconds_used(self.server.process.pid), perf_counter()
        Crowd(self.server.port, journeys, lines=LINES).walk()
        took = perf_counter() - began
        used = seconds_used(self.server.process.pid) - before
        return people * self.units / took, used / (people * self.units) * 1000


def lines() -> Iterator[dict[str, object]]:
    """Run every comparison on every database there is, and give one line for each."""
    with databases() as found:
        for name, environment in found.items():
            prepared(environment, "tests.crowd.survey")
            prepared(environment | _peer("forms"), "tests.benchmarks.prepare")
            yield from _on(name, environment)


def _peer(settings: str) -> Environment:
    return {"DJANGO_SETTINGS_MODULE": f"tests.benchmarks.peer.{settings}"}


def _on(name: str, environment: Environment) -> Iterator[dict[str, object]]:
    with (
        Server(environment) as ours,
        Server(environment | _peer("bare")) as bare,
        Server(environment | _peer("forms")) as forms,
    ):
        script = recorded(ours)
        form = _filled_form(forms)
        write = Side(ours, lambda people: [_saves(who, script) for who in begun(ours, people)], 12)
        one_insert = Side(bare, lambda people: [_inserts() for _ in range(people)], 12)
        questions = Side(ours, lambda people: [_asks(who, script) for who in begun(ours, people)])
        whole = Side(ours, lambda people: [Person(AT).walk() for _ in range(people)])
        one_form = Side(forms, lambda people: [_fills(form) for _ in range(people)])
        yield _compared(f"answer_write_{name}", write, one_insert, "pages/s", 100)
        yield _compared(f"contrib_forms_{name}", questions, one_form, "journeys/s", 60)
        yield _compared(f"contrib_forms_whole_{name}", whole, one_form, "journeys/s", 60)


def _compared(bench: str, ours: Side, peer: Side, unit: str, people: int) -> dict[str, object]:
    ours.measured(LINES), peer.measured(LINES)
    pairs = [(ours.measured(people), peer.measured(people)) for _ in range(ROUNDS)]
    for (_, mine), (_, theirs) in pairs:
        print(f"{bench}: {mine:.2f} ms of processor beside {theirs:.2f}", file=sys.stderr)
    return {
        "bench": bench,
        "ours": round(median(ours for (ours, _), _ in pairs), 1),
        "peer": round(median(peer for _, (peer, _) in pairs), 1),
        "ratio": round(median(ours / peer for (ours, _), (peer, _) in pairs), 3),
        "unit": unit,
        "n": people * ROUNDS,
    }


def recorded(server: Server) -> Script:
    """What one person pressed on each question page; the others press the same."""
    person = Person(AT, "Somebody")
    Crowd(server.port, [person.walk()], lines=1).walk()
    assert len(person.pressed) == 12, len(person.pressed)
    return person.pressed


def begun(server: Server, people: int) -> list[Person]:
    """People who have agreed and stand before the first question."""
    crowd = [Person(AT) for _ in range(people)]
    stops = [person.walk(stop=lambda path: "/q/" in path) for person in crowd]
    Crowd(server.port, stops, lines=LINES).walk()
    return crowd


def _saves(person: Person, script: Script) -> Journey:
    for path, fields in script:
        reply = yield person.post(path, _signed(person, fields))
        assert reply.status == 303, reply


def _asks(person: Person, script: Script) -> Journey:
    for path, fields in script:
        page = yield person.get(path)
        assert page.status == 200, page
        reply = yield person.post(path, _signed(person, fields))
        assert reply.status == 303, reply


def _signed(person: Person, fields: Fields) -> Fields:
    return fields | {"csrfmiddlewaretoken": person.cookies["csrftoken"]}


def _inserts() -> Journey:
    for _ in range(12):
        reply = yield Person("/").post("/write/", {"text": "They came late, and it was fine."})
        assert reply.status == 200, reply


def _filled_form(server: Server) -> Fields:
    filler, filled = Person("/twelve/", "Somebody"), {}

    def fill() -> Journey:
        page = yield filler.get("/twelve/")
        filled.update(filler.fill(next(forms_on(page.body.decode()))))

    Crowd(server.port, [fill()], lines=1).walk()
    assert len(filled) == 13, filled
    return filled


def _fills(fields: Fields) -> Journey:
    person = Person("/twelve/")
    page = yield person.get("/twelve/")
    assert page.status == 200, page
    person.cookies |= page.cookies
    reply = yield person.post("/twelve/", _signed(person, fields))
    assert reply.status == 200 and b"Thank you" in reply.body, reply
