"""Rubbish to throw at forms: values, names of fields, and the addresses that take them."""

from random import Random
from uuid import uuid4

HUGE = "9" * 30
VALUES = [
    "",
    "\x00",
    "💥" * 50,
    "a" * 200_000,
    "-1",
    HUGE,
    "'; DROP TABLE surveys_answer; --",
    "<script>alert(1)</script>",
    "on",
    "yes",
    "\ufffd",
    "%00",
    "0",
    "1",
    "skip",
    "None",
    "dont_know",
    "../../etc/passwd",
    "٣",
    str(uuid4()),
    "//example.org/",
    "ur",
    "2026-02-30",
    "check",
]
# What a button of ours may mean: the doors in front of a page listen for these.
DONE = [
    *("later", "ways", "safe", "keep", "delete", "under-18", "back", "answer", "skip"),
    *("help.", "help.yes.may_write", "help.no.x", "help.pause", "help.take.x", "help.end"),
    *("help.refuse.", "help.end-now", "help.look"),
    *VALUES,
]
# Every name a form of ours uses, and some that none does.
FIELDS = [
    *("choice", "text", "question", "version", "do", "return", "agreed", "tried", "saved"),
    *("start_key", "homepage", "keep", "theme", "quote", "contact", "read", "checked"),
    *("code", "sure", "who", "helped", "voice", "help", "details", "lost", "changed"),
    *("words", "reach", "key", "was", "next", "tell", "done", "carried"),
    *("wording", "size", "colours", "sign", "language"),
    *("act", "tag", "reason", "start", "end", "span", "outcome", "note", "found"),
    *("redaction", "state", "survey", "page", "details_checked", "sub_section"),
    *("quality_statement", "value", "nonsense"),
    *("ask", "helper", "kind", "wrote", "comment", "need", "at", "other", "about", "about-second"),
    *("mostly", "also", "sounds", "challenge", "reply"),
    *("venue", "day", "time", "size_band", "access_needs", "observers", "group", "plan"),
    "person",
]
DETAILS = [
    *("help_phone", "help_hours", "out_of_hours_phone", "contact_email", "retention_months"),
    *("accessibility_email", "accessibility_phone", "accessibility_reply_days"),
    *("accessibility_known_problems", "accessibility_how_tested", "accessibility_tested_on"),
    *("accessibility_prepared_on", "accessibility_reviewed_on"),
]
ANSWERING = [
    *("", "agree/", "who/", "helped/", "helper/", "under-18/", "practice/", "help/"),
    *("q/1/", "q/2/", "q/3/", "q/4/", "q/6/", "q/999/", f"q/{HUGE}/"),
    *("about/", "about/0/", "about/1/", "about/3/", f"about/{HUGE}/", "safe/", "safe/told/"),
    *("check/", "send/", "sent/", "contact/", "later/", "clear/", "cleared/", "paper/"),
    "together/",
]
ANYWHERE = ["/join/", "/code/", "/code/change/", "/code/remove/", "/ways/", "/credits/"]


def addresses_by_role(survey, comment: int, concern: int) -> dict[str, list[str]]:
    """By role, the addresses it may reach; "" is a person who answers."""
    council = "cheshire-east/"
    answering = f"/{council}{survey.slug}/"
    evidence = f"/evidence/{council}"
    return {
        "": [f"{answering}{part}" for part in ANSWERING] + [*ANYWHERE, f"/{council}accessibility/"],
        "author": [
            f"/editor/survey-{part}/{page}/"
            for part in ("paths", "languages")
            for page in (survey.pk, survey.get_parent().pk, 0, HUGE)
        ]
        + [f"/editor/localize/{part}/{HUGE}/" for part in ("submit/page", "update")]
        + [f"/editor/localize/submit/page/{survey.pk}/"],
        "supporter": [
            f"/sessions/{council}{part}"
            for part in ("", f"{HUGE}/", f"{HUGE}/end/", f"{HUGE}/person/{HUGE}/")
        ]
        + [
            f"/sessions/{council}{part}"
            for part in ("plans/", "plans/make/", f"plans/{HUGE}/", "group/", f"{HUGE}/screen/")
        ]
        + [f"/offline/{council}{part}" for part in ("", "surveys/", "codes/", "send/", "pack/x/")],
        "reviewer": [
            f"/review/{council}{part}"
            for part in ("", "accept/", "again/", "audit/", "agreement/", f"{comment}/", f"{HUGE}/")
        ],
        "safeguarding-lead": [
            f"/concerns/{council}{part}" for part in ("", f"{concern}/", f"{HUGE}/")
        ],
        "evidence-lead": [
            evidence,
            f"{evidence}care-at-home/",
            f"{evidence}care-at-home/most/safeguarding/",
            f"{evidence}care-at-home/most/{HUGE}/",
            f"{evidence}care-at-home/freeze/",
            f"{evidence}care-at-home/packs/{HUGE}/json",
            f"/board/{council}",
            f"/board/{council}nothing/",
            f"/board/{council}nothing/safeguarding/{HUGE}/",
        ],
        "council-administrator": [
            f"/details/{council}",
            "/details/nowhere/",
            f"/people/{council}",
        ],
    }


def handful(dice: Random, longest: int) -> dict[str, list[str]]:
    """Some fields with one or two values each, none longer than that."""
    fields = dice.sample(FIELDS + DETAILS, dice.randint(0, 12))
    return {
        field: [
            value[:longest]
            for value in dice.choices(
                DONE if field == "do" else VALUES, k=dice.choice([1, 1, 1, 2])
            )
        ]
        for field in fields
    }
