"""The tests' settings for a server that keeps its own clock and writes its letters to files."""

from cms.settings.environment import env
from tests.functional.as_served import *  # noqa: F403

CLOCK_SECONDS = 1
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = env.str("LETTERS")
