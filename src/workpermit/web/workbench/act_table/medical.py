"""The medical exam: required or not, its result, what the result means."""

from __future__ import annotations

from typing import Final

from workpermit.casework import decisions
from workpermit.casework.workbench import Desk
from workpermit.core.case import medical_exam
from workpermit.core.case.medical_exam import Assessment
from workpermit.core.text import Text
from workpermit.web.ui import fields
from workpermit.web.workbench.act_table.page import ActPage, Given, plain
from workpermit.web.workbench.act_table.parts import FormType, due, made_of


def assessing(_: Desk) -> FormType:
    """Ask what a result means."""
    return made_of(
        assessment=fields.choice(
            Text(en="What the result means", fr="Ce que signifie le résultat"),
            [(one.value, _ASSESSED[one]) for one in Assessment],
            radios=True,
        )
    )


_ASSESSED: Final = {
    Assessment.PASSED: Text(en="Passed", fr="Réussi"),
    Assessment.PASSED_WITH_RESTRICTIONS: Text(
        en="Passed, with restrictions on the kind of work", fr="Réussi, avec des restrictions sur le genre de travail"
    ),
    Assessment.FAILED: Text(en="Not passed", fr="Non réussi"),
}


def examined(_: Desk) -> FormType:
    """Ask for the day of the exam and whether it is whole."""
    return made_of(
        examined_on=fields.day(Text(en="Day of the exam", fr="Jour de l’examen")),
        findings=fields.passage(Text(en="Findings", fr="Constatations")),
    )


def _examined(given: Given) -> object:
    result = {"exam": "complete", "findings": given.typed["findings"]}
    return decisions.record_medical_result(given.case_id, result, examined_on=given.typed["examined_on"], **given.by)


ACTS: Final = (
    ActPage(
        "settle-medical",
        medical_exam.SettleMedicalExam,
        Text(en="Have the rules settle the medical exam", fr="Faire trancher l’examen médical par les règles"),
        Text(
            en="Where none is required the case goes on; where one is, send the instructions.",
            fr="Si aucun n’est requis, le dossier continue ; sinon, envoyez les instructions.",
        ),
        plain(lambda _: medical_exam.SettleMedicalExam()),
    ),
    ActPage(
        "instruct-medical",
        medical_exam.InstructMedicalExam,
        Text(en="Send instructions for a medical exam", fr="Envoyer les instructions pour un examen médical"),
        Text(
            en="The applicant gets the letter and has 30 days for the exam.",
            fr="Le demandeur reçoit la lettre et dispose de 30 jours pour l’examen.",
        ),
        plain(lambda _: medical_exam.InstructMedicalExam()),
    ),
    ActPage(
        "medical-time",
        medical_exam.MoveMedicalDue,
        Text(en="Give more time for the medical exam", fr="Accorder plus de temps pour l’examen médical"),
        Text(en="The applicant is told the new day at once.", fr="Le demandeur apprend aussitôt le nouveau jour."),
        plain(lambda given: medical_exam.MoveMedicalDue(given.typed["due_on"])),
        form=due,
    ),
    ActPage(
        "examined",
        medical_exam.RecordMedicalResult,
        Text(en="Send the result of the medical exam", fr="Envoyer le résultat de l’examen médical"),
        Text(en="An officer says what it means.", fr="Un agent dira ce qu’il signifie."),
        _examined,
        form=examined,
    ),
    ActPage(
        "assess-medical",
        medical_exam.AssessMedicalResult,
        Text(en="Assess the result of the medical exam", fr="Évaluer le résultat de l’examen médical"),
        Text(
            en="It counts in the findings, and may put conditions on the permit.",
            fr="Il compte dans les constatations, et peut assortir le permis de conditions.",
        ),
        plain(lambda given: medical_exam.AssessMedicalResult(Assessment(given.typed["assessment"]))),
        form=assessing,
        shows="exam",
    ),
)
