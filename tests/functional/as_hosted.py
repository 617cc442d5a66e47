"""Production's settings, as near as a server without a certificate can have them."""

from cms.settings.production import *  # noqa: F403
from cms.settings.production import VAR_DIR, env

SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SECURE_SSL_REDIRECT = False
START_MIN_SECONDS = 0.0
STATIC_ROOT = env.path("STATIC_ROOT")
MEDIA_ROOT = VAR_DIR / "test-media"
