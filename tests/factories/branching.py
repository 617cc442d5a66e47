"""A survey whose later questions depend on earlier answers, with a statement asked in parts."""

from cms.models import Council
from surveys.models import SurveyPage
from tests.factories.cms import make_picture
from tests.factories.surveys import item, make_published_survey, option
from themes.models import IStatement

# By position: what each page is called in `branching_blocks`.
KEYS = ["plan", "plan-1", "plan-2", "plan-more", "where", "rooms", "note", "food", "why", "last"]


def asked_when(question: str, *answers: str) -> dict:
    """The condition as an author writes it: a short name, and answers in their own words."""
    return {
        "question": question,
        "answers": [item(f"{question}-{number}", said) for number, said in enumerate(answers)],
    }


def branching_blocks(picture, i_statement) -> list[dict]:
    """Ten pages: a statement in two parts with room to say more, and two branches."""
    shown = {"picture": picture.pk, "hard_words": []}
    context = shown | {"i_statement": None, "context": True}

    def block(kind: str, key: str, words: str, **more) -> dict:
        value = context | {"standard": words, "easy_read": words} | more
        return {"type": kind, "id": key, "value": value}

    return [
        block(
            "statement",
            "plan",
            "Can you plan your care and stay in control?",
            i_statement=i_statement.pk,
            context=False,
            name="plan",
            parts=[
                item("plan-1", {"easy_read": "Can you plan your care?", "picture": None}),
                item("plan-2", {"easy_read": "Do you stay in control?", "picture": None}),
            ],
            tell_more=True,
            tell_more_standard="Please tell us more about this.",
            tell_more_easy_read="Tell us more if you want to.",
        ),
        block(
            "single_choice",
            "where",
            "Where do you live?",
            name="Home",
            options=[option("own", "In my own home"), option("shared", "In a shared home")],
        ),
        block(
            "several_choices",
            "rooms",
            "What do you share?",
            name="rooms",
            asked_when=asked_when("home", "in a shared home"),
            options=[option("kitchen", "Kitchen"), option("garden", "Garden")],
        ),
        block(
            "information",
            "note",
            "The next question is about food.",
            asked_when=asked_when("rooms", "Kitchen"),
        ),
        block(
            "free_text",
            "food",
            "What is it like to share a kitchen?",
            asked_when=asked_when("rooms", "Kitchen"),
        ),
        block(
            "free_text",
            "why",
            "What would help you to plan?",
            asked_when=asked_when("plan", "No", "Sometimes"),
        ),
        block("free_text", "last", "Is there anything else?"),
    ]


def make_branching_survey(council: Council, slug: str = "branches", **fields) -> SurveyPage:
    """The survey above, published. Needs the framework loaded."""
    statement = IStatement.objects.enabled().get(slug="in-control-planning")
    body = branching_blocks(make_picture(), statement)
    return make_published_survey(council, slug, **({"body": body} | fields))
