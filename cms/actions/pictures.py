import json
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import transaction
from modelsearch.backends import get_search_backends
from taggit.models import Tag
from wagtail.models import Collection
from wagtail.utils.file import hash_filelike

from cms.models import Picture

BANK = "Picture bank"


@dataclass(frozen=True, slots=True)
class PictureReport:
    """What loading the bank did, in numbers of pictures."""

    added: int
    changed: int
    unchanged: int


def bank_collection() -> Collection:
    """The collection every council may choose from."""
    bank = Collection.objects.filter(name=BANK).first()
    return bank or Collection.get_first_root_node().add_child(name=BANK)


@transaction.atomic
def load_pictures() -> PictureReport:
    """Bring the pictures that come with the platform into Wagtail, each once, by its name.

    A picture that is there already gets today's words, source and licence; its file stays.
    """
    bank = bank_collection()
    there = {picture.title: picture for picture in Picture.objects.filter(collection=bank)}
    rows = json.loads((_folder() / "pictures.json").read_text(encoding="utf-8"))
    added = _add([row for row in rows if row["name"] not in there], bank)
    changed = [there[row["name"]] for row in rows if _differs(there.get(row["name"]), row)]
    for row in rows:
        if there.get(row["name"]) in changed:
            _change(there[row["name"]], row)
    _make_findable([*added, *changed])
    return PictureReport(len(added), len(changed), len(rows) - len(added) - len(changed))


def _folder() -> Path:
    # A folder of files, not an import: nobody imports frontend/.
    return Path(apps.get_app_config("frontend").path)


def _facts(row: dict) -> dict[str, str]:
    return {
        "description": row["alt"],
        "source": f"{row['source']}, {row['licence_holder']}",
        "licence": row["licence"],
    }


def _add(rows: list[dict], bank: Collection) -> list[Picture]:
    """Store many pictures with their tags in a few queries."""
    pictures = Picture.objects.bulk_create([_unsaved(row, bank) for row in rows])
    tags = _tags({word for row in rows for word in row["keywords"]})
    through = Picture.tags.through
    through.objects.bulk_create(
        through(content_object=picture, tag=tags[word])
        for picture, row in zip(pictures, rows, strict=True)
        for word in row["keywords"]
    )
    return pictures


def _unsaved(row: dict, bank: Collection) -> Picture:
    svg = (_folder() / "static" / "frontend" / "pictures" / row["file"]).read_bytes()
    return Picture(
        title=row["name"],
        file=ContentFile(svg, name=row["file"]),
        file_size=len(svg),
        file_hash=hash_filelike(BytesIO(svg)),
        collection=bank,
        **_facts(row),
    )


def _tags(words: set[str]) -> dict[str, Tag]:
    known = set(Tag.objects.filter(name__in=words).values_list("name", flat=True))
    for word in sorted(words - known):
        Tag.objects.create(name=word)
    return {tag.name: tag for tag in Tag.objects.filter(name__in=words)}


def _differs(picture: Picture | None, row: dict) -> bool:
    return picture is not None and any(
        getattr(picture, name) != value for name, value in _facts(row).items()
    )


def _change(picture: Picture, row: dict) -> None:
    for name, value in _facts(row).items():
        setattr(picture, name, value)
    picture.save(update_fields=list(_facts(row)))
    picture.tags.set(row["keywords"])


def _make_findable(pictures: Iterable[Picture]) -> None:
    # Many at once are not put into the search index; one by one they are, but without their tags.
    pks = [picture.pk for picture in pictures]
    if pks:
        fresh = list(Picture.objects.filter(pk__in=pks).prefetch_related("tags"))
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(Picture, fresh)


def bank_picture(name: str) -> Picture:
    """The bank's picture of this name. Raises `Picture.DoesNotExist` when there is none."""
    return Picture.objects.get(collection__name=BANK, title=name)
