"""Settings for the tests: fast hashing, files in a folder of their own, both databases."""

from .base import *
from .base import DATABASES
from .environment import VAR_DIR

DEBUG = False
SECRET_KEY = "test-key-that-protects-nothing-and-is-long-enough"
SALT_KEY = ["test-salt"]
ALLOWED_HOSTS = ["*"]
# Tests read faster than people do.
START_MIN_SECONDS = 0
DEMONSTRATION = True
DEMONSTRATION_PASSWORD = "our-say-demonstration"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# What tests expect of a comment is what the core tier reads; the full one has tests of its own.
ANALYSIS_TIER = "core"
# Nothing is swept but by the test that says so.
CLOCK_SECONDS = 0
EMAIL_URL = ""
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR_DIR / "test-media"
# WhiteNoise warns about a folder that is not there, and a warning fails a test.
(VAR_DIR / "static").mkdir(parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, because the browser tests' live server shares it between threads.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
