"""Components drawn alone: what they say to a person and to a screen reader."""

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from frontend import examples


def draw(component: str, /, **parameters) -> str:
    return render_to_string(f"components/{component}.html", parameters)


def test_choice_cards_offer_native_radio_buttons_with_words():
    html = draw("choice_cards", name="answer", options=examples.FACES, side_options=examples.SIDE)

    assert html.count('type="radio"') == 5
    assert html.count(" checked") == 1
    assert '<label class="choice__card" for="answer-dont_know">' in html


def test_question_heading_is_the_legend_when_it_opens_a_fieldset():
    html = draw("question_heading", text="Is it good?", legend=True)

    assert html.index("<legend") < html.index("<h1") < html.index("</legend>")


def test_text_answer_keeps_what_was_typed_and_names_the_problem():
    html = draw("text_answer", id="a", name="a", label="Why?", value="<b>me", error="Too long.")

    assert "&lt;b&gt;me</textarea>" in html
    assert 'aria-describedby="a-error "' in html
    assert 'id="a-error"' in html
    assert 'aria-invalid="true"' in html


def test_error_summary_is_announced_and_leads_to_the_field():
    html = draw("error_summary", errors=[{"text": "Choose one.", "href": "#a-yes"}])

    assert 'role="alert"' in html
    assert '<a href="#a-yes">Choose one.</a>' in html


@pytest.mark.parametrize("component", ["error_summary", "error_message", "hard_words"])
def test_component_draws_nothing_when_there_is_nothing_to_say(component):
    assert draw(component).strip() == ""


def test_consent_is_not_ticked_for_anyone():
    assert "checked" not in draw("consent_choice", name="quote", label="You can use my words")


def test_help_panel_shows_999_when_no_council_is_known():
    html = draw("help_panel", council=None)

    assert 'href="tel:999"' in html
    assert html.count("<li>") == 1


def test_help_panel_shows_the_council_numbers():
    html = draw("help_panel", council=examples.COUNCIL)

    assert 'href="tel:03001235034"' in html
    assert 'href="tel:03001235022"' in html
    assert "Monday to Friday" in html


def test_summary_list_says_which_answer_a_change_link_changes():
    html = draw("summary_list", rows=[{"question": "Q1?", "answer": "Yes", "href": "/1"}])

    assert "your answer to: Q1?</span></a>" in html


def test_bar_gives_its_figures_in_words_and_hides_its_picture():
    html = draw("bar", label="Safe", base="380 answers", options=examples.WORKS_WELL)

    assert "<dd>52%</dd>" in html
    assert '<svg class="bar__picture" aria-hidden="true"' in html
    assert html.count("<rect x=") == 3


def test_bar_with_a_hidden_value_gives_no_length_away():
    options = [*examples.WORKS_WELL[:2], {"label": "No", "value": None}]

    html = draw("bar", label="Safe", base="[c]", options=options)

    assert "<rect" not in html
    assert "<dd>[c]</dd>" in html


def test_hidden_and_missing_cells_look_alike():
    html = draw("data_table", id="t", caption="C", columns=[{"label": "A"}, {"label": "B"}],
                rows=[["x", None]])  # fmt: skip

    assert "<td>[c]</td>" in html
    assert "[c]" in draw("figure_tile", value=None, label="people")


def test_figure_tile_shows_a_zero():
    assert ">0</span>" in draw("figure_tile", value=0, label="people")


def test_receipt_code_is_spelled_out():
    html = draw("receipt_code", code="KH7W2MQ4")

    assert '<span aria-hidden="true" dir="ltr">KH7W 2MQ4</span>' in html
    assert "K, H, 7, W, 2, M, Q, 4" in html


def test_components_need_nothing_from_the_page_around_them():
    page = Template('{% include "components/tag.html" with label="kind" tone="confirmed" only %}')

    assert '<span class="tag tag--confirmed">kind</span>' in page.render(Context())
