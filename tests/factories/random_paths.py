"""Questions with conditions and parts, put together at random, and random answers to them."""

from random import Random

from surveys.models import Question

SCALE = ("yes", "sometimes", "no")
OPTIONS = ("a", "b", "c")


def random_questions(random: Random, number: int) -> list[dict]:
    """The fields of about `number` pages, in order: conditions name an earlier question."""
    pages: list[dict] = []
    for index in range(number):
        key = f"k{index}"
        kind = random.choice(["statement", "statement", "single", "several", "text", "information"])
        first = {
            "key": key,
            "kind": kind,
            "options": _options(kind),
            "asked_when": _condition(random, pages),
            "is_context": True,
            "standard": key,
        }
        pages.append(first)
        if kind == "statement" and random.random() < 0.4:
            pages += [first | {"key": f"{key}-{part}", "part_of": key} for part in (1, 2)]
        if kind != "information" and random.random() < 0.4:
            more = {"key": f"{key}-more", "kind": "text", "options": [], "follows": key}
            pages.append(first | more)
    return [page | {"position": position} for position, page in enumerate(pages, start=1)]


def _options(kind: str) -> list[dict]:
    return [{"key": key, "standard": key} for key in OPTIONS] if kind in _CHOOSING else []


_CHOOSING = {"single", "several"}


def _condition(random: Random, pages: list[dict]) -> dict:
    named = [
        page
        for page in pages
        if page["kind"] in {"statement", "single", "several"} and not page.get("part_of")
    ]
    if not named or random.random() < 0.4:
        return {}
    page = random.choice(named)
    known = SCALE if page["kind"] == "statement" else OPTIONS
    return {"key": page["key"], "answers": random.sample(known, random.randint(1, 2))}


def random_choices(random: Random, question: Question) -> dict[str, list[str]]:
    """The form fields of any answer this question takes, a skipped one among them."""
    silence = random.choice(["", "", "dont_know", "rather_not_say"])
    if random.random() < 0.2:
        return {"choice": [silence]}
    if question.kind == Question.Kind.TEXT:
        return {"text": [random.choice(["Kind.", "Late.", ""])]}
    if question.kind == Question.Kind.SEVERAL:
        return {"choice": random.sample(OPTIONS, random.randint(0, 3))}
    return {"choice": [random.choice(SCALE if question.kind == "statement" else OPTIONS)]}
