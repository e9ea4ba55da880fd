"""Make what an event brings about: print, seal and keep the letter, and put the message into the account.

Everything is made from what is recorded, dated by the event, so making it again gives the same bytes.
"""

from __future__ import annotations

import uuid
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from workpermit.casework.announcing import announce
from workpermit.casework.correspondence import directory
from workpermit.casework.correspondence.details import details_of
from workpermit.casework.correspondence.matter import Matter
from workpermit.casework.outbox import Due
from workpermit.casework.reminders import watch
from workpermit.clock import present
from workpermit.core.case import codec
from workpermit.core.case.letters import Letter
from workpermit.core.case.reactions import Notice
from workpermit.core.law.calendar import add_years
from workpermit.core.text import Language
from workpermit.core.wording.compose import compose
from workpermit.core.wording.content import LetterContent
from workpermit.core.wording.details import AcknowledgementDetails, Details, IntroductionDetails, WorkPermitDetails
from workpermit.core.wording.terms import employer_text, kind_text, place_text, work_text
from workpermit.trades.letters import keeping, numbers, pdf, sealing, signing_keys
from workpermit.trades.letters.sealed_fields import DocumentKind, SealedFields
from workpermit.trades.letters.seals import SigningKey
from workpermit.trades.notices import delivery

# The demo's and the tests' keys cover every day that either may simulate.
_KEYS_FROM, _KEYS_UNTIL = date(2020, 1, 1), date(2049, 12, 31)
_OFFICE_YEARS = 2


def make(due: Due, at: datetime) -> None:
    """Make one letter or notice; where it is there already, nothing changes."""
    matter = Matter.of(due.case_id, due.sequence)
    letter_id = _letter(due, due.does, matter, at=at) if isinstance(due.does, Letter) else None
    if isinstance(due.does, Notice) or letter_id is not None:
        message = delivery.deliver(
            person_id=matter.row.person_id,
            account_id=UUID(matter.row.applicant_id) if matter.row.applicant_id else None,
            case_id=due.case_id,
            kind=due.does.value,
            language=matter.language,
            cause=due.cause,
            at=matter.entry.at,
            letter_id=letter_id,
        )
        announce(message, at=at)
    watch(due.case_id, matter.case, since=matter.entry.at)


def _letter(due: Due, letter: Letter, matter: Matter, *, at: datetime) -> UUID | None:
    if (made := keeping.find(due.cause)) is not None:
        return made.pk
    details = details_of(letter, matter, number="")
    if details is None:
        return None
    is_permit = isinstance(details, WorkPermitDetails)
    number = details.head.number if is_permit else numbers.next_letter_number()
    details = details_of(letter, matter, number=number)
    assert details is not None  # its number changes nothing about that
    row = keeping.save(
        printed(details, citizenship=matter.filing.answers.text("applicant.citizenship") or ""),
        letter_id=uuid.uuid5(due.case_id, due.cause),
        case_id=due.case_id,
        cause=due.cause,
        letter=letter,
        language=matter.language,
        number=number,
        created_at=codec.from_microseconds(codec.to_microseconds(at)),
    )
    return row.pk


def printed(details: Details, *, citizenship: str) -> bytes:
    """Return a letter as a PDF file, sealed where it travels; `citizenship` is a two-letter code."""
    content = compose(details)
    fields = _sealed_fields(details, content, citizenship)
    if fields is None:
        return pdf.render(content)
    return sealing.render_sealed(content, fields=fields, key=signing_key(content.dated_on))


def signing_key(day: date) -> SigningKey:
    """Return the key that signs what this office writes on a day."""
    return _keys_in(Path(settings.DATA) / "keys", first_day=day).for_day(day)


_keys_by_folder: dict[Path, signing_keys.SigningKeys] = {}


def _keys_in(folder: Path, *, first_day: date) -> signing_keys.SigningKeys:
    """Return the keys in a folder, made there for the letter of `first_day` where there are none."""
    if folder not in _keys_by_folder:
        begin, end = _span(first_day)
        _keys_by_folder[folder] = signing_keys.make_or_load(folder, not_before=begin, not_after=end)
    return _keys_by_folder[folder]


def _span(first_day: date) -> tuple[date, date]:
    """Return the first and the last day of keys about to be made; a maintainer adds an office's next ones."""
    if settings.PLACE != "office":
        return _KEYS_FROM, _KEYS_UNTIL
    today = present.now().date()
    # A letter that waited in the outbox is dated by its event, which may be of an earlier day.
    return min(first_day, today), add_years(today, _OFFICE_YEARS)


def _receipt(details: AcknowledgementDetails, content: LetterContent) -> SealedFields:
    """Return what the seal of a receipt proves: whose application, under which number, received when (ADR-48)."""
    return SealedFields(
        kind=DocumentKind.RECEIPT,
        number=content.number,
        application_number=details.head.application_number,
        name=details.head.applicant.full,
        issued_on=content.dated_on,
        issuer=directory.ISSUER,
        received_at=details.received_at,
    )


def _sealed_fields(details: Details, content: LetterContent, citizenship: str) -> SealedFields | None:
    match details:
        case AcknowledgementDetails():
            return _receipt(details, content)
        case IntroductionDetails():
            kind, valid_until, issued_on = DocumentKind.INTRODUCTION, details.enter_by, content.dated_on
        case WorkPermitDetails():
            kind, valid_until, issued_on = DocumentKind.WORK_PERMIT, details.terms.valid_until, details.issued_on
        case _:
            return None
    terms, head, language = details.terms, details.head, Language.EN
    return SealedFields(
        kind=kind,
        number=content.number,
        application_number=head.application_number,
        name=head.applicant.full,
        born_on=details.born_on,
        citizenship=citizenship,
        employer=None if terms.is_open else employer_text(terms).in_language(language),
        type_of_work=(kind_text(terms) if terms.is_open else work_text(terms)).in_language(language),
        place=None if terms.is_open else place_text(terms).in_language(language),
        valid_from=terms.valid_from,
        valid_until=valid_until,
        issued_on=issued_on,
        issuer=directory.ISSUER,
    )
