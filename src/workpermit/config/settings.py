"""Settings for every place it runs; what differs comes from the environment.

WORKPERMIT_PLACE       office (the default), demo or tests
WORKPERMIT_DATA        the one data folder: database, keys, documents, letters, chain heads
WORKPERMIT_DATABASE    a PostgreSQL address; without it, SQLite in the data folder
WORKPERMIT_SECRET_KEY  what signs sessions and forms; an office must set it, the demo and the tests have their own
WORKPERMIT_CLAMD       a virus scanner for what is handed in (ClamAV's daemon); none by default
WORKPERMIT_SITE        the address of the start page as people know it, such as https://permits.example
WORKPERMIT_MAIL        the relay: smtp://user:password@relay:587?tls=1 (or ?ssl=1); the demo writes files instead
WORKPERMIT_MAIL_FROM   whom e-mails are from
WORKPERMIT_DRAWN_SHARE  the share of cases drawn for a second reader and for a first view, 0.05 by default (ADR-66)
WORKPERMIT_HOSTS       the names under which the pages are reached, separated by commas
WORKPERMIT_PROXIES     the addresses or networks of the proxies in front, whose word on the browser's address counts
WORKPERMIT_STAFF_FACTOR  how staff sign in: passkey (the default), or app, which allows a password with an app too
WORKPERMIT_PARTNER_*   the sign-in partner, if there is one (config/partner.py)

The demo and the tests are this same module in another place: no second settings file can drift from it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.http.request import split_domain_port, validate_host

from workpermit.config.partner import origins_of, partner_from

PLACES: Final = ("office", "demo", "tests")
PLACE = os.environ.get("WORKPERMIT_PLACE", "office")
if PLACE not in PLACES:
    raise ImproperlyConfigured(f"WORKPERMIT_PLACE is {PLACE!r}; it is one of {', '.join(PLACES)}")
IS_OFFICE = PLACE == "office"

# One case in twenty is read by a second person (S-17) and asks for the officer's own first view (S-36); the tests say
# for themselves what is drawn.
DRAWN_SHARE = float(os.environ.get("WORKPERMIT_DRAWN_SHARE", "0" if PLACE == "tests" else "0.05"))

DATA = Path(os.environ.get("WORKPERMIT_DATA", "data")).resolve()

# Empty in an office that set none: Django then refuses the first use of it, and the server refuses to start.
SECRET_KEY = os.environ.get("WORKPERMIT_SECRET_KEY", "" if IS_OFFICE else "only-for-the-demo-and-the-tests")

ALLOWED_HOSTS = [host.strip() for host in os.environ.get("WORKPERMIT_HOSTS", "localhost,127.0.0.1,[::1]").split(",")]
# A proxy there tells us the browser's address and that it came by HTTPS; nobody else is believed (config/wsgi.py).
PROXIES = [name.strip() for name in os.environ.get("WORKPERMIT_PROXIES", "127.0.0.1,::1").split(",") if name.strip()]
# The demo shows its cases to whoever sits at this machine, since nobody signs in there; an office never mounts it.
ROOT_URLCONF = "workpermit.commands.demo.urls" if PLACE == "demo" else "workpermit.config.urls"
WSGI_APPLICATION = "workpermit.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "workpermit.accounts",
    "workpermit.trades.audit",
    "workpermit.trades.authority",
    "workpermit.trades.availability",
    "workpermit.trades.codes",
    "workpermit.trades.desks",
    "workpermit.trades.duplicates",
    "workpermit.trades.employers",
    "workpermit.trades.documents",
    "workpermit.trades.enquiries",
    "workpermit.trades.firstviews",
    "workpermit.trades.hearings",
    "workpermit.trades.letters",
    "workpermit.trades.notes",
    "workpermit.trades.notices",
    "workpermit.trades.paper",
    "workpermit.trades.search",
    "workpermit.trades.reports",
    "workpermit.trades.switches",
    "workpermit.trades.times",
    "workpermit.casework",
    "workpermit.web.ui",
    "workpermit.web.signin",
    "workpermit.web.guide",
    "workpermit.web.apply",
    "workpermit.web.tracker",
    "workpermit.web.requests",
    "workpermit.web.portal",
    "workpermit.web.enquiries",
    "workpermit.web.uploads",
    "workpermit.web.workbench",
    "workpermit.web.oversight",
]
if not IS_OFFICE:
    INSTALLED_APPS.append("workpermit.web.showcase")
if PLACE == "tests":
    INSTALLED_APPS.append("allauth.idp.oidc")  # plays the sign-in partner
MIDDLEWARE = [
    "workpermit.web.headers.secure_headers",
    "workpermit.web.ui.beginning.note_beginning",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "workpermit.web.ui.language.language_switch",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "workpermit.web.signin.watching.watch_session",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "workpermit.web.ui.context.chrome",
            ],
            "builtins": ["workpermit.web.ui.templatetags.ui"],
        },
    }
]
AUTH_USER_MODEL = "accounts.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français")]

# Cases need no row of the framework's own e-mail, cache or session tables but these.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "web_cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# A virus scanner for what is handed in, such as "unix:/run/clamav/clamd.ctl" or "tcp:127.0.0.1:3310"; none by default.
CLAMD = os.environ.get("WORKPERMIT_CLAMD", "")
# What is on its way with a form lies in our own folder, not among everybody's temporary files.
FILE_UPLOAD_TEMP_DIR = DATA / "incoming"

# E-mails name this address and no other, so none of them tells anything about anybody.
SITE = os.environ.get("WORKPERMIT_SITE", "http://localhost:8000").rstrip("/")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("WORKPERMIT_MAIL_FROM", "Workpermit <no-reply@workpermit.example>")
EMAIL_BACKEND = (
    "workpermit.trades.notices.folder.EmailBackend"
    if PLACE == "demo"
    else "django.core.mail.backends.smtp.EmailBackend"
)
# The name under which the site knows itself: the site's own where it is among the hosts, else the first that is whole.
_SITE_HOST = urlsplit(SITE).netloc
SITE_HOST = (
    _SITE_HOST
    if validate_host(split_domain_port(_SITE_HOST)[0], ALLOWED_HOSTS)
    else next((host for host in ALLOWED_HOSTS if host and host[0] not in ".*"), _SITE_HOST)
)
# What the worker asks for a page, to know that the pages are there.
PULSE = os.environ.get("WORKPERMIT_PULSE", f"{SITE}/en/")
# No line to the relay may stay silent longer than a lease on a delivery lasts.
EMAIL_TIMEOUT = 20
_RELAY = urlsplit(os.environ.get("WORKPERMIT_MAIL", "smtp://localhost:25"))
_RELAY_OPTIONS = parse_qs(_RELAY.query)
EMAIL_HOST, EMAIL_PORT = _RELAY.hostname or "localhost", _RELAY.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_RELAY.username or ""), unquote(_RELAY.password or "")
EMAIL_USE_TLS, EMAIL_USE_SSL = "tls" in _RELAY_OPTIONS, "ssl" in _RELAY_OPTIONS

STATIC_URL = "static/"
STATIC_ROOT = None if PLACE == "tests" else DATA / "static"
# Gathered by `workpermit migrate` and `workpermit serve`; the tests take each file from where it was written.
STATIC_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_FILES if PLACE == "tests" else "workpermit.web.ui.storage.StaticFiles"},
}
WHITENOISE_USE_FINDERS = PLACE == "tests"

# A browser sends these cookies over HTTPS alone, and to this host alone; the demo is plain HTTP on one's own machine.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_OFFICE
SESSION_COOKIE_NAME = "__Host-session" if IS_OFFICE else "workpermit-session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_OFFICE else "workpermit-csrf"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "workpermit.web.ui.errors.stale_form"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000
X_FRAME_OPTIONS = "DENY"

# To standard error, where whoever runs the server collects it; a page not found is no event of ours.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "WARNING"}, "django.request": {"level": "ERROR"}},
}

# Sessions of our own: sealed, found by a keyed hash of the cookie, ended by the server (accounts/sessions.py).
SESSION_ENGINE = "workpermit.accounts.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
LOGIN_URL = "signin:sign_in"
AUTHENTICATION_BACKENDS = ["workpermit.accounts.passwords.ByAddress"]
PASSWORD_HASHERS = ["workpermit.accounts.passwords.Argon2"]

# Of allauth we use the order of the steps and the second factors. Addresses stay with our accounts, sealed: no row of
# its table of addresses is ever made, and its own sign-up, reset and mails are off (ADR-45).
ACCOUNT_ADAPTER = "workpermit.web.signin.adapters.AccountSteps"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# Ours is sealed: a migration of allauth would write all addresses anew in small letters, and break every one.
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_FORMS = {"reauthenticate": "workpermit.web.signin.forms.PasswordAgainForm"}
MFA_ADAPTER = "workpermit.web.signin.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Workpermit"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_OFFICE  # http://localhost
MFA_FORMS = {
    "authenticate": "workpermit.web.signin.forms.SecondFactorForm",
    "reauthenticate": "workpermit.web.signin.forms.SecondFactorAgainForm",
    "activate_totp": "workpermit.web.signin.forms.NewAppForm",
}
# Staff pass with a passkey alone (S-07); the demonstration has no keys at hand, and an office may say so of itself.
STAFF_FACTOR = os.environ.get("WORKPERMIT_STAFF_FACTOR", "app" if PLACE == "demo" else "passkey")
if STAFF_FACTOR not in ("passkey", "app"):
    raise ImproperlyConfigured(f"WORKPERMIT_STAFF_FACTOR is {STAFF_FACTOR!r}; it is passkey or app")
SOCIALACCOUNT_ADAPTER = "workpermit.web.signin.partner.PartnerSignIn"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = partner_from(os.environ)
FORM_TARGETS = origins_of(SOCIALACCOUNT_PROVIDERS)  # a browser holds the redirect after a form to this list too


def _database() -> dict[str, Any]:
    address = os.environ.get("WORKPERMIT_DATABASE")
    if address:
        return dict(dj_database_url.parse(address, conn_max_age=60))
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "workpermit.sqlite3",
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # A writer that begins as a reader fails where another writes; one that waits its turn at once never does.
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
        },
    }


DATABASES = {"default": _database()}
