"""Where each page of one survey lives."""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import get_script_prefix, reverse


@dataclass(frozen=True, slots=True)
class Place:
    """The addresses of one council's survey, by page."""

    council: str
    survey: str

    def _to(self, page: str, **more: int) -> str:
        return _address(get_script_prefix(), page, self.council, self.survey, **more)

    @property
    def start(self) -> str:
        return self._to("start")

    @property
    def agree(self) -> str:
        return self._to("agree")

    @property
    def who(self) -> str:
        return self._to("who")

    @property
    def helped(self) -> str:
        return self._to("helped")

    @property
    def help(self) -> str:
        return self._to("help")

    @property
    def together(self) -> str:
        return self._to("together")

    @property
    def practice(self) -> str:
        return self._to("practice")

    @property
    def helper(self) -> str:
        return self._to("helper")

    @property
    def under_18(self) -> str:
        return self._to("under-18")

    @property
    def about(self) -> str:
        return self._to("about")

    @property
    def check(self) -> str:
        return self._to("check")

    @property
    def send(self) -> str:
        return self._to("send")

    @property
    def sent(self) -> str:
        return self._to("sent")

    @property
    def later(self) -> str:
        return self._to("later")

    @property
    def clear(self) -> str:
        return self._to("clear")

    @property
    def cleared(self) -> str:
        return self._to("cleared")

    @property
    def safe(self) -> str:
        return self._to("safe")

    @property
    def told(self) -> str:
        return self._to("told")

    @property
    def contact(self) -> str:
        return self._to("contact")

    @property
    def paper(self) -> str:
        return self._to("paper")

    @property
    def paper_pdf(self) -> str:
        return self._to("paper-pdf")

    def question(self, number: int) -> str:
        return self._to("question", number=number)

    def about_question(self, number: int) -> str:
        return self._to("about-question", number=number)


@lru_cache(maxsize=5_000)
def _address(_under: str, page: str, council: str, survey: str, **more: int) -> str:
    """What `reverse` gives; each saved page asks for several."""
    return reverse(f"surveys:{page}", kwargs={"council": council, "survey": survey, **more})
