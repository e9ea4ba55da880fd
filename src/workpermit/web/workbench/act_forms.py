"""The forms of an officer's acts; each is made for the case it is about, and asks for nothing the case knows.

What an officer writes goes into the person's letter as it stands, so each field says in which language to write.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any, Final

from django import forms

from workpermit.casework.requests import Asked, Concern, InterviewCall
from workpermit.casework.screening import Match, State
from workpermit.casework.workbench import Desk
from workpermit.core.case.actor import Role
from workpermit.core.case.application import RefusalGround
from workpermit.core.case.biometrics import Attempt
from workpermit.core.case.check import ReopenReason
from workpermit.core.case.medical_exam import Assessment
from workpermit.core.case.permit import NotIssuedGround
from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.law.facts import FACTS, Value
from workpermit.core.law.vocabulary.types import FactType, Origin
from workpermit.core.text import Text
from workpermit.core.wording.document_guide import guide_to
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.values import label_of, value_text
from workpermit.trades.employers.judging import Scope
from workpermit.web.ui import fields
from workpermit.web.ui.words import lazily
from workpermit.web.workbench.words import LANGUAGES

FormType = type[forms.Form]
_CHOOSE: Final = Text(en="Choose one", fr="Choisissez")
_NONE: Final = Text(en="Nothing more", fr="Rien d’autre")
MOST_ITEMS: Final = 4
MOST_GROUNDS: Final = 3


def made_of(**controls: forms.Field) -> FormType:
    """Return a form of these fields."""
    return type("ActForm", (forms.Form,), {"use_required_attribute": False, **controls})


def nothing(_: Desk) -> FormType:
    """Ask for nothing: the act says all."""
    return made_of()


def _written(desk: Desk, label: Text, *, required: bool = True) -> forms.CharField:
    """Return a field for words that the person will read, with the language to write them in."""
    return fields.passage(label, hint=_IN_LANGUAGE.filled(language=LANGUAGES[desk.row.language]), required=required)


_IN_LANGUAGE: Final = Text(
    en="The letter repeats it word for word: write in {language}, the applicant’s language.",
    fr="La lettre le reprend mot pour mot : écrivez en {language}, la langue du demandeur.",
)


def _evidence(desk: Desk) -> forms.MultipleChoiceField:
    wrong = lazily(Text(en="Tick the documents that you looked at.", fr="Cochez les documents consultés."))
    return forms.MultipleChoiceField(
        label=lazily(Text(en="Documents you looked at", fr="Documents que vous avez consultés")),
        help_text=lazily(Text(en="They are kept with the decision.", fr="Ils sont conservés avec la décision.")),
        choices=[(file.name, file.name) for file in desk.files],
        widget=forms.CheckboxSelectMultiple,
        required=bool(desk.files),
        error_messages={"required": wrong, "invalid_choice": wrong},
    )


# --- decision ------------------------------------------------------------------------------------------------------


def approval(desk: Desk) -> FormType:
    """Ask for the evidence, the reasons where the rules leave it to the officer, and a later start."""
    return made_of(
        evidence=_evidence(desk),
        reasons=fields.passage(
            Text(en="Reasons", fr="Motifs"),
            hint=Text(
                en="Needed where the findings leave a question to you. They stay in the file.",
                fr="Nécessaires là où les constatations vous laissent une question. Ils restent au dossier.",
            ),
            required=False,
        ),
        in_force_on=fields.day(
            Text(en="In force from", fr="En vigueur à partir du"),
            hint=Text(
                en="Only for a permit that is mailed, and only if later than today.",
                fr="Seulement pour un permis posté, et seulement si c’est après aujourd’hui.",
            ),
            required=False,
        ),
    )


def refusal(desk: Desk) -> FormType:
    """Ask for the coded grounds with the reasons of each, and the evidence."""
    grounds = [(ground.value, wording.label) for ground, wording in GROUNDS.items()]
    controls: dict[str, forms.Field] = {}
    for number in range(1, MOST_GROUNDS + 1):
        needed = number == 1
        controls[f"ground_{number}"] = fields.choice(
            Text(en=f"Ground {number}", fr=f"Motif {number}"),
            grounds,
            empty=_CHOOSE if needed else _NONE,
            required=needed,
        )
        controls[f"reason_{number}"] = _written(
            desk, Text(en=f"Reasons for ground {number}", fr=f"Explication du motif {number}"), required=needed
        )
    return made_of(**controls, evidence=_evidence(desk))


def reasons_of(typed: dict[str, Any]) -> dict[RefusalGround, list[str]]:
    """Return the grounds with their reasons as they were typed."""
    found: dict[RefusalGround, list[str]] = {}
    for number in range(1, MOST_GROUNDS + 1):
        ground, reason = typed.get(f"ground_{number}"), typed.get(f"reason_{number}")
        if ground and reason:
            found.setdefault(RefusalGround(ground), []).append(reason)
    return found


def concerns(desk: Desk) -> FormType:
    """Ask for the concerns of a procedural fairness letter, what they rest on, and the day."""
    grounds = [(ground.value, wording.label) for ground, wording in GROUNDS.items()]
    return made_of(
        ground_1=fields.choice(Text(en="Concern 1", fr="Préoccupation 1"), grounds, empty=_CHOOSE),
        reason_1=_written(desk, Text(en="What troubles you, and why", fr="Ce qui vous préoccupe, et pourquoi")),
        ground_2=fields.choice(Text(en="Concern 2", fr="Préoccupation 2"), grounds, empty=_NONE, required=False),
        reason_2=_written(
            desk, Text(en="What troubles you, and why (2)", fr="Ce qui vous préoccupe, et pourquoi (2)"), required=False
        ),
        evidence=_evidence(desk),
        due_on=_due(),
    )


def concerns_of(typed: dict[str, Any]) -> list[Concern]:
    """Return the concerns that were typed."""
    return [Concern(ground, said) for ground, words in reasons_of(typed).items() for said in words]


def _due() -> forms.DateField:
    return fields.day(
        Text(en="Due on", fr="À remettre au plus tard le"),
        hint=Text(
            en="The person may answer until midnight UTC at the end of that day.",
            fr="La personne peut répondre jusqu’à minuit UTC, à la fin de ce jour.",
        ),
    )


def due(_: Desk) -> FormType:
    """Ask for a later day."""
    return made_of(due_on=_due())


# --- facts and checks ----------------------------------------------------------------------------------------------

_OF_OFFICER: Final = (
    "will_leave_canada",
    "able_to_do_work",
    "offer_genuine",
    "labour_dispute",
    "lmia_suspended",
    "agreement_conflict",
    "health_concern",
    "sex_trade_employer",
    "open_permit_basis",
    "offer_withdrawn",
    "biometrics_not_feasible",
    "translations_missing",
)
_OF_BORDER: Final = (
    "identity_confirmed",
    "admissible",
    "entered_on",
    "route_since_leaving",
    "terms_changed_at_border",
    "allowed_to_leave",
    "border_appointment",
    "activation_exemption",
)
_ASKED_OF_STAFF: Final = (Origin.OFFICE, Origin.OFFICER, Origin.BORDER)
_NOTED_TYPES: Final = (FactType.BOOLEAN, FactType.DATE, FactType.COUNTRIES)
_UNTOUCHED: Final = Text(en="Leave it as it is", fr="Laisser tel quel")
_YES_NO: Final = (("yes", Text(en="Yes", fr="Oui")), ("no", Text(en="No", fr="Non")))


def notable(desk: Desk, role: Role) -> tuple[str, ...]:
    """Return the names of the facts that a role may note in a case: first those that the findings lack."""
    own = _OF_BORDER if role is Role.BORDER_OFFICER else _OF_OFFICER
    lacking = [name for finding in desk.findings for name in finding.missing if name in FACTS]
    lacking = [one for one in lacking if FACTS[one].origin in _ASKED_OF_STAFF and FACTS[one].type in _NOTED_TYPES]
    if role is not Role.BORDER_OFFICER:
        lacking = [one for one in lacking if one not in _OF_BORDER]
    return tuple(dict.fromkeys([*lacking, *own]))


def facts_of(role: Role) -> Any:
    """Return what makes the form of facts for a role."""

    def form(desk: Desk) -> FormType:
        return made_of(**{name: _fact(name, desk) for name in notable(desk, role)})

    return form


def _fact(name: str, desk: Desk) -> forms.Field:
    fact, label = FACTS[name], label_of(name)
    hint = _NOW.filled(value=value_text(name, desk.facts[name])) if name in desk.facts else _NOT_KNOWN
    match fact.type:
        case FactType.DATE:
            return fields.day(label, hint=hint, required=False)
        case FactType.COUNTRIES:
            return fields.choice(
                label, [(code, text) for code, text in COUNTRIES.items()], hint=hint, empty=_UNTOUCHED, required=False
            )
        case _:
            return fields.choice(label, _YES_NO, hint=hint, empty=_UNTOUCHED, required=False, radios=True)


_NOW: Final = Text(en="On file: {value}.", fr="Au dossier : {value}.")
_NOT_KNOWN: Final = Text(en="Not known yet.", fr="Pas encore connu.")


def facts_typed(typed: dict[str, Any]) -> dict[str, Value]:
    """Return the facts that were noted; what was left as it is stays out."""
    found: dict[str, Value] = {}
    for name, value in typed.items():
        if value in (None, ""):
            continue
        match FACTS[name].type:
            case FactType.BOOLEAN:
                found[name] = value == "yes"
            case FactType.COUNTRIES:
                found[name] = (value,)
            case _:
                found[name] = value
    return found


def reopening(_: Desk) -> FormType:
    """Ask why a check goes on."""
    return made_of(
        reason=fields.choice(
            Text(en="Why it goes on", fr="Pourquoi elle reprend"),
            [(one.value, _REOPENED[one]) for one in ReopenReason],
            radios=True,
        )
    )


_REOPENED: Final = {
    ReopenReason.NEW_FACTS: Text(en="New information came in", fr="De nouveaux renseignements sont arrivés"),
    ReopenReason.OFFICER: Text(en="An officer looks again", fr="Un agent l’examine de nouveau"),
    ReopenReason.NEW_LIST: Text(en="A new list of employers was published", fr="Une nouvelle liste a paru"),
}


def matching(desk: Desk) -> FormType:
    """Ask which listed employer it is about, why, for which cases and until when."""
    rows = [one for one in desk.matches if one.state in (State.OPEN, State.CONFIRMED, State.DISMISSED)]
    return made_of(
        listed_id=fields.choice(
            Text(en="Listed employer", fr="Employeur de la liste"),
            [(one.listed_id, _listed(one)) for one in rows],
            radios=True,
        ),
        reason=fields.passage(Text(en="Why", fr="Pourquoi"), hint=_IN_FILE),
        scope=fields.choice(
            Text(en="For which cases", fr="Pour quels dossiers"),
            [
                (Scope.CASE.value, Text(en="This case alone", fr="Ce dossier seulement")),
                (Scope.EMPLOYER.value, Text(en="Every case of this employer", fr="Tous les dossiers de cet employeur")),
            ],
            radios=True,
        ),
        until=fields.day(
            Text(en="Holds until", fr="Vaut jusqu’au"),
            hint=Text(en="Leave it empty if it has no end.", fr="Laissez vide s’il n’y a pas de fin."),
            required=False,
        ),
    )


def _listed(match: Match) -> Text:
    return _LISTED.filled(name=match.operating_name, place=match.address, state=match.state.label)


_LISTED: Final = Text(en="{name}, {place}: {state}", fr="{name}, {place} : {state}")
_IN_FILE: Final = Text(en="It stays in the file.", fr="Cela reste au dossier.")


# --- asking --------------------------------------------------------------------------------------------------------


def asking(desk: Desk) -> FormType:
    """Ask which documents, with a note on each, and by when."""
    kinds = [(kind.value, _KIND.filled(kind=kind.label, what=guide_to(kind).what)) for kind in DocumentKind]
    controls: dict[str, forms.Field] = {}
    for number in range(1, MOST_ITEMS + 1):
        needed = number == 1
        controls[f"kind_{number}"] = fields.choice(
            Text(en=f"Document {number}", fr=f"Document {number}"),
            kinds,
            empty=_CHOOSE if needed else _NONE,
            required=needed,
        )
        controls[f"note_{number}"] = fields.words(
            Text(en=f"Note on document {number}", fr=f"Note sur le document {number}"),
            hint=_IN_LANGUAGE.filled(language=LANGUAGES[desk.row.language]),
            required=False,
            at_most=300,
        )
    return made_of(**controls, due_on=_due())


_KIND: Final = Text(en="{kind}: {what}", fr="{kind} : {what}")


def items_of(typed: dict[str, Any]) -> list[Asked]:
    """Return the documents that were asked for."""
    numbers = range(1, MOST_ITEMS + 1)
    return [
        Asked(DocumentKind(typed[f"kind_{one}"]), typed[f"note_{one}"] or None)
        for one in numbers
        if typed[f"kind_{one}"]
    ]


def _starts() -> dict[str, forms.Field]:
    wrong = lazily(Text(en="Time: write it as 14:30.", fr="Heure : écrivez-la comme 14:30."))
    return {
        "day": fields.day(Text(en="Day", fr="Jour")),
        "at": forms.TimeField(
            label=lazily(Text(en="Time, by UTC", fr="Heure, en UTC")),
            help_text=lazily(
                Text(
                    en="The letter tells it by the applicant’s clock too.",
                    fr="La lettre l’indique aussi à l’heure du demandeur.",
                )
            ),
            input_formats=["%H:%M"],
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            error_messages={"required": wrong, "invalid": wrong},
        ),
    }


def starting(_: Desk) -> FormType:
    """Ask for another time."""
    return made_of(**_starts())


def convening(_: Desk) -> FormType:
    """Ask when and where an interview is held, and with which interpreter."""
    return made_of(
        **_starts(),
        minutes=forms.IntegerField(
            label=lazily(Text(en="Length in minutes", fr="Durée en minutes")), min_value=15, max_value=240, initial=45
        ),
        place_name=fields.words(
            Text(en="Place", fr="Lieu"),
            hint=Text(en="Leave it empty for an interview by video.", fr="Laissez vide pour une entrevue par vidéo."),
            required=False,
        ),
        place_lines=fields.passage(Text(en="Its address", fr="Son adresse"), required=False, at_most=300),
        interpreter_en=fields.words(
            Text(en="Language of the interpreter, in English", fr="Langue de l’interprète, en anglais"),
            required=False,
            at_most=40,
        ),
        interpreter_fr=fields.words(
            Text(en="Language of the interpreter, in French", fr="Langue de l’interprète, en français"),
            required=False,
            at_most=40,
        ),
    )


def starts_at(typed: dict[str, Any]) -> datetime:
    """Return the instant (UTC) that was typed."""
    at: time = typed["at"]
    return datetime.combine(typed["day"], at, UTC)


def call_of(typed: dict[str, Any]) -> InterviewCall:
    """Return the interview that was typed."""
    en, fr = typed["interpreter_en"], typed["interpreter_fr"]
    return InterviewCall(
        starts_at=starts_at(typed),
        length_minutes=typed["minutes"],
        place_name=typed["place_name"],
        place_lines=tuple(line for line in typed["place_lines"].splitlines() if line.strip()),
        interpreter=Text(en=en or fr, fr=fr or en) if en or fr else None,
    )


def notes(_: Desk) -> FormType:
    """Ask for the notes of an interview."""
    return made_of(
        notes=fields.passage(
            Text(en="Questions, answers and what you noted", fr="Questions, réponses et ce que vous avez noté"),
            hint=Text(en="The person may ask to see them.", fr="La personne peut demander à les voir."),
        )
    )


# --- biometrics, health --------------------------------------------------------------------------------------------


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


# --- permit and mail -----------------------------------------------------------------------------------------------


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
        reasons=_written(desk, Text(en="Reasons", fr="Explication")),
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


def reason(_: Desk) -> FormType:
    """Ask for reasons that stay in the file."""
    return made_of(reasons=fields.passage(Text(en="Reasons", fr="Motifs"), hint=_IN_FILE))


def tracking(_: Desk) -> FormType:
    """Ask for the carrier's number."""
    return made_of(tracking_number=fields.words(Text(en="Tracking number", fr="Numéro de repérage"), at_most=40))


def leaving(_: Desk) -> FormType:
    """Ask for the day of leaving Canada."""
    return made_of(left_on=fields.day(Text(en="Day of leaving Canada", fr="Jour du départ du Canada")))


def returning(_: Desk) -> FormType:
    """Ask for the day of coming back, and from where."""
    return made_of(
        returned_on=fields.day(Text(en="Day of coming back", fr="Jour du retour")),
        country=fields.country(Text(en="Country entered from", fr="Pays de provenance")),
    )
