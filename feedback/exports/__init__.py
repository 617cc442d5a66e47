"""Files drawn from a frozen pack: one module for each form, and no number of its own in any."""

from collections.abc import Callable
from dataclasses import dataclass

from feedback.models import EvidencePack
from feedback.selectors.beside_pack import Plain, beside

from . import csv, json


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file: how it is told on the web, and how its bytes are drawn from a pack."""

    content_type: str
    draw: Callable[[EvidencePack, Plain], bytes]

    def render(self, pack: EvidencePack) -> bytes:
        """The file of a pack with the words and corrections that stand beside it today."""
        return self.draw(pack, beside(pack))


FORMS = {
    "json": Form("application/json", json.draw),
    "csv": Form("text/csv; charset=utf-8", csv.draw),
}
NOT_MADE_YET = ("xlsx", "docx", "pdf")


def file_name(pack: EvidencePack, form: str) -> str:
    """A name that says which survey and which pack: safe in any folder."""
    return f"evidence-{pack.survey.slug}-{pack.sha256[:12]}.{form}"
