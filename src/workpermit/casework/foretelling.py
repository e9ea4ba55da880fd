"""What an act would bring about, told before it is given: the rules judge the case as if it had been done.

Nothing is recorded here. Each forecast is the law's own answer on facts that are the case's plus the act's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from workpermit.casework.self_service import Standing
from workpermit.core.case import officer_request, programme_request
from workpermit.core.case.application import Stage
from workpermit.core.law.answers.answer import Answer, Reason
from workpermit.core.law.answers.stay import may_stay
from workpermit.core.law.answers.travel import ELSEWHERE, if_leaves, route_trip
from workpermit.core.law.answers.work import may_work
from workpermit.core.law.book import refunds
from workpermit.core.law.book.validity import PERMIT_END
from workpermit.core.law.evaluate import value_of
from workpermit.core.law.facts import Facts
from workpermit.core.law.findings import Outcome
from workpermit.core.law.programmes import PROGRAMMES
from workpermit.core.text import Text
from workpermit.core.wording.sentences import sentence
from workpermit.core.wording.typography import date_text, money


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that an act changes, or leaves as it is; `hurts` where something that one has comes to an end."""

    text: Text
    hurts: bool = False
    reasons: tuple[Reason, ...] = ()


# --- withdrawal -----------------------------------------------------------------------------------------


def of_withdrawal(now: Standing) -> tuple[Effect, ...]:
    """Return what a withdrawal on this day would end, and what it would leave."""
    begun = now.case.application.stage is not Stage.RECEIVED
    after: Facts = {**now.facts, "decision": "withdrawn", "decided_on": now.on, "processing_begun": begun}
    return (
        Effect(_NO_DECISION),
        *_work_after_withdrawal(now, after),
        *_stay_after_withdrawal(now, after),
        *_requests_that_end(now),
        _money_back(after),
        Effect(_BIOMETRICS_STAY),
        Effect(_AGAIN),
    )


def _work_after_withdrawal(now: Standing, after: Facts) -> Iterator[Effect]:
    before, then = may_work(now.facts, on=now.on), may_work(after, on=now.on)
    if before.outcome is Outcome.MET and then.outcome is not Outcome.MET:
        yield Effect(_WORK_ENDS.filled(day=date_text(now.on)), hurts=True, reasons=then.reasons)
    elif then.outcome is Outcome.MET and then.until is not None:
        yield Effect(_WORK_GOES_ON.filled(until=date_text(then.until)))


def _stay_after_withdrawal(now: Standing, after: Facts) -> Iterator[Effect]:
    if not now.facts.get("in_canada_on_filing"):
        return
    until = now.facts.get("status_until")
    if not isinstance(until, date):
        return
    if until >= now.on:
        yield Effect(_STATUS_GOES_ON.filled(until=date_text(until)))
    elif now.case.application.renewal_in_time:
        yield Effect(_MAINTAINED_ENDS.filled(until=date_text(until), day=date_text(now.on)), hurts=True)
    stay = may_stay(after, on=now.on)
    if stay.outcome is Outcome.NOT_MET:
        yield Effect(_NO_STAY, hurts=True, reasons=stay.reasons)


def _requests_that_end(now: Standing) -> Iterator[Effect]:
    for one in now.case.programmes.values():
        if one.stage in programme_request.LIVE:
            yield Effect(_PROGRAMME_ENDS.filled(what=PROGRAMMES[one.programme].label), hurts=True)
    if any(one.stage in officer_request.UNSETTLED for one in now.case.requests.values()):
        yield Effect(_NOTHING_TO_ANSWER)


def _money_back(after: Facts) -> Effect:
    due = value_of(refunds.REFUND_DUE, after)
    total = sum((Decimal(str(item.value)) for item in due.items if item.value), start=Decimal(0))
    if total:
        return Effect(_REFUND.filled(total=money(total)))
    return Effect(_NO_REFUND, hurts=True)


_NO_DECISION = Text(
    en="No decision will be made. This is not a refusal and does not count against you later.",
    fr="Aucune décision ne sera prise. Ce n’est pas un refus et cela ne joue pas contre vous plus tard.",
)
_WORK_ENDS = Text(
    en="Your right to work ends on {day}, the moment you withdraw. You must stop working.",
    fr="Votre droit de travailler prend fin le {day}, dès le retrait. Vous devez cesser de travailler.",
)
_WORK_GOES_ON = Text(
    en="Your right to work does not hang on this application: it lasts until {until}.",
    fr="Votre droit de travailler ne dépend pas de cette demande : il dure jusqu’au {until}.",
)
_STATUS_GOES_ON = Text(
    en="Your status in Canada stays as it is until {until}.",
    fr="Votre statut au Canada reste le même jusqu’au {until}.",
)
_MAINTAINED_ENDS = Text(
    en="Your stay was authorized until {until} and went on only because of this application. It ends on {day}.",
    fr="Votre séjour était autorisé jusqu’au {until} et ne se poursuivait que grâce à cette demande. Il prend fin "
    "le {day}.",
)
_NO_STAY = Text(
    en="You would have to leave Canada, or ask for your status to be restored within the time the law gives.",
    fr="Vous devriez quitter le Canada, ou demander le rétablissement de votre statut dans le délai prévu par la loi.",
)
_PROGRAMME_ENDS = Text(
    en="Your request, or what it gave you, ends: {what}.",
    fr="Votre demande, ou ce qu’elle vous a donné, prend fin : {what}.",
)
_NOTHING_TO_ANSWER = Text(
    en="You no longer have to answer what we asked you for.",
    fr="Vous n’avez plus à répondre à ce que nous vous avions demandé.",
)
_REFUND = Text(
    en="We pay back {total} by the means used to pay. You do not have to ask.",
    fr="Nous remboursons {total} par le mode de paiement utilisé. Vous n’avez pas à en faire la demande.",
)
_NO_REFUND = Text(
    en="No fee is paid back: the processing of your application has begun.",
    fr="Aucuns frais ne sont remboursés : le traitement de votre demande a commencé.",
)
_BIOMETRICS_STAY = Text(
    en="Biometrics that you gave stay valid for a later application.",
    fr="Les données biométriques que vous avez fournies restent valides pour une demande ultérieure.",
)
_AGAIN = Text(
    en="You may apply again at any time; a new application has its own date and its own fees.",
    fr="Vous pouvez présenter une nouvelle demande à tout moment ; elle aura sa propre date et ses propres frais.",
)


# --- leaving Canada -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Trip:
    """A trip that the person has in mind; `route` is alpha-2 codes, the last one the country of return."""

    left_on: date
    returned_on: date
    route: tuple[str, ...]


def of_trip(now: Standing, trip: Trip) -> tuple[Effect, ...]:
    """Return what leaving and coming back would do to the right to work, the status and open requests (IN-11)."""
    answer = if_leaves(now.facts, route_trip(trip.route, left_on=trip.left_on, returned_on=trip.returned_on))
    before = may_work(now.facts, on=trip.left_on)
    return (_work_after_trip(before, answer, trip), *_requests_lost(now, trip), *_notes(answer))


def of_leaving(now: Standing) -> tuple[Effect, ...]:
    """Return what a departure on this day would do, by whichever way the person comes back."""
    trip = Trip(now.on, now.on + timedelta(days=1), (ELSEWHERE,))
    after = _away(now, trip)
    return (
        _left_effect(may_work(now.facts, on=now.on), may_work(after, on=trip.returned_on)),
        *_requests_lost(now, trip),
    )


def of_coming_back(now: Standing) -> tuple[Effect, ...]:
    """Return whether a person who is away could work if they came back tomorrow."""
    back_on = now.on + timedelta(days=1)
    travels: Any = now.facts.get("departures") or ()
    *earlier, last = travels
    after: Facts = {**now.facts, "departures": (*earlier, {**last, "returned_on": back_on}), "judged_on": back_on}
    return (_left_effect(None, may_work(after, on=back_on)),)


def _away(now: Standing, trip: Trip) -> Facts:
    earlier: Any = now.facts.get("departures") or ()
    made = {"left_on": trip.left_on, "returned_on": trip.returned_on, "route": trip.route}
    return {**now.facts, "departures": (*earlier, made), "judged_on": trip.returned_on}


def _left_effect(before: Answer | None, after: Answer) -> Effect:
    ends = after.outcome is Outcome.NOT_MET and (before is None or before.outcome is Outcome.MET)
    if ends:
        return Effect(_LEAVING_ENDS_WORK, hurts=True, reasons=after.reasons)
    return Effect(_LEAVING_AND_WORK[after.outcome], reasons=after.reasons)


_LEAVING_ENDS_WORK = Text(
    en="After leaving Canada you may not work when you come back, until a permit is approved.",
    fr="Après un départ du Canada, vous ne pouvez pas travailler à votre retour, tant qu’un permis n’est pas approuvé.",
)
_LEAVING_AND_WORK: dict[Outcome, Text] = {
    Outcome.MET: Text(
        en="Leaving Canada does not end your right to work: you may work when you come back, if you are let in.",
        fr="Un départ du Canada ne met pas fin à votre droit de travailler : vous pourrez travailler à votre retour, "
        "si l’on vous laisse entrer.",
    ),
    Outcome.NOT_MET: Text(
        en="You have no right to work now, and leaving Canada does not change that.",
        fr="Vous n’avez pas le droit de travailler actuellement, et un départ du Canada n’y change rien.",
    ),
    Outcome.FOR_OFFICER: Text(
        en="Whether you may work when you come back is for an officer to say.",
        fr="C’est à un agent de dire si vous pourrez travailler à votre retour.",
    ),
    Outcome.FACT_MISSING: Text(
        en="We cannot say whether you may work when you come back: your file does not hold all that the rule needs.",
        fr="Nous ne pouvons pas dire si vous pourrez travailler à votre retour : votre dossier ne contient pas tout ce "
        "que la règle exige.",
    ),
}


def _work_after_trip(before: Answer, answer: Answer, trip: Trip) -> Effect:
    back = date_text(trip.returned_on)
    if answer.outcome is Outcome.NOT_MET and before.outcome is Outcome.MET:
        return Effect(_TRIP_ENDS_WORK.filled(back=back), hurts=True, reasons=answer.reasons)
    return Effect(_TRIP_AND_WORK[answer.outcome].filled(back=back), reasons=answer.reasons)


def _requests_lost(now: Standing, trip: Trip) -> Iterator[Effect]:
    received_on = now.facts.get("received_on")
    if not isinstance(received_on, date) or trip.left_on < received_on:
        return
    for one in now.case.programmes.values():
        ends = programme_request.EndedBy.DEPARTURE in PROGRAMMES[one.programme].ends_with
        if ends and one.stage in programme_request.LIVE:
            yield Effect(_PROGRAMME_ENDS.filled(what=PROGRAMMES[one.programme].label), hurts=True)


def _notes(answer: Answer) -> Iterator[Effect]:
    for note in answer.notes:
        yield Effect(sentence(note.says), reasons=note.reasons)


_TRIP_ENDS_WORK = Text(
    en="Leaving ends your right to work. Back on {back}, you could not work until a permit is approved.",
    fr="Un départ met fin à votre droit de travailler. De retour le {back}, vous ne pourriez pas travailler avant "
    "l’approbation d’un permis.",
)
_TRIP_AND_WORK: dict[Outcome, Text] = {
    Outcome.MET: Text(
        en="You could still work when you come back on {back}, if you are let in.",
        fr="Vous pourriez encore travailler à votre retour le {back}, si l’on vous laisse entrer.",
    ),
    Outcome.NOT_MET: Text(
        en="You would have no right to work on {back}; the trip does not change that.",
        fr="Vous n’auriez pas le droit de travailler le {back} ; le voyage n’y change rien.",
    ),
    Outcome.FOR_OFFICER: Text(
        en="Whether you could work on {back} is for an officer to say.",
        fr="C’est à un agent de dire si vous pourriez travailler le {back}.",
    ),
    Outcome.FACT_MISSING: Text(
        en="We cannot say yet whether you could work on {back}: your file does not hold all that the rule needs.",
        fr="Nous ne pouvons pas encore dire si vous pourriez travailler le {back} : votre dossier ne contient pas tout "
        "ce que la règle exige.",
    ),
}


def work_now(now: Standing) -> Effect:
    """Return whether the person may work on this day, as the rules see it."""
    answer = may_work(now.facts, on=now.on)
    hurts = answer.outcome is Outcome.NOT_MET
    return Effect(_WORK_NOW[answer.outcome].filled(day=date_text(now.on)), hurts=hurts, reasons=answer.reasons)


_WORK_NOW: dict[Outcome, Text] = {
    Outcome.MET: Text(en="On {day}, you may work.", fr="Le {day}, vous pouvez travailler."),
    Outcome.NOT_MET: Text(
        en="On {day}, you may not work: wait for the decision on your application.",
        fr="Le {day}, vous ne pouvez pas travailler : attendez la décision sur votre demande.",
    ),
    Outcome.FOR_OFFICER: Text(
        en="Whether you may work on {day} is for an officer to say.",
        fr="C’est à un agent de dire si vous pouvez travailler le {day}.",
    ),
    Outcome.FACT_MISSING: Text(
        en="We cannot say whether you may work on {day}: your file does not hold all that the rule needs.",
        fr="Nous ne pouvons pas dire si vous pouvez travailler le {day} : votre dossier ne contient pas tout ce que "
        "la règle exige.",
    ),
}


# --- a new passport -------------------------------------------------------------------------------------


def of_passport(now: Standing, expires_on: date) -> Effect:
    """Return what a passport with this last day would do to the end of the permit (R52(1), AYA-13)."""
    if now.case.permit.valid_until is not None:
        return Effect(_PERMIT_STAYS.filled(until=date_text(now.case.permit.valid_until)))
    before, after = _permit_end(now.facts), _permit_end({**now.facts, "passport_expires_on": expires_on})
    if after is None:
        return Effect(_END_UNKNOWN)
    if before is not None and after > before:
        return Effect(_LONGER.filled(before=date_text(before), after=date_text(after)))
    if before is not None and after < before:
        return Effect(_SHORTER.filled(before=date_text(before), after=date_text(after)), hurts=True)
    return Effect(_SAME_END.filled(after=date_text(after)))


def _permit_end(facts: Facts) -> date | None:
    return value_of(PERMIT_END, facts).day


_PERMIT_STAYS = Text(
    en="Your permit keeps its end date, {until}. To stay longer, apply to extend it before then.",
    fr="Votre permis garde sa date de fin, le {until}. Pour rester plus longtemps, demandez sa prolongation avant.",
)
_END_UNKNOWN = Text(
    en="We keep it for the decision. How long a permit would last cannot be said yet.",
    fr="Nous le conservons pour la décision. On ne peut pas encore dire combien de temps durerait un permis.",
)
_LONGER = Text(
    en="If your application is approved, the permit could last until {after} instead of {before}.",
    fr="Si votre demande est approuvée, le permis pourrait durer jusqu’au {after} au lieu du {before}.",
)
_SHORTER = Text(
    en="This passport ends earlier: if your application is approved, the permit would end on {after}, not {before}.",
    fr="Ce passeport expire plus tôt : si votre demande est approuvée, le permis durerait jusqu’au {after}, et non "
    "jusqu’au {before}.",
)
_SAME_END = Text(
    en="If your application is approved, the permit could last until {after}; this passport does not change that.",
    fr="Si votre demande est approuvée, le permis pourrait durer jusqu’au {after} ; ce passeport n’y change rien.",
)
