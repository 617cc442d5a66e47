"""The survey of these stories, walked: what is asked next, and what is stored."""

from html import unescape

from surveys.models import Answer
from tests.factories.branching import KEYS
from tests.integration.surveys.walking import HIDDEN, Person

AT = "/cheshire-east/branches/"


def page(key: str) -> str:
    return f"q/{KEYS.index(key) + 1}/"


def leads_to(reply) -> str:
    """The key of the question a reply leads to, or the page's name."""
    assert reply.status_code == 303
    where = reply["Location"].removeprefix(AT).split("?")[0].strip("/")
    return KEYS[int(where.removeprefix("q/")) - 1] if where.startswith("q/") else where


def stored() -> dict[str, str]:
    rows = Answer.objects.select_related("question").order_by("question__position")
    return {
        row.question.key: row.text or row.choice or ",".join(row.choices) or row.state
        for row in rows
    }


def shares_a_kitchen(person: Person) -> Person:
    """Has answered everything, on the longest path of standard wording."""
    person.press(page("plan"), choice="no")
    person.press(page("plan-more"), text="Nobody asks me.")
    person.press(page("where"), choice="shared")
    person.press(page("rooms"), choice="kitchen")
    person.press(page("note"))
    person.press(page("food"), text="It is busy.")
    person.press(page("why"), text="A meeting.")
    person.press(page("last"), text="No.")
    return person


def agree(person: Person, where: str, reply):
    """Press "Change it and take these out" on the page that asks first."""
    return person.client.post(f"{AT}{where}", hidden_fields_many(reply))


def hidden_fields_many(reply) -> dict[str, list[str]]:
    """Every hidden field of a page that may hold a name more than once."""
    fields: dict[str, list[str]] = {}
    for name, value in HIDDEN.findall(reply.content.decode()):
        if name != "csrfmiddlewaretoken":
            fields.setdefault(name, []).append(unescape(value))
    return fields


def reads(person: Person, wording: str) -> None:
    """Change how they read, as the page about ways to read does."""
    person.client.cookies["reading"] = f"wording={wording}"
