"""Reads an application package: a folder or a .zip with `application.json` and the attached documents.

A package comes from strangers. Nothing is unpacked to disk, no link is followed, no name may lead
out of the package, sizes are counted on the bytes read and not on what the package says of itself.
Every fault is told at once, and a package with one is refused whole: nothing is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from zoneinfo import ZoneInfo

from workpermit.casework import package_sentences as sentences
from workpermit.casework.package_sources import Limits, Source, open_source
from workpermit.core.forms.decoding import FILE as APPLICATION
from workpermit.core.forms.decoding import decode
from workpermit.core.forms.faults import Fault, FaultCode, FilingFaults, Place
from workpermit.core.forms.filing import Attached, Filing
from workpermit.core.forms.reading import read
from workpermit.core.forms.sentences import shown
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Text
from workpermit.trades.documents.checking import check
from workpermit.trades.documents.faults import DocumentFaulty

FileCheck = Callable[[str, bytes], Text | None]
"""Looks into one file by name and bytes; answers None, or the sentence that names it and says what is wrong."""


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One attached file: the kind of document it is, its name in the package, its bytes."""

    kind: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Package:
    """A well-formed package: the filing and its files, in the order the filing names them."""

    filing: Filing
    files: tuple[PackageFile, ...]


def document_fault(name: str, content: bytes) -> Text | None:
    """Return what the documents trade finds wrong with a file; the `FileCheck` of a running office."""
    try:
        check(content, name=PurePosixPath(name).name)
    except DocumentFaulty as faulty:
        return faulty.text
    return None


def read_package(
    path: Path | IO[bytes], *, file_fault: FileCheck = document_fault, limits: Limits | None = None
) -> Package:
    """Return the package at `path`, a folder or a zip.

    Raises:
        FilingFaults: it is malformed; every fault is there, first those of the form, then those of the files.
    """
    source = open_source(path, limits=limits or Limits())
    looked_at = look_at(source, file_fault=file_fault)
    if looked_at.filing is None or looked_at.faults:
        raise FilingFaults(looked_at.faults)
    return Package(looked_at.filing, tuple(_named(looked_at.filing.attached, source.files)))


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A package as it came: what `application.json` says, the filing where that reads, and every fault."""

    data: object
    filing: Filing | None
    faults: tuple[Fault, ...]


def look_at(source: Source, *, file_fault: FileCheck = document_fault) -> LookedAt:
    """Read what a source holds, however faulty.

    Raises:
        FilingFaults: there is no `application.json`, or it is no JSON; nothing more can be said.
    """
    data = _application(source)
    filing, faults = _filing(data)
    faults += filter(None, [unknown_zone(filing)]) if filing else ()
    faults += source.faults
    faults += _files(_names(data), source, file_fault)
    return LookedAt(data, filing, tuple(faults))


def _application(source: Source) -> object:
    content = source.files.get(APPLICATION)
    if content is None:
        missing = Fault(APPLICATION, FaultCode.FILE_MISSING, sentences.NO_APPLICATION)
        raise FilingFaults(source.faults or [missing])
    return decode(content)


def _filing(data: object) -> tuple[Filing | None, list[Fault]]:
    try:
        return read(data), []
    except FilingFaults as found:
        return None, list(found.faults)


def unknown_zone(filing: Filing) -> Fault | None:
    """Return the fault of a time zone that does not exist; the list of zones is on the disk, so the core cannot say."""
    if _is_a_zone(filing.time_zone):
        return None
    path = "contact.time_zone"
    place = Place(filing.form.field_at(path).label, path)
    return place.fault(FaultCode.UNKNOWN_ZONE, sentences.UNKNOWN_ZONE, value=shown(filing.time_zone))


def _is_a_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _files(named: Mapping[str, str], source: Source, file_fault: FileCheck) -> Iterator[Fault]:
    """Yield the faults of the files: named and absent, not what the name says, present and not named."""
    for name, path in named.items():
        content = source.files.get(name)
        if content is None and name not in source.refused:
            yield Fault(path, FaultCode.FILE_MISSING, sentences.FILE_MISSING.filled(path=path, name=shown(name)))
        elif content is not None and (wrong := file_fault(name, content)) is not None:
            message = sentences.FILE_REFUSED.filled(path=path, name=shown(name), reason=wrong)
            yield Fault(path, FaultCode.FILE_REFUSED, message)
    for name in sorted(source.files.keys() - named.keys() - {APPLICATION}):
        yield Fault(shown(name), FaultCode.FILE_NOT_NAMED, sentences.FILE_NOT_NAMED.filled(name=shown(name)))


def _names(data: object) -> dict[str, str]:
    """Return the path of each file the application names, whatever else is wrong with it.

    Working on the data as it came lets one refusal tell the faults of the form and those of the files.
    """
    documents = data.get("documents") if isinstance(data, dict) else None
    listed = documents if isinstance(documents, list) else []
    return {
        entry[name]: f"documents[{index}].{name}"
        for index, entry in enumerate(listed)
        for name in ("file", "translation")
        if isinstance(entry, dict) and isinstance(entry.get(name), str)
    }


def _named(attached: tuple[Attached, ...], files: Mapping[str, bytes]) -> Iterator[PackageFile]:
    for document in attached:
        yield PackageFile(document.kind, document.file, files[document.file])
        if document.translation is not None:
            yield PackageFile(DocumentKind.TRANSLATION.value, document.translation, files[document.translation])
