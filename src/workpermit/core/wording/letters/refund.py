"""Refund of fees: what is paid back, how much, why, to whom and by when (R303.1(6), R303.2(3))."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording.details import RefundDetails
from workpermit.core.wording.parts import Say, Table, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING_OF_A_REQUEST, all_dollars, refund_rows
from workpermit.core.wording.typography import date_text


def _values(details: RefundDetails) -> Words:
    return {"total": all_dollars(details.lines), "paid_by": date_text(details.paid_by)}


def _to_others(details: RefundDetails) -> bool:
    return any(line.paid_to is not None for line in details.lines)


WORDING: Wording[RefundDetails] = Wording(
    letter=Letter.REFUND,
    title=Text(en="We are paying back fees", fr="Nous remboursons des frais"),
    values=_values,
    parts=(
        Say(
            Text(
                en="We are paying back {total}, no later than {paid_by}. You have nothing to do.",
                fr="Nous remboursons {total}, au plus tard le {paid_by}. Vous n’avez rien à faire.",
            )
        ),
        Topic(Text(en="What we pay back, and why", fr="Ce que nous remboursons, et pourquoi")),
        Table(lambda d: refund_rows(d.lines)),
        Say(
            Text(
                en="The money goes to the person who paid, by the means used to pay: to the same card, if it was a "
                "card.",
                fr="L’argent revient à la personne qui a payé, par le mode de paiement utilisé\u00a0: sur la même "
                "carte, s’il s’agissait d’une carte.",
            )
        ),
        Say(
            Text(
                en="A fee that an employer paid goes back to that employer, not to you.",
                fr="Les frais qu’un employeur a payés lui sont remboursés à lui, et non à vous.",
            ),
            when=_to_others,
        ),
        Say(
            Text(
                en="If nothing has come by {paid_by}, or if the card no longer exists, write to us.",
                fr="Si rien n’est arrivé d’ici le {paid_by}, ou si la carte n’existe plus, écrivez-nous.",
            )
        ),
        *CLOSING_OF_A_REQUEST,
    ),
)
