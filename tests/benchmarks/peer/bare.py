"""Settings of the bare peer: the platform's database and server, and no middleware at all."""

from cms.settings.production import *
from cms.settings.production import INSTALLED_APPS

# allauth and axes insist on middleware of their own.
INSTALLED_APPS = [
    *[name for name in INSTALLED_APPS if not name.startswith(("allauth", "axes"))],
    "wagtail.contrib.forms",
    "tests.benchmarks.peer",
]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
ROOT_URLCONF = "tests.benchmarks.peer.urls"
MIDDLEWARE = []
