"""Open threads, say things in them, find them again; nothing that was sent is ever lost or kept twice."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from workpermit.core.text import Language
from workpermit.trades.enquiries.models import Attachment, Entry, Number, NumberKind, Sending, State, Thread
from workpermit.trades.enquiries.topics import Topic
from workpermit.vault.blind import keyed_hash

_HOUR: Final = timedelta(hours=1)
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH: Final = 12


class NotAnswered(Exception):
    """The office still owes an answer in this thread."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A thread that was opened or joined; the code in clear for a new one without an account, else empty."""

    thread: Thread
    code: str
    joined: bool


def same(writer: str, topic: Topic) -> bytes:
    """Return what two enquiries of one writer about one topic have in common."""
    return keyed_hash(f"{writer}\x1f{topic.value}", purpose="enquiries.same")


def open_one(same_hash: bytes) -> Thread | None:
    """Return the thread that is open for a writer who signed in and a topic, or None."""
    return Thread.objects.filter(same_hash=same_hash, code_hash__isnull=True).exclude(state=State.CLOSED).first()


def alike(thread: Thread) -> list[Thread]:
    """Return the other threads of the same writer and topic that wait for an answer, the oldest first."""
    others = Thread.objects.filter(same_hash=bytes(thread.same_hash), state=State.OPEN).exclude(pk=thread.pk)
    return list(others.order_by("opened_at", "number"))


def sent_with(key: str) -> Thread | None:
    """Return the thread in which an entry of this key stands, or None."""
    entry = Entry.objects.filter(key=key).select_related("thread").first()
    return entry.thread if entry else None


def open_or_join(
    same_hash: bytes,
    *,
    about: dict[str, Any],
    topic: Topic,
    language: Language,
    account_id: UUID | None,
    case_id: UUID | None,
    is_signed_in: bool,
    due_before: datetime,
    at: datetime,
) -> Opened:
    """Return the open thread of a writer and topic, or a new one with a number.

    Who is not signed in gets a new thread with a code of its own each time: to join one would let whoever knows
    a name and a birth date read what somebody else wrote. Such threads are answered together (`alike`).
    """
    if is_signed_in and (there := open_one(same_hash)) is not None:
        if there.state != State.OPEN:
            Thread.objects.filter(pk=there.pk).update(state=State.OPEN, due_before=due_before)
        return Opened(there, "", joined=True)
    clear = "" if is_signed_in else "".join(secrets.choice(_SIGNS) for _ in range(_CODE_LENGTH))
    thread = Thread(
        number=_number(),
        code_hash=_code_hash(clear) if clear else None,
        account_id=account_id,
        case_id=case_id,
        topic=topic,
        language=language,
        about=about,
        same_hash=same_hash,
        opened_at=at,
        due_before=due_before,
        moved_at=at,
    )
    try:
        with transaction.atomic():
            thread.save(force_insert=True)
    except IntegrityError:
        # The same form was sent twice at once; the one that won has the thread.
        won = open_one(same_hash) if is_signed_in else None
        if won is None:
            raise
        return Opened(won, "", joined=True)
    return Opened(thread, "-".join(clear[i : i + 4] for i in range(0, len(clear), 4)), joined=False)


def say(thread: Thread, text: str, *, actor: str, key: str, at: datetime, documents: Iterable[UUID] = ()) -> Entry:
    """Put what the person says into a thread, with the files that came with it."""
    entry = Entry.objects.create(thread=thread, actor=actor, text=text, key=key, at=at)
    Attachment.objects.bulk_create(Attachment(entry=entry, document_id=one) for one in documents)
    Thread.objects.filter(pk=thread.pk).update(moved_at=at)
    return entry


def reopen(thread: Thread, *, due_before: datetime) -> None:
    """Let an answered or closed thread wait for the office again; one that waits keeps its date."""
    moved = Thread.objects.filter(pk=thread.pk).exclude(state=State.OPEN)
    moved.update(state=State.OPEN, due_before=due_before)


def answer(thread: Thread, text: str, *, actor: str, key: str, at: datetime) -> Entry | None:
    """Put the office's answer into a thread, once for each key; return it, or None where it was there already."""
    with transaction.atomic():
        if Entry.objects.filter(key=key).exists():
            return None
        said = Entry.objects.create(thread=thread, from_office=True, actor=actor, text=text, key=key, at=at)
        Thread.objects.filter(pk=thread.pk).update(state=State.ANSWERED, moved_at=at)
    thread.refresh_from_db(fields=["state", "moved_at"])
    return said


def exchange(thread: Thread, stands_for: Mapping[UUID, UUID]) -> None:
    """Let attachments name the documents that stand for theirs now."""
    for before, after in stands_for.items():
        Attachment.objects.filter(entry__thread=thread, document_id=before).update(document_id=after)


def close(thread: Thread, *, at: datetime) -> None:
    """Close a thread.

    Raises:
        NotAnswered: it is still open.
    """
    if Thread.objects.filter(pk=thread.pk, state=State.ANSWERED).update(state=State.CLOSED, moved_at=at) == 0:
        raise NotAnswered(thread.number)
    thread.refresh_from_db(fields=["state", "moved_at"])


def waiting() -> QuerySet[Thread]:
    """Return the threads that wait for the office, the one whose answer is due first at the head."""
    return Thread.objects.filter(state=State.OPEN).order_by("due_before", "number")


def answered() -> QuerySet[Thread]:
    """Return the threads that were answered and not closed, the one answered longest ago at the head."""
    return Thread.objects.filter(state=State.ANSWERED).order_by("due_before", "number")


def of_account(account_id: UUID, *, case_id: UUID | None = None) -> QuerySet[Thread]:
    """Return the threads of an account, the last one moved first."""
    found = Thread.objects.filter(account_id=account_id)
    return (found.filter(case_id=case_id) if case_id else found).order_by("-moved_at", "number")


def of_case(case_id: UUID) -> QuerySet[Thread]:
    """Return the threads of a case, the oldest first."""
    return Thread.objects.filter(case_id=case_id).order_by("opened_at", "number")


def entries(thread: Thread) -> Sequence[Entry]:
    """Return what was said in a thread, the oldest first, each with its attachments."""
    return list(thread.entries.prefetch_related("attachments").order_by("at", "pk"))


def by_receipt(number: str, code: str) -> Thread | None:
    """Return the thread of a number and its code, whatever case, spaces and hyphens, or None."""
    clear = "".join(sign for sign in code.upper().translate(str.maketrans("OIL", "011")) if sign.isalnum())
    # One query by both, so that a wrong number and a wrong code are told apart by nobody.
    return Thread.objects.filter(number="".join(number.upper().split()), code_hash=_code_hash(clear)).first()


# --- the numbers a thread, or a case on paper, is found by ---------------------------------------------------


def name_numbers(thread: Thread, numbers: Mapping[NumberKind, str]) -> None:
    """Record which numbers a thread names."""
    for kind, number in numbers.items():
        Number.objects.get_or_create(kind=kind, number_hash=number_hash(kind, number), thread=thread)


def register(case_id: UUID, numbers: Mapping[NumberKind, str]) -> list[Thread]:
    """Record by which numbers a case is found, and return the unmatched threads that name one of them."""
    hashes = [number_hash(kind, number) for kind, number in numbers.items()]
    for kind, number in numbers.items():
        Number.objects.get_or_create(kind=kind, number_hash=number_hash(kind, number), case_id=case_id)
    naming = Number.objects.filter(number_hash__in=hashes, thread__isnull=False).values("thread")
    return list(Thread.objects.filter(pk__in=naming, case_id__isnull=True).order_by("opened_at", "number"))


def cases_named(thread: Thread) -> list[UUID]:
    """Return the cases registered under a number that a thread names."""
    hashes = [bytes(one) for one in thread.numbers.order_by("pk").values_list("number_hash", flat=True)]
    found = Number.objects.filter(number_hash__in=hashes, case_id__isnull=False).order_by("pk")
    return [case_id for case_id in dict.fromkeys(found.values_list("case_id", flat=True)) if case_id is not None]


def cases_registered(kind: NumberKind, number: str) -> list[UUID]:
    """Return the cases registered under a number."""
    found = Number.objects.filter(kind=kind, number_hash=number_hash(kind, number), case_id__isnull=False)
    return [case_id for case_id in found.order_by("pk").values_list("case_id", flat=True) if case_id is not None]


def put_into(thread: Thread, case_id: UUID, *, account_id: UUID | None) -> None:
    """Put a thread into a case, and into the account that the case has."""
    thread.case_id = case_id
    thread.account_id = thread.account_id or account_id
    thread.save(update_fields=["case_id", "account_id"])


def number_hash(kind: NumberKind, number: str) -> bytes:
    """Return what a number is looked up by, whatever its case, spaces and hyphens."""
    plain = "".join(sign for sign in number.upper() if sign.isalnum())
    return keyed_hash(plain, purpose=f"enquiries.number.{kind.value}")


# --- holding floods off ------------------------------------------------------------------------------------


def admit(source_hash: bytes, *, at: datetime, most: int) -> bool:
    """Tell whether a source may send once more within the hour, and count it."""
    Sending.objects.filter(at__lte=at - _HOUR).delete()
    if Sending.objects.filter(source_hash=source_hash).count() >= most:
        return False
    Sending.objects.create(source_hash=source_hash, at=at)
    return True


def _number() -> str:
    """Draw a receipt number that nobody has; drawn by lot, it tells neither how many there are nor the next."""
    while Thread.objects.filter(number=(number := f"Q{secrets.randbelow(10**9):09d}")).exists():
        pass
    return number


def _code_hash(clear: str) -> bytes:
    return keyed_hash(clear, purpose="enquiries.code")
