"""Settings shared by every machine; what differs comes from the environment.

Embedded default: SQLite, an in-memory channel layer, analysis in the same process.
DATABASE_URL, REDIS_URL and TASKS turn the same code into many processes.
"""

from .environment import BASE_DIR, VAR_DIR, env
from .mail import *

PLATFORM_NAME = "Our Say"

INSTALLED_APPS = [
    "feedback",
    "surveys",
    "cms",
    "themes",
    "frontend",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtailmedia",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "drf_spectacular",
    "channels",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cms.content_security.PolicyMiddleware",
    "cms.squeezing.SqueezeMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.reading.ReadingMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Last, so that a locked-out sign-in is answered by axes and nobody else.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "cms.urls"
ASGI_APPLICATION = "cms.asgi.application"
WSGI_APPLICATION = "cms.wsgi.application"
# How many requests one process of the server works on at once, each in a thread of its own.
REQUEST_THREADS = env.int("REQUEST_THREADS", default=4)

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.context.whose",
            ],
        },
    }
]

# --- Data -----------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'our-say.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # A writer waits its turn at the start of a transaction, not in the middle of one.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {
        # Only what asks for it is planned once for each connection: see cms/prepared.py.
        "prepare_threshold": 1_000_000,
        # Compiling what orders a long review queue takes five times as long as asking it.
        "options": "-c jit=off",
        # What the address itself asks for, such as sslmode=require, comes last and wins.
        **DATABASES["default"].get("OPTIONS", {}),
    }
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL:
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.core.RedisChannelLayer",
            # redis-py closes sockets that are idle for 5 seconds unless told not to.
            "CONFIG": {"hosts": [{"address": REDIS_URL, "socket_timeout": None}]},
        }
    }
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    }
else:
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    }

# --- Reading comments: "core" always can; "full" needs `make full`, else core stands in ---
ANALYSIS_TIER = env.str("ANALYSIS_TIER", default="core")

# --- Slow work: "inline" runs it after the answer is on disk, "celery" hands it to workers ---
# Read from TASKS; kept under another name because Wagtail owns the setting of that name.
TASK_ENGINE = env.str("TASKS", default="inline")
# Without Redis there is no broker: tasks run where they are called.
CELERY_BROKER_URL = REDIS_URL or "memory://"
CELERY_TASK_ALWAYS_EAGER = TASK_ENGINE != "celery"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
# A worker reserves nothing beyond what it works on: another may be idle.
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Somebody who is not safe is told of within a minute, also where a nudge was lost.
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "feedback.tasks.sweep", "schedule": 20.0},
    "retain": {"task": "feedback.tasks.retain", "schedule": 24 * 60 * 60.0},
}

# Without workers the server sweeps by itself, so often; 0 leaves it to `manage.py sweep`.
CLOCK_SECONDS = env.int("CLOCK_SECONDS", default=20)

# --- People ---------------------------------------------------------------------------------
AUTH_USER_MODEL = "cms.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "none"
# One lock on the door, not two: axes counts wrong passwords and writes them down.
ACCOUNT_RATE_LIMITS = {"login_failed": None}
AXES_CLIENT_IP_CALLABLE = "cms.limits.client_address"
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
ACCOUNT_ADAPTER = "cms.accounts.InvitedOnlyAdapter"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

# --- Cookies: none outlives the browser on a respondent's device ----------------------------
CSRF_COOKIE_AGE = None
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "cms.views.errors.csrf_failure"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Limits on what a form may bring --------------------------------------------------------
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# --- Words and time -------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
# Each in its own words. Which of these a survey can be read in, its author decides.
LANGUAGES = [
    ("en-gb", "English"),
    ("pl", "Polski"),
    ("ro", "Română"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("fa", "فارسی"),
]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
# A translation is a draft until somebody publishes it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# For languages whose way to write a day Django does not know.
DATE_FORMAT = "j F Y"
FORMAT_MODULE_PATH = "cms.formats"
TIME_FORMAT = "H:i"
LOCALE_PATHS = [BASE_DIR / "frontend" / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# --- Files ----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# --- Content security: nothing but our own files on public pages -----------------------------
# The editor brings inline styles and scripts of its own; only its addresses are let off.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/editor/",),
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "media-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

# --- Wagtail --------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = PLATFORM_NAME
# Survey addresses are typed from paper: plain letters only.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000")
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 1
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "cms.Picture"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

WAGTAILMEDIA = {
    "MEDIA_MODEL": "cms.Recording",
    "AUDIO_EXTENSIONS": ["mp3", "ogg", "m4a"],
    "VIDEO_EXTENSIONS": ["mp4", "webm"],
}

# --- Answering --------------------------------------------------------------------------------
# Answers that are begun and not sent are deleted this long after the person was last there.
DRAFT_DAYS = env.int("DRAFT_DAYS", default=30)
# Sent answers can be changed with their code for this long, while the survey is open.
CHANGE_DAYS = env.int("CHANGE_DAYS", default=28)
# A page that is filled in faster than this was filled in by a machine; older, it is out of date.
START_MIN_SECONDS = env.float("START_MIN_SECONDS", default=2.0)
START_MAX_HOURS = env.int("START_MAX_HOURS", default=24)
# A session nobody ended is over after this long, and its code with it.
SESSION_HOURS = env.int("SESSION_HOURS", default=12)
# Answers a device kept without a network are taken for so long after they were given.
OFFLINE_DAYS = env.int("OFFLINE_DAYS", default=60)
# Receipt codes a device brings along for people it meets without a network.
OFFLINE_CODES = env.int("OFFLINE_CODES", default=60)
# Of the forms typed in together, the share a second person types again; never fewer than so many.
PAPER_CHECK_SHARE = env.float("PAPER_CHECK_SHARE", default=0.1)
PAPER_CHECK_LEAST = env.int("PAPER_CHECK_LEAST", default=5)
# Above this share of fields that differ, every form of the batch should be typed again.
PAPER_ERROR_LIMIT = env.float("PAPER_ERROR_LIMIT", default=0.02)
# Forms are tied to their responses until they are checked, and never longer than this.
PAPER_DAYS = env.int("PAPER_DAYS", default=60)
# How long the plan of a session is kept after the day it was planned for.
PLAN_DAYS = env.int("PLAN_DAYS", default=365)
# How often one address may begin, or try codes: a day centre of sixty behind one address may.
STARTS_PER_HOUR = env.int("STARTS_PER_HOUR", default=600)
WRONG_CODES_PER_HOUR = env.int("WRONG_CODES_PER_HOUR", default=60)
# All addresses together: a guess has one chance in many millions of millions.
WRONG_CODES_PER_HOUR_OF_ALL = env.int("WRONG_CODES_PER_HOUR_OF_ALL", default=6_000)
# Proxies of ours in front, each of which writes down the address it was asked by.
PROXY_COUNT = env.int("PROXY_COUNT", default=0)

# --- API ------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Our Say",
    "DESCRIPTION": "People's experience of adult social care, counted and suppressed.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "PREPROCESSING_HOOKS": ["cms.schema.only_ours"],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
