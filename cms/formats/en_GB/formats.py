"""How a day is written in English here: with the whole month, which is easier to read."""

DATE_FORMAT = "j F Y"
