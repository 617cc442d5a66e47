"""The tests' settings for a server in a process of its own, with its static files."""

from cms.settings.test import *  # noqa: F403

WHITENOISE_USE_FINDERS = True
