"""What a letter is about: the case as it was when its event happened, and what was recorded until then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from workpermit.accounts.models import Person
from workpermit.casework import facts as gathering
from workpermit.casework import journal, records
from workpermit.casework.correspondence import directory
from workpermit.casework.models import CaseRow
from workpermit.core.case.known import known_facts
from workpermit.core.case.state import Case, Entry, evolve
from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.forms.filing import Address, Filing
from workpermit.core.forms.provinces import PROVINCES
from workpermit.core.law.book.conditions import CONDITION_TEXTS, MEDICAL_CONDITIONS, REMARK_ON_MEDICAL_CONDITIONS
from workpermit.core.law.facts import Facts
from workpermit.core.text import Language, Text
from workpermit.core.wording.head import Head, Name
from workpermit.core.wording.terms import PermitKind, PermitTerms, verbatim


@dataclass(frozen=True)
class Matter:
    """One event of one case, with everything that a letter about it may need."""

    row: CaseRow
    case: Case
    entry: Entry
    filing: Filing
    person: Person
    pending: Mapping[str, dict[str, Any]] = field(default_factory=dict)  # content not kept yet, of a letter foreseen
    spoken: Language | None = None  # another language than the person's, to look a letter through

    @classmethod
    def of(cls, case_id: UUID, sequence: int) -> Matter:
        """Load the matter of entry `sequence`."""
        case = Case()
        for entry in journal.entries(case_id):
            case = evolve(case, entry)
            if entry.sequence == sequence:
                break
        else:
            raise LookupError(f"case {case_id} has no entry {sequence}")
        row = CaseRow.objects.get(pk=case_id)
        person = Person.objects.get(pk=row.person_id)
        return cls(row, case, entry, gathering.filing_of(case_id), person)

    @property
    def event(self) -> Any:
        """The event the letter is about."""
        return self.entry.event

    @property
    def on(self) -> date:
        """The day (UTC) on which it happened: the date of the letter."""
        return self.entry.at.date()

    @cached_property
    def facts(self) -> Facts:
        """What was known then."""
        kept = gathering.known_of(self.row.pk, on=self.on, until=self.entry.at)
        return known_facts(self.case, kept, at=self.entry.at)

    @property
    def language(self) -> Language:
        """The language the person chose, or the one it is looked through in."""
        return self.spoken or Language(self.row.language)

    @property
    def in_canada(self) -> bool:
        """Tell whether the person filed from inside Canada."""
        return bool(self.facts.get("in_canada_on_filing"))

    def record(self, record_id: str) -> dict[str, Any]:
        """Return the content of a record; empty where there is none."""
        if record_id in self.pending:
            return self.pending[record_id]
        return records.body_of(record_id) if record_id else {}

    def head(self, number: str) -> Head:
        """Return the head of a letter with this number."""
        answers = self.filing.answers
        represented = answers.group("representative")
        names = (represented.text("given_names"), represented.text("family_name")) if represented else ()
        minor = answers.text("declaration.signed_by") in ("parent", "guardian")
        return Head(
            number=number,
            dated_on=self.on,
            office=directory.office_name(self.row.office),
            application_number=self.row.application_number,
            applicant=self.name,
            address=self.address_lines,
            language=self.language,
            zone=ZoneInfo(self.row.time_zone),
            uci=_spaced_uci(self.person.uci),
            represented_by=" ".join(filter(None, names)) or None,
            guardian=answers.text("declaration.signer_name") if minor else None,
            recipient_address=self._representative_address,
            has_account=self.row.channel == "online",
        )

    @property
    def name(self) -> Name:
        """The applicant's name as filed."""
        return Name(self.filing.family_name, self.filing.answers.text("applicant.given_names"))

    @property
    def address_lines(self) -> tuple[str, ...]:
        """The lines of the mailing address in force."""
        address_id = self.case.delivery.address_id or self.case.application.address_id
        address = Address(**self.record(address_id)) if address_id else self.filing.mailing_address
        return address_lines(address, language=self.language) if address else ()

    @property
    def _representative_address(self) -> tuple[str, ...] | None:
        represented = self.filing.answers.group("representative")
        where = represented.group("address") if represented else None
        return address_lines(Address.of(where), language=self.language) if where else None

    # --- the permit -------------------------------------------------------------------------------

    @property
    def born_on(self) -> date:
        """The birth date."""
        return date.fromisoformat(self.person.born_on)

    @property
    def citizenship(self) -> Text:
        """The country of citizenship by name."""
        return country_name(self.filing.answers.text("applicant.citizenship"))

    @property
    def passport_number(self) -> str:
        """The number of the passport that the person told of last."""
        renewed = self.record(self.case.application.passport_id).get("passport", {}).get("number")
        return renewed or self.filing.answers.text("passport.number") or "—"

    def terms(self, *, valid_from: date | None, valid_until: date, codes: tuple[str, ...]) -> PermitTerms:
        """Return the terms of the permit, its conditions named by `codes`."""
        answers, employer = self.filing.answers, self.filing.employer
        if answers.text("permit_kind") == "open" or employer is None:
            return PermitTerms(
                kind=PermitKind.OPEN,
                valid_from=valid_from,
                valid_until=valid_until,
                conditions=self._conditions(codes),
                remarks=_remarks(codes),
            )
        title = answers.text("job_offer.job_title")
        return PermitTerms(
            kind=PermitKind.EMPLOYER_SPECIFIC,
            valid_from=valid_from,
            valid_until=valid_until,
            conditions=self._conditions(codes),
            occupation=verbatim(title) if title else None,
            noc=answers.text("job_offer.noc"),
            employer=employer.operating_name,
            city=answers.text("job_offer.place.city"),
            province=answers.text("job_offer.place.province"),
            remarks=_remarks(codes),
        )

    def _conditions(self, codes: tuple[str, ...]) -> tuple[Text, ...]:
        return tuple(CONDITION_TEXTS[code] for code in codes)


def _remarks(codes: tuple[str, ...]) -> tuple[Text, ...]:
    return (REMARK_ON_MEDICAL_CONDITIONS,) if MEDICAL_CONDITIONS & set(codes) else ()


def country_name(code: str | None) -> Text:
    """Return a country by name, or a dash where it is not known."""
    return COUNTRIES[code] if code else Text("—", "—")


_LONGEST_CODE = 3
_POSTAL_CODE_AFTER_CITY = frozenset(
    {"AU", "BD", "GB", "ID", "IE", "IN", "KR", "LK", "NG", "NZ", "PK", "SG", "TH", "TW", "US"}
)


def address_lines(address: Address, *, language: Language) -> tuple[str, ...]:
    """Return an address as it is written on an envelope."""
    street = f"{address.unit}-{address.street}" if address.unit else address.street
    if address.country == "CA":
        region = address.region if address.region in PROVINCES else address.region or ""
        place = f"{address.city or ''} {region}  {_spaced_postal_code(address.postal_code)}".strip()
        return tuple(filter(None, (street, place)))
    # A region's short code stands beside the city; a longer name takes a line of its own.
    code, name = (address.region, None) if len(address.region or "") <= _LONGEST_CODE else (None, address.region)
    after = address.country in _POSTAL_CODE_AFTER_CITY
    parts = (address.city, code, address.postal_code) if after else (address.postal_code, address.city, code)
    country = country_name(address.country).in_language(language)
    return tuple(filter(None, (street, " ".join(filter(None, parts)), name, country.upper())))


def _spaced_postal_code(code: str | None) -> str:
    plain = (code or "").replace(" ", "").upper()
    return f"{plain[:3]} {plain[3:]}" if plain else ""


def _spaced_uci(uci: str | None) -> str | None:
    if not uci:
        return None
    return f"{uci[:4]}-{uci[4:]}" if len(uci) == 8 else f"{uci[:2]}-{uci[2:6]}-{uci[6:]}"
