"""The words of the monitoring questions, as code that the catalogues are gathered from."""

import json
from pathlib import Path

from surveys.actions.monitoring_questions import MONITORING_FILE, question_of
from surveys.models.monitoring import ASKED_AT_THE_END

WORDS_FILE = Path(__file__).with_name("monitoring_words.py")
HEAD = '''"""Made by `manage.py write_monitoring_words`: change data/monitoring.json, not this."""

from django.utils.translation import gettext_noop

# fmt: off
# ruff: noqa: E501
'''


def words_module() -> str:
    """Return a module that names every word respondents read in these questions, once."""
    rows = json.loads(MONITORING_FILE.read_text(encoding="utf-8"))["questions"]
    questions = [question_of(row) for row in rows if row["kind"] in ASKED_AT_THE_END]
    words: dict[str, None] = {}
    for question in questions:
        words |= dict.fromkeys((question.easy_read, question.standard))
        for option in question.options:
            named = (option.get("heading", ""), option["easy_read"], option["label"])
            words |= dict.fromkeys(filter(None, named))
    lines = [f"    gettext_noop({json.dumps(each, ensure_ascii=False)}),\n" for each in words]
    return f"{HEAD}WORDS = (\n{''.join(lines)})\n"
