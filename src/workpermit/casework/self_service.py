"""What the person does for an application by themselves: which acts are open now, and each act as one call.

An act is offered where the case allows it (`allowed`) and what is known does not speak against it; the door
decides again when the act is given. The effect of an act before it is given stands in `foretelling`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import transaction

from workpermit.accounts import people
from workpermit.casework import facts as gathering
from workpermit.casework import journal, requests
from workpermit.casework.access import relation, require
from workpermit.casework.door import Answer, execute
from workpermit.casework.facts import DOSSIER
from workpermit.casework.models import CaseRow
from workpermit.casework.records import NewRecord, body_of
from workpermit.core.case import permit_delivery, programme_request
from workpermit.core.case.actor import Actor
from workpermit.core.case.application import (
    AskForExtensionProof,
    ChangeAddress,
    RecordDeparture,
    RecordReturn,
    RenewPassport,
    WithdrawApplication,
)
from workpermit.core.case.case import allowed
from workpermit.core.case.known import known_facts
from workpermit.core.case.permit_delivery import RedirectDelivery
from workpermit.core.case.programme_request import Programme, RequestProgramme
from workpermit.core.case.refusal import CommandRefused, Refusal
from workpermit.core.case.state import Case
from workpermit.core.forms.filing import Address
from workpermit.core.law import notation
from workpermit.core.law.book.right_to_work import MAY_WORK
from workpermit.core.law.evaluate import explain
from workpermit.core.law.facts import Facts
from workpermit.core.law.findings import Outcome
from workpermit.core.law.programmes import PROGRAMMES
from workpermit.core.text import Text


class Deed(StrEnum):
    """What a person may do for an application from the portal."""

    CHANGE_ADDRESS = "change_address"
    REPORT_DEPARTURE = "report_departure"
    REPORT_RETURN = "report_return"
    RENEW_PASSPORT = "renew_passport"
    ASK_INTERIM_WORK = "ask_interim_work"
    ASK_PROOF = "ask_proof"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Offer:
    """One act that is open, its name, and one sentence of what it brings about."""

    deed: Deed
    label: Text
    effect: Text


@dataclass(frozen=True, slots=True)
class Standing:
    """A case and everything known of it at an instant: what offers and forecasts are made from."""

    row: CaseRow
    case: Case
    facts: Facts
    at: datetime

    @property
    def on(self) -> date:
        """The day (UTC)."""
        return self.at.date()

    @property
    def is_away(self) -> bool:
        """Tell whether a departure is on record without its return."""
        return _is_away(self.case)


def standing(row: CaseRow, *, at: datetime) -> Standing:
    """Return a case as it stands, with what is known of it."""
    case = journal.load(row.pk)
    kept = gathering.known_of(row.pk, on=at.date())
    return Standing(row, case, known_facts(case, kept, at=at), at)


# --- which acts are open --------------------------------------------------------------------------------


def offers(now: Standing, *, actor: Actor) -> tuple[Offer, ...]:
    """Return the acts that the case and what is known of it leave open, each with its effect.

    None to a representative who is only told about the case.
    """
    if relation(actor, now.row, at=now.at) is None:
        return ()
    kinds = {act.kind for act in allowed(now.case, actor.role)}
    return tuple(
        Offer(deed, _LABELS[deed], effect)
        for deed, find in _FINDERS.items()
        if (effect := find(now, kinds)) is not None
    )


def _address(now: Standing, kinds: set[type]) -> Text | None:
    if ChangeAddress in kinds:
        return _FLOWS
    return _REDIRECTS if RedirectDelivery in kinds else None


def _departure(now: Standing, kinds: set[type]) -> Text | None:
    is_open = RecordDeparture in kinds and not now.is_away and not _has_never_come(now)
    return _LEAVES if is_open else None


def _return(now: Standing, kinds: set[type]) -> Text | None:
    return _COMES_BACK if RecordReturn in kinds and now.is_away else None


def _passport(now: Standing, kinds: set[type]) -> Text | None:
    if RenewPassport not in kinds:
        return None
    return _PASSPORT_LATER if now.case.permit.number else _PASSPORT_COUNTS


def _interim(now: Standing, kinds: set[type]) -> Text | None:
    live = any(one.stage in programme_request.LIVE for one in now.case.programmes.values())
    if RequestProgramme not in kinds or live:
        return None
    return _INTERIM if PROGRAMMES[Programme.VISIT2WORK2020].may_ask(now.facts) else None


def _proof(now: Standing, kinds: set[type]) -> Text | None:
    if AskForExtensionProof not in kinds or now.case.application.proof_asked_on == now.on:
        return None
    finding = explain(MAY_WORK, now.facts).clause("renewal_pending")
    return _PROOF if finding.outcome is Outcome.MET else None


def _withdrawal(now: Standing, kinds: set[type]) -> Text | None:
    return _WITHDRAWS if WithdrawApplication in kinds else None


_FINDERS: dict[Deed, Callable[[Standing, set[type]], Text | None]] = {
    Deed.CHANGE_ADDRESS: _address,
    Deed.RENEW_PASSPORT: _passport,
    Deed.REPORT_DEPARTURE: _departure,
    Deed.REPORT_RETURN: _return,
    Deed.ASK_INTERIM_WORK: _interim,
    Deed.ASK_PROOF: _proof,
    Deed.WITHDRAW: _withdrawal,
}
_LABELS: dict[Deed, Text] = {
    Deed.CHANGE_ADDRESS: Text(en="Change my address", fr="Changer mon adresse"),
    Deed.REPORT_DEPARTURE: Text(en="Report that I leave Canada", fr="Signaler que je quitte le Canada"),
    Deed.REPORT_RETURN: Text(en="Report that I came back", fr="Signaler que je suis de retour"),
    Deed.RENEW_PASSPORT: Text(en="Tell us of a new passport", fr="Signaler un nouveau passeport"),
    Deed.ASK_INTERIM_WORK: Text(
        en="Ask to work while you wait for the decision", fr="Demander à travailler en attendant la décision"
    ),
    Deed.ASK_PROOF: Text(
        en="Get a fresh proof that I may keep working",
        fr="Obtenir une nouvelle preuve que je peux continuer à travailler",
    ),
    Deed.WITHDRAW: Text(en="Withdraw this application", fr="Retirer cette demande"),
}
_FLOWS = Text(
    en="Letters, and your permit if it is mailed, go to the new address from now on.",
    fr="Les lettres, et votre permis s’il est posté, vont dès maintenant à la nouvelle adresse.",
)
_REDIRECTS = Text(
    en="Your permit is already printed: we use the new address if the envelope comes back to us.",
    fr="Votre permis est déjà imprimé : nous utilisons la nouvelle adresse si l’enveloppe nous revient.",
)
_LEAVES = Text(
    en="First see what leaving does to your right to work, then report the day you leave.",
    fr="Voyez d’abord ce qu’un départ change à votre droit de travailler, puis signalez le jour de votre départ.",
)
_COMES_BACK = Text(
    en="We record the day you came back and your route, and tell you whether you may work.",
    fr="Nous consignons le jour de votre retour et votre trajet, et vous disons si vous pouvez travailler.",
)
_PASSPORT_COUNTS = Text(
    en="A permit never lasts longer than your passport: a new one may let it last longer.",
    fr="Un permis ne dure jamais plus longtemps que votre passeport : un nouveau peut en prolonger la durée.",
)
_PASSPORT_LATER = Text(
    en="We keep the new number. The end date of the permit you have does not change.",
    fr="Nous conservons le nouveau numéro. La date de fin du permis que vous avez ne change pas.",
)
_INTERIM = Text(
    en="We send the prescribed message for you and answer within 30 business days; you may work only after a yes.",
    fr="Nous envoyons pour vous le message prescrit et répondons dans les 30 jours ouvrables ; vous ne pouvez "
    "travailler qu’après un oui.",
)
_PROOF = Text(
    en="We make a new letter dated today that you can show to your employer. It costs nothing.",
    fr="Nous établissons une nouvelle lettre, datée d’aujourd’hui, à présenter à votre employeur. Elle est gratuite.",
)
_WITHDRAWS = Text(
    en="The application ends without a decision. You see everything that ends with it first; it cannot be undone.",
    fr="La demande prend fin sans décision. Vous voyez d’abord tout ce qui prend fin avec elle ; c’est définitif.",
)


# --- the acts -------------------------------------------------------------------------------------------


class AddressGoes(StrEnum):
    """What becomes of a new address (ADR-13)."""

    INTO_THE_CASE = "into_the_case"
    REDIRECTS = "redirects"


def address_goes(case: Case) -> AddressGoes:
    """Tell what a new address does now: it is used for everything, or it waits for the envelope to come back."""
    printed = case.delivery.stage in (
        permit_delivery.Stage.PRINTED,
        permit_delivery.Stage.MAILED,
        permit_delivery.Stage.CAME_BACK,
    )
    return AddressGoes.REDIRECTS if printed else AddressGoes.INTO_THE_CASE


def address_on_file(now: Standing) -> Address | None:
    """Return the address that letters go to."""
    address_id = now.case.delivery.address_id or now.case.application.address_id
    if address_id and (body := body_of(address_id)):
        return Address(**body)
    return gathering.filing_of(now.row.pk).mailing_address


def move(case_id: UUID, address: Address, *, key: str, actor: Actor, at: datetime) -> AddressGoes:
    """Give a new address: into the open case, or as a redirection once the permit is printed (IN-06, ADR-13).

    The person's own contact follows, so that their next application knows it too.

    Raises:
        CommandRefused, KeyUsedOtherwise, UnknownCase, CaseBusy: as at the door.
    """
    row = require(actor, case_id, at=at)
    goes = address_goes(journal.load(case_id))
    act = requests.redirect if goes is AddressGoes.REDIRECTS else requests.change_address
    with transaction.atomic():
        act(case_id, address, key=key, actor=actor, at=at)
        _keep_contact(row.person_id, address)
    return goes


def _keep_contact(person_id: UUID, address: Address) -> None:
    person = people.find(person_id)
    assert person is not None  # the case is about them
    names = ("street", "unit", "city", "region", "postal_code", "country")
    people.set_contact(person, {**(person.contact or {}), "mailing": {name: getattr(address, name) for name in names}})


def withdraw(case_id: UUID, *, key: str, actor: Actor, at: datetime) -> Answer:
    """Withdraw the application."""
    return execute(case_id, WithdrawApplication(), key=key, actor=actor, at=at)


def report_departure(case_id: UUID, left_on: date, *, key: str, actor: Actor, at: datetime) -> Answer:
    """Report that the person left Canada on a day (IN-11)."""
    return execute(case_id, RecordDeparture(left_on), key=key, actor=actor, at=at)


def report_return(
    case_id: UUID, returned_on: date, *, route: tuple[str, ...], key: str, actor: Actor, at: datetime
) -> Answer:
    """Report that the person came back on a day, by these countries (alpha-2, the last one entered from)."""
    return execute(case_id, RecordReturn(returned_on, route), key=key, actor=actor, at=at)


@dataclass(frozen=True, slots=True)
class Passport:
    """A passport as the person types it; `country` is alpha-2."""

    number: str
    country: str
    issued_on: date
    expires_on: date


def renew_passport(case_id: UUID, passport: Passport, *, key: str, actor: Actor, at: datetime) -> Answer:
    """Tell of a new passport; its number is kept sealed and its end date counts from now on (R52(1)).

    Raises:
        CommandRefused: it has expired, or was issued on a day to come.
    """
    if not passport.issued_on <= at.date():
        raise CommandRefused(Refusal.DAY_IMPOSSIBLE, about=("issued_on",))
    told: Facts = {"passport_expires_on": passport.expires_on}
    kept = NewRecord(DOSSIER, {"facts": notation.to_json(told), "passport": _passport_body(passport)})
    command = RenewPassport(kept.id, kept.commitment, passport.expires_on)
    return execute(case_id, command, key=key, actor=actor, at=at, records=(kept,))


def _passport_body(passport: Passport) -> dict[str, Any]:
    return {"number": passport.number, "country": passport.country, "issued_on": passport.issued_on.isoformat()}


def ask_for_proof(case_id: UUID, *, key: str, actor: Actor, at: datetime) -> Answer:
    """Ask for a fresh letter that proves the right to work while the renewal is decided (WP-EXT)."""
    return execute(case_id, AskForExtensionProof(), key=key, actor=actor, at=at)


def _has_never_come(now: Standing) -> bool:
    """Tell whether somebody applied from outside Canada and is not known to have come since: nothing to leave."""
    has_come = any(trip.returned_on is not None for trip in now.case.application.travels)
    return now.facts.get("in_canada_on_filing") is False and not has_come and now.case.permit.valid_from is None


def _is_away(case: Case) -> bool:
    travels = case.application.travels
    return bool(travels) and travels[-1].returned_on is None
