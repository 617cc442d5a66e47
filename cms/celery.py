"""The task engine. Without TASKS=celery every task runs where it was called."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

app = Celery("our-say")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
