import pytest

from feedback.analysis import Span, analyse, redact


def redacted(text: str) -> str:
    found = analyse(text).identifiers
    return redact(text, [Span(one.start, one.end, one.label) for one in found])


@pytest.mark.parametrize(
    "place",
    [
        "Rosewood Court",
        "Millfield Surgery",
        "the Pump Road practice",
        "Bluebell Ward",
        "Ward 14B",
        "the Hollies day centre",
        "the Red Lion",
        "The Old Forge",
        "the Dog and Duck",
        "Shah Rukn Community Centre",
        "Nether Poppleford",
        "Thornhollow",
        "Great Tolling",
        "St Chad's",
        "orchard lodge",
        "tolmersworth",
        "the old vicarage",
        "Nightingale Wing",
    ],
)
def test_small_place_is_taken_out_with_its_article(place):
    assert redacted(f"I was at {place} again") == "I was at [place removed] again"


@pytest.mark.parametrize(
    "address",
    [
        "14 Larkspur Close",
        "14 larkspur close",
        "flat 22",
        "Flat 3, Prospect Mews",
        "6/2 Fuller's Wharf",
        "forty two Mafeking Street",
        "Coopers Yard",
        "Poacher's Rest",
        "27 Nightjar Avenue, Hollin Bank, CW30 4RL",
        "number 8 The Paddocks",
        "Cuckoo Cottage up Bent Lane",
        "the end bungalow, Poacher's Rest",
    ],
)
def test_address_is_taken_out_as_one(address):
    assert redacted(f"they come to {address} at noon") == "they come to [address removed] at noon"


@pytest.mark.parametrize(
    "text",
    [
        "I live in Crewe, near Stoke, in Cheshire East",
        "They came from Leeds and from Kent",
        "The day centre and the Community Centre are closed",
        "A 20 minute drive, 2 miles down the road, 4 carers close by",
        "The Stroke Unit and the Discharge Lounge were full",
        "We went to the High Street and the Town Hall",
        "I want to stay in my own home, at the end of the road",
        "I get Council Tax help and a Blue Badge",
        "Bring back Meals on Wheels in the Peak District",
        "In room 12 it was 14 degrees",
    ],
)
def test_large_places_and_kinds_of_place_stay(text):
    assert redacted(text) == text
