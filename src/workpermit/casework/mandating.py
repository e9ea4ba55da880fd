"""Let somebody act for a person, or be told: invite by code, accept, end at once, and see what was done (S-15).

An invitation is a code that the person hands over. Named for one e-mail address, it waits on that account's own
page as well; nobody learns whether an address has an account. A mandate is written and dated, for one case or for
all, and ends on its last day or the moment the person says so. It gives no way into the person's account.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from workpermit.accounts import mandates
from workpermit.accounts.models import Account, Mandate, MandateScope, Person, email_hash
from workpermit.casework import journal
from workpermit.casework.models import AccessEntry, CaseRow
from workpermit.core.case.actor import Role
from workpermit.core.case.codec import from_microseconds
from workpermit.core.case.history import PUBLIC_REASONS
from workpermit.core.law.calendar import due_instant
from workpermit.core.text import Text
from workpermit.trades.codes import handing
from workpermit.trades.codes.models import Code, Purpose

INVITATION_DAYS = 14


class MandateRefused(Exception):
    """An invitation cannot be given or taken; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Terms:
    """What a mandate lets somebody do; `until` is its last day, None until it is ended.

    Who is paid to represent must be a member of a body that the law names (A91): `body` and `membership` say which.
    """

    scope: MandateScope
    name: str
    one_case: UUID | None
    until: date | None
    paid: bool = False
    body: str = ""
    membership: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the terms as they are kept with the code."""
        return {
            "scope": self.scope.value,
            "name": self.name,
            "case": str(self.one_case) if self.one_case else None,
            "until": self.until.isoformat() if self.until else None,
            "paid": self.paid,
            "body": self.body,
            "membership": self.membership,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Terms:
        """Return the terms that were kept with a code."""
        return cls(
            MandateScope(kept["scope"]),
            kept["name"],
            UUID(kept["case"]) if kept["case"] else None,
            date.fromisoformat(kept["until"]) if kept["until"] else None,
            kept["paid"],
            kept["body"],
            kept["membership"],
        )


@dataclass(frozen=True, slots=True)
class Given:
    """A mandate or an invitation as the person sees it; a code alone has no mandate yet."""

    code: Code | None
    mandate: Mandate | None
    terms: Terms
    holds: bool
    waits: bool

    @property
    def id(self) -> UUID:
        """What the page names it by."""
        return self.mandate.pk if self.mandate else self.code.pk  # type: ignore[union-attr] # one of the two is there


def invite(row: CaseRow, terms: Terms, *, by: Account, at: datetime, email: str = "") -> str:
    """Make an invitation and return its code in clear, this once.

    Raises:
        MandateRefused: it is not the applicant who invites, the last day has passed, or a body is missing.
    """
    person = _own_person(row, by)
    if terms.until is not None and terms.until < at.date():
        raise MandateRefused(_DAY_PASSED)
    if terms.paid and not (terms.body and terms.membership):
        raise MandateRefused(_BODY_MISSING)
    _, clear = handing.hand_out(
        Purpose.MANDATE,
        person_id=person.pk,
        at=at,
        ends_before=at + timedelta(days=INVITATION_DAYS),
        case_id=terms.one_case,
        terms=terms.as_json(),
        for_hash=email_hash(email) if email else None,
    )
    return clear


def invitation(typed: str, *, to: Account, at: datetime) -> tuple[Code, Terms]:
    """Return the invitation that a code stands for.

    Raises:
        MandateRefused: the code is none, is spent, or is for somebody else; which of these is not told.
    """
    code = handing.find(Purpose.MANDATE, typed, at=at)
    if code is None or not _is_for(code, to):
        raise MandateRefused(_NO_SUCH_CODE)
    return code, Terms.from_json(code.terms or {})


def waiting_for(account: Account, *, at: datetime) -> list[tuple[Code, Terms]]:
    """Return the invitations that are for this account's address and wait for an answer."""
    codes = handing.meant_for(Purpose.MANDATE, bytes(account.email_hash), at=at)
    return [(code, Terms.from_json(code.terms or {})) for code in codes]


def accept(code_id: UUID, *, by: Account, at: datetime) -> Mandate:
    """Take an invitation; from now on the account may do what it says.

    Raises:
        MandateRefused: the account is no representative's, is the person's own, or the code answers no more.
    """
    code = Code.objects.filter(pk=code_id, purpose=Purpose.MANDATE).first()
    if code is None or not code.answers_at(at) or not _is_for(code, by):
        raise MandateRefused(_NO_SUCH_CODE)
    if by.role != Role.REPRESENTATIVE.value:
        raise MandateRefused(_NOT_A_REPRESENTATIVE)
    terms = Terms.from_json(code.terms or {})
    with transaction.atomic():
        person = Person.objects.get(pk=code.person_id)
        mandate = mandates.give(person, to=by, begins_at=at, scope=terms.scope, case_id=terms.one_case)
        if terms.until is not None:
            mandates.end(mandate, at=due_instant(terms.until))
        if not handing.use(code, at=at, came_of_it=mandate.pk):
            raise MandateRefused(_NO_SUCH_CODE)
    return mandate


def given_by(row: CaseRow, *, by: Account, at: datetime) -> list[Given]:
    """Return the mandates and invitations of the person, those that hold or wait first.

    Raises:
        MandateRefused: it is not the applicant who asks.
    """
    person = _own_person(row, by)
    codes = {code.used_for: code for code in handing.of_person(Purpose.MANDATE, person.pk)}
    held = Mandate.objects.filter(person=person).select_related("representative").order_by("-begins_at", "pk")
    found = [_held(one, codes.get(one.pk), at) for one in held]
    found += [
        Given(code, None, Terms.from_json(code.terms or {}), holds=False, waits=True)
        for code in handing.of_person(Purpose.MANDATE, person.pk)
        if code.answers_at(at)
    ]
    return sorted(found, key=lambda one: not (one.holds or one.waits))


def _held(mandate: Mandate, code: Code | None, at: datetime) -> Given:
    if code is not None:
        terms = Terms.from_json(code.terms or {})
    else:
        name = mandate.representative.display_name
        terms = Terms(MandateScope(mandate.scope), name, mandate.case_id, None)
    return Given(code, mandate, terms, holds=mandate.in_force_at(at), waits=False)


def revoke(row: CaseRow, given_id: UUID, *, by: Account, at: datetime) -> None:
    """End a mandate, or take an invitation back, at once.

    Raises:
        MandateRefused: it is not this person's to end.
    """
    person = _own_person(row, by)
    mandate = Mandate.objects.filter(pk=given_id, person=person).first()
    if mandate is not None:
        mandates.end(mandate, at=at)
        return
    code = Code.objects.filter(pk=given_id, person_id=person.pk, purpose=Purpose.MANDATE).first()
    if code is None:
        raise MandateRefused(_NOT_YOURS)
    handing.end(code, at=at)


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that a representative did: an act in words, or a look (no text of its own)."""

    at: datetime
    text: Text


def deeds_of(mandate: Mandate) -> list[Done]:
    """Return what a representative did and looked at in the person's cases under any mandate, the newest first."""
    cases = list(CaseRow.objects.filter(person_id=mandate.person_id).values_list("pk", flat=True))
    actor = str(mandate.representative_id)
    done = [
        Done(entry.at, text)
        for case_id in cases
        for entry in journal.entries(case_id)
        if entry.actor.id == actor and (text := PUBLIC_REASONS[type(entry.event)]) is not None
    ]
    looks = AccessEntry.objects.filter(case_id__in=cases, actor=actor).order_by("-at", "-pk")
    done += [Done(from_microseconds(look.at), _LOOKED) for look in looks]
    return sorted(done, key=lambda one: one.at, reverse=True)


def _own_person(row: CaseRow, by: Account) -> Person:
    if by.role != Role.APPLICANT.value or row.applicant_id != str(by.pk):
        raise MandateRefused(_NOT_YOURS)
    return Person.objects.get(pk=row.person_id)


def _is_for(code: Code, account: Account) -> bool:
    return code.for_hash is None or bytes(code.for_hash) == bytes(account.email_hash)


_DAY_PASSED = Text(
    en="Until when: give today or a later day.", fr="Jusqu’à quand : donnez le jour d’aujourd’hui ou un jour ultérieur."
)
_BODY_MISSING = Text(
    en="Somebody who is paid must belong to a body that the law names: give its name and the membership number.",
    fr="Une personne rémunérée doit appartenir à un organisme prévu par la loi : donnez son nom et son numéro.",
)
_NO_SUCH_CODE = Text(
    en="This code opens nothing: it may be misspelt, used already, taken back, older than 14 days, or meant for "
    "another address. Ask the person who gave it to you for a new one.",
    fr="Ce code n’ouvre rien : il peut être mal écrit, déjà utilisé, annulé, vieux de plus de 14 jours ou destiné à "
    "une autre adresse. Demandez un nouveau code à la personne qui vous l’a donné.",
)
_NOT_A_REPRESENTATIVE = Text(
    en="This account is not a representative’s. Make an account as a representative, then type the code there.",
    fr="Ce compte n’est pas celui d’un représentant. Créez un compte de représentant, puis écrivez-y le code.",
)
_NOT_YOURS = Text(
    en="Only the applicant can give or end this, from the applicant’s own account.",
    fr="Seul le demandeur peut donner ou retirer cette permission, depuis son propre compte.",
)
_LOOKED = Text(en="Opened your file.", fr="A ouvert votre dossier.")
