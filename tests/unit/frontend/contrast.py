"""WCAG's arithmetic of contrast, and the colours of the built styles."""

import re
from pathlib import Path

import frontend

STATIC = Path(frontend.__file__).parent / "static" / "frontend"


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour such as #0b4f55 or #fff."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def brandings() -> dict[str, tuple[str, str]]:
    """Return colour and tint of each branding, as the built style sheet has them."""
    css = (STATIC / "site.css").read_text(encoding="utf-8")
    rule = r"\[data-branding=\"?(\w+)\"?\]\{--council-colour:\s*(#\w+);--council-tint:\s*(#\w+)\}"
    return {name: (colour, tint) for name, colour, tint in re.findall(rule, css)}


def named_colours(way: str = "usual") -> dict[str, str]:
    """Return the colours by use, in one way of seeing them, as the built style sheet has them."""
    css = (STATIC / "site.css").read_text(encoding="utf-8")
    start = r":root\{--ink" if way == "usual" else rf'\[data-colours="?{way}"?\]\{{--ink'
    rule = re.search(start + r"[^}]*\}", css)
    assert rule, way
    return dict(re.findall(r"--([\w-]+):\s*(#\w+)", rule[0]))
