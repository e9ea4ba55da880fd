"""A person's own file, whole and at once, without an access request (S-25).

    file.json       everything disclosable: the person, each application with its journal in words, what was sent and
                    decided, documents, letters, messages, who looked, mandates, enquiries; and what is left out and why
    summary.pdf     the same in short, in the person's language
    documents/      the files as they were handed in
    letters/        the letters as they were sent

Every part is a function of this module; `disclosure` says for every sealed column in which part it stands.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Final
from uuid import UUID

from workpermit.accounts.models import Account, FactorCheck, LinkCheck, Mandate, Person, Session
from workpermit.casework import disclosure, hearings, journal, messages, own_file_summary
from workpermit.casework.disclosure import INTERNAL, PROTECTED, WHY_INTERNAL, WHY_PROTECTED, Withheld, disclosed
from workpermit.casework.looks import looks_at
from workpermit.casework.models import CaseRow, Draft, Record
from workpermit.casework.records import named
from workpermit.core.case.actor import Role
from workpermit.core.case.codec import from_microseconds
from workpermit.core.case.history import PUBLIC_REASONS
from workpermit.core.case.public_status import public_status
from workpermit.core.case.state import Entry, fold
from workpermit.core.text import Text
from workpermit.trades.codes.models import Code
from workpermit.trades.documents import keeping as documents
from workpermit.trades.documents.models import Document, State, Upload
from workpermit.trades.enquiries import threads
from workpermit.trades.enquiries.models import Thread
from workpermit.trades.hearings.keeping import Written
from workpermit.trades.letters import keeping as letters
from workpermit.trades.letters.models import Letter
from workpermit.trades.notes import keeping as notes
from workpermit.trades.notes.exemptions import PROVISIONS, Exemption
from workpermit.trades.notes.models import Note
from workpermit.trades.notices.models import CallTask, Delivery, Preferences
from workpermit.trades.paper import registering
from workpermit.trades.paper.models import PaperItem

SCHEMA = "urn:workpermit:own-file:1"
_ALL = 100_000  # messages: more than any account ever gets


def export(account: Account, *, at: datetime) -> bytes:
    """Return the own file of an account as one zip; the applications are those that the account owns."""
    rows = list(CaseRow.objects.filter(applicant_id=str(account.pk)).order_by("application_number"))
    told = file_of(account, rows, at=at)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("file.json", json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True))
        archive.writestr("summary.pdf", own_file_summary.printed(told, account=account, at=at))
        for name, content in _contents(rows):
            archive.writestr(name, content)
    return packed.getvalue()


def file_of(account: Account, rows: Sequence[CaseRow], *, at: datetime) -> dict[str, Any]:
    """Return everything disclosable as plain JSON types; instants are ISO 8601 in UTC."""
    people = list(Person.objects.filter(pk__in=[row.person_id for row in rows]).order_by("pk"))
    return {
        "schema": SCHEMA,
        "made_at": at.isoformat(),
        "account": _account(account),
        "preferences": _preferences(account),
        "person": [_person(one) for one in people],
        "applications": [_application(row) for row in rows],
        "drafts": [_draft(one) for one in Draft.objects.filter(account_id=account.pk).order_by("begun_at", "pk")],
        "uploads": _uploads(account),
        "messages": _messages(account),
        "who_looked": _who_looked(rows),
        "mandates": _mandates(people),
        "codes": _codes(people),
        "enquiries": _enquiries(account, rows),
        "left_out": list(_left_out()),
    }


# --- the person -------------------------------------------------------------------------------------------


def _account(account: Account) -> dict[str, Any]:
    sessions = Session.objects.filter(account=account).order_by("began_at", "pk")
    checks = LinkCheck.objects.filter(account=account).order_by("asked_at", "pk")
    lost = FactorCheck.objects.filter(account=account).order_by("asked_at", "pk")
    return {
        "email": account.email,
        "name": account.display_name,
        "language": account.language,
        "time_zone": account.time_zone,
        "made_at": account.created_at.isoformat(),
        "sessions": [{"device": one.device, "began_at": one.began_at.isoformat()} for one in sessions],
        "asked_to_link": [
            {"asked": one.asked, "at": one.asked_at.isoformat(), "granted": one.granted} for one in checks
        ],
        "lost_factors": [{"reach": one.reach, "at": one.asked_at.isoformat(), "outcome": one.outcome} for one in lost],
    }


def _preferences(account: Account) -> dict[str, Any] | None:
    chosen = Preferences.objects.filter(account_id=account.pk).first()
    if chosen is None:
        return None
    return {
        "muted": chosen.muted.split(",") if chosen.muted else [],
        "digest": chosen.digest,
        "check_phrase": chosen.check_phrase,
        "second_email": chosen.second_email,
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "uci": person.uci,
        "family_name": person.family_name,
        "given_names": person.given_names,
        "born_on": person.born_on,
        "contact": person.contact,
    }


# --- each application ------------------------------------------------------------------------------------


def _application(row: CaseRow) -> dict[str, Any]:
    entries = journal.entries(row.pk)
    return {
        "application_number": row.application_number,
        "form": row.form,
        "status": _both(public_status(fold(entries)).overall),
        "history": [_line(entry) for entry in entries],
        "records": _records(row, entries),
        "documents": [_document(one) for one in documents.of_case(row.pk)],
        "letters": [_letter(one) for one in letters.of_case(row.pk)],
        "notes": [told for one in notes.of_case(row.pk) if (told := _note(one))],
        "paper": [_paper(one) for one in registering.of_case(row.pk)],
        "hearings": [_hearing(about, paper, entries) for about, paper in hearings.papers_of(row.pk).items()],
    }


def _line(entry: Entry) -> dict[str, Any]:
    """Return one entry of the journal in words; a step inside the office keeps its place and its date alone."""
    words = PUBLIC_REASONS[type(entry.event)]
    return {
        "number": entry.sequence,
        "at": entry.at.isoformat(),
        "by": entry.actor.role.value,
        "says": _both(words) if words is not None else None,
    }


def _records(row: CaseRow, entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return the content that the journal names; of internal steps only that there is some."""
    named_by: dict[str, list[Entry]] = {}
    for entry in entries:
        for record_id, _ in named(entry.event):
            named_by.setdefault(record_id, []).append(entry)
    return [_record(one, named_by.get(str(one.pk), [])) for one in Record.objects.filter(case=row).order_by("at", "pk")]


def _record(record: Record, by: Sequence[Entry]) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": record.kind, "at": from_microseconds(record.at).isoformat()}
    if by and all(type(entry.event) in INTERNAL for entry in by):
        return told | {"left_out": _both(WHY_INTERNAL)}
    body = record.body or {}
    told["body"] = disclosed(body)
    if PROTECTED in body:
        told["left_out"] = _both(WHY_PROTECTED)
    return told


def _document(document: Document) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "name": document.file_name,
        "received_at": document.received_at.isoformat(),
        "state": document.state,
        "pages": document.pages,
        "size": document.size,
        "sha256": document.sha256,
        "look": document.look,
        "refusal": document.refusal,
        "file": _path_of(document) if _is_handed_out(document) else None,
    }


def _paper(item: PaperItem) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "arrived_on": item.arrived_on.isoformat(),
        "tracking_number": item.tracking_number,
        "registered_at": from_microseconds(item.registered_at).isoformat(),
    }


def _letter(letter: Letter) -> dict[str, Any]:
    return {
        "number": letter.number,
        "kind": letter.letter,
        "language": letter.language,
        "made_at": letter.created_at.isoformat(),
        "sha256": letter.sha256,
        "file": f"letters/{letter.number}.pdf",
    }


def _hearing(about: str, paper: Written, entries: Sequence[Entry]) -> dict[str, Any]:
    """Return what an officer wrote about an interview or an answer; until it is over, only that there is something."""
    if not hearings.is_over(fold(entries), about):
        return {"about": about, "left_out": _both(_NOT_OVER)}
    return {"about": about, "questions": paper.questions, "notes": paper.notes}


_NOT_OVER: Final = Text(
    en="What an officer prepares for an interview, or notes on an answer, stands here once the interview is over or "
    "the request is closed.",
    fr="Ce qu’un agent prépare pour une entrevue ou note sur une réponse figure ici dès que l’entrevue est passée ou "
    "que la demande est close.",
)


def _note(note: Note) -> dict[str, Any]:
    """Return what the person gets of a note; nothing at all where it may not even be told that there is one."""
    told: dict[str, Any] = {"text": note.told} if note.told else {}
    provision = PROVISIONS[Exemption(note.exemption)] if note.exemption else None
    if provision is not None and provision.is_told:
        told["left_out"] = _both(_PROTECTED_PART.filled(why=provision.label, source=provision.source))
    return told and {"at": note.at.isoformat(), "by": Role.OFFICER.value, **told}


_PROTECTED_PART: Final = Text(
    en="A part of this note is left out: {why} ({source}).",
    fr="Une partie de cette note est omise\u00a0: {why} ({source}).",
)


def _contents(rows: Iterable[CaseRow]) -> Iterator[tuple[str, bytes]]:
    """Yield the files themselves: what was handed in, and what we sent."""
    for row in rows:
        for document in documents.of_case(row.pk):
            if _is_handed_out(document):
                yield _path_of(document), documents.open_bytes(document)
        for letter in letters.of_case(row.pk):
            yield f"letters/{letter.number}.pdf", letters.open_bytes(letter)


def _is_handed_out(document: Document) -> bool:
    # A file that the virus check has not passed is given to nobody, its sender included.
    return document.state not in (State.RECEIVED, State.REFUSED)


def _path_of(document: Document) -> str:
    ending = PurePosixPath(document.file_name).suffix.lower()
    return f"documents/{document.kind}-{document.pk}{ending}"  # a name may hold anything; kinds and ids are ours


# --- the rest -----------------------------------------------------------------------------------------------


def _draft(draft: Draft) -> dict[str, Any]:
    return {"form": draft.form, "begun_at": from_microseconds(draft.begun_at).isoformat(), "written": draft.written}


def _uploads(account: Account) -> list[dict[str, Any]]:
    sent = Upload.objects.filter(owner=str(account.pk)).order_by("begun_at", "pk")
    return [
        {
            "name": one.file_name,
            "kind": one.kind,
            "begun_at": one.begun_at.isoformat(),
            "progress": one.progress,
            "note": one.note,
            "refusal": one.refusal,
        }
        for one in sent
    ]


def _messages(account: Account) -> list[dict[str, Any]]:
    put = messages.inbox(account, limit=_ALL)
    sent: dict[UUID, list[dict[str, Any]]] = {}
    for one in Delivery.objects.filter(message__in=[message.id for message in put]).order_by("put_at", "pk"):
        way = {"channel": one.channel, "state": one.state, "put_at": one.put_at.isoformat()}
        sent.setdefault(UUID(str(one.message_id)), []).append(way)
    calls = CallTask.objects.filter(message__in=[message.id for message in put]).order_by("put_at", "pk")
    called = {
        UUID(str(one.message_id)): {
            "done_at": one.done_at.isoformat() if one.done_at else None,
            "outcome": one.outcome,
            "note": one.note,
        }
        for one in calls
    }
    return [
        {
            "subject": _both(message.subject),
            "put_at": message.put_at.isoformat(),
            "read_at": message.read_at.isoformat() if message.read_at else None,
            "deliveries": sent.get(message.id, []),
            "call": called.get(message.id),
        }
        for message in reversed(put)
    ]


def _who_looked(rows: Sequence[CaseRow]) -> list[dict[str, Any]]:
    numbers = {row.pk: row.application_number for row in rows}
    return [
        {
            "application_number": numbers[look.case_id],
            "at": look.at.isoformat(),
            "who": _both(look.who),
            "what": _both(look.about),
            "why": _both(look.why),
        }
        for look in looks_at(numbers)
    ]


def _mandates(people: Sequence[Person]) -> list[dict[str, Any]]:
    given = Mandate.objects.filter(person__in=people).select_related("representative").order_by("begins_at", "pk")
    return [
        {
            "representative": one.representative.display_name,
            "scope": one.scope,
            "one_case": str(one.case_id) if one.case_id else None,
            "begins_at": one.begins_at.isoformat(),
            "ends_before": one.ends_before.isoformat() if one.ends_before else None,
        }
        for one in given
    ]


def _codes(people: Sequence[Person]) -> list[dict[str, Any]]:
    made = Code.objects.filter(person_id__in=[one.pk for one in people]).prefetch_related("look_ups")
    return [
        {
            "purpose": one.purpose,
            "terms": one.terms,
            "made_at": one.made_at.isoformat(),
            "ends_before": one.ends_before.isoformat(),
            "used_at": one.used_at.isoformat() if one.used_at else None,
            "asked_with": [{"at": look.at.isoformat(), "told": look.told} for look in one.look_ups.all()],
        }
        for one in made.order_by("made_at", "pk")
    ]


def _enquiries(account: Account, rows: Sequence[CaseRow]) -> list[dict[str, Any]]:
    own = Thread.objects.filter(account_id=account.pk) | Thread.objects.filter(case_id__in=[row.pk for row in rows])
    return [
        {
            "number": one.number,
            "topic": one.topic,
            "state": one.state,
            "about": one.about,
            "said": [
                {"at": entry.at.isoformat(), "from_office": entry.from_office, "text": entry.text}
                for entry in threads.entries(one)
            ],
        }
        for one in own.order_by("opened_at", "pk")
    ]


def _left_out() -> Iterator[dict[str, Any]]:
    """Yield what no own file holds, each with the reason."""
    reasons = {rule.why for rule in disclosure.COLUMNS.values() if isinstance(rule, Withheld)}
    for why in sorted((*reasons, WHY_INTERNAL, WHY_PROTECTED), key=lambda text: text.en):
        yield _both(why)


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "fr": text.fr}
