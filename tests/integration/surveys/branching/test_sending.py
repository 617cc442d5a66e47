"""What is sent is what was asked, and what the check page showed."""

from surveys.actions.responses import answers_sha256, send_response
from surveys.models import Answer, Response
from tests.integration.surveys.branching.branches import page, shares_a_kitchen, stored
from tests.integration.surveys.walking import text_of


def orphan(response: Response, key: str, text: str) -> None:
    """An answer on disk to a page that is not asked, however it came there."""
    Answer.objects.create(
        council=response.council,
        response=response,
        question=response.version.questions.get(key=key),
        state="answered",
        text=text,
        variant="standard",
    )


def test_sending_leaves_out_answers_to_pages_that_are_not_asked(standard):
    standard.press(page("where"), choice="own")
    standard.press(page("last"), text="No.")
    response = Response.objects.get()
    orphan(response, "food", "It is busy.")

    assert "It is busy." not in text_of(standard.open("check/"))
    receipt = standard.finish()

    assert "Thank you." in text_of(receipt)
    assert stored() == {"where": "own", "last": "No."}
    sent = Response.objects.get()
    assert sent.answers_sha256 == answers_sha256(sent)


def test_check_and_send_agree_on_the_answers(standard):
    shares_a_kitchen(standard)
    response = Response.objects.get()

    send_response(response=response, checked_sha256=answers_sha256(response))

    assert Response.objects.get().state == "sent"
