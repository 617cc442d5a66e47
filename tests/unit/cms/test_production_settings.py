"""A production machine with a setting missing stops at the start and says how to mend it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
COMPLETE = {
    "SECRET_KEY": "x7Qm" * 20,
    "CONTACT_KEYS": "some-random-text",
    "ALLOWED_HOSTS": "say.example.org",
}


def _check(tmp_path, **settings: str) -> subprocess.CompletedProcess:
    environment = {
        name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}
    }
    environment |= {
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "VAR_DIR": str(tmp_path),
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "ERROR"],
        cwd=ROOT,
        env=environment | settings,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize("name", list(COMPLETE))
def test_missing_setting_stops_the_start_with_a_sentence(tmp_path, name):
    settings = {key: value for key, value in COMPLETE.items() if key != name}

    result = _check(tmp_path, **settings)

    assert result.returncode != 0
    assert f"{name} is not set." in result.stderr


def test_celery_without_redis_stops_the_start(tmp_path):
    result = _check(tmp_path, **COMPLETE, TASKS="celery")

    assert result.returncode != 0
    assert "REDIS_URL is not set" in result.stderr


def test_folder_that_is_not_there_stops_the_start(tmp_path):
    result = _check(tmp_path, **COMPLETE, VAR_DIR=str(tmp_path / "nowhere"))

    assert result.returncode != 0
    assert "which is not a folder" in result.stderr


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"EMAIL_URL": "mail.example.org"}, "EMAIL_URL cannot be understood. Write it as smtp+tls"),
        ({"EMAIL_URL": "smtp://:587"}, "EMAIL_URL cannot be understood. Write it as smtp+tls"),
        ({"CONCERN_HOURS": "0"}, "CONCERN_HOURS must be 1 or more"),
    ],
)
def test_setting_that_makes_no_sense_stops_the_start(tmp_path, wrong, says):
    result = _check(tmp_path, **COMPLETE, **wrong)

    assert result.returncode != 0
    assert says in result.stderr
    assert "Traceback" not in result.stderr.split("ImproperlyConfigured")[-1]


def test_complete_settings_pass_the_deployment_check(tmp_path):
    result = _check(tmp_path, **COMPLETE)

    assert result.returncode == 0, result.stderr


def test_what_the_databases_address_asks_for_is_kept(tmp_path):
    asked = {"DATABASE_URL": "postgres://a:b@db.example.org/say?sslmode=verify-full"}
    shown = subprocess.run(
        [
            sys.executable,
            "-c",
            "from django.conf import settings;"
            "print(settings.DATABASES['default']['OPTIONS']['sslmode'])",
        ],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **COMPLETE, **asked}
        | {"DJANGO_SETTINGS_MODULE": "cms.settings.production"},
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert shown.stdout.strip() == "verify-full", shown.stderr
