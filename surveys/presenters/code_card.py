"""A code as a person takes it along: to write down, to have read out, to print or to scan."""

from dataclasses import dataclass

import segno


@dataclass(frozen=True, slots=True)
class CodeCard:
    """A code, and the picture of the address that brings it back, as a `data:` address."""

    code: str
    picture: str


def code_card(code: str, code_page: str) -> CodeCard:
    """Return the card of a code; `code_page` is the full address of the page that takes codes.

    The picture opens that page with the code filled in. Opening it does nothing by itself.
    """
    square = segno.make_qr(f"{code_page}?code={code}", error="m")
    return CodeCard(code, square.svg_data_uri(scale=4, border=4, light="#fff", svgclass=None))
