"""The permit in the mail."""

from __future__ import annotations

from typing import Final

from workpermit.casework.workbench import Desk
from workpermit.core.case import permit_delivery
from workpermit.core.text import Text
from workpermit.web.ui import fields
from workpermit.web.workbench.act_table.page import ActPage, plain
from workpermit.web.workbench.act_table.parts import FormType, made_of


def tracking(_: Desk) -> FormType:
    """Ask for the carrier's number."""
    return made_of(tracking_number=fields.words(Text(en="Tracking number", fr="Numéro de repérage"), at_most=40))


ACTS: Final = (
    ActPage(
        "print",
        permit_delivery.PrintPermit,
        Text(en="Print the permit", fr="Imprimer le permis"),
        Text(
            en="The address on file is frozen by it. Open the permit among the letters and print it.",
            fr="L’adresse au dossier est figée. Ouvrez le permis parmi les lettres et imprimez-le.",
        ),
        plain(lambda _: permit_delivery.PrintPermit()),
    ),
    ActPage(
        "mail",
        permit_delivery.MailPermit,
        Text(en="Hand it to the carrier", fr="Remettre au transporteur"),
        Text(en="The applicant is told the tracking number.", fr="Le demandeur apprend le numéro de repérage."),
        plain(lambda given: permit_delivery.MailPermit(given.typed["tracking_number"])),
        form=tracking,
    ),
    ActPage(
        "delivered",
        permit_delivery.RecordDelivery,
        Text(en="Record the delivery", fr="Consigner la livraison"),
        Text(
            en="The permit is in hand; nothing is left to do.", fr="Le permis est en main ; il ne reste rien à faire."
        ),
        plain(lambda _: permit_delivery.RecordDelivery()),
    ),
    ActPage(
        "came-back",
        permit_delivery.RecordReturnedMail,
        Text(en="Record that it came back", fr="Consigner le retour du courrier"),
        Text(en="The applicant is asked to check the address.", fr="Le demandeur est invité à vérifier l’adresse."),
        plain(lambda _: permit_delivery.RecordReturnedMail()),
    ),
)
