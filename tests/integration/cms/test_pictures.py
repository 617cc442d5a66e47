"""The picture bank in Wagtail: every picture with what lets us use it, and found by its words."""

from django.urls import reverse

from cms.actions.pictures import bank_picture, load_pictures
from cms.models import Picture
from tests.factories.cms import make_member


def test_bank_loads_once_with_source_licence_and_alt_text(db):
    first = load_pictures()
    second = load_pictures()

    assert first.added == Picture.objects.count() >= 300
    assert (second.added, second.changed, second.unchanged) == (0, 0, first.added)
    assert all(not picture.what_is_missing() for picture in Picture.objects.all())


def test_loading_again_corrects_words_that_changed(db):
    load_pictures()
    Picture.objects.filter(title="bus").update(description="A red lorry")

    again = load_pictures()

    assert again.changed == 1
    assert bank_picture("bus").alt == "A bus"


def test_bank_picture_is_found_by_its_name(db):
    load_pictures()

    assert bank_picture("home").licence == "MIT"


FOUND_BY = {
    "bus": "bus-stop",
    "sad": "face-sad",
    "lonely": "face-lonely",
    "shopping": "shopping-bags",
    "doctor": "stethoscope",
    "crying": "face-upset",
    "wheelch": "wheelchair-powered",
}


def test_author_finds_pictures_by_plain_words(client, council):
    load_pictures()
    client.force_login(make_member(council, "author"))

    for words, found in FOUND_BY.items():
        results = client.get(reverse("wagtailimages_chooser:choose_results"), {"q": words})
        assert f'alt="{bank_picture(found).alt}"' in results.content.decode(), words
