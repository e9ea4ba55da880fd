"""The permit: issued, declined, replaced, revoked."""

from __future__ import annotations

from typing import Final

from workpermit.casework import decisions
from workpermit.casework.workbench import Desk
from workpermit.core.case import permit
from workpermit.core.case.permit import NotIssuedGround
from workpermit.core.text import Text
from workpermit.web.ui import fields
from workpermit.web.workbench.act_table.page import ActPage, Given, plain
from workpermit.web.workbench.act_table.parts import FormType, made_of, reason, written


def visa_day(_: Desk) -> FormType:
    """Ask for the last day of the visa."""
    return made_of(visa_until=fields.day(Text(en="Visa valid until", fr="Visa valide jusqu’au")))


_PORT: Final = Text(en="Port of entry", fr="Point d’entrée")
_PORT_HINT: Final = Text(en="Its code, such as YVR.", fr="Son code, par exemple YVR.")


def issuing(_: Desk) -> FormType:
    """Ask for the port, a shorter validity and the reasons."""
    return made_of(
        port=fields.words(_PORT, hint=_PORT_HINT, at_most=12),
        valid_until=fields.day(
            Text(en="Valid until, if shorter than the rules give", fr="Valide jusqu’au, si plus court que les règles"),
            required=False,
        ),
        reasons=fields.passage(
            Text(en="Reasons", fr="Motifs"),
            hint=Text(
                en="Needed where the findings leave a question to you.",
                fr="Nécessaires là où les constatations vous laissent une question.",
            ),
            required=False,
        ),
    )


def declining(desk: Desk) -> FormType:
    """Ask for the port, the coded ground and the reasons."""
    return made_of(
        port=fields.words(_PORT, hint=_PORT_HINT, at_most=12),
        ground=fields.choice(
            Text(en="Ground", fr="Motif"), [(one.value, _NOT_ISSUED[one]) for one in NotIssuedGround], radios=True
        ),
        reasons=written(desk, Text(en="Reasons", fr="Explication")),
    )


_NOT_ISSUED: Final = {
    NotIssuedGround.IDENTITY_NOT_CONFIRMED: Text(en="The identity is not confirmed", fr="L’identité n’est pas établie"),
    NotIssuedGround.LETTER_NOT_VALID: Text(en="The letter is not valid", fr="La lettre n’est pas valide"),
    NotIssuedGround.EMPLOYER_INELIGIBLE: Text(en="The employer may not hire", fr="L’employeur ne peut pas embaucher"),
    NotIssuedGround.MEDICAL_NOT_VALID: Text(en="The medical exam is not valid", fr="L’examen médical n’est pas valide"),
    NotIssuedGround.NOT_ADMISSIBLE: Text(en="The person is not admissible", fr="La personne n’est pas admissible"),
    NotIssuedGround.MAY_NOT_ACTIVATE_HERE: Text(
        en="It may not be issued after this journey; another is possible",
        fr="Il ne peut pas être délivré après ce trajet ; un autre est possible",
    ),
}


def _issue(given: Given) -> object:
    typed = given.typed
    return decisions.issue_at_port(
        given.case_id, port=typed["port"], valid_until=typed["valid_until"], reasons=typed["reasons"], **given.by
    )


def _decline(given: Given) -> object:
    typed = given.typed
    ground = NotIssuedGround(typed["ground"])
    return decisions.decline_at_port(given.case_id, ground, port=typed["port"], reasons=typed["reasons"], **given.by)


ACTS: Final = (
    ActPage(
        "visa",
        permit.RecordVisaIssued,
        Text(en="Record the visa", fr="Consigner le visa"),
        Text(en="The letter of introduction goes out.", fr="La lettre d’introduction part."),
        plain(lambda given: permit.RecordVisaIssued(given.typed["visa_until"])),
        form=visa_day,
    ),
    ActPage(
        "issue",
        permit.IssuePermit,
        Text(en="Issue the permit", fr="Délivrer le permis"),
        Text(
            en="The permit gets its number and is in force from today. First note identity, entry and route.",
            fr="Le permis reçoit son numéro et vaut dès aujourd’hui. Consignez d’abord l’identité, l’admissibilité, "
            "l’entrée et le trajet.",
        ),
        _issue,
        form=issuing,
        fresh=True,
        shows="findings",
    ),
    ActPage(
        "decline",
        permit.DeclineToIssue,
        Text(en="Do not issue the permit", fr="Ne pas délivrer le permis"),
        Text(
            en="The ground and your reasons are kept and told.",
            fr="Le motif et votre explication sont conservés et dits.",
        ),
        _decline,
        form=declining,
        fresh=True,
        hurts=True,
        shows="findings",
    ),
    ActPage(
        "replace",
        permit.ReplacePermit,
        Text(en="Give the permit a new document", fr="Remplacer le document du permis"),
        Text(en="The same permit, under a new number.", fr="Le même permis, sous un nouveau numéro."),
        lambda given: decisions.replace_permit(given.case_id, **given.by),
        fresh=True,
    ),
    ActPage(
        "propose-revocation",
        permit.ProposeRevocation,
        Text(en="Propose to revoke the permit", fr="Proposer la révocation du permis"),
        Text(en="A supervisor decides.", fr="Un superviseur décide."),
        lambda given: decisions.propose_revocation(given.case_id, reasons=given.typed["reasons"], **given.by),
        form=reason,
        fresh=True,
        hurts=True,
    ),
    ActPage(
        "revoke",
        permit.RevokePermit,
        Text(en="Revoke the permit", fr="Révoquer le permis"),
        Text(en="The right to work by it ends at once.", fr="Le droit de travailler qu’il donne prend fin aussitôt."),
        plain(lambda _: permit.RevokePermit()),
        fresh=True,
        hurts=True,
    ),
)
