"""Example values for the gallery: every component, in the states a page may show it in."""

FACES = [
    {"value": "yes", "label": "Yes", "picture": "face-happy"},
    {"value": "sometimes", "label": "Sometimes", "picture": "face-straight", "checked": True},
    {"value": "no", "label": "No", "picture": "face-sad"},
]
SIDE = [
    {"value": "dont_know", "label": "I don’t know", "picture": "face-thinking"},
    {"value": "rather_not_say", "label": "I don’t want to say", "picture": "face-zipped"},
]
COUNCIL = {
    "short_name": "Cheshire East",
    "branding": "teal",
    "help_phone": "0300 123 5034",
    "help_hours": "Monday to Friday, 8:30am to 5pm",
    "out_of_hours_phone": "0300 123 5022",
}
WORKS_WELL = [
    {"label": "Yes", "value": 200, "text": "52%"},
    {"label": "Sometimes", "value": 115, "text": "30%"},
    {"label": "No", "value": 65, "text": "17%"},
]
HIDDEN = [{**option, "value": None} for option in WORKS_WELL]
QUOTE = {
    "text": "I get a new face most mornings. I have to tell them where everything is.",
    "whose": "A person, in their own words",
    "how": "question 3, version 2 · tag confirmed",
}
LABELS = ["Yes", "Sometimes", "No"]
GAPS = [
    "Too few to show: people aged 18 to 24.",
    "Too few to show: people from Gypsy, Roma and Traveller communities.",
]
HARD_WORDS = [{"word": "work well together", "meaning": "they talk to each other"}]

LANGUAGES = [
    {"code": "pl", "name": "Polski", "direction": "ltr"},
    {"code": "ur", "name": "اردو", "direction": "rtl"},
]

# component -> state -> parameters
EXAMPLES: dict[str, dict[str, dict]] = {
    "language_links": {"two languages": {"languages": LANGUAGES}},
    "progress": {"part of the way": {"number": 3, "total": 12}},
    "question_heading": {
        "with a picture": {
            "text": "Do the people who help you work well together?",
            "picture": "people-hugging",
            "id": "example-question",
        },
        "words only, for one field": {
            "text": "What was good about your care?",
            "label_for": "example-good",
            "id": "example-question-words",
        },
    },
    "hard_words": {
        "one": {
            "words": HARD_WORDS,
            "id": "example-hard-words",
        }
    },
    "choice_card": {
        "a checkbox": {
            "kind": "checkbox",
            "name": "example-card",
            "option": {"value": "a", "label": "I buy my own care", "hint": "With my own money."},
        }
    },
    "choice_cards": {
        "one chosen": {"name": "example-choice", "options": FACES, "side_options": SIDE}
    },
    "checkbox_cards": {
        "two chosen": {
            "name": "example-many",
            "options": [
                {"value": "read", "label": "They read to me", "picture": "book", "checked": True},
                {"value": "wrote", "label": "They wrote for me", "picture": "writing"},
                {"value": "talked", "label": "We talked about it", "picture": "people-talking"},
            ],
            "side_options": [
                {
                    "value": "rather_not_say",
                    "label": "I don’t want to say",
                    "picture": "face-zipped",
                    "checked": True,
                }
            ],
        }
    },
    "consent_choice": {
        "not ticked": {
            "name": "example-quote",
            "label": "You can use my words",
            "explain": "We take out names first. The board may read them.",
            "picture": "speaking",
        }
    },
    "text_answer": {
        "empty": {
            "id": "example-good",
            "name": "example-good",
            "hint": "Use as many words as you like.",
            "labelled_by": "example-question-words",
        },
        "with a problem": {
            "id": "example-better",
            "name": "example-better",
            "label": "What could be better?",
            "value": "They are often late.",
            "error": "Your answer is too long. Make it shorter, then press Next.",
        },
    },
    "text_input": {
        "with a hint": {
            "id": "example-reason",
            "name": "example-reason",
            "label": "Reason",
            "hint": "Say why in a few words.",
        }
    },
    "select_input": {
        "one chosen": {
            "id": "example-select",
            "name": "example-select",
            "label": "Quality statement",
            "options": [
                {"value": "", "label": "All"},
                {"value": "safeguarding", "label": "Safeguarding", "selected": True},
            ],
        }
    },
    "code_input": {
        "with a problem": {
            "id": "example-code",
            "name": "example-code",
            "label": "Your code",
            "hint": "It is on the page we showed you at the end.",
            "value": "KH7W 2M",
            "error": "We do not know this code. Check each letter and number.",
        }
    },
    "error_message": {
        "shown": {"id": "example-none", "message": "Choose an answer, or press Skip."}
    },
    "error_summary": {
        "one problem": {
            "errors": [{"text": "Choose one answer.", "href": "#example-choice-yes"}],
        }
    },
    "button": {
        "primary": {"label": "Next"},
        "secondary": {"label": "No thank you", "kind": "secondary"},
        "warning": {"label": "Delete my answers", "kind": "warning"},
        "link": {"label": "Skip this question", "kind": "link", "name": "skip", "value": "1"},
        "with an address": {"label": "Start", "href": "#main"},
    },
    "back_link": {"usual": {"href": "#main"}},
    "notice": {
        "note": {
            "title": "You can stop at any time",
            "text": "Your answers are safe. You can come back with your code.",
        },
        "success": {"text": "We have your answers. Thank you.", "tone": "success"},
        "warning": {"text": "This survey ends tomorrow.", "tone": "warning"},
        "with a link": {
            "text": "Nobody here reads the concerns.",
            "link": {"label": "Choose who it is", "url": "#main"},
            "tone": "warning",
        },
    },
    "easy_read": {
        "with a heading": {
            "picture": "private-record",
            "heading": "Who sees my answers?",
            "text": "The council sees your answers. They do not see your name.",
        }
    },
    "help_panel": {
        "a council’s": {"council": COUNCIL, "id": "example-help", "title": "Help (example)"}
    },
    "summary_list": {
        "answered and skipped": {
            "rows": [
                {
                    "question": "Do the people who help you work well together?",
                    "answer": "Sometimes",
                    "href": "#main",
                },
                {
                    "question": "What was good about your care?",
                    "answer": "You skipped this question.",
                    "href": "#main",
                },
            ]
        }
    },
    "receipt_code": {
        "shown at the end": {
            "label": "Your code",
            "code": "KH7W2MQ4",
            "note": "Keep this code. With it you can take your answers back.",
        }
    },
    "ways_link": {"a link": {"back": "/somewhere/?return=check"}},
    "read_aloud": {"no parameters": {}},
    "recording": {"of a question": {"url": "/media/media/example.mp3", "id": "example-question"}},
    "signed_video": {
        "with captions": {
            "sign": "bsl",
            "video": {"url": "/media/media/example.mp4", "captions": "/media/captions/example.vtt"},
        },
        "this question has none": {"sign": "makaton"},
    },
    "tag": {
        "suggested": {"label": "rushed visits · suggested", "tone": "suggested"},
        "confirmed": {"label": "kind staff · confirmed", "tone": "confirmed"},
        "positive": {"label": "positive", "tone": "positive"},
        "mixed": {"label": "mixed", "tone": "mixed"},
        "negative": {"label": "negative", "tone": "negative"},
        "neutral": {"label": "neutral"},
    },
    "quote": {"released": QUOTE},
    "figure_tile": {
        "shown": {"value": "415", "label": "people answered"},
        "hidden": {"value": None, "label": "people aged 18 to 24", "note": "too few to show"},
    },
    "bar_patterns": {"no parameters": {}},
    "bar": {
        "shown": {
            "label": "Everyone works well together and with me",
            "base": "380 answers",
            "options": WORKS_WELL,
        },
        "hidden": {"label": "I feel safe", "base": "[c]", "options": HIDDEN},
    },
    "bar_key": {"three answers": {"labels": LABELS}},
    "swatch": {"second": {"number": 1}},
    "gap_box": {
        "with something to do": {
            "items": GAPS,
            "href": "#main",
        }
    },
    "data_table": {
        "with a hidden cell": {
            "id": "example-table",
            "caption": "Answers by age",
            "columns": [
                {"label": "Age"},
                {"label": "Answers", "number": True},
                {"label": "Yes", "number": True},
            ],
            "rows": [
                ["18 to 64", 120, "48%"],
                ["65 and over", 260, "54%"],
                ["Not said", None, None],
            ],
        }
    },
    "page_links": {
        "in the middle": {
            "words": "Comments 21 to 40 of 64",
            "previous_url": "#main",
            "next_url": "#main",
        }
    },
}
