"""Submit an application written online: once, however often the button is pressed.

    lock the draft ─► submitted already? its receipt ─► changed since it was reviewed? ─► can it be received?
                   ─► take in, with its files ─► what the person said beyond the form ─► the draft ends

One transaction: either there is an application with its number and the draft is over, or nothing happened.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from workpermit.accounts.models import Account
from workpermit.casework import client_drafts, draft_documents, drafts, paper
from workpermit.casework.decisions import note_facts
from workpermit.casework.draft_guidance import Gap, guidance
from workpermit.casework.drafts import DraftNow
from workpermit.casework.intake import Receipt, receipt_of, take_in
from workpermit.casework.packages import Package, PackageFile
from workpermit.core.forms.filing import Filing
from workpermit.core.forms.reading import read
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Text


class ChangedSinceReviewed(ValueError):
    """The draft is not what the person looked at when they pressed the button; nothing was submitted."""

    text = Text(
        en="Your application was changed in another window after you opened this page. Look through it again, then "
        "submit it.",
        fr="Votre demande a été modifiée dans une autre fenêtre après l’ouverture de cette page. Relisez-la, puis "
        "envoyez-la.",
    )


class NotReady(ValueError):
    """The draft cannot be received as it is; `gaps` say why, and where to mend it."""

    def __init__(self, gaps: tuple[Gap, ...]) -> None:
        self.gaps = gaps
        super().__init__("; ".join(gap.text.en for gap in gaps))


def submit(draft_id: UUID, *, account: Account, reviewed: int, at: datetime) -> Receipt:
    """Hand in a draft and return its receipt; `reviewed` is the version looked at, `at` when the request began (R9.3).

    Raises:
        UnknownDraft: there is no such draft of this account.
        ChangedSinceReviewed, NotReady: nothing was submitted.
        NotConfirmed: a representative's client has not said yes to it; nothing was submitted.
        PeopleConflict: UCI and identity speak of different people.
    """
    with transaction.atomic():
        row = drafts.lock(draft_id, account_id=account.pk, at=at)
        if row.case_id is not None:
            return receipt_of(row.case_id)
        if row.version != reviewed:
            raise ChangedSinceReviewed
        draft = drafts.as_it_stands(row)
        blocking = tuple(gap for gap in guidance(draft, on=at.date()).gaps if gap.blocks)
        if blocking:
            raise NotReady(blocking)
        receipt = _take_in(draft, account=account, at=at)
        row.case_id, row.written = receipt.case_id, None
        row.save()
    return receipt


def _take_in(draft: DraftNow, *, account: Account, at: datetime) -> Receipt:
    filing = read(draft.application)
    package = Package(filing, _files(draft.id, filing))
    key = f"draft:{draft.id}"
    if draft.arrived_on is not None:
        receipt = paper.take_in_application(package, draft, key=key, actor=account.actor, at=at)
    else:
        owner = client_drafts.owner_of(draft, writer=account)
        receipt = take_in(package, key=key, actor=account.actor, at=at, account=owner, draft_id=draft.id)
        client_drafts.hand_to_client(receipt.case_id, writer=account, at=at)
    if draft.claims:
        # No form asks these; without them the office could not follow why this form was the right one.
        note_facts(receipt.case_id, dict.fromkeys(draft.claims, True), key=f"{key}:said", actor=account.actor, at=at)
    return receipt


def _files(draft_id: UUID, filing: Filing) -> tuple[PackageFile, ...]:
    contents = draft_documents.contents_of(draft_id)
    named = [(one.kind, one.file) for one in filing.attached]
    named += [(DocumentKind.TRANSLATION.value, one.translation) for one in filing.attached if one.translation]
    return tuple(PackageFile(kind, name, contents[name]) for kind, name in named)
