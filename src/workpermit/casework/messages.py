"""The messages of an account: listed by their subjects, and made from the case's facts when they are opened.

A row holds ids and codes alone, so a message says what the journal says, in the language of whoever reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from uuid import UUID

from django.db.models import Q, QuerySet

from workpermit.accounts import mandates, proofs
from workpermit.accounts.models import Account
from workpermit.casework import access, causes
from workpermit.casework.causes import Cause, EnquiryAnswer, PostedCode
from workpermit.casework.correspondence.details import details_of
from workpermit.casework.correspondence.matter import Matter
from workpermit.casework.models import CaseRow
from workpermit.casework.timekeeping import OUTAGE
from workpermit.clock import present
from workpermit.core.case import biometrics, medical_exam, officer_request, programme_request
from workpermit.core.case.actor import Role
from workpermit.core.case.letters import Letter
from workpermit.core.case.reactions import Notice
from workpermit.core.case.reminders import BookingPrompt, Reminder
from workpermit.core.text import Text
from workpermit.core.wording.notices import codes, enquiries, events, letters, reminders
from workpermit.core.wording.notices.compose import compose
from workpermit.core.wording.notices.shape import Body, Headline, MessagePart, MessageText, Said
from workpermit.core.wording.notices.topics import Topic
from workpermit.core.wording.printing import typeset_text
from workpermit.trades.notices import delivery
from workpermit.trades.notices.models import Message


class UnknownMessage(LookupError):
    """There is no such message, or it is not this account's to read; the two are never told apart."""


@dataclass(frozen=True, slots=True)
class InboxMessage:
    """One message as the list shows it."""

    id: UUID
    subject: Text
    topic: Topic
    put_at: datetime
    read_at: datetime | None
    case_id: UUID
    application_number: str
    letter_id: UUID | None


@dataclass(frozen=True, slots=True)
class OpenedMessage:
    """One message as it is read; `paragraphs` is the whole of it as plain lines, `parts` the same under headings."""

    id: UUID
    subject: Text
    topic: Topic
    parts: tuple[MessagePart, ...]
    put_at: datetime
    read_at: datetime | None
    case_id: UUID
    application_number: str
    letter_id: UUID | None

    @property
    def paragraphs(self) -> tuple[Text, ...]:
        """Return the lines in reading order."""
        return MessageText(self.subject, self.parts).paragraphs


def inbox(account: Account, *, limit: int = 200) -> list[InboxMessage]:
    """Return the newest messages of an account, the last one first; by two queries (three for a representative)."""
    messages = list(_theirs(account, at=present.now())[:limit])
    cases = {message.case_id for message in messages}
    numbers = dict(CaseRow.objects.filter(pk__in=cases).values_list("pk", "application_number"))
    return [_listed(message, numbers[message.case_id]) for message in messages]


def unread(account_id: UUID) -> int:
    """Return how many messages of an account were not read yet, by one query."""
    return Message.objects.filter(account_id=account_id, read_at__isnull=True).count()


def opened(account: Account, message_id: UUID, *, at: datetime) -> OpenedMessage:
    """Return a message to read. The applicant's first reading is recorded; a representative's look is logged.

    Raises:
        UnknownMessage: there is no such message, or it is not theirs.
    """
    message = _theirs(account, at=at).filter(pk=message_id).first()
    if message is None:
        raise UnknownMessage(str(message_id))
    if Role(account.role) is Role.REPRESENTATIVE:
        access.look(message.case_id, actor=account.actor, what="message", purpose="represent", at=at)
    else:
        message = delivery.mark_read(message, at=at)
    row = CaseRow.objects.get(pk=message.case_id)
    cause = causes.parse(message.cause)
    text = text_of(cause, row=row, zone=account.zone)
    return OpenedMessage(
        message.pk,
        text.subject,
        headline_of(cause).topic,
        text.parts,
        message.put_at,
        message.read_at,
        message.case_id,
        row.application_number,
        message.letter_id,
    )


def headline_of(cause: Cause) -> Headline:
    """Return the subject and the topic of a message; it needs nothing of the case."""
    match cause.does:
        case Reminder():
            return reminders.headline(cause.does.deadline)
        case BookingPrompt():
            return reminders.PROMPT
        case EnquiryAnswer():
            return enquiries.ANSWERED
        case PostedCode():
            return codes.POSTED
        case Letter():
            return letters.HEADLINES[cause.does]
        case Notice():
            return events.HEADLINES[cause.does]


def topic_of(message: Message) -> Topic:
    """Return what a message is about, as preferences name it."""
    return headline_of(causes.parse(message.cause)).topic


def text_of(cause: Cause, *, row: CaseRow, zone: tzinfo) -> MessageText:
    """Return the whole message for a reader in `zone`, made from what the journal says."""
    return compose(
        headline_of(cause),
        body_of(cause, zone=zone),
        application_number=row.application_number,
        zone=zone,
        has_account=bool(row.applicant_id),
    )


def body_of(cause: Cause, *, zone: tzinfo) -> Body:
    """Return what a message says, before it is set for a reader."""
    match cause.does:
        case Reminder():
            return reminders.body_of(cause.does.deadline)
        case BookingPrompt():
            return reminders.prompt_body(cause.does.due_on, weeks=cause.does.week)
        case EnquiryAnswer():
            return enquiries.ANSWERED_BODY
        case PostedCode(proof=proof):
            return codes.posted_body(proofs.readable_code(proof, at=present.now()))
        case Letter():
            details = details_of(cause.does, Matter.of(cause.case_id, cause.sequence), number="")
            assert details is not None  # a letter with nothing to say brings no message
            return letters.body_of(cause.does, details)
        case Notice():
            return events.body_of(cause.does, _said(Matter.of(cause.case_id, cause.sequence), zone))


def _said(matter: Matter, zone: tzinfo) -> Said:
    case, event = matter.case, matter.event
    request = case.requests.get(getattr(event, "request_id", ""))
    programme = case.programmes.get(getattr(event, "programme_id", ""))
    return Said(
        on=matter.on,
        zone=zone,
        application_number=matter.row.application_number,
        due_on=_due_on(matter, request),
        reply_by=programme.reply_due_on if programme else None,
        arrives_by=case.delivery.expected_by,
        tracking_number=case.delivery.tracking_number,
        cause=str(event.by) if isinstance(event, programme_request.ProgrammeEnded) else "",
        in_time=getattr(event, "in_time", True),
        by_outage=matter.entry.actor.id == OUTAGE.id,
    )


def _due_on(matter: Matter, request: officer_request.OfficerRequest | None) -> date | None:
    if isinstance(matter.event, biometrics.Event):
        return matter.case.biometrics.due_on
    if isinstance(matter.event, medical_exam.Event):
        return matter.case.medical_exam.due_on
    return request.due_on if request else None


def _theirs(account: Account, *, at: datetime) -> QuerySet[Message]:
    if Role(account.role) is not Role.REPRESENTATIVE:
        return delivery.inbox(account.pk)
    mine = Q(pk__in=[])
    for person_id, case_id in mandates.held_by(account.pk, at=at).values_list("person_id", "case_id"):
        mine |= Q(person_id=person_id) if case_id is None else Q(person_id=person_id, case_id=case_id)
    return Message.objects.filter(mine).order_by("-put_at", "pk")


def _listed(message: Message, number: str) -> InboxMessage:
    headline = headline_of(causes.parse(message.cause))
    return InboxMessage(
        message.pk,
        typeset_text(headline.subject),
        headline.topic,
        message.put_at,
        message.read_at,
        message.case_id,
        number,
        message.letter_id,
    )
