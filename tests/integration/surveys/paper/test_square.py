"""The square on a printed form: it opens the survey, and says which form this is."""

import pytest
import segno

from surveys.paper_square import address_with, square_in
from tests.integration.surveys.walking import text_of

AT = "/cheshire-east/care-at-home/"


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("", "version=1&wording=easy_read"),
        ("?wording=standard", "version=1&wording=standard"),
        ("?language=ur", "version=1&wording=easy_read&language=ur"),
    ],
)
def test_square_on_the_first_sheet_names_the_form(client, survey, asked, named):
    html = client.get(f"{AT}paper/{asked}").content.decode().replace("&#x27;", "'")
    square = segno.make_qr(f"http://testserver{AT}?{named}", error="m")

    assert html.count(square.svg_data_uri(scale=4, border=4, light="#fff", svgclass=None)) == 1


def test_square_opens_the_survey_on_a_phone(client, survey):
    page = client.get(f"{AT}?version=1&wording=standard")

    assert page.status_code == 200
    assert "Who is asking?" in text_of(page)


@pytest.mark.parametrize("wording", ["easy_read", "standard"])
@pytest.mark.parametrize("language", ["en-gb", "ur"])
def test_what_a_form_says_is_what_is_read(wording, language):
    address = address_with(
        "https://say.example/leeds/home-care/", version=12, wording=wording, language=language
    )

    square = square_in(f" {address}\n", "leeds")

    assert (square.survey, square.version, square.wording) == ("home-care", 12, wording)
    assert square.language == ("" if language == "en-gb" else language)
