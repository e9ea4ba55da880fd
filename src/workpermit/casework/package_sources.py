"""Opens a package as names and bytes, from a folder or a zip, within limits and without trusting either."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from workpermit.casework import package_sentences as sentences
from workpermit.core.forms.faults import Fault, FaultCode, FilingFaults
from workpermit.core.forms.sentences import shown
from workpermit.core.text import Text
from workpermit.trades.documents.faults import MAX_BYTES

# Left behind by file managers; never part of what a person meant to send.
_LEFTOVERS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX"})
_DEPTH = 4
_APPLICATION = "application.json"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a package may hold."""

    files: int = 80
    file_bytes: int = MAX_BYTES
    total_bytes: int = 60 * 1024 * 1024


@dataclass(slots=True)
class Source:
    """The files of a package by name, the names refused, and why."""

    limits: Limits
    files: dict[str, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    refused_names: set[str] = field(default_factory=set)
    _left: int = 0

    def __post_init__(self) -> None:
        self._left = self.limits.total_bytes

    @property
    def refused(self) -> frozenset[str]:
        """The names already told to be at fault."""
        return frozenset(self.refused_names)

    def refuse(self, name: str, code: FaultCode, sentence: Text, **words: str) -> None:
        """Note that one file is at fault."""
        self.refused_names.add(name)
        plain = shown(name)
        self.faults.append(Fault(plain, code, sentence.filled(name=plain, **words)))

    def take(self, name: str, stream: IO[bytes]) -> None:
        """Read one file, never more than the limits allow whatever its header says."""
        most = min(self.limits.file_bytes, self._left)
        content = stream.read(most + 1)
        if len(content) > self.limits.file_bytes:
            size = _megabytes(self.limits.file_bytes)
            self.refuse(name, FaultCode.FILE_TOO_LARGE, sentences.FILE_TOO_LARGE, most=size)
        elif len(content) > self._left:
            raise FilingFaults(
                [*self.faults, _package_fault(sentences.PACKAGE_TOO_LARGE, _megabytes(self.limits.total_bytes))]
            )
        elif name.casefold() in {known.casefold() for known in self.files}:
            self.refuse(name, FaultCode.UNSAFE_NAME, sentences.NAME_TWICE)
        else:
            self.files[name] = content
            self._left -= len(content)


def open_source(path: Path | IO[bytes], *, limits: Limits) -> Source:
    """Return what a folder or zip holds; a zip may be an open file, as the web has it.

    Raises:
        FilingFaults: it is neither, or it holds more than the limits allow.
    """
    source = Source(limits)
    try:
        if isinstance(path, Path) and path.is_dir():
            _read_folder(path, source)
        elif (not isinstance(path, Path) or path.is_file()) and zipfile.is_zipfile(path):
            _read_zip(path, source)
        else:
            raise FilingFaults([_package_fault(sentences.NOT_A_PACKAGE)])
    except OSError:
        raise FilingFaults([_package_fault(sentences.NOT_READABLE)]) from None
    return source


def _read_folder(root: Path, source: Source) -> None:
    for count, (name, path) in enumerate(_walk(root, "", 0), start=1):
        _stop_when_many(count, source)
        if path.is_symlink() or not path.is_file():
            source.refuse(name, FaultCode.UNSAFE_NAME, sentences.NOT_A_PLAIN_FILE)
        elif not _is_safe(name):
            source.refuse(name, FaultCode.UNSAFE_NAME, sentences.UNSAFE_NAME)
        else:
            with path.open("rb") as stream:
                source.take(name, stream)


def _walk(folder: Path, prefix: str, depth: int) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.iterdir()):
        name = f"{prefix}{path.name}"
        if path.name in _LEFTOVERS:
            continue
        if path.is_dir() and not path.is_symlink() and depth < _DEPTH:
            yield from _walk(path, f"{name}/", depth + 1)
        else:
            yield name, path


def _read_zip(path: Path | IO[bytes], source: Source) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not _is_leftover(entry.filename)]
            _stop_when_many(len(entries), source)
            top = _common_folder(entries)
            for entry in entries:
                if not entry.is_dir():
                    _read_entry(archive, entry, entry.filename.removeprefix(top), source)
    except zipfile.BadZipFile:
        raise FilingFaults([_package_fault(sentences.NOT_A_PACKAGE)]) from None


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, source: Source) -> None:
    mode = entry.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return source.refuse(name, FaultCode.UNSAFE_NAME, sentences.NOT_A_PLAIN_FILE)
    if not _is_safe(name):
        return source.refuse(name, FaultCode.UNSAFE_NAME, sentences.UNSAFE_NAME)
    if entry.flag_bits & 0x1:
        return source.refuse(name, FaultCode.FILE_REFUSED, sentences.FILE_LOCKED)
    try:
        with archive.open(entry) as stream:
            source.take(name, stream)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError):
        source.refuse(name, FaultCode.FILE_REFUSED, sentences.FILE_DAMAGED)


def _is_leftover(name: str) -> bool:
    return any(part in _LEFTOVERS for part in name.split("/"))


def _common_folder(entries: list[zipfile.ZipInfo]) -> str:
    """Return the one folder that holds everything, as zipping a folder makes it, or nothing."""
    if any(entry.filename == _APPLICATION for entry in entries):
        return ""
    tops = {entry.filename.partition("/")[0] + "/" for entry in entries if not entry.is_dir()}
    top = tops.pop() if len(tops) == 1 else ""
    return top if any(entry.filename == top + _APPLICATION for entry in entries) else ""


def _is_safe(name: str) -> bool:
    """Tell whether a name stays inside the package on any machine that may read it."""
    parts = name.split("/")
    return (
        len(name) <= 150
        and name.isprintable()
        and not set(name) & set('\\:*?"<>|')
        and not any(part in ("", ".", "..") or part[-1] in ". " for part in parts)
    )


def _stop_when_many(count: int, source: Source) -> None:
    if count > source.limits.files:
        raise FilingFaults([_package_fault(sentences.TOO_MANY_FILES, str(source.limits.files))])


def _package_fault(sentence: Text, most: str = "") -> Fault:
    return Fault("", FaultCode.NOT_A_PACKAGE, sentence.filled(most=most))


def _megabytes(count: int) -> str:
    return str(count // (1024 * 1024))
