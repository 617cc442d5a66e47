"""The picture bank in Wagtail: every picture with what lets us use it."""

from cms.actions.pictures import bank_picture, load_pictures
from cms.models import Picture


def test_bank_loads_once_with_source_licence_and_alt_text(db):
    first = load_pictures()
    second = load_pictures()

    assert first.added == Picture.objects.count() > 100
    assert (second.added, second.unchanged) == (0, first.added)
    assert all(not picture.what_is_missing() for picture in Picture.objects.all())


def test_bank_picture_is_found_by_its_name(db):
    load_pictures()

    assert bank_picture("home").licence == "MIT"
