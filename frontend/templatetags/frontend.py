"""Small helpers that the components share; each returns plain words or safe markup."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import zip_longest

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from frontend import sprite as sprites
from frontend.pictures import bank

register = template.Library()

MOST_STEPS = 24
PATTERNS = 5
SMALL_LETTERS = "".join(chr(code) for code in range(0x530) if chr(code).islower())
# After the marks of every language of ours, where no small letter goes on with the sentence.
SENTENCE_END = re.compile(
    r"(?:(?<=[.!?۔؟])|(?<=[.!?۔؟][”’\"')]))\s+(?=[“„«‘\"'(]|(?![" + SMALL_LETTERS + r"_])\w)"
)
# A full stop after these does not end a sentence.
ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|St|No|e\.g|i\.e)\.$")


@register.simple_tag
def picture(
    shown: str | Mapping | None, css_class: str = "", decorative: bool = False
) -> SafeString | str:
    """Show a picture: a bank name such as "face-happy", or a mapping with url, alt, width, height.

    `decorative` is for a picture that stands beside the same words: it is not read aloud.
    A name that the bank does not know shows nothing.
    """
    if decorative and isinstance(shown, str) and shown in sprites.FACES:
        return sprite(shown, css_class)
    found = _from_bank(shown) if isinstance(shown, str) else shown
    if not found or not found.get("url"):
        return ""
    return format_html(
        '<img class="{}" src="{}" alt="{}" width="{}" height="{}">',
        css_class,
        found["url"],
        "" if decorative else found.get("alt", ""),
        found.get("width") or 96,
        found.get("height") or 96,
    )


@register.simple_tag
def sprite(name: str, css_class: str = "") -> SafeString:
    """Show a picture of the shared file; it stands beside words that say the same."""
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false" width="96" height="96">'
        '<use href="{}#{}"/></svg>',
        css_class,
        static(sprites.FILE),
        name,
    )


def _from_bank(name: str) -> dict | None:
    known = bank().get(name)
    return {"url": static(known.static_path), "alt": known.alt} if known else None


@register.filter
def lang_of(words: object) -> SafeString | str:
    """Return the attributes that name the language of words that are not in the page's own."""
    lang = getattr(words, "lang", "")
    if not lang:
        return ""
    right_to_left = get_language_info(lang)["bidi"]
    return format_html(' lang="{}" dir="{}"', lang, "rtl" if right_to_left else "ltr")


@register.filter
def paragraphs(text: str | None) -> list[str]:
    """Split easy-read wording so that each sentence can have a line of its own."""
    lines: list[str] = []
    for line in (text or "").splitlines():
        joined = ""
        for sentence in SENTENCE_END.split(line.strip()):
            joined = f"{joined} {sentence}".strip()
            if not ABBREVIATION.search(joined):
                lines.append(joined)
                joined = ""
        lines.append(joined)
    return [line for line in lines if line]


@register.filter
def as_sentence(text: str | None) -> str:
    """Return the text with a full stop, unless it ends a sentence already."""
    text = (text or "").strip()
    return text if not text or text[-1] in ".!?۔؟" else f"{text}."


@register.filter
def within_sentence(text: str) -> str:
    """Return the text as it goes on after other words: no capital first, unless it is a name's.

    A word with a capital further on (BSL) and the word "I" stay as they are.
    """
    first = text.split(" ", 1)[0]
    stays = first in {"I", "I’m", "I'm"} or any(letter.isupper() for letter in first[1:])
    return text if stays else text[:1].lower() + text[1:]


@register.filter
def dialled(number: str) -> str:
    """Return a telephone number as a `tel:` address wants it: digits and a leading plus."""
    return re.sub(r"(?!^\+)\D", "", str(number).strip())


@register.filter
def grouped(code: str | None) -> str:
    """Return a code in groups of four, unless whoever made it has grouped it already."""
    code = str(code or "").strip()
    if re.search(r"[\s-]", code):
        return code
    return " ".join(code[i : i + 4] for i in range(0, len(code), 4))


@register.filter
def spelled(code: str | None) -> str:
    """Return a code one character at a time, as a screen reader should say it."""
    return ", ".join(re.sub(r"[\s-]", "", str(code or "")))


@register.filter
def steps(number: int | str | None, total: int | str | None) -> list[bool]:
    """Return one truth per step of a progress bar: done or still to come.

    Long surveys share a step between several questions, so that the bar keeps its shape.
    """
    try:
        done, all_of_them = int(number or 0), int(total or 0)
    except (TypeError, ValueError):
        return []
    shown = min(all_of_them, MOST_STEPS)
    return [(step + 1) * all_of_them <= done * shown for step in range(shown)]


@register.filter
def beside(columns: Iterable, cells: Iterable) -> list[tuple]:
    """Pair each column with its cell; a row that is too short ends in empty cells."""
    return list(zip_longest(columns, cells, fillvalue=""))


@register.simple_tag
def bar_parts(options: Sequence[Mapping] | None) -> list[dict[str, str | int]]:
    """Return where each part of a stacked bar starts and how wide it is, in percent, as text.

    Nothing is returned when a value is hidden: the length of the others would give it away.
    """
    values = [option.get("value") for option in options or []]
    if not values or any(value is None for value in values):
        return []
    amounts = [max(Decimal(str(value)), Decimal(0)) for value in values]
    total = sum(amounts)
    if not total:
        return []
    parts: list[dict[str, str | int]] = []
    start = Decimal(0)
    for index, amount in enumerate(amounts):
        width = amount * 100 / total
        parts.append(
            {"x": _percent(start), "width": _percent(width), "pattern": index % PATTERNS + 1}
        )
        start += width
    return parts


def _percent(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.01'), ROUND_HALF_UP)}%"


@register.filter
def pattern_number(counter: int) -> int:
    """Return the pattern for the option with this `forloop.counter0`."""
    return counter % PATTERNS + 1
