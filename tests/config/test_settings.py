"""One settings module, three places: what differs between them, and what an office may not leave out."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from guards.tree import SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Reading = Callable[..., dict[str, Any]]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Return the settings as they are under an environment."""

    def settings(**environment: str) -> dict[str, Any]:
        for name in [name for name in os.environ if name.startswith("WORKPERMIT_")]:
            monkeypatch.delenv(name)
        for name, value in environment.items():
            monkeypatch.setenv(f"WORKPERMIT_{name}", value)
        return runpy.run_path(str(SOURCE / "config" / "settings.py"))

    return settings


def test_an_office_has_no_secret_key_but_its_own(read: Reading) -> None:
    assert read()["SECRET_KEY"] == ""
    assert read(SECRET_KEY="their own")["SECRET_KEY"] == "their own"
    assert read(PLACE="demo")["SECRET_KEY"]


def test_only_the_demo_shows_its_cases_to_everyone(read: Reading) -> None:
    assert read()["ROOT_URLCONF"] == "workpermit.config.urls"
    assert read(PLACE="tests")["ROOT_URLCONF"] == "workpermit.config.urls"
    assert read(PLACE="demo")["ROOT_URLCONF"] != "workpermit.config.urls"


@pytest.mark.parametrize(("place", "secure"), [("office", True), ("demo", False)])
def test_an_office_sends_cookies_over_https_alone(read: Reading, place: str, secure: bool) -> None:
    settings = read(PLACE=place)
    assert (settings["SESSION_COOKIE_SECURE"], settings["CSRF_COOKIE_SECURE"]) == (secure, secure)


@pytest.mark.parametrize(
    ("site", "hosts", "name"),
    [
        ("https://permits.example", "permits.example", "permits.example"),
        ("https://permits.example", ".example,10.0.0.7", "permits.example"),
        ("https://permits.example", "*", "permits.example"),
        ("http://localhost:8000", "permits.example,other.example", "permits.example"),
        ("http://localhost:8000", "localhost", "localhost:8000"),
    ],
)
def test_the_pulse_asks_under_a_name_that_the_pages_are_reached_by(
    read: Reading, site: str, hosts: str, name: str
) -> None:
    assert read(SITE=site, HOSTS=hosts)["SITE_HOST"] == name


@pytest.mark.parametrize(("place", "factor"), [("office", "passkey"), ("tests", "passkey"), ("demo", "app")])
def test_staff_show_a_passkey_unless_an_office_says_otherwise(read: Reading, place: str, factor: str) -> None:
    assert read(PLACE=place)["STAFF_FACTOR"] == factor
    assert read(PLACE=place, STAFF_FACTOR="app")["STAFF_FACTOR"] == "app"
    with pytest.raises(ImproperlyConfigured, match="passkey or app"):
        read(PLACE=place, STAFF_FACTOR="none")


def test_an_unknown_place_is_refused(read: Reading) -> None:
    with pytest.raises(ImproperlyConfigured, match="'demon'; it is one of office, demo, tests"):
        read(PLACE="demon")


def test_the_database_is_postgresql_where_one_is_named(read: Reading, tmp_path: Path) -> None:
    named = read(DATABASE="postgresql://clerk@db.example/cases")["DATABASES"]["default"]
    assert (named["ENGINE"], named["HOST"]) == ("django.db.backends.postgresql", "db.example")
    own = read(DATA=str(tmp_path))["DATABASES"]["default"]
    assert own["NAME"] == tmp_path / "workpermit.sqlite3"


def test_nobody_debugs_in_front_of_applicants(read: Reading) -> None:
    assert not read(PLACE="demo").get("DEBUG", False)


@pytest.mark.parametrize(("key", "starts"), [("", False), ("a long random text", True)])
def test_the_server_starts_with_a_secret_key_only(key: str, starts: bool) -> None:
    environment = {**os.environ, "WORKPERMIT_PLACE": "office", "WORKPERMIT_SECRET_KEY": key}
    answer = subprocess.run(
        [sys.executable, "-c", "import workpermit.config.wsgi"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode == 0) is starts, answer.stderr
    assert ("SECRET_KEY" in answer.stderr) is not starts
