"""A page read aloud: in order, in its language, highlighted, and silent when told to be (F37)."""

import json

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from surveys.models import Question
from tests.functional.walk import begin, choose, go_on

pytestmark = [pytest.mark.browser, pytest.mark.looks]

# A device's voice that speaks when the test says so, and writes down what it was given.
VOICE = """
window.spoken = [];
window.now = null;
window.voices = VOICES;
class Utterance { constructor(text) { this.text = text; } }
const synth = new EventTarget();
Object.assign(synth, {
  getVoices: () => window.voices,
  speak: (said) => {
    window.spoken.push({ text: said.text.replace(/\\s+/g, " ").trim(), lang: said.lang });
    window.now = said;
    document.documentElement.dataset.said = window.spoken.length;
    if (window.hurries) setTimeout(window.finish);
  },
  cancel: () => { const said = window.now; window.now = null; said?.onerror?.({}); },
});
window.finish = () => { const said = window.now; window.now = null; said?.onend({}); };
Object.defineProperty(window, "speechSynthesis", { value: synth });
window.SpeechSynthesisUtterance = Utterance;
"""
ENGLISH = [{"lang": "en_GB", "localService": True, "name": "Device"}]
REMOTE = [{"lang": "en-GB", "localService": False, "name": "Somebody else's machine"}]
NO_VOICE = "This device has no voice for this language."


def give_voice(page: Page, voices: list[dict]) -> None:
    page.add_init_script(VOICE.replace("VOICES", json.dumps(voices)))


def listen(page: Page) -> None:
    page.get_by_role("button", name="Read this page to me").click()


def said(page: Page, number: int) -> list[str]:
    """Wait until so many things were begun, and return their words."""
    expect(page.locator("html")).to_have_attribute("data-said", str(number))
    return [one["text"] for one in page.evaluate("window.spoken")]


def hear_all(page: Page) -> list[str]:
    """Let the voice say everything, and return it in order."""
    page.evaluate("window.hurries = true; window.finish()")
    expect(page.get_by_role("button", name="Read this page to me")).to_be_visible()
    return [one["text"] for one in page.evaluate("window.spoken")]


def at_question(page: Page, house, voices: list[dict] = ENGLISH) -> None:
    give_voice(page, voices)
    begin(page, house.at)


def test_page_is_read_in_the_order_it_stands(page, house):
    at_question(page, house)

    listen(page)

    heard = hear_all(page)
    assert heard[:5] == [
        "Question 1 of 5",
        "Care",
        "Do the people who help you work well together?",
        "Together means as a team.",
        "Yes",
    ]
    assert heard[5:9] == ["Sometimes", "No", "I don’t know", "I don’t want to say"]
    assert page.evaluate("window.spoken.every(one => one.lang === 'en-gb')")
    assert "Leave this empty" not in heard
    expect(page.get_by_role("button", name="Read this page to me")).to_be_visible()


def test_problems_are_read_first(page, house):
    give_voice(page, ENGLISH)
    page.goto(f"{house.at}agree/")
    go_on(page)

    listen(page)

    heard = hear_all(page)
    assert heard[0] == "There is a problem"
    assert "Please tick" in heard[1]
    assert not any("Leave this empty" in one for one in heard)


def test_one_choice_can_be_heard_alone_by_keyboard(page, house):
    at_question(page, house)

    page.get_by_role("button", name="Listen: Sometimes").press("Enter")

    assert said(page, 1) == ["Sometimes"]
    expect(page.get_by_label("Sometimes", exact=True)).not_to_be_checked()


def test_reading_stops_when_asked(page, house):
    at_question(page, house)
    listen(page)
    said(page, 1)

    page.get_by_role("button", name="Stop reading").click()

    expect(page.get_by_role("button", name="Read this page to me")).to_be_visible()
    assert page.evaluate("window.now") is None
    assert len(page.evaluate("window.spoken")) == 1


def test_reading_stops_when_the_page_is_left(page, house):
    at_question(page, house)
    page.evaluate("speechSynthesis.cancel = () => sessionStorage.setItem('silenced', 'yes')")
    listen(page)

    page.goto(house.at)

    assert page.evaluate("sessionStorage.getItem('silenced')") == "yes"


def test_word_being_said_is_highlighted(page, house):
    at_question(page, house)
    listen(page)
    said(page, 1)

    page.evaluate("window.now.onboundary({ name: 'word', charIndex: 9, charLength: 1 })")
    highlighted = "[...CSS.highlights.get('spoken')].map(String).join()"

    assert page.evaluate(highlighted) == "1"
    page.evaluate("window.now.onboundary({ name: 'word', charIndex: 0 })")
    assert page.evaluate(highlighted) == "Question"
    page.get_by_role("button", name="Stop reading").click()
    assert not page.evaluate("CSS.highlights.has('spoken')")


def test_device_without_a_voice_says_so_and_goes_on(page, house):
    at_question(page, house, [{"lang": "pl-PL", "localService": True, "name": "Polski"}])

    listen(page)

    expect(page.get_by_text(NO_VOICE)).to_be_visible()
    choose(page, "Yes")
    go_on(page)
    expect(page.get_by_text("Question 2 of 5")).to_be_visible()


def test_words_go_to_no_voice_on_another_machine(page, house):
    at_question(page, house, REMOTE)

    listen(page)

    expect(page.get_by_text(NO_VOICE)).to_be_visible()
    assert page.evaluate("window.spoken") == []


def test_voices_that_come_late_are_waited_for(page, house):
    at_question(page, house, [])
    listen(page)

    page.evaluate(
        "voices => { window.voices = voices;"
        " speechSynthesis.dispatchEvent(new Event('voiceschanged')); }",
        ENGLISH,
    )

    assert said(page, 1) == ["Question 1 of 5"]


def test_device_that_cannot_speak_has_no_button(page, house):
    page.add_init_script("delete window.speechSynthesis")
    page.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined })")
    begin(page, house.at)

    expect(page.get_by_role("button", name="Read this page to me")).to_have_count(0)
    expect(page.get_by_role("button", name="Listen:")).to_have_count(0)


@pytest.fixture
def recorded(house):
    """The first question, read aloud by somebody."""
    with scope(council=house.council):
        question = Question.objects.filter(key="together", version__survey=house.survey).latest(
            "pk"
        )
        Question.objects.filter(pk=question.pk).update(recording={"url": "/media/said.mp3"})
        yield question
        Question.objects.filter(pk=question.pk).update(recording={})


def test_recording_is_played_in_place_of_the_voice(page, house, recorded):
    page.add_init_script(
        "HTMLMediaElement.prototype.play = function () {"
        " window.played = this.getAttribute('src');"
        " setTimeout(() => this.onended()); return Promise.resolve(); };"
    )
    at_question(page, house)

    listen(page)

    heard = hear_all(page)
    assert page.evaluate("window.played") == "/media/said.mp3"
    assert "Do the people who help you work well together?" not in heard
    assert "Together means as a team." in heard


def test_voice_reads_when_the_recording_cannot_be_played(page, house, recorded):
    at_question(page, house)

    listen(page)

    assert "Do the people who help you work well together?" in hear_all(page)
