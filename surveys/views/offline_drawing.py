"""Every page of a survey, drawn beforehand by the templates that draw it online.

What only a device will know stands in braces ({number}) or is left out, and is filled in there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from cms.languages import Language
from cms.models import Council
from cms.presenters.ways import groups
from cms.reading import Reading
from surveys.actions.responses import Consent
from surveys.models import Question, Response, SurveyVersion
from surveys.models.response import Help, Variant, Voice
from surveys.presenters import start as words
from surveys.presenters.agreement import consent_choices
from surveys.presenters.check import about_rows, answer_rows
from surveys.presenters.frame import frame_of
from surveys.presenters.languages import language_links
from surveys.presenters.media import media_of
from surveys.presenters.monitoring import (
    about_page,
    about_question_page,
    about_you_heading,
    about_you_rows,
    every_about_you_row,
    progress_words,
)
from surveys.presenters.offline import (
    ROUTE,
    OfflinePlace,
    flow,
    monitoring_rows,
    question_rows,
    sentences,
)
from surveys.presenters.passages import passages
from surveys.presenters.practice import practice_question
from surveys.presenters.question import Recalled, question_page
from surveys.presenters.who import help_asked, helper_asked, who_asked
from surveys.selectors.surveys import number_asked
from surveys.selectors.versions import questions_of
from surveys.wordings import question_words

NUMBER, TOTAL, SAID, CODE, PROBLEM, FIELD = (
    f"{{{name}}}" for name in ("number", "total", "said", "code", "problem", "field")
)
BACK = f"{ROUTE}back"
# What a device puts on its screen of a drawn page: title, kind of page, header, main part, foot.
PARTS = re.compile(
    r'<title>(?P<title>.*?)</title>.*<body class="(?P<kind>.*?)">.*'
    r'<header class="header">(?P<header>.*?)</header>\s*'
    r"<main [^>]*>(?P<main>.*)</main>(?P<foot>.*)</body>",
    re.DOTALL,
)
FILES = re.compile(r'(?:src|href)="(/(?:static|media)/[^"#?]+)')
Drawn = Iterator[tuple[str, str]]


def pack_of(
    council: Council, version: SurveyVersion, languages: Sequence[Language], code_page: str
) -> dict[str, Any]:
    """Return everything a device needs to ask this version in these languages."""
    strings: dict[str, int] = {}
    pages: dict[str, list[int]] = {}
    spoken: dict[str, dict[str, Any]] = {}
    for language in languages:
        with translation.override(language.code):
            spoken[language.code] = _spoken(language)
            for name, html in _all_pages(council, version, languages, code_page):
                parts = PARTS.search(html).groups()
                pages[f"{language.code}/{name}"] = [
                    strings.setdefault(part.strip(), len(strings)) for part in parts
                ]
    return {
        "id": f"{version.survey.slug}/{version.number}",
        "council": council.slug,
        "survey": version.survey.slug,
        "title": version.title,
        "version": version.pk,
        "number": version.number,
        "languages": spoken,
        "questions": question_rows(questions_of(version.pk)),
        "monitoring": monitoring_rows(version),
        "flow": flow(),
        "strings": list(strings),
        "pages": pages,
        "files": sorted({file for text in strings for file in FILES.findall(text)}),
    }


def _spoken(language: Language) -> dict[str, Any]:
    summary = {"errors": [{"text": PROBLEM, "href": f"#{FIELD}"}]}
    message = {"id": FIELD, "message": PROBLEM}
    return {
        "name": language.name,
        "direction": language.direction,
        "sentences": sentences(),
        "summary": render_to_string("components/error_summary.html", summary).strip(),
        "message": render_to_string("components/error_message.html", message).strip(),
    }


def _all_pages(
    council: Council, version: SurveyVersion, languages: Sequence[Language], code_page: str
) -> Drawn:
    for variant in Variant.values:
        draw = _Drawing(council, version, variant, languages, code_page)
        for voice in Voice.values:
            for name, html in draw.pages(voice):
                yield f"{variant}/{voice}/{name}", html


class _Drawing:
    """The pages of one version as one kind of reader sees them."""

    def __init__(
        self,
        council: Council,
        version: SurveyVersion,
        variant: str,
        languages: Sequence[Language],
        code_page: str,
    ) -> None:
        self.council, self.version, self.variant = council, version, variant
        self.codes = {language.code for language in languages}
        self.code_page = code_page
        self.place = OfflinePlace(council.slug, version.survey.slug)
        self.questions = questions_of(version.pk)

    def pages(self, voice: str) -> Drawn:
        """Every page, by the name it has in an address."""
        person = self._person(voice)
        yield from self._before(person)
        yield from self._questions(person)
        yield from self._about(person)
        yield from self._after(person)
        yield from self._beside()

    def _person(self, voice: str, help: str = Help.UNKNOWN) -> Response:
        """Somebody who answers; never stored."""
        return Response(
            council=self.council, version=self.version, variant=self.variant, voice=voice, help=help
        )

    def _draw(self, template: str, **context: Any) -> str:
        frame = frame_of(self.version, self.variant, self.place)
        around = {
            "frame": frame,
            "council": self.council,
            "can_stop": False,
            "back": BACK,
            # These forms are never sent; without a token Django would warn.
            "csrf_token": "none",
        }
        return render_to_string(template, around | context)

    def _before(self, person: Response) -> Drawn:
        yield (
            "start",
            self._draw(
                "surveys/start.html",
                languages=[
                    each for each in language_links(self.version) if each.code in self.codes
                ],
                passages=passages(self.version),
                how_long=words.how_long(*number_asked(self.version)),
                easy_read=f"{self.place.agree}?read={Variant.EASY_READ}",
                standard=f"{self.place.agree}?read={Variant.STANDARD}",
            ),
        )
        choices = consent_choices(Consent(), self.version.months_kept)
        yield (
            "agree",
            self._draw(
                "surveys/agree.html", choices=choices, variant=self.variant, trap="homepage"
            ),
        )
        yield from self._who(person)
        tried = practice_question()
        yield "practice", self._draw("surveys/practice.html", tried=tried)
        first = self.place.question(1)
        yield "practised", self._draw("surveys/practised.html", said=SAID, onwards=first)
        yield "practised-nothing", self._draw("surveys/practised.html", onwards=first)

    def _who(self, person: Response) -> Drawn:
        typed_for = self._person(person.voice, Help.TYPED_FOR)
        for name, asked in (
            ("who", who_asked(person, self.place)),
            ("helped", help_asked(person, self.place)),
            ("helper", helper_asked(person, self.place)),
            ("helper-typed_for", helper_asked(typed_for, self.place)),
        ):
            yield name, self._draw("surveys/who.html", asked=_unchosen(asked))

    def _questions(self, person: Response) -> Drawn:
        for question in self.questions:
            page = question_page(question, self.variant, voice=person.voice)
            counted = {"number": NUMBER, "total": TOTAL} if page.asks else {}
            page = replace(page, recalled=self._recalled(question, person.voice), **counted)
            yield (
                f"question/{question.position}",
                self._draw(
                    "surveys/question.html",
                    question=question,
                    media=media_of(question, Reading(wording=self.variant)),
                    page=page,
                ),
            )

    def _recalled(self, question: Question, voice: str) -> tuple[Recalled, ...]:
        """Each question this one may follow; which of them was asked, a device finds out."""
        wanted = {question.follows} - {""}
        return tuple(
            Recalled(question_words(other, self.variant, voice), f"{{said:{other.key}}}")
            for other in self.questions
            if not wanted.isdisjoint({other.key, other.part_of})
        )

    def _about(self, person: Response) -> Drawn:
        if not self.version.monitoring:
            return
        yield "about", self._draw("surveys/monitoring.html", page=about_page(person))
        progress = progress_words(person, NUMBER, TOTAL)
        everything = _answers_that_lead_everywhere(self.version)
        for number, _question in enumerate(self.version.monitoring, start=1):
            page = about_question_page(person, number, everything, ())
            page = replace(page, number=NUMBER, total=TOTAL, progress=progress)
            yield (
                f"about-question/{number}",
                self._draw("surveys/monitoring_question.html", page=page),
            )

    def _after(self, person: Response) -> Drawn:
        helped = self._person(person.voice, Help.READ_TO)
        about_you: list = []
        if self.version.monitoring:
            about_you = about_you_rows(person, {}, self.place)
            about_you = about_you + every_about_you_row(person, self.place)
        yield (
            "check",
            self._draw(
                "surveys/check.html",
                about=about_rows(helped, self.place),
                answers=answer_rows(helped, self.questions, {}, self.place),
                about_you=about_you,
                about_you_heading=about_you_heading(person),
            ),
        )
        yield "sent", self._draw("surveys/offline/kept.html", code=CODE, code_page=self.code_page)

    def _beside(self) -> Drawn:
        for name, template in (
            ("under-18", "surveys/under_18.html"),
            ("safe", "surveys/offline/safe.html"),
            ("clear", "surveys/offline/stop.html"),
            ("gone", "surveys/offline/gone.html"),
        ):
            yield name, self._draw(template)
        yield "ways", self._draw("cms/ways.html", groups=self._ways())

    def _ways(self) -> list:
        # Videos are too large to take along.
        offered = [group for group in groups(Reading()) if group.name != "sign"]
        return [
            replace(
                group,
                ways=[
                    replace(way, checked=False)
                    for way in group.ways
                    if group.name != "language" or way.value in self.codes
                ],
            )
            for group in offered
        ]


def _unchosen(asked: Any) -> Any:
    options = [replace(option, checked=False) for option in asked.options]
    return replace(asked, options=options, back=BACK)


def _answers_that_lead_everywhere(version: SurveyVersion) -> Mapping[str, Iterable[str]]:
    """Every option of every question chosen: then each of them is asked."""
    return {
        question["slug"]: [option["code"] for option in question["options"]]
        for question in version.monitoring
    }
