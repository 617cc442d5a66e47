"""Numbers in words, as patterns are made of them."""

from typing import Final

ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS: Final = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
TO_NINETEEN: Final = (*ONES, *TEENS)  # one to nineteen, in their order

FROM_TWENTY: Final = rf"(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(ONES)}))?"
