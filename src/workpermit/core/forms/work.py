"""Fields about the permit asked for: kind, ground and period, and what qualifies the person (R200(1), R205-R208)."""

from __future__ import annotations

from workpermit.core.forms.fields import (
    Choice,
    Country,
    Day,
    Field,
    Many,
    Need,
    Record,
    When,
    Words,
)
from workpermit.core.text import Text

PERMIT_KIND = Field(
    "permit_kind",
    Choice(
        {
            "employer_specific": Text(
                en="Employer-specific work permit", fr="Permis de travail lié à un employeur donné"
            ),
            "open": Text(en="Open work permit", fr="Permis de travail ouvert"),
        }
    ),
    Text(en="Kind of permit", fr="Genre de permis"),
    Need.TO_READ,
    fact="permit_kind",
)
_OPEN = When("permit_kind", ("open",))

OPEN_GROUND = Field(
    "open_permit_ground",
    Choice(
        {
            "spouse_of_worker": Text(en="Spouse or partner of a worker", fr="Époux ou conjoint d’un travailleur"),
            "spouse_of_student": Text(en="Spouse or partner of a student", fr="Époux ou conjoint d’un étudiant"),
            "dependent_child": Text(en="Dependent child of a worker", fr="Enfant à charge d’un travailleur"),
            "graduate": Text(en="Graduate of a Canadian school", fr="Diplômé d’un établissement canadien"),
            "permanent_residence_applicant": Text(
                en="Applicant for permanent residence", fr="Demandeur de résidence permanente"
            ),
            "vulnerable_worker": Text(en="Worker facing abuse", fr="Travailleur victime de violence"),
            "destitute_student": Text(en="Student without means", fr="Étudiant sans ressources"),
            "refugee_claimant": Text(en="Refugee claimant", fr="Demandeur d’asile"),
            "humanitarian": Text(en="Humanitarian reasons", fr="Motifs humanitaires"),
            "other": Text(en="Another ground", fr="Autre motif"),
        }
    ),
    Text(en="Ground for an open permit", fr="Motif du permis ouvert"),
    Need.TO_COMPLETE,
    _OPEN,
)

REQUESTED = Field(
    "requested",
    Record(
        (
            Field("from_on", Day(), Text(en="From", fr="Du"), Need.TO_COMPLETE, fact="requested_from"),
            Field("until_on", Day(), Text(en="Until", fr="Au"), Need.TO_COMPLETE, fact="requested_until"),
        )
    ),
    Text(en="Period asked for", fr="Période demandée"),
    Need.TO_COMPLETE,
)


def _past(name: str, label: Text, what: Field, where: Field) -> Field:
    dates = (Field("from_on", Day(), Text(en="From", fr="Du")), Field("until_on", Day(), Text(en="Until", fr="Au")))
    country = Field("country", Country(), Text(en="Country", fr="Pays"))
    return Field(name, Many(Record((what, where, country, *dates)), 20), label, Need.TO_COMPLETE)


EDUCATION = _past(
    "education",
    Text(en="Education and licences", fr="Études et permis d’exercice"),
    Field("what", Words(), Text(en="Field of study or licence", fr="Domaine d’études ou permis"), Need.TO_READ),
    Field("where", Words(), Text(en="School or body", fr="Établissement ou organisme")),
)
WORK_HISTORY = _past(
    "work_history",
    Text(en="Work experience", fr="Expérience de travail"),
    Field("what", Words(), Text(en="Occupation", fr="Profession"), Need.TO_READ),
    Field("where", Words(), Text(en="Employer", fr="Employeur")),
)
