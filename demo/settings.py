"""Django settings of the demo site. `DEMO_DATABASE` names another SQLite file than var/demo.sqlite3."""

import os
from pathlib import Path

from demo.secret import load_or_create_secret

DEMO_ROOT = Path(__file__).resolve().parent
DATABASE_FILE = Path(os.environ.get("DEMO_DATABASE") or DEMO_ROOT.parent / "var" / "demo.sqlite3")

SECRET_KEY = load_or_create_secret(DATABASE_FILE.parent / "secret-key")
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]

INSTALLED_APPS = ["django.contrib.sessions", "demo"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "demo.middleware.PersonMiddleware",
    "demo.middleware.LanguageMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "demo.urls"
LOGIN_URL = "/login"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(DATABASE_FILE),
        "OPTIONS": {"timeout": 20},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [DEMO_ROOT / "templates"],
        "OPTIONS": {"context_processors": ["demo.people.person_for_templates"]},
    }
]

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية"), ("de", "Deutsch"), ("pl", "Polski")]

# A block sets its own limits: the platform has been seen to take a body of many megabytes.
DATA_UPLOAD_MAX_MEMORY_SIZE = None
X_FRAME_OPTIONS = "SAMEORIGIN"

# What an operator may configure for a block, by its settings key; served through the `settings` service.
XBLOCK_SETTINGS: dict[str, dict[str, object]] = {}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["console"], "level": "ERROR", "propagate": True}},
}
