"""Name the browser and the machine of a session, in words that a person knows again."""

from __future__ import annotations

from typing import Final

from workpermit.core.text import Text

# The first that is found counts: each of these also names those after it.
_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
_MACHINES: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)
_ON: Final = Text(en="{browser} on {machine}", fr="{browser} sur {machine}")
_UNKNOWN: Final = Text(en="An unknown browser", fr="Un navigateur inconnu")


def device_named(user_agent: str) -> Text:
    """Return what a browser says it is, as far as we know its kind."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    machine = next((name for mark, name in _MACHINES if mark in user_agent), "")
    if browser and machine:
        return _ON.filled(browser=browser, machine=machine)
    return Text(en=browser or machine, fr=browser or machine) if browser or machine else _UNKNOWN
