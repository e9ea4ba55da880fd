"""What became of a person's own act: that it worked, when, its place in the file, and what happens now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workpermit.casework import foretelling, journal
from workpermit.casework.foretelling import Effect
from workpermit.casework.models import CaseRow
from workpermit.casework.self_service import Deed, Standing, standing
from workpermit.core.case import application, permit_delivery, programme_request
from workpermit.core.case.state import Entry
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text


@dataclass(frozen=True, slots=True)
class Outcome:
    """One act that was carried out: `number` is its place in the journal, by which staff find it."""

    title: Text
    at: datetime
    number: int
    next: tuple[Effect, ...]


def outcome_of(row: CaseRow, deed: Deed, *, at: datetime) -> Outcome | None:
    """Return what became of the last act of this kind, or None where there was none."""
    kinds, title, follows = _TOLD[deed]
    entry = next((one for one in reversed(journal.entries(row.pk)) if isinstance(one.event, kinds)), None)
    if entry is None:
        return None
    now = standing(row, at=at)
    return Outcome(title, entry.at, entry.sequence, tuple(follows(now, entry)))


def _moved(now: Standing, entry: Entry) -> tuple[Effect, ...]:
    if isinstance(entry.event, permit_delivery.DeliveryRedirected):
        return (Effect(_WAITS_FOR_ENVELOPE),)
    return (Effect(_USED_FROM_NOW), Effect(_UNTIL_PRINTED))


def _withdrawn(now: Standing, entry: Entry) -> tuple[Effect, ...]:
    return (Effect(_LETTER_CONFIRMS), foretelling.work_now(now))


def _left(now: Standing, entry: Entry) -> tuple[Effect, ...]:
    return (*foretelling.of_coming_back(now), Effect(_REPORT_RETURN))


def _back(now: Standing, entry: Entry) -> tuple[Effect, ...]:
    return (foretelling.work_now(now),)


def _passport(now: Standing, entry: Entry) -> tuple[Effect, ...]:
    event: Any = entry.event
    return (Effect(_PASSPORT_KEPT), foretelling.of_passport(now, event.expires_on))


def _asked(now: Standing, entry: Entry) -> tuple[Effect, ...]:
    event: Any = entry.event
    return (Effect(_REPLY_BY.filled(day=date_text(event.reply_due_on))), Effect(_NOT_YET, hurts=True), Effect(_ITSELF))


def _proof(now: Standing, entry: Entry) -> tuple[Effect, ...]:
    return (Effect(_LETTER_COMES),)


_Follows = Callable[[Standing, Entry], tuple[Effect, ...]]
_TOLD: dict[Deed, tuple[tuple[type, ...], Text, _Follows]] = {
    Deed.CHANGE_ADDRESS: (
        (application.AddressChanged, permit_delivery.DeliveryRedirected),
        Text(en="We have your new address", fr="Nous avons votre nouvelle adresse"),
        _moved,
    ),
    Deed.WITHDRAW: (
        (application.ApplicationWithdrawn,),
        Text(en="Your application is withdrawn", fr="Votre demande est retirée"),
        _withdrawn,
    ),
    Deed.REPORT_DEPARTURE: (
        (application.DepartureRecorded,),
        Text(en="Your departure is on record", fr="Votre départ est consigné"),
        _left,
    ),
    Deed.REPORT_RETURN: (
        (application.ReturnRecorded,),
        Text(en="Your return is on record", fr="Votre retour est consigné"),
        _back,
    ),
    Deed.RENEW_PASSPORT: (
        (application.PassportRenewed,),
        Text(en="We have your new passport", fr="Nous avons votre nouveau passeport"),
        _passport,
    ),
    Deed.ASK_INTERIM_WORK: (
        (programme_request.ProgrammeRequested,),
        Text(en="Your request was sent", fr="Votre demande a été envoyée"),
        _asked,
    ),
    Deed.ASK_PROOF: (
        (application.ExtensionProofAsked,),
        Text(en="Your new proof is being made", fr="Votre nouvelle preuve est en préparation"),
        _proof,
    ),
}
_USED_FROM_NOW = Text(
    en="Every letter goes to the new address from now on, and so does your permit if it is mailed.",
    fr="Toutes les lettres vont désormais à la nouvelle adresse, et votre permis aussi s’il est posté.",
)
_UNTIL_PRINTED = Text(
    en="You may change it again until the permit is printed.",
    fr="Vous pouvez la changer encore jusqu’à l’impression du permis.",
)
_WAITS_FOR_ENVELOPE = Text(
    en="The permit was already printed for your earlier address. If the envelope comes back to us, we mail it to the "
    "new one.",
    fr="Le permis était déjà imprimé pour votre ancienne adresse. Si l’enveloppe nous revient, nous la postons à la "
    "nouvelle.",
)
_LETTER_CONFIRMS = Text(
    en="A letter that confirms it, with what is paid back, is put into your account.",
    fr="Une lettre qui le confirme, avec ce qui est remboursé, est versée à votre compte.",
)
_REPORT_RETURN = Text(
    en="When you come back to Canada, report it here, with the country you came from.",
    fr="À votre retour au Canada, signalez-le ici, avec le pays d’où vous venez.",
)
_PASSPORT_KEPT = Text(
    en="The number is kept sealed; letters and the permit show it from now on.",
    fr="Le numéro est conservé sous scellé ; les lettres et le permis l’indiquent désormais.",
)
_REPLY_BY = Text(
    en="We answer by {day}, that is within 30 business days, in a message in your account.",
    fr="Nous répondons au plus tard le {day}, soit dans les 30 jours ouvrables, par un message dans votre compte.",
)
_NOT_YET = Text(
    en="Until a yes has come you have no right to work by this request.",
    fr="Tant qu’un oui n’est pas arrivé, cette demande ne vous donne pas le droit de travailler.",
)
_ITSELF = Text(
    en="A yes is itself the authorization: keep it with your old permit. Leaving Canada ends it.",
    fr="Un oui constitue lui-même l’autorisation : gardez-le avec votre ancien permis. Un départ du Canada y met fin.",
)
_LETTER_COMES = Text(
    en="The letter is dated today. You find it among the letters of this application within a few minutes.",
    fr="La lettre porte la date d’aujourd’hui. Vous la trouverez parmi les lettres de cette demande dans quelques "
    "minutes.",
)
