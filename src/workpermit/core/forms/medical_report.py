"""What a panel physician reports of immigration medical exams: the fields of the file, written down once (R30).

The JSON Schema and the reader derive from these fields, as those of an application do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workpermit.core.forms.decoding import decode
from workpermit.core.forms.faults import Fault, FaultCode, FilingFaults, Place
from workpermit.core.forms.fields import Answer, Choice, Coded, Day, Field, Many, Need, Record, Words
from workpermit.core.forms.filing import Answers
from workpermit.core.forms.kinds import IME
from workpermit.core.forms.reading import read_fields
from workpermit.core.forms.schema import described
from workpermit.core.text import Text

SCHEMA: Final = "urn:workpermit:medical-report:1"
"""The version every report names; a change that breaks an old file raises the last number."""
RESULTS_AT_MOST: Final = 200
TITLE: Final = Text(
    en="Results of immigration medical exams", fr="Résultats d’examens médicaux aux fins de l’immigration"
)
_APPLICATION_NUMBER: Final = Coded(
    Text(
        en="an application number, W and 9 digits, such as W900000001",
        fr="un numéro de demande, W suivi de 9 chiffres, par exemple W900000001",
    ),
    r"^[Ww][0-9]{9}$",
    str.upper,
)
GRADINGS: Final[Mapping[str, Text]] = {
    "a": Text(en="A: nothing of significance found", fr="A : rien de notable"),
    "b": Text(en="B: findings of significance", fr="B : constatations notables"),
}
OUTCOMES: Final[Mapping[str, Text]] = {
    "normal": Text(en="normal", fr="normal"),
    "abnormal": Text(en="abnormal", fr="anormal"),
    "not_done": Text(en="not done", fr="non fait"),
}
PARTS: Final[Mapping[str, Text]] = {
    "physical_exam": Text(en="Physical exam", fr="Examen physique"),
    "chest_x_ray": Text(en="Chest X-ray", fr="Radiographie pulmonaire"),
    "urine_test": Text(en="Urine test", fr="Analyse d’urine"),
    "blood_test": Text(en="Blood test", fr="Analyse de sang"),
}
_RESULT: Final = Record(
    (
        Field(
            "application_number",
            _APPLICATION_NUMBER,
            Text(en="Application number", fr="Numéro de la demande"),
            Need.TO_READ,
        ),
        Field("family_name", Words(), Text(en="Family name", fr="Nom de famille"), Need.TO_READ),
        Field("born_on", Day(), Text(en="Date of birth", fr="Date de naissance"), Need.TO_READ),
        Field("ime_number", IME, Text(en="IME number", fr="Numéro d’EMI")),
        Field("examined_on", Day(), Text(en="Day of the exam", fr="Jour de l’examen"), Need.TO_READ),
        Field("grading", Choice(GRADINGS), Text(en="Grading", fr="Cote"), Need.TO_READ),
        Field(
            "parts",
            Record(tuple(Field(code, Choice(OUTCOMES), label) for code, label in PARTS.items())),
            Text(en="Parts of the exam", fr="Parties de l’examen"),
        ),
        Field(
            "findings",
            Words(4000, lines=True),
            Text(en="Findings", fr="Constatations"),
            help=Text(en="Needed with grading B.", fr="Exigées avec la cote B."),
        ),
    )
)
FIELDS: Final = (
    Field("clinic", Words(), Text(en="Clinic", fr="Clinique"), Need.TO_READ),
    Field("physician", Words(), Text(en="Panel physician", fr="Médecin désigné"), Need.TO_READ),
    Field("results", Many(_RESULT, RESULTS_AT_MOST), Text(en="Results", fr="Résultats"), Need.TO_READ),
)
_NO_SCHEMA: Final = Text(
    en="schema: write “{schema}”, so that we know how to read the file.",
    fr="schema : écrivez « {schema} », pour que nous sachions lire le fichier.",
)
_NO_RESULT: Final = Text(
    en="results: the file holds no result. Put at least one into the list.",
    fr="results : le fichier ne contient aucun résultat. Mettez-en au moins un dans la liste.",
)
_NO_FINDINGS: Final = Text(
    en="{where} is missing. Grading B says that something was found: write what.",
    fr="{where} manque. La cote B indique une constatation : écrivez laquelle.",
)
_TWICE: Final = Text(
    en="{where}: this application stands in the list twice. Keep one of the two results.",
    fr="{where} : cette demande figure deux fois dans la liste. Gardez un seul des deux résultats.",
)


def read_report(content: bytes) -> Answers:
    """Return what a report says.

    Raises:
        FilingFaults: it is malformed; every fault is there, in the order of the file.
    """
    data = decode(content)
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise FilingFaults([Fault("schema", FaultCode.UNKNOWN_SCHEMA, _NO_SCHEMA.filled(schema=SCHEMA))])
    told = {name: value for name, value in data.items() if name != "schema"}
    answers, faults = read_fields(FIELDS, told, Place(TITLE, ""))
    report = Answers(FIELDS, answers)
    faults = (*faults, *_incoherent(report, answers.get("results")))
    if faults:
        raise FilingFaults(faults)
    return report


def place_of(index: int, name: str) -> Place:
    """Return the place of a field of a result, for one who finds a fault that only an office can find."""
    label = next(field.label for field in _RESULT.fields if field.name == name)
    return Place(TITLE, "results").entry(index).inside(name, label=label)


def _incoherent(report: Answers, listed: Answer | None) -> Iterator[Fault]:
    if listed == ():
        yield Fault("results", FaultCode.EMPTY, _NO_RESULT)
    seen: set[str] = set()
    for index, result in enumerate(report.entries("results")):
        if result.text("grading") == "b" and not result.text("findings"):
            yield place_of(index, "findings").fault(FaultCode.REQUIRED, _NO_FINDINGS)
        number = result.text("application_number") or ""
        if number and number in seen:
            yield place_of(index, "application_number").fault(FaultCode.TOO_MANY, _TWICE)
        seen.add(number)


def json_schema() -> dict[str, object]:
    """Return the JSON Schema of a report, draft 2020-12."""
    return described(FIELDS, schema=SCHEMA, title=TITLE)
