"""Where letters are sent from, and when a concern nobody opens is told of again.

Without a mail server alerts show in the app only.
"""

from django.core.exceptions import ImproperlyConfigured

from .environment import env

EMAIL_URL = env.str("EMAIL_URL", default="")
if EMAIL_URL:
    try:
        server = env.email_url("EMAIL_URL")
        if "smtp" in server["EMAIL_BACKEND"] and not server["EMAIL_HOST"]:
            raise ValueError("host")
        globals().update(server)
    except (KeyError, ValueError, ImproperlyConfigured):
        raise ImproperlyConfigured(
            "EMAIL_URL cannot be understood. Write it as smtp+tls://user:password@host:587."
        ) from None
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="our-say@localhost")
# How long a concern may wait until somebody opens it; after each such time it is escalated.
CONCERN_HOURS = env.int("CONCERN_HOURS", default=24)
if CONCERN_HOURS < 1:
    raise ImproperlyConfigured("CONCERN_HOURS must be 1 or more: the hours a concern may wait.")
