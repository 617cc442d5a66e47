"""Every page a respondent may meet, each with the road that leads there."""

from collections.abc import Callable
from datetime import date

from django.test import override_settings
from django_scopes import scope
from playwright.sync_api import Page, expect

from surveys.models import Answer, Response
from tests.functional.house import House
from tests.functional.walk import answer_all, begin, choose, go_on, send


def council(page: Page, house: House) -> None:
    page.goto(f"/{house.council.slug}/")


def start(page: Page, house: House) -> None:
    page.goto(house.at)


def lost(page: Page, house: House) -> None:
    page.goto(f"{house.at}q/1/")
    expect(page.get_by_text("We could not find your answers")).to_be_visible()


def agree(page: Page, house: House) -> None:
    page.goto(f"{house.at}agree/")


def agree_refused(page: Page, house: House) -> None:
    agree(page, house)
    go_on(page)
    expect(page.get_by_text("There is a problem")).to_be_visible()


def who(page: Page, house: House) -> None:
    agree(page, house)
    choose(page, "You can keep my answers")
    go_on(page)
    expect(page.get_by_role("heading", name="Who is answering?")).to_be_visible()


def helped(page: Page, house: House) -> None:
    who(page, house)
    go_on(page)
    expect(page.get_by_role("heading", name="Does someone help you")).to_be_visible()


def practice(page: Page, house: House) -> None:
    helped(page, house)
    go_on(page)
    expect(page.get_by_role("heading", name="Do you like tea?")).to_be_visible()


def practised(page: Page, house: House) -> None:
    practice(page, house)
    choose(page, "Sometimes")
    go_on(page)
    expect(page.get_by_role("heading", name="Well done.")).to_be_visible()


def helper(page: Page, house: House) -> None:
    helped(page, house)
    choose(page, "Someone reads the questions to me")
    go_on(page)
    expect(page.get_by_role("heading", name="Who helps you?")).to_be_visible()


def under_18(page: Page, house: House) -> None:
    who(page, house)
    page.get_by_role("button", name="I am under 18").click()
    expect(page.get_by_role("heading", name="This survey is for adults")).to_be_visible()


def about_you(page: Page, house: House) -> None:
    begin(page, house.at_about_you)
    answer_all(page, then="About you")


def about_you_question(name: str) -> Callable[[Page, House], None]:
    def open_it(page: Page, house: House) -> None:
        about_you(page, house)
        page.get_by_role("button", name="Answer these questions").click()
        while not page.get_by_role("heading", name=name).is_visible():
            page.get_by_role("button", name="Skip this question").click()

    return open_it


def about_you_refused(page: Page, house: House) -> None:
    about_you_question("How do you like to get information?")(page, house)
    choose(page, "Easy words and pictures", "I don’t want to say")
    go_on(page)
    expect(page.get_by_text("There is a problem")).to_be_visible()


def about_you_checked(page: Page, house: House) -> None:
    about_you_question("How old are you?")(page, house)
    choose(page, "85 or older")
    page.get_by_role("button", name="Next", exact=True).click()
    while not page.get_by_role("heading", name="Check your answers").is_visible():
        page.get_by_role("button", name="Skip this question").click()


def question(number: int) -> Callable[[Page, House], None]:
    def open_it(page: Page, house: House) -> None:
        begin(page, house.at)
        if number == 2:
            choose(page, "Sometimes")
            go_on(page)
            expect(page.get_by_text("You said:")).to_be_visible()
        page.goto(f"{house.at}q/{number}/")

    return open_it


def part(page: Page, house: House) -> None:
    begin(page, house.at_branches)
    expect(page.get_by_role("heading", name="Can you plan your care?")).to_be_visible()


def after_parts(page: Page, house: House) -> None:
    part(page, house)
    choose(page, "Yes")
    go_on(page)
    choose(page, "No")
    go_on(page)
    expect(page.get_by_text("Do you stay in control?")).to_be_visible()


def dropped(page: Page, house: House) -> None:
    part(page, house)
    page.goto(f"{house.at_branches}q/5/")
    choose(page, "In a shared home")
    go_on(page)
    choose(page, "Kitchen")
    go_on(page)
    go_on(page)
    page.get_by_role("textbox").fill("It is busy.")
    go_on(page)
    page.goto(f"{house.at_branches}q/5/?return=check")
    choose(page, "In my own home")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="This changes other answers")).to_be_visible()


def not_asked(page: Page, house: House) -> None:
    part(page, house)
    page.goto(f"{house.at_branches}q/5/")
    choose(page, "In a shared home")
    go_on(page)
    other = page.context.new_page()
    other.goto(f"{house.at_branches}q/5/")
    choose(other, "In my own home")
    go_on(other)
    other.close()
    choose(page, "Kitchen")
    go_on(page)
    expect(page.get_by_role("heading", name="We do not ask this any more")).to_be_visible()


def question_refused(page: Page, house: House) -> None:
    question(6)(page, house)
    page.get_by_role("textbox").fill("They are kind.")
    page.get_by_role("button", name="I don’t know").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()


def check(page: Page, house: House) -> None:
    begin(page, house.at)
    answer_all(page)


def sent(page: Page, house: House) -> None:
    begin(page, house.at, "Start in easy read", "You can contact me")
    answer_all(page)
    send(page)


def refused(page: Page, house: House) -> None:
    question(1)(page, house)
    other = page.context.new_page()
    other.goto(f"{house.at}check/")
    send(other)
    other.close()
    choose(page, "Yes")
    go_on(page)
    expect(page.get_by_role("heading", name="This was not saved")).to_be_visible()


def ways(page: Page, house: House) -> None:
    page.goto(house.at)
    page.get_by_role("link", name="Ways to read").click()
    expect(page.get_by_role("heading", name="Ways to read")).to_be_visible()


def ways_refused(page: Page, house: House) -> None:
    ways(page, house)
    page.locator("#size-large").evaluate("field => field.value = 'enormous'")
    choose(page, "Large print")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()


def ways_kept(page: Page, house: House) -> None:
    page.goto("/ways/")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("We have kept what you chose.")).to_be_visible()


def read_as(*ways_chosen: str, opens: Callable[[Page, House], None]) -> Callable:
    """Open a page as somebody sees it who chose these ways to read."""

    def open_it(page: Page, house: House) -> None:
        ways(page, house)
        choose(page, *ways_chosen)
        page.get_by_role("button", name="Save").click()
        opens(page, house)

    return open_it


def safe(page: Page, house: House) -> None:
    begin(page, house.at)
    page.get_by_role("button", name="I do not feel safe").click()
    expect(page.get_by_role("heading", name="You do not feel safe.")).to_be_visible()


def safe_refused(page: Page, house: House) -> None:
    page.goto(f"{house.at}safe/")
    page.get_by_label("How can they reach you?").fill("1" * 301)
    page.get_by_role("button", name="Yes, tell them").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()


def told(page: Page, house: House) -> None:
    safe(page, house)
    page.get_by_role("button", name="Yes, tell them").click()
    expect(page.get_by_role("heading", name="We have told the safeguarding team")).to_be_visible()


def later(page: Page, house: House) -> None:
    question(1)(page, house)
    page.get_by_role("button", name="Stop and come back later").click()
    expect(page.get_by_role("heading", name="Come back when you like")).to_be_visible()


def later_asked(page: Page, house: House) -> None:
    question(1)(page, house)
    page.goto(f"{house.at}later/")
    expect(page.get_by_role("button", name="Give me a code")).to_be_visible()


def clear_asked(page: Page, house: House) -> None:
    check(page, house)
    page.get_by_role("button", name="Finish and clear this device").click()
    expect(page.get_by_role("button", name="Keep my answers with a code")).to_be_visible()


def clear_kept(page: Page, house: House) -> None:
    later(page, house)
    page.get_by_role("link", name="I want to delete my answers").click()
    expect(page.get_by_role("heading", name="Clear this device")).to_be_visible()


def cleared(page: Page, house: House) -> None:
    sent(page, house)
    page.get_by_role("button", name="Finish and clear this device").click()
    expect(page.get_by_role("heading", name="This device is clear")).to_be_visible()


def expired(page: Page, house: House) -> None:
    later(page, house)
    with scope(council=house.council):
        Response.objects.filter(pk=house.responses()[-1].pk).update(expires_on=date(2020, 1, 1))
        Answer.objects.filter(response=house.responses()[-1]).delete()
    typed = page.locator(".receipt-code__code [aria-hidden]").inner_text()
    code(page, house)
    page.get_by_label("Type your code").fill(typed)
    page.get_by_role("button", name="Use my code").click()
    expect(page.get_by_role("link", name="Start again")).to_be_visible()


def code_used_up(page: Page, house: House) -> None:
    later(page, house)
    typed = page.locator(".receipt-code__code [aria-hidden]").inner_text()
    page.goto(f"{house.at}check/")
    send(page)
    code(page, house)
    page.get_by_label("Type your code").fill(typed)
    page.get_by_role("button", name="Use my code").click()
    expect(page.get_by_role("heading", name="You have sent your answers")).to_be_visible()


def changing(page: Page, house: House) -> None:
    code_answers(page, house)
    page.get_by_role("button", name="Change my answers").click()
    expect(page.get_by_text("You change what you sent on")).to_be_visible()


def changed(page: Page, house: House) -> None:
    changing(page, house)
    send(page)


def code_changed(page: Page, house: House) -> None:
    check(page, house)
    typed = send(page)
    for _ in range(2):
        code(page, house)
        page.get_by_label("Type your code").fill(typed)
        page.get_by_role("button", name="Use my code").click()
        if page.get_by_role("button", name="Change my answers").count():
            page.get_by_role("button", name="Change my answers").click()
            send(page)
    expect(page.get_by_role("heading", name="You changed these answers")).to_be_visible()


def wait(page: Page, house: House) -> None:
    code_wrong(page, house)
    with override_settings(WRONG_CODES_PER_HOUR=1):
        page.get_by_role("button", name="Use my code").click()
        expect(page.get_by_role("heading", name="Please wait a little")).to_be_visible()


def code(page: Page, house: House) -> None:
    page.goto("/code/")


def code_wrong(page: Page, house: House) -> None:
    code(page, house)
    page.get_by_label("Type your code").fill("AAAA AAAA AAAA")
    page.get_by_role("button", name="Use my code").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()


def code_answers(page: Page, house: House) -> None:
    check(page, house)
    typed = send(page)
    code(page, house)
    page.get_by_label("Type your code").fill(typed)
    page.get_by_role("button", name="Use my code").click()
    expect(page.get_by_role("button", name="Remove my answers")).to_be_visible()


def code_sure(page: Page, house: House) -> None:
    code_answers(page, house)
    page.get_by_role("button", name="Remove my answers").click()
    expect(page.get_by_role("heading", name="Are you sure?")).to_be_visible()


def code_removed(page: Page, house: House) -> None:
    code_sure(page, house)
    page.get_by_role("button", name="Yes, remove my answers").click()
    expect(page.get_by_role("heading", name="Your answers are removed")).to_be_visible()


def ended(page: Page, house: House) -> None:
    page.goto(house.at_ended)
    expect(page.get_by_role("heading", name="This survey has ended")).to_be_visible()


def paper(page: Page, house: House) -> None:
    page.goto(house.at)
    page.get_by_role("link", name="Print a paper form").click()
    expect(page.get_by_role("link", name="Open it as a PDF")).to_be_visible()


def paper_large(page: Page, house: House) -> None:
    page.goto(f"{house.at}paper/?wording=standard&size=large")


def credits(page: Page, house: House) -> None:
    page.goto("/credits/")
    expect(page.get_by_role("heading", name="Our pictures")).to_be_visible()


def accessibility(page: Page, house: House) -> None:
    page.goto(f"/{house.council.slug}/accessibility/")
    expect(page.get_by_role("heading", name="How well it meets the rules")).to_be_visible()


def unknown(page: Page, house: House) -> None:
    page.goto(f"/{house.council.slug}/no-such-survey/")


PAGES: dict[str, Callable[[Page, House], None]] = {
    "council": council,
    "start": start,
    "lost": lost,
    "agree": agree,
    "agree refused": agree_refused,
    "who": who,
    "helped": helped,
    "helper": helper,
    "under 18": under_18,
    "about you": about_you,
    "about you one": about_you_question("How old are you?"),
    "about you several": about_you_question("How do you like to get information?"),
    "about you groups": about_you_question("What is your ethnic group?"),
    "about you refused": about_you_refused,
    "about you checked": about_you_checked,
    "practice": practice,
    "practised": practised,
    "statement": question(1),
    "tell us more": question(2),
    "choose one": question(3),
    "choose several": question(4),
    "information": question(5),
    "own words": question(6),
    "part of a statement": part,
    "after the parts": after_parts,
    "answers dropped": dropped,
    "no longer asked": not_asked,
    "question refused": question_refused,
    "check": check,
    "sent": sent,
    "too late": refused,
    "not safe": safe,
    "not safe refused": safe_refused,
    "not safe told": told,
    "ways": ways,
    "ways refused": ways_refused,
    "ways kept": ways_kept,
    "statement without its video": read_as("British Sign Language", opens=question(1)),
    "later": later,
    "later asked": later_asked,
    "clear asked": clear_asked,
    "clear kept": clear_kept,
    "cleared": cleared,
    "expired": expired,
    "changing": changing,
    "changed": changed,
    "wait": wait,
    "code": code,
    "code used up": code_used_up,
    "code changed": code_changed,
    "code wrong": code_wrong,
    "code answers": code_answers,
    "code sure": code_sure,
    "code removed": code_removed,
    "ended": ended,
    "paper": paper,
    "paper large": paper_large,
    "credits": credits,
    "accessibility": accessibility,
    "not found": unknown,
}
