"""A council's or host's real service. A missing setting stops the start with a sentence."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import CONTENT_SECURITY_POLICY, DATABASES, REDIS_URL, STORAGES, TASK_ENGINE
from .environment import VAR_DIR, env


def required(name: str, how: str) -> str:
    """Return the environment's value of `name`, or stop the start and say how to set it."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {how}")
    return value


DEBUG = False
DEMONSTRATION = False
DEMONSTRATION_PASSWORD = ""
SECRET_KEY = required("SECRET_KEY", "Set it to 50 or more random characters and keep it secret.")
SALT_KEY = required(
    "CONTACT_KEYS",
    "Set it to a random text; it encrypts contact details. Newest first, commas between.",
).split(",")
ALLOWED_HOSTS = required("ALLOWED_HOSTS", "List the host names people use, commas between.").split(
    ","
)
if not VAR_DIR.is_dir():
    raise ImproperlyConfigured(
        f"VAR_DIR is {VAR_DIR}, which is not a folder. Make it, or name another."
    )
if TASK_ENGINE == "celery" and not REDIS_URL:
    raise ImproperlyConfigured("TASKS is celery but REDIS_URL is not set. Set REDIS_URL as well.")

# Each of the server's threads keeps its connection: opening one costs more than saving an answer.
DATABASES["default"]["CONN_MAX_AGE"] = 60
STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# A proxy in front knows the real address; lock-outs and limits must count that one.
PROXY_COUNT = env.int("PROXY_COUNT", default=1)
