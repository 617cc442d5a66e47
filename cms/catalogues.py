"""The sentences respondents read, gathered from the code, and the catalogues that translate them.

Sentences are found as Django finds them: templates are read by its own parser, Python by
Python's. The staff side is in English only, so its templates are left out.
"""

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django
import polib
from django.conf import settings
from django.template import engines
from django.template.base import Node
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.translation import to_locale

from cms.languages import OURS, REGISTER, catalogue_file

ROOT = Path(settings.BASE_DIR)
TEMPLATES = ROOT / "frontend" / "templates"
PYTHON = ("surveys", "cms")
# What only staff see, or only a developer.
STAFF = (
    "account/",
    "allauth/",
    "feedback/",
    "frontend/",
    "layouts/staff",
    "cms/desk",
    "cms/details",
    "cms/_demo",
    "surveys/editor/",
    "surveys/sessions/",
    "surveys/typing/",
    "surveys/offline/app",
    "surveys/offline/parts",
    "surveys/offline/said",
    "surveys/offline/screens/",
)
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One sentence to translate, and how it goes for another number, where it has one."""

    text: str
    plural: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What one language's catalogue lacks, in sentences."""

    language: str
    used: int
    missing: int


def update_catalogues() -> list[Report]:
    """Bring every language's catalogue up to date with the code; translations stay."""
    used = messages_used()
    reports = [_update(code, used) for code, _ in settings.LANGUAGES if code != OURS]
    _count_missing(reports)
    return reports


def messages_used() -> dict[Message, list[str]]:
    """Return every sentence respondents may read, with the files it stands in."""
    found: dict[Message, set[str]] = {}
    for place, message in (*_in_python(), *_in_templates()):
        found.setdefault(message, set()).add(place)
    return {message: sorted(found[message]) for message in sorted(found)}


def _in_python() -> Iterator[tuple[str, Message]]:
    for path in sorted(path for app in PYTHON for path in (ROOT / app).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if message := _called_with(node):
                yield str(path.relative_to(ROOT)), message


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")


def _called_with(node: ast.AST) -> Message | None:
    if not isinstance(node, ast.Call) or _name(node.func) not in CALLS:
        return None
    number = 2 if "ngettext" in _name(node.func) else 1
    texts = [arg.value for arg in node.args[:number] if isinstance(arg, ast.Constant)]
    # Reference data is translated by what it holds; its sentences are listed where it is kept.
    return Message(*texts) if len(texts) == number else None


def _in_templates() -> Iterator[tuple[str, Message]]:
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = path.relative_to(TEMPLATES).as_posix()
        if name.startswith(STAFF):
            continue
        parsed = engines["django"].engine.get_template(name)
        for node in parsed.nodelist.get_nodes_by_type(Node):
            if message := _translated_by(node):
                yield str(path.relative_to(ROOT)), message


def _translated_by(node: Node) -> Message | None:
    if isinstance(node, TranslateNode):
        return Message(node.filter_expression.var.literal)
    if isinstance(node, BlockTranslateNode):
        texts = [node.render_token_list(part)[0] for part in (node.singular, node.plural) if part]
        return Message(*texts)
    return None


def _update(code: str, used: dict[Message, list[str]]) -> Report:
    path = catalogue_file(code, "po")
    old = polib.pofile(str(path)) if path.exists() else polib.POFile()
    known = {Message(entry.msgid, entry.msgid_plural): entry for entry in old}
    catalogue = polib.POFile(wrapwidth=96)
    catalogue.metadata = _metadata(code)
    for message, places in used.items():
        entry = known.get(message) or _entry(message, code)
        entry.occurrences = [(place, "") for place in places]
        catalogue.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    catalogue.save_as_mofile(str(catalogue_file(code, "mo")))
    return Report(code, len(used), len(used) - len(catalogue.translated_entries()))


def _entry(message: Message, code: str) -> polib.POEntry:
    if not message.plural:
        return polib.POEntry(msgid=message.text)
    empty = dict.fromkeys(range(number_of_plurals(code)), "")
    return polib.POEntry(msgid=message.text, msgid_plural=message.plural, msgstr_plural=empty)


def _metadata(code: str) -> dict[str, str]:
    return {
        "Language": to_locale(code),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(code),
    }


def plural_forms(code: str) -> str:
    """Return how a language forms its plurals, as Django's own catalogue says it."""
    theirs = Path(django.__file__).parent / "conf" / "locale" / to_locale(code) / "LC_MESSAGES"
    return polib.mofile(str(theirs / "django.mo")).metadata["Plural-Forms"]


def number_of_plurals(code: str) -> int:
    """Return how many forms a language has for a number of things."""
    return int(plural_forms(code).split("nplurals=")[1].split(";")[0])


def _count_missing(reports: list[Report]) -> None:
    known = json.loads(REGISTER.read_text(encoding="utf-8"))
    for report in reports:
        known[report.language]["missing"] = report.missing
    text = json.dumps(known, ensure_ascii=False, indent=2)
    REGISTER.write_text(f"{text}\n", encoding="utf-8")
