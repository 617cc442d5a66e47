import pytest

from feedback.analysis import Span, analyse, redact


def without_names(text: str) -> str:
    spans = [Span(one.start, one.end, one.label) for one in analyse(text).identifiers]
    return redact(text, spans)


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Mrs Patel was kind", "Mrs [name removed] was kind"),
        ("mrs patel was kind", "mrs [name removed] was kind"),
        ("Dr. Okafor-Smith rang", "Dr. [name removed] rang"),
        ("Mr J. Oduya rang", "Mr [name removed] rang"),
        ("My carer Joanne is late", "My carer [name removed] is late"),
        ("my carer joanne is late", "my carer [name removed] is late"),
        ("A lady called Oluchi came", "A lady called [name removed] came"),
        ("called Steve", "called [name removed]"),
        ("My name is Wenzhi", "My name is [name removed]"),
        ("Thanks to Siân O'Brien for all", "Thanks to [name removed] for all"),
        ("Steve's visits help", "[name removed]'s visits help"),
        ("Joanne Smith was late", "[name removed] was late"),
        ("Anna & Demi helped", "[name removed] & [name removed] helped"),
        ("MY CARER STEVE IS LATE", "MY CARER [name removed] IS LATE"),
        ("I rang and Kofi told me", "I rang and [name removed] told me"),
        ("Grace came every day", "[name removed] came every day"),
        ("Mr and Mrs Jones moved", "Mr and Mrs [name removed] moved"),
    ],
)
def test_name_is_taken_out(text, redacted):
    assert without_names(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "Carers come late. Everyone is nice. Council does not care.",
        "Will the staff come? Hope it gets better. Mark the form.",
        "I live in Crewe near the Library and the NHS clinic.",
        "In May the carers came. May I say thank you.",
        "The dr said ok and the nurse was kind",
        "My Carer Is Very Kind And The Food Is Good",
        "We went on Monday with Age UK to the Christmas lunch",
        "I am Muslim, Polish and Deaf",
        "I've been told I'd wait. Nurse said I was fine.",
        "Thank you",
        "I miss my mum",
    ],
)
def test_plain_words_with_a_capital_stay(text):
    assert without_names(text) == text


def test_title_makes_a_name_surer_than_a_guess():
    sure, guess = (
        analyse(text).identifiers[0].confidence
        for text in ("Mrs Oduya came", "I rang and Kwesi told me")
    )

    assert sure > guess
