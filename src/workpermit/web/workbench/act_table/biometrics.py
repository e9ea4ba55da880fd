"""Biometrics: required or not, the appointment."""

from __future__ import annotations

from typing import Final

from workpermit.casework.workbench import Desk
from workpermit.core.case import biometrics
from workpermit.core.case.biometrics import Attempt
from workpermit.core.text import Text
from workpermit.web.ui import fields
from workpermit.web.workbench.act_table.page import ActPage, plain
from workpermit.web.workbench.act_table.parts import FormType, due, made_of


def enrolling(_: Desk) -> FormType:
    """Ask how the appointment ended, and where."""
    return made_of(
        outcome=fields.choice(
            Text(en="How the appointment ended", fr="Issue du rendez-vous"),
            [(one.value, _ATTEMPTS[one]) for one in Attempt],
            radios=True,
        ),
        site=fields.words(Text(en="Site", fr="Point de collecte"), at_most=60),
    )


_ATTEMPTS: Final = {
    Attempt.ENROLLED: Text(en="Fingerprints and photo were taken", fr="Les empreintes et la photo ont été prises"),
    Attempt.PARTIAL: Text(en="Only a part was taken", fr="Une partie seulement a été prise"),
    Attempt.POOR_QUALITY: Text(en="They could not be used", fr="Elles étaient inutilisables"),
    Attempt.IDENTITY_MISMATCH: Text(en="The identity did not match", fr="L’identité ne correspondait pas"),
    Attempt.NO_SHOW: Text(en="The person did not come", fr="La personne n’est pas venue"),
}


ACTS: Final = (
    ActPage(
        "settle-biometrics",
        biometrics.SettleBiometrics,
        Text(en="Have the rules settle biometrics", fr="Faire trancher les données biométriques par les règles"),
        Text(
            en="Either they are not required, or the instruction letter goes out.",
            fr="Soit elles ne sont pas requises, soit la lettre d’instructions part.",
        ),
        plain(lambda _: biometrics.SettleBiometrics()),
    ),
    ActPage(
        "instruct-biometrics",
        biometrics.InstructBiometrics,
        Text(en="Require biometrics", fr="Exiger les données biométriques"),
        Text(en="The instruction letter goes out.", fr="La lettre d’instructions part."),
        plain(lambda _: biometrics.InstructBiometrics()),
    ),
    ActPage(
        "exempt-biometrics",
        biometrics.ExemptBiometrics,
        Text(
            en="Find that biometrics are not required", fr="Constater que les données biométriques ne sont pas requises"
        ),
        Text(en="The applicant is told and gives none.", fr="Le demandeur en est avisé et n’en fournit pas."),
        plain(lambda _: biometrics.ExemptBiometrics()),
    ),
    ActPage(
        "biometrics-time",
        biometrics.MoveBiometricsDue,
        Text(en="Give more time for biometrics", fr="Accorder plus de temps pour les données biométriques"),
        Text(en="The applicant is told the new day at once.", fr="Le demandeur apprend aussitôt le nouveau jour."),
        plain(lambda given: biometrics.MoveBiometricsDue(given.typed["due_on"])),
        form=due,
    ),
    ActPage(
        "enrol",
        biometrics.RecordEnrolment,
        Text(en="Record the appointment for biometrics", fr="Consigner le rendez-vous pour les données biométriques"),
        Text(en="The applicant sees it at once.", fr="Le demandeur le voit aussitôt."),
        plain(lambda given: biometrics.RecordEnrolment(Attempt(given.typed["outcome"]), given.typed["site"])),
        form=enrolling,
    ),
)
