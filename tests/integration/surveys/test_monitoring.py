"""The monitoring questions: loaded whole, once."""

import copy
import json

import pytest

from surveys.actions.monitoring_questions import MONITORING_FILE, MonitoringInvalid, load_monitoring
from surveys.models import MonitoringQuestion

pytestmark = pytest.mark.django_db


def test_load_brings_21_questions_in_both_wordings():
    report = load_monitoring()

    assert (report.added, MonitoringQuestion.objects.count()) == (21, 21)
    assert not MonitoringQuestion.objects.filter(easy_read="").exists()
    assert not MonitoringQuestion.objects.filter(standard="").exists()


def test_load_twice_changes_nothing():
    load_monitoring()

    report = load_monitoring()

    assert (report.added, report.changed, report.unchanged) == (0, 0, 21)


def test_corrected_wording_is_taken_over():
    document = json.loads(MONITORING_FILE.read_text(encoding="utf-8"))
    load_monitoring(document)
    corrected = copy.deepcopy(document)
    corrected["questions"][3]["easy_read_question"] = "Why do you get help?"

    report = load_monitoring(corrected)

    assert report.changed == 1
    assert MonitoringQuestion.objects.filter(easy_read="Why do you get help?").exists()


def test_list_with_a_question_missing_is_refused():
    document = json.loads(MONITORING_FILE.read_text(encoding="utf-8"))
    del document["questions"][0]

    with pytest.raises(MonitoringInvalid, match="says 21 questions, it holds 20"):
        load_monitoring(document)

    assert not MonitoringQuestion.objects.exists()
