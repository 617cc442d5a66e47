"""The shapes evidence comes in. Every number here is protected already: None means hidden."""

from dataclasses import dataclass
from datetime import date, datetime

from cms.models import Council
from feedback.suppression import share


@dataclass(frozen=True, slots=True)
class Row:
    """Parts of one whole, protected together, and how many they are parts of.

    `is_small` warns of a base under ten, whose shares swing with every answer.
    """

    base: int | None
    parts: tuple[tuple[str, int | None], ...]
    is_small: bool = False

    def number(self, part: str) -> int | None:
        """How many, rounded; None where hidden."""
        return dict(self.parts)[part]

    def share(self, part: str) -> int | None:
        """What part of the base in percent, from the rounded numbers; None where either hides."""
        number = self.number(part)
        if number is None or not self.base:
            return None
        return share(min(number, self.base), self.base)


@dataclass(frozen=True, slots=True)
class Asked:
    """Where an I-statement was asked: a question of one version (F2)."""

    version: int
    position: int
    key: str
    wording: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What one voice answered to one I-statement."""

    voice: str
    scale: Row
    non_answers: Row


@dataclass(frozen=True, slots=True)
class AskedStatement:
    """An I-statement the survey asked, on whose word it belongs here, and the answers to it.

    `on_behalf` is only how many were answered on someone's behalf: never their content.
    """

    slug: str
    text: str
    easy_read: str
    provenance: str
    questions: tuple[Asked, ...]
    own: Answers
    carers: Answers
    on_behalf: int | None


@dataclass(frozen=True, slots=True)
class Comments:
    """How many comments of one voice are about a statement, and how they sound."""

    voice: str
    tones: Row
    review: Row

    @property
    def base(self) -> int | None:
        return self.tones.base


@dataclass(frozen=True, slots=True)
class Quote:
    """Released words of someone who agreed to be quoted, walked back to the question (F2).

    `answer` is the number of the answer, and `seal` goes into the digest of the words.
    """

    answer: int
    seal: str
    text: str
    voice: str
    mode: str
    help: str
    variant: str
    wording: str
    question_key: str
    position: int
    version: int
    survey: str
    is_confirmed: bool
    sub_section: str
    sub_section_number: int


@dataclass(frozen=True, slots=True)
class StatementEvidence:
    """What was said about one quality statement, and what was not."""

    number: int
    slug: str
    name: str
    easy_read_name: str
    theme: str
    asked: tuple[AskedStatement, ...]
    own_comments: Comments
    carers_comments: Comments
    on_behalf_comments: int | None
    quotes: tuple[Quote, ...]
    gaps: tuple[str, ...]

    @property
    def too_little_said(self) -> bool:
        """True when nothing people said themselves about this can be shown."""
        answered = any(asked.own.scale.base is not None for asked in self.asked)
        return not answered and self.own_comments.base is None


@dataclass(frozen=True, slots=True)
class Head:
    """Who answered, each voice by itself: there is no total, so none can be worked out.

    All but `carers` and `on_behalf` is about people's own voice. A comment about two statements
    has two `tags`.
    """

    people: int | None
    carers: int | None
    on_behalf: int | None
    easy_read: Row
    helped: Row
    comments: int | None
    tags: Row


@dataclass(frozen=True, slots=True)
class Freshness:
    """When the figures were last counted, and whether some answers still wait."""

    counted_at: datetime | None
    some_wait: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """People's experience in one survey, by quality statement. It is never a score."""

    council: Council
    survey_slug: str
    title: str
    sample_label: str
    versions: tuple[int, ...]
    framework: str
    months: tuple[date, ...]
    freshness: Freshness
    head: Head
    statements: tuple[StatementEvidence, ...]

    @property
    def statements_with_too_little(self) -> int:
        """Of the nine, how many nothing can be said about yet."""
        return sum(statement.too_little_said for statement in self.statements)
