import pytest

BEGUN = "2026-03-02 14:05:00+00:00"


@pytest.fixture
def stopped(person, time_machine):
    """Somebody who answered a question, wrote some words on the next page and stopped there."""
    time_machine.move_to(BEGUN, tick=False)
    person.begin(contact="yes")
    person.press("q/1/", choice="no")
    person.press("q/2/", text="A new face every day.", do="later")
    return person
