import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from wagtail.models import Collection, Page, Site

from cms import audit
from cms.models import Council, CouncilPage, HomePage, User
from cms.starter_pages import starter_pages

from .groups import make_groups
from .languages import make_locales
from .pages import publish_page

COUNCILS_FILE = Path(__file__).resolve().parents[1] / "data" / "councils.json"
# Facts that come from the list; a council's own settings are never overwritten by it.
FACTS = (
    "gss_code",
    "former_gss_codes",
    "predecessor_gss_codes",
    "name",
    "short_name",
    "kind",
    "region",
    "register_code",
    "valid_from",
    "valid_to",
    "pilot_indicative_rating",
    "note",
)


# Each tree may have copies in other languages; this one is theirs all.
IN_ENGLISH = {"locale__language_code": settings.LANGUAGE_CODE}


class CouncilListInvalid(ValueError):
    """The list of councils contradicts itself; the message says where."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading a list did, in numbers of councils."""

    added: int
    changed: int
    unchanged: int


def load_councils(document: dict | None = None) -> LoadReport:
    """Add or correct councils from the reference list; settings of a council stay as they are.

    Raises `CouncilListInvalid` when counts or codes do not add up; then nothing is changed.
    """
    document = document or json.loads(COUNCILS_FILE.read_text(encoding="utf-8"))
    _check(document)
    before = {council.slug: council for council in Council.objects.all()}
    fresh = [Council(**_facts(row)) for row in document["councils"]]
    added = [council for council in fresh if council.slug not in before]
    changed = [
        council
        for council in fresh
        if council.slug in before and _differs(before[council.slug], council)
    ]
    for council in changed:
        council.pk = before[council.slug].pk
    with transaction.atomic():
        Council.objects.bulk_create(added)
        if changed:
            Council.objects.bulk_update(changed, FACTS)
    return LoadReport(len(added), len(changed), len(fresh) - len(added) - len(changed))


def _facts(row: dict) -> dict:
    facts = {name: row[name] for name in FACTS if name in row}
    facts |= {
        "slug": row["id"],
        "kind": row["type"],
        "valid_from": _day(row["valid_from"]),
        "valid_to": _day(row["valid_to"]),
        "pilot_indicative_rating": row["pilot_indicative_rating"] or "",
        "note": row["note"] or "",
    }
    return facts


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _differs(old: Council, new: Council) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in FACTS)


def _check(document: dict) -> None:
    rows = document["councils"]
    if len(rows) != document["meta"]["count"]:
        raise CouncilListInvalid(
            f"The list says {document['meta']['count']}, it holds {len(rows)}."
        )
    for field in ("id", "gss_code"):
        if len({row[field] for row in rows}) != len(rows):
            raise CouncilListInvalid(f"Two councils share the same {field}.")
    for region in document["regions"]:
        here = sum(row["region"] == region["id"] for row in rows)
        if here != region["council_count"]:
            raise CouncilListInvalid(
                f"{region['name']} should have {region['council_count']} councils, not {here}."
            )


@transaction.atomic
def switch_on(*, council: Council, by: User | None, host: str = "") -> CouncilPage:
    """Give a council its page tree, site, picture collection and groups; twice does no more.

    `host` is the council's own host name; without one it lives on the shared host only.
    """
    council.is_on = True
    council.save(update_fields=["is_on"])
    make_locales()
    page = council.pages.filter(**IN_ENGLISH).first() or _grow_tree(council)
    if host:
        Site.objects.get_or_create(
            hostname=host, port=80, defaults={"root_page": page, "site_name": council.short_name}
        )
    if not Collection.objects.filter(name=council.short_name).exists():
        Collection.get_first_root_node().add_child(name=council.short_name)
    make_groups(council)
    for starter in starter_pages(council):
        publish_page(council=council, page=starter)
    audit.record("cms.council.switched_on", council, by=by)
    return page


def _grow_tree(council: Council) -> CouncilPage:
    page = CouncilPage(title=council.name, slug=council.slug, council=council)
    home_page().add_child(instance=page)
    page.save_revision().publish()
    return page


@transaction.atomic
def home_page() -> HomePage:
    """Return the shared host's first page; the first call takes over Wagtail's welcome page."""
    home = HomePage.objects.filter(**IN_ENGLISH).first()
    if home:
        return home
    root = Page.get_first_root_node()
    home = HomePage(title="Our Say", slug="our-say")
    root.add_child(instance=home)
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    site.root_page = home
    site.site_name = "Our Say"
    site.save()
    Page.objects.filter(depth=2, slug="home").exclude(pk=home.pk).delete()
    return home
