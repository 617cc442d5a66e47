"""What every pack says about itself: how it was made, whose texts it holds, what each name means.

Changing a sentence here changes the hash of packs frozen from then on, as it should: raise
`FORMAT_VERSION` with it.
"""

from feedback.suppression import HIDDEN, MIN_COUNT

FORMAT = "our-say-evidence-pack"
FORMAT_VERSION = 4
NOT_A_SCORE = "This is evidence of people’s experience. It is not a CQC score."

SUPPRESSION = [
    f"Counts under {MIN_COUNT}, zero among them, are hidden and shown as {HIDDEN}.",
    "Other counts are rounded to the nearest 5, and percentages are made from the rounded counts.",
    "Where one count of a row is hidden, another of the same row is hidden with it.",
    "People, unpaid carers and answers given on someone’s behalf are never added up.",
    f"Words are shown only where at least {MIN_COUNT} people spoke about the same statement.",
    "Words are shown only when a person released them and the writer agreed to be quoted.",
]
METHOD = [
    "Whole months are counted: the month of the as-of date is the last one.",
    "Tags and tones are suggested by a machine; “confirmed” says a person checked the tag.",
    "Where a comment adds to an answer of yes, sometimes or no, its tone is that answer: positive, "
    "mixed or negative.",
    "A base under 10 is marked small: read its percentages with care.",
    "Easy-read readers answer some I-statements in parts. All parts that were answered alike count "
    "as that answer, parts that differ count as “sometimes”, and each response counts once.",
    "Concerns about harm are handled apart and are not in this pack.",
]
ATTRIBUTION = [
    "I-statements: Making it Real, developed by Think Local Act Personal (TLAP) and the "
    "National Co-production Advisory Group. Their text is not edited.",
    "Quality statements: Care Quality Commission (CQC), assessment framework for local "
    "authorities. Contains public sector information licensed under the Open Government "
    "Licence v3.0.",
    "Easy-read wording and links marked “proposal”: this project.",
]
DICTIONARY = {
    "person": "People who draw on care and support, in their own voice.",
    "carer": "Unpaid carers, about their own experience.",
    "on_behalf": "Answers someone gave on a person’s behalf: a number only.",
    "responses": "Responses sent and not taken back.",
    "easy_read": "Responses given in the easy-read wording.",
    "helped": "Responses given with someone’s help.",
    "base": "How many the parts are parts of; percentages are of the base.",
    "small_base": "True when the base is under 10.",
    "yes": "Answered yes to the I-statement.",
    "sometimes": "Answered sometimes to the I-statement.",
    "no": "Answered no to the I-statement.",
    "dont_know": "Did not know.",
    "rather_not_say": "Did not want to say.",
    "skipped": "Saw the question and gave no answer.",
    "comments": "Comments about the quality statement; a comment may be about several.",
    "tags": "Comments about a quality statement, added over the statements.",
    "confirmed": "Comments with a tag that a person confirmed.",
    "suggested": "Comments whose tag is only suggested by a machine.",
    "positive": "Comments on an answer of yes, and others that sound positive.",
    "mixed": "Comments on an answer of sometimes, and others that sound mixed.",
    "negative": "Comments on an answer of no, and others that sound negative.",
    "neutral": "Comments that sound neutral.",
    "unclear": "Comments whose tone is not clear.",
    "statements_with_too_little_said": "Quality statements of which nothing people said "
    "themselves can be shown.",
    "number": "How many, rounded; in the table it is called “shown”.",
    "percent": "Of the base, in whole percent.",
    "question": "The wording people were shown, with the number of the survey’s version.",
    "wording_shown": "Which of the two wordings the person read.",
    "provenance": "Who says the I-statement belongs here: cqc-official, "
    "cqc-provider-framework, or proposal (ours). In the table it stands under “how”.",
    "quote": "Released words, with the question, its version, and whose words they are.",
    "words_sha256": "The digest of a quote’s seal and words together. The words stand beside "
    "this document, so that a person can take them back.",
    "checked": "Beside this document: how often people who read the council’s comments, picked by "
    "chance, found today’s suggestions right. In a hundred, of how many, with the 95% interval.",
    "statement_right": "How often the first statement suggested was right.",
    "tone_right": "How often the tone suggested was right: good, bad or neither.",
    "low": "Where the 95% interval begins; in the table it stands under “text”.",
    "high": "Where the 95% interval ends; in the table it stands under “text”.",
    "correction": "Beside this document: the day on which something it rests on was taken out.",
    "gap": "What is missing, in words.",
}
