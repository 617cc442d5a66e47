"""The pictures that are on nearly every question page, in one small file asked for once.

Drawn again with: python -m frontend.sprite
"""

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent / "static" / "frontend"
FILE = "frontend/sprite.svg"
FACES = ("face-happy", "face-straight", "face-sad", "face-thinking", "face-zipped")
LISTEN = (
    '<symbol id="listen" viewBox="0 0 24 24"><path d="M3 9v6h4l5 5V4L7 9z"/>'
    '<path d="M14.5 8.5a5 5 0 0 1 0 7M17.5 5.5a9 9 0 0 1 0 13" fill="none"'
    ' stroke="currentColor" stroke-width="2" stroke-linecap="round"/></symbol>'
)


def drawn() -> str:
    """Return the whole file: the faces as the picture bank has them, and the listen sign."""
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(map(_symbol, FACES))}{LISTEN}</svg>\n'


def _symbol(name: str) -> str:
    source = (HERE / "pictures" / f"{name}.svg").read_text(encoding="utf-8").strip()
    inside = re.sub(r"^<svg[^>]*>|</svg>$", "", source)
    return f'<symbol id="{name}" viewBox="0 0 32 32">{inside}</symbol>'


if __name__ == "__main__":
    (HERE / "sprite.svg").write_text(drawn(), encoding="utf-8")
