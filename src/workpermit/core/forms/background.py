"""Fields on health and conduct: what the person declares of the past (A16(1), R12.7, R30, R200(3)(e))."""

from __future__ import annotations

from workpermit.core.forms.fields import Day, Field, Need, Record, When, Words, YesNo
from workpermit.core.forms.kinds import IME
from workpermit.core.text import Text


def _asked(name: str, label: Text) -> Field:
    return Field(name, YesNo(), label, Need.TO_COMPLETE)


BACKGROUND = Field(
    "background",
    Record(
        (
            _asked(
                "tuberculosis",
                Text(en="Tuberculosis in the last two years", fr="Tuberculose au cours des deux dernières années"),
            ),
            _asked(
                "health_care_need", Text(en="A disorder that needs care", fr="Trouble de santé qui exige des soins")
            ),
            _asked(
                "overstayed",
                Text(
                    en="Stayed in Canada beyond the time allowed", fr="Séjour au Canada au-delà de la période autorisée"
                ),
            ),
            _asked(
                "unauthorized_work",
                Text(en="Worked or studied without permission", fr="Travail ou études sans autorisation"),
            ),
            _asked(
                "refused_before",
                Text(en="Refused a visa, permit or entry before", fr="Visa, permis ou entrée déjà refusés"),
            ),
            _asked("offence", Text(en="Arrested, charged or convicted", fr="Arrestation, accusation ou condamnation")),
            _asked(
                "served",
                Text(en="Military, police or security service", fr="Service militaire, policier ou de sécurité"),
            ),
            Field("details", Words(4000, lines=True), Text(en="Details", fr="Précisions")),
        )
    ),
    Text(en="Background", fr="Antécédents"),
    Need.TO_COMPLETE,
)

BIOMETRICS = Field(
    "biometrics",
    Record(
        (
            _asked(
                "given_before",
                Text(en="Fingerprints and photo given before", fr="Empreintes digitales et photo déjà fournies"),
            ),
            Field(
                "given_on",
                Day(),
                Text(en="Given on", fr="Fournies le"),
                Need.TO_COMPLETE,
                When("biometrics.given_before", (True,)),
            ),
            Field(
                "exempt_class",
                YesNo(),
                Text(
                    en="Member of a royal family, head of state, or accredited diplomat or family",
                    fr="Membre d’une famille royale, chef d’État, ou diplomate accrédité ou sa famille",
                ),
            ),
            Field(
                "permanent_residence_pending",
                YesNo(),
                Text(
                    en="A permanent residence application with biometrics is pending",
                    fr="Une demande de résidence permanente avec données biométriques est en cours",
                ),
            ),
        )
    ),
    Text(en="Biometrics", fr="Données biométriques"),
    Need.TO_COMPLETE,
)

MEDICAL = Field(
    "medical_exam",
    Record(
        (
            _asked("done_before", Text(en="A medical exam was done", fr="Un examen médical a été passé")),
            Field(
                "done_on",
                Day(),
                Text(en="Done on", fr="Passé le"),
                Need.TO_COMPLETE,
                When("medical_exam.done_before", (True,)),
            ),
            Field("ime_number", IME, Text(en="IME number", fr="Numéro d’EMI")),
        )
    ),
    Text(en="Immigration medical exam", fr="Examen médical aux fins de l’immigration"),
    Need.TO_COMPLETE,
)
