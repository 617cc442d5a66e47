"""People answer, the server dies under them, and they go on where they were."""

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from random import Random

from tests.crowd.lines import Crowd
from tests.crowd.person import Fields, Person
from tests.crowd.server import Server

LINES = 40
# The shortest journey from agreeing to the receipt; what is left after that is no sure target.
REPLIES_EACH = 20
TWICE = 0.1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened, in numbers, and what of it is not on disk as it should be."""

    seed: int
    people: int
    kills: int
    broken_lines: int
    acknowledged_pages: int
    problems: tuple[str, ...]

    def as_line(self) -> dict[str, object]:
        return asdict(self)


def answer_while_it_dies(
    server: Server, at: str, *, people: int, kills: int, seed: int
) -> tuple[list[Person], int]:
    """Let people answer while the server is killed so often; return them and the broken lines."""
    random = Random(seed)
    crowd_of = [
        Person(at, f"Person {number}", Random(seed + number), twice=TWICE)
        for number in range(people)
    ]
    moments = iter(sorted(random.sample(range(people, people * REPLIES_EACH), kills)))
    crowd = Crowd(server.port, (person.walk() for person in crowd_of), lines=LINES, patient=True)
    crowd.between = _killer(server, crowd, moments, random)
    crowd.walk()
    return crowd_of, crowd.broken


def _killer(server: Server, crowd: Crowd, moments: Iterator[int], random: Random):
    following = next(moments, None)

    def perhaps() -> None:
        nonlocal following
        if following is not None and crowd.replies >= following:
            following = next(moments, None)
            # The other lines have just asked: let the server be in the middle of something.
            time.sleep(random.uniform(0, 0.05))
            server.kill()
            server.start()

    return perhaps


def rows() -> tuple[int, int]:
    """How many responses there are, and how many events that tell of one. Needs Django."""
    from django_scopes import scopes_disabled

    from surveys.models import Response, ResponseEvent

    with scopes_disabled():
        return Response.objects.count(), ResponseEvent.objects.count()


def problems_of(people: list[Person], before: tuple[int, int]) -> Iterator[str]:
    """Say what the database does not hold as it was acknowledged, since it held `before`."""
    from django_scopes import scopes_disabled

    begun, told = (now - then for now, then in zip(rows(), before, strict=True))
    if (begun, told) != (len(people), len(people)):
        yield f"{len(people)} people left {begun} responses and {told} events."
    with scopes_disabled():
        for person in people:
            yield from _problems_of(person)


def _problems_of(person: Person) -> Iterator[str]:
    from surveys import codes
    from surveys.models import Response

    found = Response.objects.sent().filter(code_sha256=codes.digest(person.code))
    if len(found) != 1:
        yield f"{person.name}'s code {person.code} finds {len(found)} responses."
        return
    kept = {
        answer.question.key: answer.choice or answer.choices or answer.text or answer.state
        for answer in found[0].answers.select_related("question")
    }
    for key, fields in person.saved.items():
        if kept.get(key) != (said := _said(fields)):
            yield f"{person.name} said {said!r} to {key}; kept is {kept.get(key)!r}."


def _said(fields: Fields) -> str | list[str]:
    return fields.get("choice") or fields.get("text") or "skipped"


def outcome_of(server: Server, at: str, *, people: int, kills: int, seed: int) -> Outcome:
    """Tell the whole story once."""
    before = rows()
    crowd, broken = answer_while_it_dies(server, at, people=people, kills=kills, seed=seed)
    return Outcome(
        seed=seed,
        people=people,
        kills=kills,
        broken_lines=broken,
        acknowledged_pages=sum(len(person.pressed) for person in crowd),
        problems=tuple(problems_of(crowd, before)),
    )
