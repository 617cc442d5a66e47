import json
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Collection

from cms.models import Picture

BANK = "Picture bank"


@dataclass(frozen=True, slots=True)
class PictureReport:
    """What loading the bank did, in numbers of pictures."""

    added: int
    unchanged: int


def bank_collection() -> Collection:
    """The collection every council may choose from."""
    bank = Collection.objects.filter(name=BANK).first()
    return bank or Collection.get_first_root_node().add_child(name=BANK)


@transaction.atomic
def load_pictures() -> PictureReport:
    """Bring the pictures that come with the platform into Wagtail, each once, by its name."""
    # A folder of files, not an import: nobody imports frontend/.
    folder = Path(apps.get_app_config("frontend").path)
    rows = json.loads((folder / "pictures.json").read_text(encoding="utf-8"))
    bank = bank_collection()
    there = set(Picture.objects.filter(collection=bank).values_list("title", flat=True))
    new = [row for row in rows if row["name"] not in there]
    for row in new:
        svg = folder / "static" / "frontend" / "pictures" / row["file"]
        picture = Picture.objects.create(
            title=row["name"],
            file=ContentFile(svg.read_bytes(), name=row["file"]),
            description=row["alt"],
            source=f"{row['source']}, {row['licence_holder']}",
            licence=row["licence"],
            collection=bank,
        )
        picture.tags.add(*row["keywords"])
    return PictureReport(len(new), len(rows) - len(new))


def bank_picture(name: str) -> Picture:
    """The bank's picture of this name. Raises `Picture.DoesNotExist` when there is none."""
    return Picture.objects.get(collection__name=BANK, title=name)
