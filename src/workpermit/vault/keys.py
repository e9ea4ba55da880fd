"""Keep the keys: field keys for sealing, each with a number, and one key of its own for keyed hashes.

Two files in the folder `keys` of the data folder, readable by their owner alone:
`field-keys.json` holds every field key still needed and says which one seals now;
`hash-key.json` holds the key of the look-ups, which stays when field keys are changed.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
FIELD_KEYS = "field-keys.json"
HASH_KEY = "hash-key.json"


class KeysUnusable(RuntimeError):
    """The keys are missing, broken, open to others, or lack the one that is needed; the message says which."""


@dataclass(frozen=True)
class Keyring:
    """All keys of one data folder; values are sealed with `current` and opened with whichever sealed them."""

    current: int
    field_keys: Mapping[int, bytes] = field(repr=False)
    hash_key: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if self.current not in self.field_keys:
            raise KeysUnusable(f"key {self.current} should seal, but it is not among the field keys")
        if any(len(key) != KEY_BYTES for key in (*self.field_keys.values(), self.hash_key)):
            raise KeysUnusable(f"every key must be {KEY_BYTES} bytes long")

    @cached_property
    def ciphers(self) -> Mapping[int, AESGCM]:
        """Return the ready cipher of each key; made once, since the key schedule costs more than a short value."""
        return MappingProxyType({number: AESGCM(key) for number, key in self.field_keys.items()})


def make_if_absent(folder: Path) -> Keyring:
    """Make the keys that are not there yet and return the ring; two processes that race get the same keys."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not (folder / HASH_KEY).exists():
        _write(folder / HASH_KEY, {"key": _encode(secrets.token_bytes(KEY_BYTES))}, replace=False)
    if not (folder / FIELD_KEYS).exists():
        _write(folder / FIELD_KEYS, _field_document(1, {1: secrets.token_bytes(KEY_BYTES)}), replace=False)
    return load(folder)


def load(folder: Path) -> Keyring:
    """Read the ring.

    Raises:
        KeysUnusable: a file is missing, unreadable as keys, or readable by others than its owner.
    """
    fields = _read(folder / FIELD_KEYS)
    hashes = _read(folder / HASH_KEY)
    try:
        keys = {int(number): base64.b64decode(key, validate=True) for number, key in fields["keys"].items()}
        return Keyring(
            current=int(fields["current"]), field_keys=keys, hash_key=base64.b64decode(hashes["key"], validate=True)
        )
    except (KeyError, ValueError, TypeError, AttributeError) as broken:
        raise KeysUnusable(f"the key files in {folder} are not in the form this program writes") from broken


def add_field_key(folder: Path) -> Keyring:
    """Add a new field key and seal with it from now on; older keys still open what they sealed."""
    ring = load(folder)
    number = max(ring.field_keys) + 1
    keys = {**ring.field_keys, number: secrets.token_bytes(KEY_BYTES)}
    _write(folder / FIELD_KEYS, _field_document(number, keys), replace=True)
    return load(folder)


def drop_field_key(folder: Path, number: int) -> Keyring:
    """Destroy one old field key; what is still sealed with it, backups included, can never be opened again.

    Raises:
        KeysUnusable: it is the key that seals now, or there is no such key.
    """
    ring = load(folder)
    if number == ring.current or number not in ring.field_keys:
        raise KeysUnusable(f"key {number} cannot be dropped: it seals now, or it does not exist")
    keys = {n: key for n, key in ring.field_keys.items() if n != number}
    _write(folder / FIELD_KEYS, _field_document(ring.current, keys), replace=True)
    return load(folder)


def _field_document(current: int, keys: Mapping[int, bytes]) -> dict[str, Any]:
    return {"current": current, "keys": {str(number): _encode(key) for number, key in sorted(keys.items())}}


def _encode(key: bytes) -> str:
    return base64.b64encode(key).decode("ascii")


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_mode & 0o077:
            raise KeysUnusable(f"{path} must be readable by its owner alone (mode 0600)")
        content = json.loads(path.read_bytes())
    except FileNotFoundError as missing:
        raise KeysUnusable(f"there is no key file {path}") from missing
    except ValueError as broken:
        raise KeysUnusable(f"{path} is not a key file") from broken
    if not isinstance(content, dict):
        raise KeysUnusable(f"{path} is not a key file")
    return content


def _write(path: Path, content: dict[str, Any], *, replace: bool) -> None:
    """Write a key file whole or not at all; without `replace` the first writer wins."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            json.dump(content, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            temporary.replace(path)
        else:
            _link_unless_there(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    _flush_folder(path.parent)


def _link_unless_there(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)
    except FileExistsError:
        return  # Another process made the keys first; ours were never used.


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
