"""Return of an incomplete application: what is missing, what it means, how to apply again (R10, R12, AYA-04)."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording.details import MissingItem, ReturnDetails
from workpermit.core.wording.parts import Listing, Points, Say, Table, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING, all_dollars, refund_rows
from workpermit.core.wording.typography import counted, date_text

_ITEM = Text(en="{label}. {why} Source: {source}.", fr="{label}. {why} Source\u00a0: {source}.")


def _values(details: ReturnDetails) -> Words:
    return {
        "received": date_text(details.received_on),
        "things": counted(len(details.missing), one=Text("item", "élément"), many=Text("items", "éléments")),
        "total": all_dollars(details.refunds) if details.refunds else "",
        "refund_by": date_text(details.refund_by) if details.refund_by else "",
        "status_until": date_text(details.status_until) if details.status_until else "",
    }


def _item(item: MissingItem) -> Text:
    return _ITEM.filled(label=item.label, why=item.why, source=item.source)


def _refunded(details: ReturnDetails) -> bool:
    return bool(details.refunds)


def _lists(details: ReturnDetails) -> bool:
    return bool(details.missing)


def _status_known_in_canada(details: ReturnDetails) -> bool:
    return details.in_canada and details.status_until is not None


_MEANING: tuple[Say[ReturnDetails], ...] = (
    Say(
        Text(
            en="This is not a refusal. No officer has judged whether you qualify, and the return does not count "
            "against you in a later application.",
            fr="Il ne s’agit pas d’un refus. Aucun agent n’a jugé si vous remplissez les exigences, et ce retour ne "
            "joue pas contre vous dans une demande ultérieure.",
        )
    ),
    Say(
        Text(
            en="In law, a returned application was not made: it keeps no place and no date, and it gives you no "
            "status and no right to work in Canada.",
            fr="En droit, une demande retournée n’a pas été présentée\u00a0: elle ne conserve ni rang ni date, et "
            "elle ne vous donne ni statut ni droit de travailler au Canada.",
        ),
        when=lambda d: not d.after_biometrics_window,
    ),
    Say(
        Text(
            en="If we sent you a biometric instruction letter for this application, it no longer applies.",
            fr="Si nous vous avons envoyé une lettre d’instructions pour les données biométriques au sujet de cette "
            "demande, elle ne s’applique plus.",
        ),
        when=lambda d: not d.after_biometrics_window,
    ),
    Say(
        Text(
            en="Your application keeps no place and no date. From the day of this letter it gives you no status and "
            "no right to work in Canada; if you had maintained status, it ends today and not before.",
            fr="Votre demande ne conserve ni rang ni date. À partir de la date de cette lettre, elle ne vous donne ni "
            "statut ni droit de travailler au Canada\u00a0; si vous aviez un statut maintenu, il prend fin "
            "aujourd’hui et pas avant.",
        ),
        when=lambda d: d.after_biometrics_window and d.in_canada,
    ),
    Say(
        Text(
            en="Your application keeps no place and no date.",
            fr="Votre demande ne conserve ni rang ni date.",
        ),
        when=lambda d: d.after_biometrics_window and not d.in_canada,
    ),
    Say(
        Text(
            en="Your own status in Canada does not depend on this application. Our file says that it lasts until "
            "{status_until}.",
            fr="Votre propre statut au Canada ne dépend pas de cette demande. D’après notre dossier, il dure jusqu’au "
            "{status_until}.",
        ),
        when=_status_known_in_canada,
    ),
)

_AGAIN: tuple[Say[ReturnDetails], ...] = (
    Say(
        Text(
            en="Gather what is listed above, with everything that you sent before.",
            fr="Rassemblez ce qui est énuméré ci-dessus, avec tout ce que vous aviez envoyé.",
        ),
        when=_lists,
    ),
    Say(
        Text(
            en="Gather everything that you sent before. After you apply, give your biometrics by the date in the new "
            "instruction letter.",
            fr="Rassemblez tout ce que vous aviez envoyé. Après votre demande, fournissez vos données biométriques "
            "avant la date indiquée dans la nouvelle lettre d’instructions.",
        ),
        when=lambda d: d.after_biometrics_window,
    ),
    Say(
        Text(
            en="Sign and date the form anew. A minor’s form is signed by a parent or guardian.",
            fr="Signez et datez de nouveau le formulaire. Celui d’une personne mineure est signé par un parent ou un "
            "tuteur.",
        )
    ),
    Say(
        Text(
            en="Pay the fees again. The fees of this application are not carried over.",
            fr="Payez de nouveau les frais. Ceux de cette demande ne sont pas reportés.",
        )
    ),
    Say(
        Text(
            en="Apply online. A new application gets its own number.",
            fr="Présentez votre demande en ligne. Toute nouvelle demande reçoit son propre numéro.",
        ),
        when=lambda d: d.online_only,
    ),
    Say(
        Text(
            en="Apply online or on paper, whichever the form allows. A new application gets its own number.",
            fr="Présentez votre demande en ligne ou sur papier, selon ce que permet le formulaire. Toute nouvelle "
            "demande reçoit son propre numéro.",
        ),
        when=lambda d: not d.online_only,
    ),
)

WORDING: Wording[ReturnDetails] = Wording(
    letter=Letter.RETURN_INCOMPLETE,
    title=Text(
        en="We are returning your application: it is incomplete",
        fr="Nous vous retournons votre demande\u00a0: elle est incomplète",
    ),
    values=_values,
    parts=(
        Say(
            Text(
                en="We are returning the application that we received on {received}, without processing it: we "
                "could not find {things} that the law requires.",
                fr="Nous vous retournons, sans la traiter, la demande que nous avons reçue le {received}\u00a0: il y "
                "manque {things} que la loi exige.",
            ),
            when=lambda d: not d.after_biometrics_window,
        ),
        Say(
            Text(
                en="We are returning the application that we received on {received}, without processing it: your "
                "biometrics were not given by the date in our instruction letter.",
                fr="Nous vous retournons, sans la traiter, la demande que nous avons reçue le {received}\u00a0: vos "
                "données biométriques n’ont pas été fournies avant la date indiquée dans notre lettre d’instructions.",
            ),
            when=lambda d: d.after_biometrics_window,
        ),
        Topic(Text(en="What is missing", fr="Ce qui manque"), when=_lists),
        Listing(lambda d: tuple(_item(item) for item in d.missing), numbered=True, when=_lists),
        Topic(Text(en="What this means", fr="Ce que cela signifie")),
        *_MEANING,
        Topic(Text(en="Your fees", fr="Vos frais"), when=_refunded),
        Say(
            Text(
                en="We are paying back {total} to the payer, by the means used to pay, no later than {refund_by}. You "
                "do not have to ask.",
                fr="Nous remboursons {total} au payeur, par le mode de paiement utilisé, au plus tard le {refund_by}. "
                "Vous n’avez pas à en faire la demande.",
            ),
            when=_refunded,
        ),
        Table(lambda d: refund_rows(d.refunds), when=_refunded),
        Topic(Text(en="How to apply again", fr="Comment présenter une nouvelle demande")),
        Points(_AGAIN, numbered=True),
        Say(
            Text(
                en="If you think that an item listed above was in your application, write to us and say where: an "
                "officer will look again.",
                fr="Si vous croyez qu’un élément énuméré ci-dessus se trouvait dans votre demande, écrivez-nous en "
                "précisant où\u00a0: un agent vérifiera de nouveau.",
            ),
            when=_lists,
        ),
        *CLOSING,
    ),
)
