"""What the made-up people say about themselves: the same person says the same every time."""

from collections.abc import Mapping
from random import Random

from surveys.actions.about_you import save_monitoring
from surveys.models import Response
from surveys.monitoring import PREFER_NOT, Frozen, asked

# One in so many says nothing at all, and one in so many leaves a question out.
SAY_NOTHING, LEAVE_OUT = 0.3, 0.1
# Where every answer is as likely as every other, people would not look like people.
WEIGHTS: dict[str, Mapping[str, int]] = {
    "age-band": {"65-74": 5, "75-84": 8, "85-plus": 9},
    "ethnic-group": {"white-british": 80},
    "long-term-condition": {"yes": 12},
}


def say(response: Response, key: str) -> None:
    """Let the person behind `key` answer the questions about themselves, or leave them."""
    rng = Random(f"about {key}")
    if rng.random() < SAY_NOTHING:
        return
    said: dict[str, list[str]] = {}
    for question in response.version.monitoring:
        if question in [other for _, other in asked(response.version.monitoring, said)]:
            codes = [] if rng.random() < LEAVE_OUT else _codes(question, rng)
            said = save_monitoring(response=response, slug=question["slug"], codes=codes)


def _codes(question: Frozen, rng: Random) -> list[str]:
    offered = [option["code"] for option in question["options"] if option["code"] != PREFER_NOT]
    alone = {option["code"] for option in question["options"] if option.get("exclusive")}
    weights = WEIGHTS.get(question["slug"], {})
    first = rng.choices(offered, weights=[weights.get(code, 1) for code in offered])[0]
    if not question["multiple"] or first in alone:
        return [first]
    more = rng.sample(offered, k=rng.randint(0, 2))
    return [code for code in offered if code == first or (code in more and code not in alone)]
