"""Fields about being in Canada: status, permits held, departures, and where one has lived (R199, R201, R30(1))."""

from __future__ import annotations

from workpermit.core.forms.fields import Choice, Country, Day, Field, Many, Need, Record, When, Words, YesNo
from workpermit.core.forms.kinds import PERMIT_NUMBER, STATUS_DOCUMENT
from workpermit.core.text import Text

STATUS = Choice(
    {
        "worker": Text(en="Worker", fr="Travailleur"),
        "student": Text(en="Student", fr="Étudiant"),
        "visitor": Text(en="Visitor", fr="Visiteur"),
        "none": Text(en="No status", fr="Sans statut"),
    }
)
_HELD = When("stay.status", ("worker", "student", "visitor"))

IN_CANADA_NOW = Field(
    "in_canada",
    YesNo(),
    Text(en="In Canada on the day of filing", fr="Au Canada le jour du dépôt"),
    Need.TO_READ,
    fact="in_canada_on_filing",
)

STAY = Field(
    "stay",
    Record(
        (
            Field("status", STATUS, Text(en="Status in Canada", fr="Statut au Canada"), Need.TO_READ),
            Field("until", Day(), Text(en="Status valid until", fr="Statut valide jusqu’au"), Need.TO_COMPLETE, _HELD),
            Field(
                "document_number",
                STATUS_DOCUMENT,
                Text(en="Number of the status document", fr="Numéro du document de statut"),
            ),
            Field("entered_on", Day(), Text(en="Last entry to Canada", fr="Dernière entrée au Canada")),
            Field("study_permit_held", YesNo(), Text(en="Holds a study permit", fr="Titulaire d’un permis d’études")),
            Field(
                "temporary_resident_permit_from",
                Day(),
                Text(en="Temporary resident permit valid from", fr="Permis de séjour temporaire valide à partir du"),
            ),
            Field(
                "temporary_resident_permit_until",
                Day(),
                Text(en="Temporary resident permit valid until", fr="Permis de séjour temporaire valide jusqu’au"),
            ),
        )
    ),
    Text(en="Stay in Canada", fr="Séjour au Canada"),
    Need.TO_COMPLETE,
    When("in_canada", (True,)),
)

PERMITS = Field(
    "previous_permits",
    Many(
        Record(
            (
                Field("number", PERMIT_NUMBER, Text(en="Permit number", fr="Numéro du permis"), Need.TO_READ),
                Field("valid_from", Day(), Text(en="Valid from", fr="Valide à partir du"), Need.TO_READ),
                Field("valid_until", Day(), Text(en="Valid until", fr="Valide jusqu’au"), Need.TO_READ),
                Field("employer", Words(), Text(en="Employer named on it", fr="Employeur qui y est nommé")),
            )
        )
    ),
    Text(en="Work permits held", fr="Permis de travail détenus"),
    Need.TO_COMPLETE,
    help=Text(en="An empty list says that there were none.", fr="Une liste vide signifie qu’il n’y en a pas eu."),
)

DEPARTURES = Field(
    "departures",
    Many(
        Record(
            (
                Field("left_on", Day(), Text(en="Left Canada on", fr="Départ du Canada le"), Need.TO_READ),
                Field("returned_on", Day(), Text(en="Came back on", fr="Retour le")),
                Field(
                    "route",
                    Many(Country(), 20),
                    Text(en="Countries visited, in order", fr="Pays visités, dans l’ordre"),
                ),
            )
        )
    ),
    Text(en="Departures from Canada", fr="Départs du Canada"),
)

PLACES_LIVED = Field(
    "places_lived",
    Many(
        Record(
            (
                Field("country", Country(), Text(en="Country", fr="Pays"), Need.TO_READ),
                Field("from_on", Day(), Text(en="From", fr="Du"), Need.TO_READ),
                Field(
                    "until_on",
                    Day(),
                    Text(en="Until", fr="Au"),
                    help=Text(en="Left out where one still lives.", fr="À omettre pour le lieu où l’on vit encore."),
                ),
            )
        )
    ),
    Text(en="Places lived in the last five years", fr="Lieux de résidence des cinq dernières années"),
    Need.TO_COMPLETE,
)
