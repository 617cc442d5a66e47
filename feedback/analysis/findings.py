"""What an analysis may claim about a text, and the characters each claim rests on."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Analyser:
    """Who made a finding: a name and a version that is raised when findings change."""

    name: str
    version: str
    tier: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text, and what it is called when it is taken out."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim about a text, and the characters it rests on."""

    kind: str
    label: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class TagFinding:
    """A quality statement that a text is about.

    `source` says what it rests on: "words", "asked" (then start and end are 0), or
    "words and asked".
    """

    label: str
    sub_section: str
    primary: bool
    start: int
    end: int
    confidence: float
    source: str = "words"
    kind: str = "tag"


@dataclass(frozen=True, slots=True)
class SentimentFinding:
    """How a text feels: a label, a score from -1 to 1, and the words with their weights."""

    label: str
    score: float
    textblob: float
    words: tuple[tuple[int, int, float], ...] = ()
    kind: str = "sentiment"


@dataclass(frozen=True, slots=True)
class Result:
    """Everything one analyser found in one text."""

    analyser: Analyser
    tags: tuple[TagFinding, ...]
    sentiment: SentimentFinding
    concerns: tuple[Finding, ...] = field(default=())
    identifiers: tuple[Finding, ...] = field(default=())
