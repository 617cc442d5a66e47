"""From the agreement to the check page: what is asked, and what is said when it does not fit."""

from playwright.sync_api import Page, expect

from tests.functional.house import House
from tests.functional.pages.road import Road
from tests.functional.walk import answer_all, begin, choose, go_on


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


def helper(page: Page, house: House) -> None:
    helped(page, house)
    choose(page, "Someone reads the questions to me")
    go_on(page)
    expect(page.get_by_role("heading", name="Who helps you?")).to_be_visible()


def under_18(page: Page, house: House) -> None:
    who(page, house)
    page.get_by_role("button", name="I am under 18").click()
    expect(page.get_by_role("heading", name="This survey is for adults")).to_be_visible()


def practice(page: Page, house: House) -> None:
    helped(page, house)
    go_on(page)
    expect(page.get_by_role("heading", name="Do you like tea?")).to_be_visible()


def practised(page: Page, house: House) -> None:
    practice(page, house)
    choose(page, "Sometimes")
    go_on(page)
    expect(page.get_by_role("heading", name="Well done.")).to_be_visible()


def question(number: int) -> Road:
    def open_it(page: Page, house: House) -> None:
        begin(page, house.at)
        if number == 2:
            choose(page, "Sometimes")
            go_on(page)
            expect(page.get_by_text("You said:")).to_be_visible()
        page.goto(f"{house.at}q/{number}/")

    return open_it


def question_refused(page: Page, house: House) -> None:
    question(6)(page, house)
    page.get_by_role("textbox").fill("They are kind.")
    page.get_by_role("button", name="I don’t know").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()


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
    choose(page, "Kitchen")
    go_on(page)
    expect(page.get_by_role("heading", name="We do not ask this any more")).to_be_visible()


def about_you(page: Page, house: House) -> None:
    begin(page, house.at_about_you)
    answer_all(page, then="About you")


def about_you_question(name: str) -> Road:
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


def check(page: Page, house: House) -> None:
    begin(page, house.at)
    answer_all(page)


PAGES: dict[str, Road] = {
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
}
