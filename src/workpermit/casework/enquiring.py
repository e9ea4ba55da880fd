"""Enquiries: what a person asks and what we answer, never lost, joined where it is the same, answered first (AYA-14).

    typed ─► preview: what the file says already, the answer's date, a thread that is open ─► sent ─► receipt
             a programme's code in the text ─► read as the programme's message ─► the request itself, or the mailroom

Whoever has no account gets the same answer whether or not there is a case: nothing here tells. A thread is matched
to a case by numbers and birth date that all agree, or by the mailroom by hand (domain 10.1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from workpermit.accounts import people
from workpermit.accounts.identity import plain_email, plain_name
from workpermit.accounts.models import Account
from workpermit.casework import programmes
from workpermit.casework.announcing import announce
from workpermit.casework.causes import Cause, EnquiryAnswer
from workpermit.casework.facts import filing_of
from workpermit.casework.models import CaseRow
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.law.calendar import due_instant
from workpermit.core.law.messages import TEMPLATES
from workpermit.core.law.parameters import parameter_on
from workpermit.core.law.pasted_messages import PastedMessage, read_message
from workpermit.core.law.templates import MessageIncomplete
from workpermit.core.text import Language, Text
from workpermit.trades.documents import keeping
from workpermit.trades.enquiries import threads
from workpermit.trades.enquiries.models import NumberKind, State, Thread
from workpermit.trades.enquiries.topics import Topic, Writer
from workpermit.trades.notices import delivery

ATTACHMENT = "enquiry"
PER_SOURCE_AN_HOUR = 10
WRONG_RECEIPTS_AN_HOUR = 30


class TooMany(Exception):
    """One source without an account sent more than people do; `text` says when to try again."""

    text = Text(
        en="Many messages came from your network within the hour. Nothing was lost: please send this again in an hour, "
        "or sign in and send it now.",
        fr="Beaucoup de messages sont venus de votre réseau en une heure. Rien n’est perdu : envoyez celui-ci dans une "
        "heure, ou connectez-vous et envoyez-le maintenant.",
    )


@dataclass(frozen=True, slots=True)
class About:
    """Who writes and about whom; numbers as people know them, each optional."""

    writer: Writer
    in_canada: bool
    family_name: str
    given_names: str
    born_on: date | None
    email: str
    uci: str = ""
    application_number: str = ""
    permit_number: str = ""
    tracking_number: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept, sealed."""
        return {
            "writer": self.writer.value,
            "in_canada": self.in_canada,
            "family_name": self.family_name,
            "given_names": self.given_names,
            "born_on": self.born_on.isoformat() if self.born_on else "",
            "email": self.email,
            "uci": self.uci,
            "application_number": self.application_number,
            "permit_number": self.permit_number,
            "tracking_number": self.tracking_number,
        }

    @property
    def numbers(self) -> dict[NumberKind, str]:
        """The numbers by which a case can be found."""
        known = {
            NumberKind.APPLICATION: self.application_number,
            NumberKind.PERMIT: self.permit_number,
            NumberKind.TRACKING: self.tracking_number,
        }
        return {kind: number for kind, number in known.items() if number}


def about_account(account: Account, row: CaseRow | None) -> About:
    """Return who an enquiry is about where its sender signed in: the person of the case, else the account itself."""
    writer = Writer.REPRESENTATIVE if account.role == Role.REPRESENTATIVE.value else Writer.APPLICANT
    person = people.find(row.person_id) if row is not None else None
    if person is None or row is None:
        return About(writer, False, account.display_name, "", None, account.email)
    return About(
        writer=writer,
        in_canada=bool(filing_of(row.pk).answers.yes("in_canada")),
        family_name=person.family_name,
        given_names=person.given_names,
        born_on=date.fromisoformat(person.born_on),
        email=account.email,
        uci=person.uci or "",
        application_number=row.application_number,
    )


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that comes with an enquiry."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Enquiry:
    """One enquiry as it was typed."""

    about: About
    topic: Topic
    text: str
    language: Language
    files: tuple[Attached, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a person is shown before sending: the date of the answer, the open thread, the programme's message."""

    due_on: date
    joins: Thread | None
    message: PastedMessage | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a person gets at once; `code` opens the thread to who has no account and is told this once."""

    thread: Thread
    code: str
    joined: bool
    programme_id: str | None = None
    held_back: Text | None = None
    again: bool = False  # the key came before: nothing new was kept


def due_on(at: datetime) -> date:
    """Return the day by whose end an enquiry of this instant is answered."""
    return at.date() + timedelta(days=int(str(parameter_on("enquiry_answer_days", at.date()))))


def message_in(text: str) -> PastedMessage | None:
    """Return the programme's message that a text holds, read with its faults, or None where no code word stands."""
    if not any(code.casefold() in text.casefold() for code in TEMPLATES):
        return None
    return read_message(text)


def preview(enquiry: Enquiry, *, account: Account | None, row: CaseRow | None, at: datetime) -> Preview:
    """Return what is to be shown before an enquiry is sent; only who signed in learns of an open thread."""
    same = threads.same(_writer_of(enquiry, account, row), enquiry.topic)
    joins = threads.open_one(same) if account is not None else None
    is_open = joins is not None and joins.state == State.OPEN
    return Preview(answer_day(joins) if joins and is_open else due_on(at), joins, message_in(enquiry.text))


def send(
    enquiry: Enquiry, *, key: str, account: Account | None, row: CaseRow | None, at: datetime, source: bytes = b""
) -> Receipt:
    """Keep an enquiry once for each key: in the open thread of the same person and topic, else in a new one.

    A programme's message in a case of the sender's own becomes the request itself.

    Raises:
        TooMany: the source has sent too much within the hour and nobody signed in.
        DocumentFaulty: an attached file cannot be taken; nothing was kept.
    """
    known = threads.sent_with(key)
    if known is not None:
        return Receipt(known, "", joined=False, again=True)
    if account is None and not threads.admit(source, at=at, most=PER_SOURCE_AN_HOUR):
        raise TooMany
    found = row or _case_that_all_agree_on(enquiry.about)
    same = threads.same(_writer_of(enquiry, account, row), enquiry.topic)
    with transaction.atomic():
        opened = threads.open_or_join(
            same,
            about=enquiry.about.as_json(),
            topic=enquiry.topic,
            language=enquiry.language,
            account_id=account.pk if account else _account_of(found),
            case_id=found.pk if found else None,
            is_signed_in=account is not None,
            due_before=_due_before(at),
            at=at,
        )
        _keep(enquiry, opened.thread, key=key, account=account, at=at)
    asked = _ask_programme(enquiry, row, key=key, account=account, at=at)
    return Receipt(opened.thread, opened.code, opened.joined, *asked)


def _keep(enquiry: Enquiry, thread: Thread, *, key: str, account: Account | None, at: datetime) -> None:
    read = message_in(enquiry.text)
    documents = [
        keeping.keep(
            file.content, name=file.name, kind=ATTACHMENT, case_id=thread.case_id or thread.pk, received_at=at
        ).pk
        for file in enquiry.files
    ]
    actor = str(account.pk) if account else "writer"
    threads.say(thread, enquiry.text, actor=actor, key=key, at=at, documents=documents)
    threads.name_numbers(thread, {**enquiry.about.numbers, **_numbers_in(read)})


def _numbers_in(read: PastedMessage | None) -> dict[NumberKind, str]:
    if read is None:
        return {}
    named = {NumberKind.PERMIT: "permit_number", NumberKind.TRACKING: "tracking_number"}
    return {kind: str(read.values[name]) for kind, name in named.items() if name in read.values}


def _ask_programme(
    enquiry: Enquiry, row: CaseRow | None, *, key: str, account: Account | None, at: datetime
) -> tuple[str | None, Text | None]:
    """Turn a programme's message into the request itself where the sender's own case takes it."""
    if row is None or account is None or message_in(enquiry.text) is None:
        return None, None
    try:
        asked = programmes.register_message(
            row.pk, enquiry.text, received_on=at.date(), key=f"q:{key}"[:64], actor=account.actor, at=at
        )
    except MessageIncomplete as incomplete:
        return None, incomplete.faults[0].text
    except CommandRefused as refused:
        return None, refused.refusal.text
    return asked, None


def _writer_of(enquiry: Enquiry, account: Account | None, row: CaseRow | None) -> str:
    """Return who writes about which matter: what two enquiries of one person have in common."""
    if account is not None:
        return f"{account.pk}\x1f{row.pk if row else ''}"
    about = enquiry.about
    return "\x1f".join((plain_email(about.email), plain_name(about.family_name), str(about.born_on)))


def _account_of(row: CaseRow | None) -> UUID | None:
    return UUID(row.applicant_id) if row is not None and row.applicant_id else None


def _case_that_all_agree_on(about: About) -> CaseRow | None:
    """Return the case whose number, UCI and birth date are all as the writer says; nobody is told that it was found."""
    if not (about.application_number and about.uci):
        return None
    row = CaseRow.objects.filter(application_number=about.application_number).first()
    person = people.person_with_uci(about.uci)
    agrees = row is not None and person is not None and row.person_id == person.pk
    return row if agrees and person and person.born_on == str(about.born_on) else None


# --- the office's side ------------------------------------------------------------------------------------


class NotTheirs(PermissionError):
    """The role does not work on enquiries."""


_ANSWERING = frozenset({Role.OFFICER, Role.SUPERVISOR, Role.MAILROOM_CLERK})


def _require_staff(actor: Actor) -> None:
    if actor.role not in _ANSWERING:
        raise NotTheirs(actor.role.value)


def waiting(*, actor: Actor) -> QuerySet[Thread]:
    """Return the threads that wait for the office, the one whose answer is due first at the head."""
    _require_staff(actor)
    return threads.waiting()


def answer(thread: Thread, text: str, *, key: str, actor: Actor, at: datetime) -> None:
    """Answer a thread, once for each key, and with it the open ones that the same writer sent about the same topic.

    Raises:
        NotTheirs: the role does not work on enquiries.
    """
    _require_staff(actor)
    with transaction.atomic():
        for number, one in enumerate([thread, *threads.alike(thread)]):
            said = threads.answer(one, text, actor=actor.id, key=f"{key}:{number}"[:64], at=at)
            if said is not None:
                _tell(one, said.pk, at=at)


def _tell(thread: Thread, answer_id: UUID, *, at: datetime) -> None:
    """Put into the account, and on its way, that an answer is ready; a thread of no case is announced to nobody."""
    row = CaseRow.objects.filter(pk=thread.case_id).first() if thread.case_id and thread.account_id else None
    if row is None:
        return
    cause = Cause(row.pk, 0, EnquiryAnswer(str(answer_id)))
    message = delivery.deliver(
        person_id=row.person_id,
        account_id=thread.account_id,
        case_id=row.pk,
        kind=cause.kind,
        language=Language(row.language),
        cause=cause.text,
        at=at,
    )
    announce(message, at=at)


def close(thread: Thread, *, actor: Actor, at: datetime) -> None:
    """Close a thread that was answered; a later enquiry of the same matter opens a new one.

    Raises:
        NotTheirs: the role does not work on enquiries.
        NotAnswered: the office still owes an answer.
    """
    _require_staff(actor)
    threads.close(thread, at=at)


def register_paper(case_id: UUID, *, actor: Actor, tracking_number: str = "", permit_number: str = "") -> list[Thread]:
    """Register the numbers by which a case on paper is found, and return the threads that name one of them (IN-02)."""
    _require_staff(actor)
    row = CaseRow.objects.get(pk=case_id)
    numbers = {
        NumberKind.APPLICATION: row.application_number,
        NumberKind.TRACKING: tracking_number,
        NumberKind.PERMIT: permit_number,
    }
    return threads.register(case_id, {kind: number for kind, number in numbers.items() if number})


def candidates(thread: Thread, *, actor: Actor) -> list[CaseRow]:
    """Return the cases that a thread may be about, by the numbers it names; a person chooses among them."""
    _require_staff(actor)
    found = threads.cases_named(thread)
    number = (thread.about or {}).get("application_number")
    by_number = CaseRow.objects.filter(application_number=number) if number else CaseRow.objects.none()
    rows = {row.pk: row for row in [*CaseRow.objects.filter(pk__in=found).order_by("pk"), *by_number]}
    return list(rows.values())


def match(thread: Thread, case_id: UUID, *, key: str, actor: Actor, at: datetime) -> str | None:
    """Put a thread into a case, with its files; a programme's message in it becomes the request, received when it came.

    Returns the request's id, or None where the thread holds no such message.

    Raises:
        NotTheirs: the role does not work on enquiries.
        MessageIncomplete, CommandRefused: the message asks for what the case cannot take; the thread is matched.
    """
    _require_staff(actor)
    row = CaseRow.objects.get(pk=case_id)
    with transaction.atomic():
        threads.put_into(thread, case_id, account_id=_account_of(row))
        # Until then they lay under the thread, where nobody can open them as documents of a case.
        threads.exchange(thread, keeping.hand_on(thread.pk, case_id))
    for entry in threads.entries(thread):
        if not entry.from_office and message_in(entry.text) is not None:
            return programmes.register_message(
                case_id, entry.text, received_on=entry.at.date(), key=key, actor=actor, at=at
            )
    return None


# --- what the person reads ---------------------------------------------------------------------------------


def of_account(account: Account, *, case_id: UUID | None = None) -> QuerySet[Thread]:
    """Return the threads of an account, of one case where it is named, the last one moved first."""
    return threads.of_account(account.pk, case_id=case_id)


def open_to(account: Account, thread_id: UUID) -> Thread | None:
    """Return a thread of an account's own, or None for any other."""
    return threads.of_account(account.pk).filter(pk=thread_id).first()


def by_receipt(number: str, code: str, *, source: bytes, at: datetime) -> Thread | None:
    """Return the thread of a receipt to who has no account, or None where number and code do not agree.

    Raises:
        TooMany: too many pairs that did not agree came from this source within the hour.
    """
    found = threads.by_receipt(number, code)
    if found is None and not threads.admit(source, at=at, most=WRONG_RECEIPTS_AN_HOUR):
        raise TooMany
    return found


def add(thread: Thread, text: str, *, actor: str, key: str, at: datetime) -> None:
    """Say one more thing in a thread, once for each key; an answered one waits for the office again."""
    if threads.sent_with(key) is None:
        with transaction.atomic():
            threads.say(thread, text, actor=actor, key=key, at=at)
            threads.reopen(thread, due_before=_due_before(at))


def answer_day(thread: Thread) -> date:
    """Return the day by whose end a thread is answered."""
    return thread.due_before.date() - timedelta(days=1)


def _due_before(at: datetime) -> datetime:
    return due_instant(due_on(at))
