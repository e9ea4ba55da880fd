"""WP-EXT: proof of the right to work while a renewal is decided; proof, not the right itself (R186(u), R201(1))."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording import labels
from workpermit.core.wording.details import ExtensionProofDetails
from workpermit.core.wording.parts import Box, Pairs, Points, Say, Table, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING
from workpermit.core.wording.terms import Pair, verbatim
from workpermit.core.wording.typography import date_text


def _values(details: ExtensionProofDetails) -> Words:
    return {
        "received": date_text(details.received_on),
        "until": date_text(details.printed_until),
        "permit_until": date_text(details.previous_permit_until),
    }


def _rows(details: ExtensionProofDetails) -> Pairs:
    rows: list[Pair] = [
        (labels.RECEIVED, date_text(details.received_on)),
        (labels.PREVIOUS_PERMIT_NUMBER, verbatim(details.previous_permit_number)),
        (labels.PREVIOUS_PERMIT_UNTIL, date_text(details.previous_permit_until)),
    ]
    if details.employer is not None:
        rows.append((labels.EMPLOYER, verbatim(details.employer)))
    if details.occupation is not None:
        rows.append((labels.OCCUPATION, details.occupation))
    return (*rows, (labels.PROOF_UNTIL, date_text(details.printed_until)))


_ENDS: tuple[Say[ExtensionProofDetails], ...] = (
    Say(Text(en="we decide on the application", fr="nous rendions notre décision sur la demande")),
    Say(Text(en="you withdraw the application", fr="vous retiriez la demande")),
    Say(
        Text(
            en="you leave Canada: you may then work again only when the application is approved",
            fr="vous quittiez le Canada\u00a0: vous ne pourrez alors travailler de nouveau qu’une fois la demande "
            "approuvée",
        )
    ),
)

WORDING: Wording[ExtensionProofDetails] = Wording(
    letter=Letter.EXTENSION_PROOF,
    title=Text(
        en="Proof that you may keep working in Canada", fr="Preuve que vous pouvez continuer à travailler au Canada"
    ),
    values=_values,
    parts=(
        Say(
            Text(
                en="{applicant} may keep working in Canada while we decide on the application to renew the work "
                "permit. You may show this letter as proof until {until}.",
                fr="{applicant} peut continuer à travailler au Canada pendant que nous rendons notre décision sur la "
                "demande de renouvellement du permis de travail. Vous pouvez présenter cette lettre comme preuve "
                "jusqu’au {until}.",
            )
        ),
        Table(_rows),
        Say(
            Text(
                en="The legal basis is paragraph 186(u) of the Immigration and Refugee Protection Regulations: we "
                "received the application on {received}, while the permit was valid.",
                fr="Le fondement juridique est l’alinéa 186u) du Règlement sur l’immigration et la protection des "
                "réfugiés\u00a0: nous avons reçu la demande le {received}, pendant que le permis était valide.",
            )
        ),
        Topic(Text(en="On what conditions", fr="À quelles conditions")),
        Say(
            Text(
                en="The conditions of the permit that was valid until {permit_until} still apply, except its end date: "
                "the same employer, the same work and the same place, where it named them.",
                fr="Les conditions du permis qui était valide jusqu’au {permit_until} demeurent, sauf sa date de "
                "fin\u00a0: le même employeur, le même travail et le même lieu, s’il les précisait.",
            )
        ),
        Topic(Text(en="Until when", fr="Jusqu’à quand")),
        Say(
            Text(
                en="The right to work lasts until one of these happens:",
                fr="Le droit de travailler dure jusqu’à ce que\u00a0:",
            )
        ),
        Points(_ENDS),
        Box(
            Text(
                en="The date on this letter does not end the right to work",
                fr="La date de cette lettre ne met pas fin au droit de travailler",
            ),
            Text(
                en="If we have not decided by {until}, the right to work continues all the same. Ask us for a fresh "
                "letter: we send it without a fee.",
                fr="Si nous n’avons pas rendu de décision d’ici le {until}, le droit de travailler se poursuit tout de "
                "même. Demandez-nous une nouvelle lettre\u00a0: nous l’envoyons sans frais.",
            ),
        ),
        *CLOSING,
    ),
)
