"""Applications that a representative writes for a client: begun with the client's word, filed with it (ADR-73).

The draft is the representative's; the case that comes of it is the client's. Where the client has an account under
the address that gave the word, the case goes into it; else they link it later as anybody does. The mandate for the case
begins the moment it is filed, and the client ends it when they like.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from workpermit.accounts import clients, mandates
from workpermit.accounts.models import Account, ClientWord, Person
from workpermit.casework import drafts
from workpermit.casework.drafts import DraftNow, UnknownDraft
from workpermit.casework.models import CaseRow
from workpermit.core.case.actor import Role
from workpermit.core.forms.drafting import Typed
from workpermit.core.text import Text


class NotConfirmed(ValueError):
    """The client has not said yes to what stands in the application now; nothing was submitted."""

    text = Text(
        en="Your client has not confirmed the application as it stands now. Ask them to read it, then submit it.",
        fr="Votre client n’a pas confirmé la demande telle qu’elle est maintenant. Demandez-lui de la lire, puis "
        "envoyez-la.",
    )


@dataclass(frozen=True, slots=True)
class Confirming:
    """How far the client's word for the filing is: `word` is the last question, None where none was asked."""

    mandate: ClientWord
    word: ClientWord | None
    is_confirmed: bool  # for the version that stands now
    waits: bool  # the client is asked about that version and can still answer

    @property
    def is_refused(self) -> bool:
        """Tell whether the client said no, last."""
        return self.word is not None and self.word.refused_at is not None

    @property
    def is_changed_since(self) -> bool:
        """Tell whether the client said yes to an earlier version."""
        return self.word is not None and self.word.given_at is not None and not self.is_confirmed


def begin(word_id: UUID, code: str, *, by: Account, at: datetime) -> DraftNow | None:
    """Begin a draft for the client whose code was told; None where the code is not right.

    Raises:
        TooManyDrafts: the representative has enough of them.
    """
    asked = clients.waiting_of(by, at=at).filter(pk=word_id).first()
    if asked is None:
        return None
    contact = {"email": asked.email, "language": asked.language}
    known: Typed = {"contact": contact}
    with transaction.atomic():
        word = clients.take_mandate(word_id, code, by=by, at=at)
        if word is None:
            return None
        draft = drafts.begin(account_id=by.pk, at=at, answers=known)
        clients.bind(word, draft_id=draft.id)
    return draft


def confirming(draft: DraftNow, *, representative: Account, at: datetime) -> Confirming:
    """Return how far the client's word is.

    Raises:
        UnknownDraft: no client stands behind it.
    """
    mandate = clients.mandate_of(draft.id, representative=representative)
    if mandate is None:
        raise UnknownDraft(str(draft.id))
    is_confirmed = clients.may_be_filed(draft.id, version=draft.version)
    word = clients.filing_of(draft.id)
    waits = word is not None and word.version == draft.version and clients.can_be_answered(word, at=at)
    return Confirming(mandate, word, is_confirmed, waits)


def ask_client(draft: DraftNow, *, representative: Account, at: datetime) -> None:
    """Ask the client to read the draft as it stands; nothing where that very version waits or is confirmed.

    Raises:
        UnknownDraft: no client stands behind it.
    """
    stands = confirming(draft, representative=representative, at=at)
    if not (stands.is_confirmed or stands.waits):
        clients.ask_filing(stands.mandate, version=draft.version, at=at)


def to_read(word: ClientWord, *, at: datetime) -> DraftNow | None:
    """Return the draft that a client is asked to read; None where it is gone, filed or changed since."""
    if word.draft_id is None:
        return None
    try:
        draft = drafts.find(word.draft_id, account_id=word.representative_id, at=at)
    except UnknownDraft:
        return None
    return draft if draft.case_id is None and draft.version == word.version else None


def owner_of(draft: DraftNow, *, writer: Account) -> Account | None:
    """Return whose account the case of a draft goes into: the writer's own, or the client's, or nobody's yet.

    Raises:
        NotConfirmed: a representative files what their client has not confirmed.
    """
    if writer.role != Role.REPRESENTATIVE.value:
        return writer
    mandate = clients.mandate_of(draft.id, representative=writer)
    if mandate is None or not clients.may_be_filed(draft.id, version=draft.version):
        raise NotConfirmed
    account = Account.objects.with_email(mandate.email)
    is_theirs = account is not None and account.is_active and account.role == Role.APPLICANT.value
    return account if is_theirs else None


def hand_to_client(case_id: UUID, *, writer: Account, at: datetime) -> None:
    """Let the representative act in the case that was filed for a client; nothing where the writer is the applicant."""
    if writer.role != Role.REPRESENTATIVE.value:
        return
    person = Person.objects.get(pk=CaseRow.objects.values_list("person_id", flat=True).get(pk=case_id))
    mandates.give(person, to=writer, begins_at=at, case_id=case_id)
