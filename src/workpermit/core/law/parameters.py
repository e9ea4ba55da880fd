"""Numbers and lists the rules use, each with its source and the days it holds; an office's own lists are marked so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workpermit.core.law.findings import Source, act, policy, practice, reading, regulation
from workpermit.core.law.places import DESIGNATED, LOW_INCIDENCE, VISA_EXEMPT, VISA_EXEMPT_WITH_MEXICO
from workpermit.core.law.vocabulary.types import Value
from workpermit.core.text import Text


@dataclass(frozen=True, slots=True)
class Held:
    """A value and the days it held; `until_on` is the last day included, None is without end."""

    value: Value
    source: Source
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """One dated parameter; periods are in order and do not overlap. `configurable`: an office may replace the list."""

    name: str
    label: Text
    held: tuple[Held, ...]
    unit: str = ""
    configurable: bool = False

    def on(self, day: date) -> Value:
        """Return the value held on `day`, None where there was none."""
        for held in self.held:
            if (held.from_on is None or held.from_on <= day) and (held.until_on is None or day <= held.until_on):
                return held.value
        return None

    @property
    def constant(self) -> bool:
        """Tell whether the value is the same on every day."""
        return len(self.held) == 1 and self.held[0].from_on is None and self.held[0].until_on is None


def _dollars(name: str, en: str, fr: str, amount: int, provision: str) -> Parameter:
    return Parameter(name, Text(en=en, fr=fr), (Held(amount, regulation(provision)),), unit="CAD")


_MEXICO_LAST_EXEMPT_DAY = date(2024, 2, 29)
_MEXICO_FIRST_VISA_DAY = date(2024, 3, 1)

_ALL = (
    _dollars("work_permit_fee", "work permit fee", "frais du permis de travail", 155, "299(1)"),
    _dollars(
        "open_holder_fee", "open work permit holder’s fee", "frais de titulaire d’un permis ouvert", 100, "303.2(1)"
    ),
    _dollars("compliance_fee", "employer compliance fee", "frais de conformité de l’employeur", 230, "303.1(1)"),
    _dollars("biometrics_fee", "biometrics fee", "frais relatifs aux données biométriques", 85, "315.1(1)"),
    Parameter(
        "missing_biometrics_make_incomplete",
        Text(
            en="missing biometrics make the application incomplete once their window has lapsed",
            fr="sans données biométriques, la demande devient incomplète une fois le délai passé",
        ),
        (Held(True, reading(1)),),
        configurable=True,
    ),
    Parameter(
        "visa_exempt_countries",
        Text(en="nationalities that need no visa", fr="nationalités dispensées de visa"),
        (
            Held(VISA_EXEMPT_WITH_MEXICO, regulation("190(1)"), until_on=_MEXICO_LAST_EXEMPT_DAY),
            Held(VISA_EXEMPT, regulation("190(1)"), from_on=_MEXICO_FIRST_VISA_DAY),
        ),
        configurable=True,
    ),
    Parameter(
        "designated_countries",
        Text(
            en="places with a higher incidence of serious communicable disease",
            fr="lieux à incidence plus élevée de maladies transmissibles graves",
        ),
        (Held(DESIGNATED, regulation("30(1)(a)(iii)")),),
        configurable=True,
    ),
    Parameter(
        "low_incidence_countries",
        Text(en="places known not to be designated", fr="lieux réputés non désignés"),
        (Held(LOW_INCIDENCE, regulation("30(1)(a)(iii)")),),
        configurable=True,
    ),
    Parameter(
        "five_year_medical_policy",
        Text(
            en="a low-risk exam of the last five years serves for people in Canada",
            fr="un examen à faible risque des cinq dernières années suffit au Canada",
        ),
        (
            Held(False, act("25.2"), until_on=date(2022, 10, 5)),
            Held(True, act("25.2"), from_on=date(2022, 10, 6), until_on=date(2029, 10, 5)),
            Held(False, act("25.2"), from_on=date(2029, 10, 6)),
        ),
    ),
    Parameter(
        "flagpoling_designation",
        Text(
            en="ports of entry do not take applications from people who leave and come straight back",
            fr="les points d’entrée ne reçoivent pas les demandes de qui sort et revient aussitôt",
        ),
        (
            Held(False, regulation("26.1"), until_on=date(2024, 12, 23)),
            Held(True, regulation("26.1"), from_on=date(2024, 12, 24)),
        ),
    ),
    Parameter(
        "visitor_policy_opens_on",
        Text(en="the first day of the visitor policy", fr="le premier jour de la politique sur les visiteurs"),
        (Held(date(2020, 8, 24), policy("VISIT2WORK2020")),),
    ),
    Parameter(
        "visitor_policy_ends_on",
        Text(en="the day the visitor policy ended", fr="le jour de fin de la politique sur les visiteurs"),
        (Held(date(2024, 8, 28), policy("VISIT2WORK2020")),),
    ),
    Parameter(
        "extension_proof_days",
        Text(en="days printed on the proof of extension", fr="jours inscrits sur la preuve de prolongation"),
        (
            Held(180, practice("WP-EXT"), until_on=date(2026, 4, 26)),
            Held(365, practice("WP-EXT"), from_on=date(2026, 4, 27)),
        ),
        unit="days",
    ),
    Parameter(
        "more_time_by_rule_days",
        Text(
            en="days of more time to send documents that are given at once, where they are asked for before the due "
            "date and for the first time",
            fr="jours de délai supplémentaire pour envoyer des documents, accordés aussitôt lorsqu’ils sont demandés "
            "avant la date limite et pour la première fois",
        ),
        (Held(30, reading(47)),),
        unit="days",
        configurable=True,
    ),
    Parameter(
        "enquiry_answer_days",
        Text(
            en="days in which an enquiry is answered", fr="jours dans lesquels une demande de renseignements a réponse"
        ),
        (Held(30, reading(50)),),
        unit="days",
        configurable=True,
    ),
    Parameter(
        "cure_window_days",
        Text(
            en="days to complete an application before its return; none by default",
            fr="jours pour compléter une demande avant son retour\u00a0 ; aucun par défaut",
        ),
        (Held(0, reading(19)),),
        unit="days",
        configurable=True,
    ),
)

PARAMETERS: dict[str, Parameter] = {parameter.name: parameter for parameter in _ALL}


def parameter_on(name: str, day: date) -> Value:
    """Return the value of a parameter on a day.

    Raises:
        KeyError: there is no such parameter.
    """
    return PARAMETERS[name].on(day)
