"""The device asks the same pages as the server would: both are given the same answers."""

from random import Random

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Page

from surveys import paths
from surveys.given import understand
from surveys.models import Answer, Question
from surveys.monitoring import asked as about_asked
from tests.factories.random_paths import random_choices, random_questions

pytestmark = [pytest.mark.browser, pytest.mark.looks]
CASES = 400
ASK = """async ([source, cases]) => {
  const found = `data:text/javascript;charset=utf-8,${encodeURIComponent(source)}`;
  const { asked, aboutAsked } = await import(found);
  return cases.map(({ pages, answers, variant, questions, said }) => [
    asked(pages, answers, variant).map(({ key }) => key),
    aboutAsked(questions, said).map(({ number }) => number),
  ]);
}"""
NEEDED = ("key", "position", "kind", "follows", "part_of", "asked_when")


def case(random: Random) -> dict:
    """A survey, what one person answered so far, and how they read; and the same about them."""
    pages = [Question(pk=number, **fields) for number, fields in _questions(random)]
    given = {
        page.key: random_choices(random, page)
        for page in pages
        if page.kind != Question.Kind.INFORMATION and random.random() < 0.7
    }
    return {
        "models": pages,
        "pages": [{name: getattr(page, name) for name in NEEDED} for page in pages],
        "answers": {key: {"choice": [], "text": "", **_joined(got)} for key, got in given.items()},
        "given": given,
        "variant": random.choice(["easy_read", "standard"]),
        **_about(random),
    }


def _questions(random: Random):
    return enumerate(random_questions(random, random.randint(1, 8)), start=1)


def _joined(given: dict[str, list[str]]) -> dict:
    return {name: "".join(got) if name == "text" else got for name, got in given.items()}


def _about(random: Random) -> dict:
    questions: list[dict] = []
    for number in range(random.randint(0, 5)):
        when = {}
        if questions and random.random() < 0.6:
            earlier = random.choice(questions)["slug"]
            when = {"slug": earlier, "codes": random.sample("abc", 2)}
        questions.append({"slug": f"s{number}", "asked_when": when})
    said = {each["slug"]: random.sample("abc", random.randint(0, 2)) for each in questions}
    return {"questions": questions, "said": said}


def on_the_server(case: dict) -> list[list]:
    by_key = {page.key: page for page in case["models"]}
    answers = {}
    for key, fields in case["given"].items():
        understood = understand(by_key[key], fields)
        answers[by_key[key].pk] = Answer(
            question=by_key[key],
            state=understood.state,
            choice=understood.choice,
            choices=list(understood.choices),
            text=understood.text,
        )
    shown = paths.asked(case["models"], answers, case["variant"])
    about = about_asked(case["questions"], case["said"])
    return [[page.key for page in shown], [number for number, _question in about]]


def test_device_and_server_ask_the_same(page: Page):
    cases = [case(Random(seed)) for seed in range(CASES)]
    with open(finders.find("frontend/offline/paths.js"), encoding="utf-8") as script:
        source = script.read()
    sent = [
        {name: each[name] for name in ("pages", "answers", "variant", "questions", "said")}
        for each in cases
    ]

    on_the_device = page.evaluate(ASK, [source, sent])

    expected = [on_the_server(each) for each in cases]
    different = [seed for seed in range(CASES) if on_the_device[seed] != expected[seed]]
    assert different == []
    assert any(
        len(shown) < len(each["pages"]) for (shown, _), each in zip(expected, cases, strict=True)
    )
