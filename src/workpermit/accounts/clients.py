"""A client's word to their representative, by a code that goes to the client's own address (ADR-73).

    ask for the mandate ──► code to the client ──► told to the representative ──► the application may be written
    ask for the filing  ──► code to the client ──► the client reads it all, and says yes or no

The mandate's code is told by the client: telling it is giving it. The filing's code the client types themselves, on a
page that shows what will be handed in. A word for the filing stands for the version that was read and no other.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Final
from uuid import UUID

from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F, QuerySet
from django_tasks import task

from workpermit.accounts import client_mail, proofs
from workpermit.accounts.models import Account, ClientWord, email_hash
from workpermit.accounts.signin_models import ClientStep
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Language

LIVES: Final = timedelta(days=14)
TRIES: Final = 5
OPEN_AT_MOST: Final = 20  # questions of one representative that wait


class TooManyAsked(ValueError):
    """A representative has as many open questions to clients as one may have."""


def ask_mandate(representative: Account, *, email: str, name: str, language: Language, at: datetime) -> ClientWord:
    """Ask somebody by e-mail whether a representative may write their application.

    Raises:
        ValidationError: the address is none.
        TooManyAsked: too many questions are open.
        PermissionError: the account is no representative's.
    """
    if representative.role != Role.REPRESENTATIVE.value:
        raise PermissionError(representative.role)
    validate_email(email.strip())
    if waiting_of(representative, at=at).count() >= OPEN_AT_MOST:
        raise TooManyAsked
    return _ask(ClientStep.MANDATE, representative, email=email.strip(), name=name.strip(), language=language, at=at)


def ask_filing(mandate: ClientWord, *, version: int, at: datetime) -> ClientWord:
    """Ask the client to read what was written, as it stands in `version`; an older question ends."""
    with transaction.atomic():
        _filings(mandate.draft_id).filter(given_at__isnull=True, refused_at__isnull=True, ends_before__gt=at).update(
            ends_before=at
        )
        return _ask(
            ClientStep.FILING,
            mandate.representative,
            email=mandate.email,
            name=mandate.name,
            language=Language(mandate.language),
            at=at,
            draft_id=mandate.draft_id,
            version=version,
        )


def take_mandate(word_id: UUID, typed: str, *, by: Account, at: datetime) -> ClientWord | None:
    """Return the mandate that a client gave by telling its code; None where the code is not right."""
    words = ClientWord.objects.filter(pk=word_id, representative=by, step=ClientStep.MANDATE)
    word = _met(words, typed, at=at)
    return word if word is not None and _unanswered(words, at).update(given_at=at) else None


def bind(mandate: ClientWord, *, draft_id: UUID) -> None:
    """Let a mandate be for one draft."""
    ClientWord.objects.filter(pk=mandate.pk).update(draft_id=draft_id)


def read_by_client(email: str, typed: str, *, at: datetime) -> ClientWord | None:
    """Return what a client is asked to read, whose address and code are right; None in every other case."""
    words = ClientWord.objects.filter(email_hash=email_hash(email), step=ClientStep.FILING)
    for word_id in list(_unanswered(words, at).order_by("-asked_at", "pk").values_list("pk", flat=True)[:3]):
        word = _met(ClientWord.objects.filter(pk=word_id), typed, at=at)
        if word is not None:
            return word
    return None


def shown_to_client(word_id: UUID | str, *, at: datetime) -> ClientWord | None:
    """Return a question that a client has opened by its code and not answered yet."""
    return _unanswered(ClientWord.objects.filter(pk=word_id, step=ClientStep.FILING), at).first()


def answer(word: ClientWord, *, may_be_filed: bool, at: datetime) -> bool:
    """Keep the client's answer; tell whether it was news."""
    said = {"given_at": at} if may_be_filed else {"refused_at": at}
    return bool(_unanswered(ClientWord.objects.filter(pk=word.pk), at).update(**said))


def mandate_of(draft_id: UUID, *, representative: Account) -> ClientWord | None:
    """Return the mandate under which a draft is written, or None."""
    given = ClientWord.objects.filter(draft_id=draft_id, step=ClientStep.MANDATE, representative=representative)
    return given.filter(given_at__isnull=False).first()


def mandates_of(representative: Account) -> dict[UUID, ClientWord]:
    """Return the mandates of a representative by the draft that each is for; one query."""
    given = ClientWord.objects.filter(representative=representative, step=ClientStep.MANDATE, given_at__isnull=False)
    return {word.draft_id: word for word in given if word.draft_id is not None}


def filing_of(draft_id: UUID) -> ClientWord | None:
    """Return the last question to a client whether a draft may be filed, or None."""
    return _filings(draft_id).order_by("-asked_at", "pk").first()


def can_be_answered(word: ClientWord, *, at: datetime) -> bool:
    """Tell whether a client can still answer: no answer yet, in time, and not tried five times in vain."""
    return _unanswered(ClientWord.objects.filter(pk=word.pk, tries__lt=TRIES), at).exists()


def may_be_filed(draft_id: UUID, *, version: int) -> bool:
    """Tell whether the client said yes to this very version."""
    return _filings(draft_id).filter(version=version, given_at__isnull=False).exists()


def waiting_of(representative: Account, *, at: datetime) -> QuerySet[ClientWord]:
    """Return the mandates that a representative has asked for and not got yet, the oldest first."""
    asked = ClientWord.objects.filter(representative=representative, step=ClientStep.MANDATE)
    return _unanswered(asked, at).order_by("asked_at", "pk")


def forget_old(at: datetime) -> int:
    """Remove questions that nobody answered, a fortnight after their end, and return how many; answers stay."""
    old = ClientWord.objects.filter(given_at__isnull=True, refused_at__isnull=True, ends_before__lt=at - LIVES)
    return old.delete()[0]


@task(priority=proofs.PRIORITY)
def send_word(word_id: str) -> None:
    """Send a client the code, which is made here: it never lies in the list of tasks."""
    word = ClientWord.objects.filter(pk=word_id, ends_before__gt=now()).select_related("representative").first()
    if word is None:
        return
    if not word.code:
        word.code = f"{secrets.randbelow(10**proofs.DIGITS):0{proofs.DIGITS}d}"
        word.save(update_fields=["code"])
    client_mail.send_code(word)


def _ask(
    step: ClientStep,
    representative: Account,
    *,
    email: str,
    name: str,
    language: Language,
    at: datetime,
    draft_id: UUID | None = None,
    version: int | None = None,
) -> ClientWord:
    with transaction.atomic():
        word = ClientWord.objects.create(
            representative=representative,
            step=step,
            email=email,
            email_hash=email_hash(email),
            name=name,
            language=language,
            draft_id=draft_id,
            version=version,
            asked_at=at,
            ends_before=at + LIVES,
        )
        send_word.enqueue(str(word.pk))
    return word


def _met(words: QuerySet[ClientWord], typed: str, *, at: datetime) -> ClientWord | None:
    """Return the one question whose code was typed; each call uses up one of its five tries."""
    open_one = _unanswered(words, at)
    if not open_one.filter(tries__lt=TRIES).update(tries=F("tries") + 1):
        return None
    word = open_one.select_related("representative").first()
    digits = "".join(sign for sign in typed if sign.isdigit())
    if word is None or not word.code or not compare_digest(word.code.encode(), digits.encode()):
        return None
    return word


def _unanswered(words: QuerySet[ClientWord], at: datetime) -> QuerySet[ClientWord]:
    return words.filter(given_at__isnull=True, refused_at__isnull=True, ends_before__gt=at)


def _filings(draft_id: UUID | None) -> QuerySet[ClientWord]:
    return ClientWord.objects.filter(draft_id=draft_id, step=ClientStep.FILING)
