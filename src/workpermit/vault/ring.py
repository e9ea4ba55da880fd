"""Hold the keyring of this process, read once from the data folder that the settings name."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from workpermit.vault import keys
from workpermit.vault.sealing import KeyUnknown, Place, open_sealed

# By the data folder as the settings name it: every value that is sealed or opened asks for the ring.
_rings: dict[Path, keys.Keyring] = {}


def folder() -> Path:
    """Return the folder of the keys: `keys` in the data folder (`settings.DATA`)."""
    return Path(settings.DATA) / "keys"


def current() -> keys.Keyring:
    """Return the keyring, reading it at first use.

    In the demo and in tests (`settings.PLACE`) keys that are missing are made. An office makes them once,
    by `keys.make_if_absent`: later it must stop rather than seal with keys that open nothing it holds.

    Raises:
        KeysUnusable: the keys are missing and may not be made, or are broken.
    """
    ring = _rings.get(settings.DATA)
    if ring is None:
        place = folder()
        is_office = getattr(settings, "PLACE", "office") == "office"
        ring = _rings[settings.DATA] = keys.load(place) if is_office else keys.make_if_absent(place)
    return ring


def reread() -> keys.Keyring:
    """Read the keys again, for a process that outlives a change of keys."""
    _rings.pop(settings.DATA, None)
    return current()


def open_here(envelope: bytes, *, place: Place) -> bytes:
    """Return what was sealed for `place`, reading the keys again where another process has added one.

    Raises:
        SealBroken, KeyUnknown: as `open_sealed`.
    """
    try:
        return open_sealed(envelope, place=place, ring=current())
    except KeyUnknown:
        return open_sealed(envelope, place=place, ring=reread())
