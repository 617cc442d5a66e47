"""manage.py, where a newer and slow version of the analyser reads."""

import sys

import django
from django.core.management import call_command

if __name__ == "__main__":
    django.setup()

    from tests.factories.newer import NEWER, read_by, slow_findings

    read_by(NEWER, setattr, slow_findings)
    call_command(*sys.argv[1:])
