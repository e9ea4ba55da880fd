"""Take in what a panel physician reports: every result into its case, or nothing where the file has a fault (AYA-10).

    file ─► read ─► each result: whose? awaited? a day that can be? ─► one command a case, keyed by file and case

A file is told by its bytes: handing it in again, by whichever way, finds its results recorded and changes nothing.
A number that is unknown and a person who is not the one of the case get the same answer: the file proves nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from workpermit.accounts.identity import plain_name
from workpermit.accounts.models import Person
from workpermit.casework import access, decisions, journal, reading, records
from workpermit.casework.models import CaseRow
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.case import guard
from workpermit.core.case.medical_exam import MedicalResultReceived, RecordMedicalResult
from workpermit.core.forms import medical_report
from workpermit.core.forms.faults import Fault, FaultCode, FilingFaults
from workpermit.core.forms.filing import Answers
from workpermit.core.text import Text

BYTES_AT_MOST: Final = 2 * 1024 * 1024
_TOO_LARGE: Final = Text(
    en="The file is larger than 2 MB. Split it: a file holds 200 results at most.",
    fr="Le fichier dépasse 2 Mo. Scindez-le : un fichier contient au plus 200 résultats.",
)
_NO_CASE: Final = Text(
    en="{where}: no application has this number, family name and date of birth together. Check all three.",
    fr="{where} : aucune demande ne réunit ce numéro, ce nom de famille et cette date de naissance. Vérifiez les "
    "trois.",
)
_NOT_AWAITED: Final = Text(
    en="{where}: this application awaits no medical exam. Send a result only once the person has our instructions.",
    fr="{where} : cette demande n’attend aucun examen médical. N’envoyez un résultat que si la personne a reçu nos "
    "instructions.",
)
_DAY_AHEAD: Final = Text(
    en="{where}: this day is still to come. Give the day on which the person was examined.",
    fr="{where} : ce jour est à venir. Donnez le jour où la personne a été examinée.",
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: how many results were recorded by this, and how many were already."""

    recorded: int
    known: int


@dataclass(frozen=True, slots=True)
class _Result:
    case_id: UUID
    examined_on: date
    body: dict[str, Any]
    is_known: bool


def take_in(content: bytes, *, actor: Actor, at: datetime) -> Taken:
    """Record every result of a report.

    Raises:
        FilingFaults: the file, or a result of it, has a fault; nothing was recorded.
        CommandRefused: a case moved between our look and the act; what came before it in the file is recorded, and
            the same file can be handed in again.
    """
    if len(content) > BYTES_AT_MOST:
        raise FilingFaults([Fault("", FaultCode.FILE_TOO_LARGE, _TOO_LARGE)])
    report, file_id = medical_report.read_report(content), hashlib.sha256(content).hexdigest()
    faults: list[Fault] = []
    results = [
        result
        for index, told in enumerate(report.entries("results"))
        if (result := _looked_up(index, told, report, file_id=file_id, faults=faults, at=at)) is not None
    ]
    if faults:
        raise FilingFaults(faults)
    for one in results:
        access.look(one.case_id, actor=actor, what="medical", purpose="result", at=at)
        if not one.is_known:
            key = f"medical:{file_id[:32]}:{one.case_id.hex[:12]}"
            decisions.record_medical_result(
                one.case_id, one.body, examined_on=one.examined_on, key=key, actor=actor, at=at
            )
    known = sum(one.is_known for one in results)
    return Taken(len(results) - known, known)


def _looked_up(
    index: int, told: Answers, report: Answers, *, file_id: str, faults: list[Fault], at: datetime
) -> _Result | None:
    """Return a result with its case; where something stands in the way, add the fault and return None."""
    examined_on = told.day("examined_on")
    assert examined_on is not None  # the file cannot be read without it
    if examined_on > at.date():
        faults.append(medical_report.place_of(index, "examined_on").fault(FaultCode.DATE_ORDER, _DAY_AHEAD))
    row = _case_of(told)
    where = medical_report.place_of(index, "application_number")
    if row is None:
        faults.append(where.fault(FaultCode.UNKNOWN_CASE, _NO_CASE))
        return None
    is_known = file_id in _files_of(row.pk)
    if not is_known and guard(journal.load(row.pk), RecordMedicalResult, key=None, role=Role.PANEL_PHYSICIAN):
        faults.append(where.fault(FaultCode.NOT_AWAITED, _NOT_AWAITED))
        return None
    return _Result(row.pk, examined_on, _body(told, report, file_id), is_known)


def _case_of(told: Answers) -> CaseRow | None:
    row = reading.with_number(told.text("application_number") or "")
    person = Person.objects.filter(pk=row.person_id).first() if row else None
    if row is None or person is None:
        return None
    is_theirs = person.born_on == str(told.day("born_on"))
    is_theirs = is_theirs and plain_name(person.family_name) == plain_name(told.text("family_name") or "")
    return row if is_theirs else None


def _files_of(case_id: UUID) -> frozenset[str]:
    """Return the identities of the files that results of a case came with."""
    return frozenset(str(body.get("file", "")) for body in _bodies(case_id))


def _bodies(case_id: UUID) -> Iterator[dict[str, Any]]:
    named = [one.event.result_id for one in journal.entries(case_id) if isinstance(one.event, MedicalResultReceived)]
    yield from records.bodies_of(named) if named else ()


def _body(told: Answers, report: Answers, file_id: str) -> dict[str, Any]:
    parts = told.group("parts")
    given = {code: parts.text(code) for code in medical_report.PARTS} if parts else {}
    return {
        "exam": "complete",
        "file": file_id,
        "clinic": report.text("clinic"),
        "physician": report.text("physician"),
        "ime_number": told.text("ime_number"),
        "grading": told.text("grading"),
        "parts": {code: outcome for code, outcome in given.items() if outcome},
        "findings": told.text("findings") or "",
    }


# --- what an officer assesses ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ExamShown:
    """The last result of a case, in words."""

    clinic: str
    physician: str
    ime_number: str
    grading: Text | None
    parts: tuple[tuple[Text, Text], ...]
    findings: str


def last_result(case_id: UUID) -> ExamShown | None:
    """Return the last result of a case, or None where none came; two queries."""
    bodies = list(_bodies(case_id))
    if not bodies:
        return None
    body = bodies[-1]
    parts = body.get("parts") or {}
    return ExamShown(
        clinic=str(body.get("clinic") or ""),
        physician=str(body.get("physician") or ""),
        ime_number=str(body.get("ime_number") or ""),
        grading=medical_report.GRADINGS.get(str(body.get("grading"))),
        parts=tuple((medical_report.PARTS[code], medical_report.OUTCOMES[outcome]) for code, outcome in parts.items()),
        findings=str(body.get("findings") or ""),
    )
