"""Applications still being written: begun, saved step by step, found again, thrown away, disposed of.

    begin ─► write (as often as one likes) ─► choose_form ─► submit (`draft_submitting`) ─► the case
                                        └─► discard, or 60 days without a change ─► gone

A draft is an `application.json` in the making. Each step has a version of its own, so that two windows on different
steps do not disturb each other, and two on the same step cannot overwrite each other unseen. One that a clerk types
from paper knows the day on which the paper arrived (ADR-61).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from workpermit.casework.models import Draft
from workpermit.core.case.codec import canonical, from_microseconds, to_microseconds
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.forms.drafting import Typed, application_of
from workpermit.core.forms.fields import Form
from workpermit.core.forms.reading import Readable, read_so_far
from workpermit.core.forms.sections import Section
from workpermit.core.law.answers.filing import OUTSIDE
from workpermit.core.text import Text
from workpermit.trades.documents import keeping
from workpermit.trades.paper import registering

KEPT: Final = timedelta(days=60)
OPEN_AT_MOST: Final = 20
CHARACTERS_AT_MOST: Final = 500_000


class UnknownDraft(LookupError):
    """There is no such draft, or it is not this account's; both are the same to whoever asks."""


class TooManyDrafts(ValueError):
    """The account has as many open drafts as one may have; nothing was begun."""

    text = Text(
        en="You have 20 applications open. Submit or delete one before you start another.",
        fr="Vous avez 20 demandes en cours. Envoyez-en une ou supprimez-en une avant d’en commencer une autre.",
    )


class DraftTooLarge(ValueError):
    """A draft holds more than any application can; nothing was written."""

    text = Text(
        en="This is more text than an application can hold. Shorten it, or attach the longer text as a document.",
        fr="C’est plus de texte qu’une demande ne peut en contenir. Raccourcissez-le, ou joignez le texte plus long "
        "comme document.",
    )


class AlreadySubmitted(ValueError):
    """The draft has become an application; it is changed on the case."""


@dataclass(frozen=True, slots=True)
class DraftNow:
    """A draft as it stands.

    `claims` are the facts that no form asks but the choice of the form needs; `versions` counts the savings of each
    step; `is_chosen` tells whether the rule has chosen `form`, until then it stands for the questions of the start.
    """

    id: UUID
    form: Form
    is_chosen: bool
    answers: Typed
    claims: tuple[str, ...]
    versions: Mapping[str, int]
    version: int
    is_warned: bool
    arrived_on: date | None
    begun_at: datetime
    changed_at: datetime
    case_id: UUID | None

    @property
    def is_paper(self) -> bool:
        """Tell whether a clerk types it from paper."""
        return self.arrived_on is not None

    @property
    def kept_until(self) -> date:
        """The last day it is kept unless something is changed."""
        return (self.changed_at + KEPT).date()

    @property
    def application(self) -> Typed:
        """The `application.json` that the answers make so far."""
        return application_of(self.form, self.answers)

    def read(self) -> Readable:
        """Return what can be read of it, and what cannot."""
        return read_so_far(self.application)

    def version_of(self, section: Section) -> int:
        """Return how often a step was saved."""
        return self.versions.get(section.code, 0)


class SectionMoved(Exception):
    """Another window saved the same step meanwhile; nothing was written, and `now` is what stands there."""

    def __init__(self, now: DraftNow) -> None:
        self.now = now
        super().__init__(str(now.id))


def begin(
    *, account_id: UUID, at: datetime, answers: Typed | None = None, form: str = "", arrived_on: date | None = None
) -> DraftNow:
    """Begin a draft; an imported one begins with its answers and its form, one on paper with the day of arrival.

    Raises:
        TooManyDrafts: the account has enough of them.
    """
    if Draft.objects.filter(account_id=account_id, case=None).count() >= OPEN_AT_MOST:
        raise TooManyDrafts
    stamp = to_microseconds(at)
    row = Draft(account_id=account_id, form=form, begun_at=stamp, changed_at=stamp)
    row.written = {"answers": dict(answers or {}), "claims": [], "versions": {}, **_arrived(arrived_on)}
    row.save(force_insert=True)
    return _now(row)


def of_account(account_id: UUID, *, at: datetime) -> tuple[DraftNow, ...]:
    """Return the open drafts of an account, the one changed last at the head, by one query."""
    rows = Draft.objects.filter(account_id=account_id, case=None, changed_at__gte=to_microseconds(at - KEPT))
    return tuple(_now(row) for row in rows.order_by("-changed_at", "pk"))


def find(draft_id: UUID, *, account_id: UUID, at: datetime) -> DraftNow:
    """Return a draft of an account.

    Raises:
        UnknownDraft: there is none with this id, it is another account's, or its time is over.
    """
    return _now(_row(draft_id, account_id, at))


def write(
    draft_id: UUID,
    section: Section,
    given: Mapping[str, object],
    *,
    account_id: UUID,
    seen: int,
    at: datetime,
    claims: Sequence[str] | None = None,
) -> DraftNow:
    """Save one step: `given` holds its answers by their top names, whatever is absent is no longer answered.

    `seen` is the version of the step that the person looked at. Saving what stands there already is no change.

    Raises:
        UnknownDraft, AlreadySubmitted: there is nothing to write to.
        SectionMoved: the step was saved meanwhile with other answers.
        DraftTooLarge: it would hold more than any application can.
    """
    with transaction.atomic():
        row = _locked(draft_id, account_id, at)
        now = _now(row)
        answers = {name: answer for name, answer in now.answers.items() if name not in section.names}
        answers |= {name: answer for name, answer in given.items() if name in section.names}
        said = now.claims if claims is None else tuple(sorted(claims))
        if answers == now.answers and said == now.claims:
            return now
        if now.version_of(section) != seen:
            raise SectionMoved(now)
        versions = {**now.versions, section.code: seen + 1}
        return _save(row, {**row.written, "answers": answers, "claims": list(said), "versions": versions}, at)


def choose_form(draft_id: UUID, form: str, *, warned: bool, account_id: UUID, at: datetime) -> DraftNow:
    """Settle the form, and whether the person took note that they must leave Canada to activate the permit (IN-09).

    Whether the form is one that the law leaves open is for `draft_guidance.choose` to ask first.
    """
    with transaction.atomic():
        row = _locked(draft_id, account_id, at)
        row.form, row.warned_at = form, to_microseconds(at) if warned else None
        return _save(row, row.written, at)


def change_documents(
    draft_id: UUID, entries: Iterable[Mapping[str, Any]], *, account_id: UUID, at: datetime
) -> DraftNow:
    """Keep which documents are attached, in the order of the application."""
    with transaction.atomic():
        row = _locked(draft_id, account_id, at)
        written = row.written
        written["answers"] = {**written["answers"], "documents": [dict(entry) for entry in entries]}
        return _save(row, written, at)


def discard(draft_id: UUID, *, account_id: UUID, at: datetime) -> None:
    """Throw a draft away with its files.

    Raises:
        UnknownDraft, AlreadySubmitted: there is nothing to throw away.
    """
    with transaction.atomic():
        _dispose(_locked(draft_id, account_id, at))


def dispose_of_old(*, at: datetime, limit: int = 500) -> int:
    """Dispose of drafts that nobody changed for 60 days, and return how many there were; time calls for it daily."""
    due = Draft.objects.filter(changed_at__lt=to_microseconds(at - KEPT)).order_by("changed_at")[:limit]
    for row in due:
        with transaction.atomic():
            _dispose(row)
    return len(due)


def _dispose(row: Draft) -> None:
    if row.case_id is None:
        for document in keeping.of_case(row.pk):
            keeping.drop(document)
        registering.forget_draft(row.pk)
    row.delete()


def lock(draft_id: UUID, *, account_id: UUID, at: datetime) -> Draft:
    """Return the row of a draft, locked until the transaction ends; for submitting, which ends it.

    Raises:
        UnknownDraft: there is no such draft of this account.
    """
    rows = Draft.objects.select_for_update()
    row = rows.filter(pk=draft_id, account_id=account_id, changed_at__gte=to_microseconds(at - KEPT)).first()
    if row is None:
        raise UnknownDraft(str(draft_id))
    return row


def as_it_stands(row: Draft) -> DraftNow:
    """Return what a row says."""
    return _now(row)


def _row(draft_id: UUID, account_id: UUID, at: datetime) -> Draft:
    oldest = to_microseconds(at - KEPT)
    row = Draft.objects.filter(pk=draft_id, account_id=account_id, changed_at__gte=oldest).first()
    if row is None:
        raise UnknownDraft(str(draft_id))
    return row


def _locked(draft_id: UUID, account_id: UUID, at: datetime) -> Draft:
    row = lock(draft_id, account_id=account_id, at=at)
    if row.case_id is not None:
        raise AlreadySubmitted(str(draft_id))
    return row


def _save(row: Draft, written: dict[str, Any], at: datetime) -> DraftNow:
    if len(canonical(written)) > CHARACTERS_AT_MOST:
        raise DraftTooLarge
    row.written, row.version, row.changed_at = written, row.version + 1, to_microseconds(at)
    row.save()
    return _now(row)


def _arrived(arrived_on: date | None) -> dict[str, str]:
    return {"arrived_on": arrived_on.isoformat()} if arrived_on else {}


def _now(row: Draft) -> DraftNow:
    written = row.written or {"answers": {}, "claims": [], "versions": {}}
    return DraftNow(
        row.pk,
        FORMS[row.form or OUTSIDE],
        bool(row.form),
        written["answers"],
        tuple(written["claims"]),
        written["versions"],
        row.version,
        row.warned_at is not None,
        date.fromisoformat(written["arrived_on"]) if "arrived_on" in written else None,
        from_microseconds(row.begun_at),
        from_microseconds(row.changed_at),
        row.case_id,
    )
