import pytest

from feedback.analysis import Span, analyse, redact


def without_names(text: str) -> str:
    spans = [Span(one.start, one.end, one.label) for one in analyse(text).identifiers]
    return redact(text, spans)


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Mrs Patel was kind", "[name removed] was kind"),
        ("mrs patel was kind", "[name removed] was kind"),
        ("Dr. Okafor-Smith rang", "[name removed] rang"),
        ("Mr J. Oduya rang", "[name removed] rang"),
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
        ("bev is nice", "[name removed] is nice"),
        ("Faith prays with me", "[name removed] prays with me"),
        ("I want Will to come back", "I want [name removed] to come back"),
        ("Write to June Cattermole", "Write to [name removed]"),
        ("Grace came every day", "[name removed] came every day"),
        ("Staff Nurse Oduya came", "[name removed] came"),
        ("Grace Oduya-Finch came", "[name removed] came"),
        ("please tell mr. green", "please tell [name removed]"),
        ("It was Dr. van der Berg", "It was [name removed]"),
        ("T. J. Eccles wrote", "[name removed] wrote"),
        ("She signs K. each day", "She signs [name removed]. each day"),
        ("my name is precious", "my name is [name removed]"),
        ("my friend tezza helps me", "my friend [name removed] helps me"),
        ("Little Jo came", "[name removed] came"),
        ("Dot on the front desk", "[name removed] on the front desk"),
        ("Rose and I share", "[name removed] and I share"),
        ("Wójcik was kind", "[name removed] was kind"),
        ("Florence, who does nights", "[name removed], who does nights"),
        ("Rob, the driver, knows", "[name removed], the driver, knows"),
        ("Bill next door knows", "[name removed] next door knows"),
        ("i told sue twice", "i told [name removed] twice"),
        ("Will said he would", "[name removed] said he would"),
        ("You could ask Hope", "You could ask [name removed]"),
        ("Oluwaseun, Fatuma and Zbigniew", "[name removed], [name removed] and [name removed]"),
        ("Mr and Mrs Jones moved", "[name removed] moved"),
        ("Mr. & Mrs. Jones moved", "[name removed] moved"),
        ("it was J P Wetherby who signed", "it was [name removed] who signed"),
        ("Bhavnaben makes tea", "[name removed] makes tea"),
        ("ask for fadumo please", "ask for [name removed] please"),
        ("caoilfhionn rang", "[name removed] rang"),
        ("Szymonowicz spelt it out", "[name removed] spelt it out"),
        ("Szymonowicz's tea is good", "[name removed]'s tea is good"),
        ("Szymonowicz, who does nights", "[name removed], who does nights"),
        ("Tsang Oke Lin is my mother", "[name removed] is my mother"),
        ("we know the Oduyas upstairs", "we know the [name removed] upstairs"),
        ("I told May and she wrote it", "I told [name removed] and she wrote it"),
        ("You could ask Will, he saw", "You could ask [name removed], he saw"),
        ("Will my support worker takes me out", "[name removed] my support worker takes me out"),
        ("My carer Beauty is kind", "My carer [name removed] is kind"),
        ("my carer hazel is kind", "my carer [name removed] is kind"),
        ("joy my cleaner is kind", "[name removed] my cleaner is kind"),
        ("dawn from reablement came", "[name removed] from reablement came"),
        ("I spoke with hazel and left", "I spoke with [name removed] and left"),
        ("my keyworker AJ is good", "my keyworker [name removed] is good"),
        ("we sat with pastor dele", "we sat with [name removed]"),
        ("It was old Mr Threlby", "It was [name removed]"),
        ("the one we call Sparrow", "the one we call [name removed]"),
        ("my sister jean came", "my sister [name removed] came"),
        ("i asked big paul", "i asked [name removed]"),
        ("mister patel came", "[name removed] came"),
        ("mrs t is nice", "[name removed] is nice"),
        ("sarah green is kind", "[name removed] is kind"),
        ("Parveen baji comes", "[name removed] comes"),
        ("Parveen's aunty comes", "[name removed]'s aunty comes"),
        ("pam", "[name removed]"),
        ("i like seeing deb on tuesdays", "i like seeing [name removed] on tuesdays"),
        ("my carer sue said so", "my carer [name removed] said so"),
        ("Sarah begum is kind", "[name removed] is kind"),
        ("It was Mary Bolton again", "It was [name removed] again"),
        ("Jo, Flo and Mo came", "[name removed], [name removed] and [name removed] came"),
        ("THANK YOU AYESHA AND TOM", "THANK YOU [name removed] AND [name removed]"),
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
        "Robbing Peter to pay Paul, a jack of all trades, for pete's sake",
        "Every Tom, Dick and Harry. Bob's your uncle. Happy as Larry.",
        "Mickey Mouse, Earl Grey, Einstein and the Marks and Spencer dinner",
        "Dawn breaks. Rose garden. Olive oil. Amber light. Summer outings.",
        "May was good. Will you come? Hope for the best. Faith, hope and charity",
        "Monday Club, Bowls Club and Book Club are full, so is The Wild West",
        "I read The Times, I like Elvis, I supported Everton",
        "THE FOOD IS COLD AND NOBODY CAME",
        "The CQC, Makaton, Ramadan, Diwali, Punjabi, Tesco and Paracetamol",
        "I miss my mum",
        "Will my carer come back? Hope my social worker rings. May my son stay?",
        "hope my carer comes back. it was a joy. she rose early. at dawn they knock",
        "My carer Always comes late. My social worker Never rings.",
        "mrs next door has a key. HCAs and TTOs are slow. the LRi was full",
        "Grace was said. Patience runs out. Charity shops help. Dawn breaks. Paddy's Day was fun",
        "my carer MS nurse. My mum PIP form. my mate helps. they call me spastic",
        "In June Tesco closed, my Last Will and Nando's, in June Monday Club",
        "I will sue. My aunty came, and my uncle. I miss seeing people",
        "Will you please ring. I May go. Many thanks for the olive oil.",
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
