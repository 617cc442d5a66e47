"""The helpers that templates lean on."""

import pytest

from frontend.templatetags import frontend as tags


def test_picture_from_the_bank_has_its_alt_text():
    html = tags.picture("face-happy", css_class="big")

    assert 'alt="A happy face"' in html
    assert 'class="big"' in html
    assert "frontend/pictures/face-happy" in html


def test_picture_beside_the_same_words_is_not_read_aloud():
    assert 'alt=""' in tags.picture("home", decorative=True)


def test_face_beside_the_same_words_comes_from_the_shared_file():
    html = tags.picture("face-happy", css_class="big", decorative=True)

    assert 'class="big" aria-hidden="true"' in html
    assert '<use href="/static/frontend/sprite.svg#face-happy"/>' in html


def test_picture_of_a_council_is_shown_with_its_own_address_escaped():
    html = tags.picture({"url": '/media/a".png', "alt": "Us <all>", "width": 200, "height": 100})

    assert 'src="/media/a&quot;.png"' in html
    assert "Us &lt;all&gt;" in html
    assert 'width="200"' in html


@pytest.mark.parametrize("nothing", [None, "", "no-such-picture", {}, {"alt": "no address"}])
def test_picture_shows_nothing_when_there_is_none(nothing):
    assert tags.picture(nothing) == ""


def test_paragraphs_give_each_sentence_a_line():
    text = "We ask about your care. You can stop! Why?  Because “it is yours.” And Dr. Shah knows."

    assert tags.paragraphs(text) == [
        "We ask about your care.",
        "You can stop!",
        "Why?",
        "Because “it is yours.”",
        "And Dr. Shah knows.",
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Pyta lokalny urząd.", "Święta też są ważne!", "Łatwe pytanie?", "„Tak”."],
        ["Це наша рада.", "Є питання?", "Їх 5."],
        ["کونسل پوچھ رہی ہے۔", "کیا ابھی خطرہ ہے؟", "999 پر فون کریں۔"],
        ["شورا می‌پرسد.", "آیا خطر هست؟", "بله."],
    ],
)
def test_paragraphs_find_the_sentences_of_other_languages(sentences):
    assert tags.paragraphs(" ".join(sentences)) == sentences


def test_paragraphs_go_on_after_a_full_stop_within_a_sentence():
    assert tags.paragraphs("Open 9 a.m. to 5 p.m. każdego dnia. Tak.") == [
        "Open 9 a.m. to 5 p.m. każdego dnia.",
        "Tak.",
    ]


def test_paragraphs_keep_lines_and_ignore_empty_ones():
    assert tags.paragraphs("one\n\ntwo at 8.30 today") == ["one", "two at 8.30 today"]
    assert tags.paragraphs(None) == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [("0300 123 5034", "03001235034"), ("+44 (0)1270 1", "+44012701"), ("999", "999")],
)
def test_dialled_keeps_only_what_a_telephone_takes(number, expected):
    assert tags.dialled(number) == expected


@pytest.mark.parametrize(
    ("code", "expected"), [("KH7W2MQ4", "KH7W 2MQ4"), ("KH7-W2M", "KH7-W2M"), (None, "")]
)
def test_grouped_puts_a_code_in_fours(code, expected):
    assert tags.grouped(code) == expected


def test_spelled_says_one_character_at_a_time():
    assert tags.spelled("KH7 W") == "K, H, 7, W"


def test_steps_mark_what_is_done():
    assert tags.steps(3, 5) == [True, True, True, False, False]


def test_steps_of_a_long_survey_share_a_bar_of_24():
    assert tags.steps(48, 48) == [True] * 24
    assert tags.steps(24, 48) == [True] * 12 + [False] * 12
    assert tags.steps(0, 48) == [False] * 24


def test_steps_of_nonsense_are_none():
    assert tags.steps("x", None) == []


def test_beside_fills_a_short_row():
    assert tags.beside(["a", "b"], [1]) == [("a", 1), ("b", "")]


def test_bar_parts_fill_the_whole_bar():
    parts = tags.bar_parts([{"value": 1}, {"value": 2}, {"value": 1}])

    assert [part["x"] for part in parts] == ["0.00%", "25.00%", "75.00%"]
    assert [part["width"] for part in parts] == ["25.00%", "50.00%", "25.00%"]
    assert [part["pattern"] for part in parts] == [1, 2, 3]


@pytest.mark.parametrize("options", [None, [], [{"value": 0}], [{"value": 5}, {"value": None}]])
def test_bar_parts_draw_nothing_when_empty_or_hidden(options):
    assert tags.bar_parts(options) == []


def test_as_sentence_adds_one_full_stop():
    assert tags.as_sentence("they talk") == "they talk."
    assert tags.as_sentence("they talk.") == "they talk."
    assert tags.as_sentence("وہ بات کرتے ہیں۔") == "وہ بات کرتے ہیں۔"
    assert tags.as_sentence(None) == ""


def test_within_sentence_lowers_a_first_capital_but_not_a_name():
    assert tags.within_sentence("The help you get.") == "the help you get."
    assert tags.within_sentence("BSL is a language.") == "BSL is a language."
    assert tags.within_sentence("I choose.") == "I choose."
    assert tags.within_sentence("") == ""
