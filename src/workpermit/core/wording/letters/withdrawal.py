"""Withdrawal at the person's request, and what ends with it (domain 12, A25.2, R183(5), R186(u))."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording.details import WithdrawalDetails
from workpermit.core.wording.parts import Say, Table, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING, refund_rows
from workpermit.core.wording.typography import date_text


def _values(details: WithdrawalDetails) -> Words:
    status = details.status_until
    return {
        "asked": date_text(details.asked_on),
        "withdrawn": date_text(details.withdrawn_on),
        "status_until": date_text(status) if status else "",
    }


def _same_day(details: WithdrawalDetails) -> bool:
    return details.asked_on == details.withdrawn_on


def _refunded(details: WithdrawalDetails) -> bool:
    return bool(details.refunds)


_CONSEQUENCES: tuple[Say[WithdrawalDetails], ...] = (
    Say(
        Text(
            en="No decision will be made. This is not a refusal, and it does not count against you in a later "
            "application. A withdrawal cannot be undone; you may apply again at any time.",
            fr="Aucune décision ne sera prise. Il ne s’agit pas d’un refus, et ce retrait ne joue pas contre vous "
            "dans une demande ultérieure. Un retrait ne peut pas être annulé\u00a0; vous pouvez présenter une "
            "nouvelle demande à tout moment.",
        )
    ),
    Say(
        Text(
            en="Your maintained status, and the right to work that went with it, ended on {withdrawn}. Please stop "
            "working, unless another permit allows it.",
            fr="Votre statut maintenu, et le droit de travailler qui l’accompagnait, ont pris fin le {withdrawn}. "
            "Veuillez cesser de travailler, à moins qu’un autre permis ne vous y autorise.",
        ),
        when=lambda d: d.maintained_status_ended,
    ),
    Say(
        Text(
            en="The interim authorization to work that we gave you ended on {withdrawn}. Please stop working.",
            fr="L’autorisation provisoire de travailler que nous vous avions donnée a pris fin le {withdrawn}. "
            "Veuillez cesser de travailler.",
        ),
        when=lambda d: d.interim_authorization_ended,
    ),
    Say(
        Text(
            en="Your status in Canada does not depend on this application. Our file says that it lasts until "
            "{status_until}.",
            fr="Votre statut au Canada ne dépend pas de cette demande. D’après notre dossier, il dure jusqu’au "
            "{status_until}.",
        ),
        when=lambda d: d.in_canada and d.status_until is not None,
    ),
    Say(
        Text(
            en="If you gave biometrics, they stay valid and can serve a later application.",
            fr="Si vous avez fourni des données biométriques, elles restent valides et peuvent servir à une demande "
            "ultérieure.",
        )
    ),
)

WORDING: Wording[WithdrawalDetails] = Wording(
    letter=Letter.WITHDRAWAL,
    title=Text(en="Your application is withdrawn", fr="Votre demande est retirée"),
    values=_values,
    parts=(
        Say(
            Text(
                en="As you asked, your application for a work permit is withdrawn as of {withdrawn}.",
                fr="Comme vous l’avez demandé, votre demande de permis de travail est retirée à compter du "
                "{withdrawn}.",
            ),
            when=_same_day,
        ),
        Say(
            Text(
                en="As you asked on {asked}, your application for a work permit is withdrawn as of {withdrawn}.",
                fr="Comme vous l’avez demandé le {asked}, votre demande de permis de travail est retirée à compter du "
                "{withdrawn}.",
            ),
            when=lambda d: not _same_day(d),
        ),
        Topic(Text(en="What this means", fr="Ce que cela signifie")),
        *_CONSEQUENCES,
        Topic(Text(en="Your fees", fr="Vos frais")),
        Say(
            Text(
                en="This is paid back to the payer, by the means used to pay. You do not have to ask.",
                fr="Voici ce qui est remboursé au payeur, par le mode de paiement utilisé. Vous n’avez pas à en faire "
                "la demande.",
            ),
            when=_refunded,
        ),
        Table(lambda d: refund_rows(d.refunds), when=_refunded),
        Say(
            Text(
                en="No fee is paid back: the processing of your application had begun.",
                fr="Aucuns frais ne sont remboursés\u00a0: le traitement de votre demande avait commencé.",
            ),
            when=lambda d: not d.refunds,
        ),
        *CLOSING,
    ),
)
