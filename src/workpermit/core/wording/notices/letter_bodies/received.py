"""What messages say when an application comes, goes back or is withdrawn, and with a refund."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording import details as d
from workpermit.core.wording.notices.shape import Body
from workpermit.core.wording.shared import all_dollars
from workpermit.core.wording.typography import date_text, instant_in_zone


def acknowledgement(said: d.AcknowledgementDetails) -> Body:
    """Say that an application came in."""
    clocks = instant_in_zone(said.received_at, said.head.zone)
    give = Text(
        en="Give your biometrics: another message says until when and where.",
        fr="Fournissez vos données biométriques : un autre message dit jusqu’à quand et où.",
    )
    working = Text(
        en="We received it while your permit was valid: you may go on working on the same conditions until we decide.",
        fr="Nous l’avons reçue pendant que votre permis était valide : vous pouvez continuer à travailler aux mêmes "
        "conditions jusqu’à notre décision.",
    )
    return Body(
        happened=(
            Text(
                en="We received your application on {utc}. On your clock: {local}.",
                fr="Nous avons reçu votre demande le {utc}. À votre heure : le {local}.",
            ).filled(utc=clocks.utc, local=clocks.local),
            Text(
                en="Its number is {number}. Keep it: we ask for it in everything you write to us.",
                fr="Son numéro est {number}. Conservez-le : nous vous le demandons dans toute correspondance.",
            ).filled(number=said.head.application_number),
            *((working,) if said.may_keep_working else ()),
        ),
        you=(give,) if said.biometrics is d.BiometricsStep.TO_BE_GIVEN else (),
        we=(
            Text(
                en="We check that your application is complete and tell you here.",
                fr="Nous vérifions que votre demande est complète et vous le disons ici.",
            ),
        ),
    )


def returned(said: d.ReturnDetails) -> Body:
    """Say that an incomplete application goes back."""
    refund = Text(en="We pay back {amount}, by {day}.", fr="Nous remboursons {amount}, au plus tard le {day}.")
    window = Text(
        en="Your biometrics were not given in time, and your application cannot go on without them.",
        fr="Vos données biométriques n’ont pas été fournies à temps, et votre demande ne peut pas suivre son cours "
        "sans "
        "elles.",
    )
    lacked = Text(
        en="We could not process your application, because it lacked what is listed here.",
        fr="Nous n’avons pas pu traiter votre demande, car il y manquait ce qui est énuméré ici.",
    )
    not_a_refusal = Text(
        en="We returned it without processing it. This is not a refusal.",
        fr="Nous vous l’avons retournée sans la traiter. Ce n’est pas un refus.",
    )
    item = Text(en="{label}. {why}", fr="{label}. {why}")
    return Body(
        happened=(
            lacked if said.missing else window,
            not_a_refusal,
            Text(
                en="It keeps no place and no date, and from {day} on it gives no status and no right to work.",
                fr="Elle ne conserve ni rang ni date et, à partir du {day}, ne donne ni statut ni droit de travailler.",
            ).filled(day=date_text(said.head.dated_on)),
            *((window,) if said.missing and said.after_biometrics_window else ()),
        ),
        items=tuple(item.filled(label=one.label, why=one.why) for one in said.missing),
        you=(
            Text(
                en="You may apply again at any time, with all of it.",
                fr="Vous pouvez présenter une nouvelle demande en tout temps, avec tous ces éléments.",
            ),
        ),
        we=(refund.filled(amount=all_dollars(said.refunds), day=date_text(said.refund_by)),)
        if said.refunds and said.refund_by
        else (),
    )


def withdrawal(said: d.WithdrawalDetails) -> Body:
    """Say that an application is withdrawn."""
    ended = Text(
        en="The right to stay and to work that depended on it ended on that day.",
        fr="Le droit de rester et de travailler qui en dépendait a pris fin ce jour-là.",
    )
    return Body(
        happened=(
            Text(
                en="You withdrew your application, on {day}. We decide nothing more about it.",
                fr="Vous avez retiré votre demande, le {day}. Nous ne déciderons plus rien à son sujet.",
            ).filled(day=date_text(said.withdrawn_on)),
            *((ended,) if said.maintained_status_ended or said.interim_authorization_ended else ()),
        ),
        you=(
            Text(
                en="A withdrawal cannot be undone; you may make a new application.",
                fr="Un retrait est définitif ; vous pouvez présenter une nouvelle demande.",
            ),
        ),
        we=(Text(en="We pay back {amount}.", fr="Nous remboursons {amount}.").filled(amount=all_dollars(said.refunds)),)
        if said.refunds
        else (),
    )


def refund(said: d.RefundDetails) -> Body:
    """Say that a refund is on its way."""
    return Body(
        happened=(
            Text(
                en="We pay back {amount}, by {day}. The letter lists each fee and the reason.",
                fr="Nous remboursons {amount}, au plus tard le {day}. La lettre énumère chaque somme et son motif.",
            ).filled(amount=all_dollars(said.lines), day=date_text(said.paid_by)),
        ),
        we=(
            Text(
                en="The money goes back the way it was paid.",
                fr="La somme est versée par le moyen de paiement utilisé.",
            ),
        ),
    )
