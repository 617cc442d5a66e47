"""One machine, made-up data, no secrets: what `make run` uses. Never put this on the internet."""

from .base import *
from .environment import VAR_DIR, env
from .mail import EMAIL_URL

# Off unless asked for, so that the demonstration shows the pages people would see when
# something is not found or goes wrong. While developing: DEBUG=1 make run.
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = "development-only-key-for-made-up-data-not-a-secret"
SALT_KEY = ["development-only-salt"]
# *.localhost always means this machine, so each council's own host name works without set-up.
ALLOWED_HOSTS = ["127.0.0.1", "localhost", ".localhost", "[::1]", "testserver"]
if not EMAIL_URL:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# The demonstration's accounts and their password are shown on the first page.
DEMONSTRATION = True
DEMONSTRATION_PASSWORD = "our-say-demonstration"
# Static files come from where they are written: nothing is collected, with DEBUG on or off.
WHITENOISE_USE_FINDERS = True
# WhiteNoise warns about a folder that is not there, and a warning fails a test.
(VAR_DIR / "static").mkdir(parents=True, exist_ok=True)
