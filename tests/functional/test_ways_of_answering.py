"""People who set up their device, or are set up by life, differently: each sends their answers."""

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from surveys.models import MonitoringAnswer
from surveys.monitoring import person_key
from tests.functional.keyboard import answer_by_keyboard
from tests.functional.walk import (
    ANSWERS,
    CODE,
    answer_all,
    answer_by_place,
    begin,
    choose,
    go_on,
    press,
    send,
    send_by_place,
)

pytestmark = [pytest.mark.browser, pytest.mark.looks]

WIDER = "document.scrollingElement.scrollWidth - window.innerWidth"


def sent(house, before):
    """The one response that was stored since, checked to hold everything that was said."""
    response = house.only_new(before)
    assert response.state == "sent"
    assert house.said(response) == ANSWERS
    return response


def said_of_themselves(house, response) -> dict[str, list[str]]:
    """What this person said about who they are, and sent."""
    with scope(council=house.council):
        kept = MonitoringAnswer.objects.filter(person_key=person_key(response), is_sent=True)
        return dict(kept.values_list("slug", "codes"))


# Where a card, button or link with the focus, or a chosen card, does not differ from the others.
UNSEEN_IN_FORCED_COLOURS = """() => {
    const styled = (one, part) => getComputedStyle(one, part);
    const drawn = (style, side) => style[side + "Style"] !== "none"
        && parseFloat(style[side + "Width"]) >= 2 && style[side + "Color"];
    const unseen = [];
    for (const field of document.querySelectorAll(".choice__input")) {
        const card = styled(field.nextElementSibling);
        const ground = card.backgroundColor;
        const mark = styled(field, "::before");
        const edge = drawn(card, "borderTop");
        const tick = mark.content !== "none" && drawn(mark, "borderBottom");
        if (!edge || edge === ground) unseen.push(`edge of ${field.id}`);
        if (field.checked !== Boolean(tick) || tick === ground) unseen.push(`mark of ${field.id}`);
        if (field.checked !== parseFloat(card.borderTopWidth) > 4) unseen.push(`width ${field.id}`);
    }
    for (const one of document.querySelectorAll(".button:not(.button--link), .header__link")) {
        const style = styled(one), edge = drawn(style, "borderTop");
        if (!edge || edge === style.backgroundColor) unseen.push(one.innerText);
    }
    return unseen;
}"""
RING = """() => {
    const one = document.activeElement;
    const ringed = one.matches(".choice__input") ? one.nextElementSibling : one;
    const style = getComputedStyle(ringed);
    const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
        && style.outlineColor !== getComputedStyle(document.body).backgroundColor;
    return [document.hasFocus(), one.tagName, shown];
}"""


@pytest.mark.browser_context_args(forced_colors="active")
def test_person_sees_what_is_chosen_and_where_they_are_in_the_colours_of_their_device(
    page: Page, house, before
):
    def look(page: Page) -> None:
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert page.evaluate(UNSEEN_IN_FORCED_COLOURS) == [], page.url
        page.evaluate("document.activeElement.blur()")
        for _ in range(7):
            page.keyboard.press("Tab")
            focused, tag, ringed = page.evaluate(RING)
            assert ringed or not focused or tag == "BODY", (page.url, tag)

    answer_by_place(page, house.at, look)
    send_by_place(page, look)

    sent(house, before)


# Everything on the page that moves by itself or would, when it changes.
MOVING = """() => [
    ...document.getAnimations().map(String),
    ...[...document.querySelectorAll("*")].filter(one =>
        ["", "::before", "::after"].some(part => {
            const style = getComputedStyle(one, part || null);
            return style.animationName !== "none" || style.scrollBehavior === "smooth"
                || style.transitionDuration.split(", ").some(time => time !== "0s");
        })).map(one => one.outerHTML.slice(0, 80)),
    ...[...document.querySelectorAll("video, audio")].filter(one => !one.paused).map(String),
]"""


@pytest.mark.browser_context_args(reduced_motion="reduce")
def test_nothing_moves_for_a_person_whom_motion_makes_ill(page: Page, house, before):
    def look(page: Page) -> None:
        assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
        assert page.evaluate(MOVING) == [], page.url

    answer_by_place(page, house.at, look)
    send_by_place(page, look)

    sent(house, before)


# The most that somebody may set, by WCAG 2.2, 1.4.12.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""
# Words cut off by the box they stand in, or running out of a button or card.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(one => {
    const style = getComputedStyle(one);
    if (one.closest(".visually-hidden") || style.display === "inline") return false;
    const box = one.matches(".button, .choice__card, .header__link, .header__title, textarea");
    if (!box && style.overflowX === "visible" && style.overflowY === "visible") return false;
    return one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1;
}).map(one => one.outerHTML.slice(0, 120))"""


@pytest.mark.browser_context_args(bypass_csp=True, viewport={"width": 320, "height": 640})
def test_nothing_is_cut_off_for_a_person_who_spaces_words_apart(page: Page, house, before):
    def look(page: Page) -> None:
        page.add_style_tag(content=SPACED)
        assert page.evaluate(CUT_OFF) == [], page.url
        assert page.evaluate(WIDER) <= 0, page.url

    answer_by_place(page, house.at, look)
    send_by_place(page, look)

    sent(house, before)


@pytest.mark.browser_context_args(viewport={"width": 320, "height": 256})
@pytest.mark.parametrize("read", ["easy_read", "standard"])
def test_person_answers_at_four_times_the_size(page: Page, house, before, read):
    """A screen of 1280 by 1024 pixels, of which 400% leaves a quarter each way."""

    def look(page: Page) -> None:
        assert page.evaluate(WIDER) <= 0, page.url
        # Nothing stays in front of the words where there is so little room.
        assert page.evaluate(STUCK) == [], page.url

    answer_by_place(page, house.at, look, read=read)
    send_by_place(page, look)

    assert sent(house, before).variant == read


STUCK = """() => [...document.querySelectorAll("body *")].filter(one =>
    ["fixed", "sticky"].includes(getComputedStyle(one).position)).map(one => one.outerHTML)"""


def test_person_prints_pages_on_the_way_and_sends(page: Page, house, before):
    def on_paper(*words: str) -> None:
        page.emulate_media(media="print")
        for link in (".header__link", "main .button", ".back-link", ".read-aloud"):
            for shown in page.locator(link).all():
                expect(shown).not_to_be_visible()
        for word in words:
            expect(page.locator("main").get_by_text(word, exact=True).first).to_be_visible()
        page.emulate_media(media="screen")
        expect(page.locator("main .button").first).to_be_visible()

    begin(page, house.at)
    on_paper("Do the people who help you work well together?", "Yes", "Sometimes", "No")
    answer_all(page)
    on_paper("Check your answers", "No", "A new face every day.", "Longer", "I don’t know")
    code = send(page)
    on_paper(code)

    sent(house, before)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_person_answers_without_scripts_by_keyboard_alone(page: Page, house, before):
    answer_by_keyboard(page, house.at, read="standard", arrow="ArrowUp")

    assert sent(house, before).variant == "standard"


def test_person_reads_urdu_in_large_print_on_a_dark_page(page: Page, house, before):
    def look(page: Page) -> None:
        shown = page.locator("html").evaluate(
            "({lang, dir, dataset}) => [lang, dir, dataset.size, dataset.colours]"
        )
        assert shown == ["ur", "rtl", "large", "dark"], page.url
        assert page.evaluate(WIDER) <= 0, page.url

    page.goto(house.at_about_you)
    press(page, ".header__actions a")
    for way in ("language-ur", "size-large", "colours-dark"):
        page.locator(f"label[for='{way}']").click()
    press(page)
    answer_by_place(page, house.at_about_you, look)
    press(page)
    look(page)
    page.locator("main .choice__card").first.click()
    press(page)
    page.locator("main .choice__card").nth(1).click()
    press(page)
    press(page, "main [name='do'][value='skip']")
    look(page)
    # English words in an Urdu page: the first word first, from the left.
    own = page.locator("dd").filter(has_text=ANSWERS["together-more"])
    assert own.evaluate("one => getComputedStyle(one).unicodeBidi") == "plaintext"
    code = send_by_place(page, look)

    assert len(code) == 14
    response = sent(house, before)
    assert response.language == "ur"
    said = said_of_themselves(house, response)
    assert [len(codes) for codes in said.values()] == [1, 1, 0]


def test_person_says_who_they_are_and_may_change_it_before_sending(page: Page, house, before):
    begin(page, house.at_about_you)
    answer_all(page, then="About you")
    page.get_by_role("button", name="Answer these questions").click()
    choose(page, "Easy words and pictures")
    go_on(page)
    choose(page, "85 or older")
    go_on(page)
    page.get_by_role("button", name="Skip this question").click()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    expect(page.get_by_text("85 or older")).to_be_visible()
    page.get_by_role("link", name="Change your answer to: How old are you?").click()
    choose(page, "I don’t want to say")
    page.get_by_role("button", name="Save").click()
    send(page)

    said = said_of_themselves(house, sent(house, before))
    assert set(said) == {"communication-needs", "age-band", "ethnic-group"}
    assert len(said["communication-needs"]) == 1
    assert said["ethnic-group"] == []


def test_tired_carer_stops_and_sends_from_another_device(page: Page, new_context, house, before):
    page.goto(house.at)
    page.get_by_role("link", name="Start in standard").click()
    choose(page, "You can keep my answers", "You can show my words to others")
    go_on(page)
    choose(page, "Me, I look after someone")
    go_on(page)
    choose(page, "No, I answer on my own")
    go_on(page)
    choose(page, "No")
    go_on(page)
    page.get_by_role("textbox").fill("A new face every day.")
    page.get_by_role("button", name="Stop and come back later").click()
    code = page.locator(CODE).inner_text()
    page.close()

    elsewhere = new_context(java_script_enabled=False).new_page()
    elsewhere.goto("/code/")
    elsewhere.get_by_label("Type your code").fill(code.lower())
    elsewhere.get_by_role("button", name="Use my code").click()
    expect(elsewhere.get_by_text("Question 3 of 5")).to_be_visible()
    choose(elsewhere, "Longer")
    go_on(elsewhere)
    choose(elsewhere, "Washing", "Cooking")
    go_on(elsewhere)
    go_on(elsewhere)
    elsewhere.get_by_role("button", name="I don’t know").click()
    expect(elsewhere.get_by_text("A new face every day.")).to_be_visible()
    receipt = send(elsewhere)

    response = sent(house, before)
    assert receipt != code
    assert (response.voice, response.variant, response.may_quote) == ("carer", "standard", True)
