"""Texts that break a rule of plain words, each with its reason."""

# Longer than fifteen words.
LONGER: dict[str, str] = {}

# Hard words that may stand anywhere, each with the reason a reader would accept.
KNOWN_TO_READERS = {
    "survey": "the word people are invited with: it stands on the letter and on the poster",
    "services": "part of the name people know: social services",
}

# A hard word that is explained beside the text, or that no plain word can stand for.
SAFEGUARDING = "the page says it next: the safeguarding team helps to keep people safe"
MONITORING = "the usual word of the form people know; a hint or the next line says what it means"
CENSUS = "the category as the census words it, so that figures can be compared"
NAME = "the name of the people who help, as they can be found"
LABEL = "the name that regulations and other councils' sites give this page"

SAID_HERE: dict[tuple[str, str], str] = {
    ("advocate", "An advocate will help you. They speak up for a person."): (
        "the next sentence says what it means"
    ),
    ("safeguarding", "Do you want us to tell the safeguarding team at %(council)s?"): SAFEGUARDING,
    ("safeguarding", "The safeguarding team helps to keep people safe."): SAFEGUARDING,
    ("safeguarding", "We have told the safeguarding team"): SAFEGUARDING,
    ("accessibility", "Using this site: accessibility"): LABEL,
    ("privacy", "Your privacy"): LABEL,
    ("equality", "The Equality Advisory and Support Service can help you."): NAME,
    ("service", "The Equality Advisory and Support Service can help you."): NAME,
    ("service", "Go to the Equality Advisory and Support Service"): NAME,
    ("equality", "Go to the Equality Advisory and Support Service"): NAME,
    (
        "equality",
        "The Equality and Human Rights Commission makes councils keep these rules.",
    ): NAME,
    (
        "disability",
        "People with a learning disability have not checked the easy words yet.",
    ): "people's own name for it",
    ("administrator", "Do you need it for your work? Ask your council’s administrator."): (
        "only somebody at work is meant, and they have one"
    ),
    ("version", "Version %(number)s"): "on paper, for whoever types the form in",
    ("advocate", "An advocate"): "the hint below it says: someone who speaks up for a person",
    ("advocate", "Yes, my advocate"): "only who has one chooses it, and they know the word",
    ("disability", "I have a learning disability"): "people's own name for it",
    ("disability", "Do you have an illness or disability that lasts a long time?"): (
        "people's own name for it"
    ),
    ("gender", "Do you feel the same gender as when you were born?"): MONITORING,
    ("ethnic", "What is your ethnic group?"): MONITORING,
    ("ethnic", "Your ethnic group is about where your family comes from."): MONITORING,
    ("ethnic", "Any other ethnic group"): CENSUS,
    ("multiple", "Any other Mixed or Multiple background"): CENSUS,
    ("religion", "What is your religion?"): CENSUS,
    ("religion", "No religion"): CENSUS,
    ("religion", "A different religion"): CENSUS,
    ("partnership", "Are you married or in a civil partnership?"): CENSUS,
    ("partnership", "Yes, I am in a civil partnership"): CENSUS,
    ("volunteer", "Can you learn, work or volunteer if you want to?"): (
        "the statement's hard words say it: work you choose to do without pay"
    ),
}

# The same in every language.
THE_SAME_EVERYWHERE = {"Our", "Say"}

# Written in English only.
ENGLISH_ONLY = {"500.html": "drawn when something broke: it may need nothing"}

# Components that only staff pages show.
STAFF_COMPONENTS = tuple(
    f"components/{name}.html"
    for name in (
        "bar",
        "bar_key",
        "bar_patterns",
        "data_table",
        "figure_tile",
        "gap_box",
        "page_links",
        "quote",
        "select_input",
        "swatch",
        "tag",
    )
)
