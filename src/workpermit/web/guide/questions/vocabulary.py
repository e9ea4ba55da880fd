"""How the facts that questionnaires ask for are put to the person, and the facts of a trip that is only thought of.

A fact's own label serves where nothing better stands here; its choices need words, since codes are never shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from workpermit.core.law.facts import FACTS, Value
from workpermit.core.law.places import SAINT_PIERRE_AND_MIQUELON, UNITED_STATES
from workpermit.core.law.vocabulary.types import Fact, FactType, Origin
from workpermit.core.text import Text

ELSEWHERE: Final = "XX"  # ISO 3166 leaves this code to its users: a country that is neither of the two


@dataclass(frozen=True, slots=True)
class Put:
    """How one fact is asked: the question, what helps to answer it, the words of its choices, of "there was none"."""

    question: Text
    hint: Text | None = None
    choices: Mapping[str, Text] = field(default_factory=dict)
    none: Text | None = None


ROUTE: Final = {
    UNITED_STATES: Text(en="the United States", fr="les États-Unis"),
    SAINT_PIERRE_AND_MIQUELON: Text(en="Saint-Pierre-et-Miquelon", fr="Saint-Pierre-et-Miquelon"),
    ELSEWHERE: Text(en="any other country", fr="tout autre pays"),
}
# What a trip is, before it is a departure on record.
OF_A_TRIP: Final = {
    one.name: one
    for one in (
        Fact(
            "trip_left_on",
            FactType.DATE,
            Text(en="the day of leaving Canada", fr="le jour du départ du Canada"),
            date(2026, 12, 18),
            Origin.FORM,
        ),
        Fact(
            "trip_returned_on",
            FactType.DATE,
            Text(en="the day of coming back", fr="le jour du retour"),
            date(2027, 1, 4),
            Origin.FORM,
        ),
        Fact(
            "trip_route",
            FactType.COUNTRIES,
            Text(en="the countries of the trip", fr="les pays du voyage"),
            ("MX",),
            Origin.FORM,
        ),
        Fact(
            "holds_letter",
            FactType.BOOLEAN,
            Text(en="a letter of introduction is held", fr="une lettre d’introduction est détenue"),
            True,
            Origin.FORM,
        ),
    )
}
ASKABLE: Final[Mapping[str, Fact]] = {**FACTS, **OF_A_TRIP}

PUT: Final[Mapping[str, Put]] = {
    "judged_on": Put(Text(en="For which day do you ask?", fr="Pour quel jour posez-vous la question ?")),
    "form": Put(
        Text(en="Which form did you fill out?", fr="Quel formulaire avez-vous rempli ?"),
        choices={
            "imm_5710": Text(
                en="IMM 5710: to change conditions, extend a stay or remain a worker, in Canada",
                fr="IMM 5710 : modifier les conditions, proroger le séjour ou demeurer travailleur, au Canada",
            ),
            "imm_1295": Text(
                en="IMM 1295: a work permit made outside of Canada",
                fr="IMM 1295 : permis de travail demandé à l’extérieur du Canada",
            ),
        },
    ),
    "received_on": Put(
        Text(en="On which day did we receive your application?", fr="Quel jour avons-nous reçu votre demande ?"),
        Text(
            en="The receipt states it in UTC. If you have not applied yet, give the day on which you mean to.",
            fr="Le reçu l’indique en temps UTC. Si vous n’avez pas encore présenté la demande, donnez le jour prévu.",
        ),
    ),
    "decision": Put(
        Text(en="What became of the application?", fr="Qu’est-il advenu de la demande ?"),
        choices={
            "approved": Text(en="Approved", fr="Approuvée"),
            "refused": Text(en="Refused", fr="Refusée"),
            "withdrawn": Text(en="Withdrawn", fr="Retirée"),
            "returned": Text(en="Returned as incomplete", fr="Retournée, car incomplète"),
        },
        none=Text(en="It is still being processed", fr="Elle est encore en traitement"),
    ),
    "status_in_canada": Put(
        Text(en="What is your status in Canada?", fr="Quel est votre statut au Canada ?"),
        Text(
            en="If a stay ran out while your application is with us, give the status you had.",
            fr="Si un séjour a pris fin pendant que nous avons votre demande, donnez le statut que vous aviez.",
        ),
        choices={
            "worker": Text(en="Worker", fr="Travailleur"),
            "student": Text(en="Student", fr="Étudiant"),
            "visitor": Text(en="Visitor", fr="Visiteur"),
            "none": Text(
                en="None: I am not in Canada, or have no status", fr="Aucun : je ne suis pas au Canada, ou sans statut"
            ),
        },
    ),
    "status_until": Put(
        Text(en="Until which day was your stay authorized?", fr="Jusqu’à quel jour votre séjour était-il autorisé ?"),
        Text(
            en="The last day printed on your permit or visitor record, before any extension by law.",
            fr="Le dernier jour inscrit sur votre permis ou votre fiche de visiteur, sans prolongation par la loi.",
        ),
        none=Text(en="None was ever set", fr="Aucun n’a été fixé"),
    ),
    "permit_kind": Put(
        Text(en="Which kind of work permit is it about?", fr="De quel genre de permis s’agit-il ?"),
        choices={
            "employer_specific": Text(en="For one named employer", fr="Lié à un employeur donné"),
            "open": Text(en="Open", fr="Ouvert"),
        },
    ),
    "previous_permits": Put(
        Text(en="Your latest work permit", fr="Votre dernier permis de travail"),
        none=Text(en="I have never held a work permit", fr="Je n’ai jamais eu de permis de travail"),
    ),
    "departures": Put(
        Text(
            en="Your last trip out of Canada since that permit expired",
            fr="Votre dernier voyage hors du Canada depuis l’expiration de ce permis",
        ),
        none=Text(en="I have not left Canada since", fr="Je n’ai pas quitté le Canada depuis"),
    ),
    "places_lived": Put(
        Text(
            en="A place outside Canada where you lived for six months in a row, in the last year",
            fr="Un lieu hors du Canada où vous avez vécu six mois d’affilée, dans la dernière année",
        ),
        Text(
            en="If there were several, give the one where you stayed longest.",
            fr="S’il y en a plusieurs, donnez celui où vous avez vécu le plus longtemps.",
        ),
        none=Text(en="Nowhere outside Canada", fr="Nulle part hors du Canada"),
    ),
    "trip_left_on": Put(Text(en="When would you leave Canada?", fr="Quand quitteriez-vous le Canada ?")),
    "trip_returned_on": Put(Text(en="When would you come back?", fr="Quand reviendriez-vous ?")),
    "trip_route": Put(
        Text(en="Which countries would you be in?", fr="Dans quels pays seriez-vous ?"),
        Text(
            en="Tick every one, also those you only pass through.",
            fr="Cochez-les tous, même ceux où vous ne faites que passer.",
        ),
        choices=ROUTE,
    ),
    "holds_letter": Put(
        Text(
            en="Do you hold a port of entry letter of introduction?",
            fr="Avez-vous une lettre d’introduction au point d’entrée ?",
        ),
        Text(
            en="We send it once an application is approved. It is not a work permit.",
            fr="Nous l’envoyons une fois une demande approuvée. Ce n’est pas un permis de travail.",
        ),
    ),
    "letter_valid_until": Put(
        Text(en="What is the last day of the letter?", fr="Quel est le dernier jour de la lettre ?"),
        none=Text(en="I have no letter", fr="Je n’ai pas de lettre"),
    ),
    "visa_valid_until": Put(
        Text(en="Until when is your visa valid?", fr="Jusqu’à quand votre visa est-il valide ?"),
        none=Text(en="I have no visa", fr="Je n’ai pas de visa"),
    ),
    "route_since_leaving": Put(
        Text(
            en="Where will you have been since you left Canada, on arriving?",
            fr="Où aurez-vous été, à l’arrivée, depuis votre départ du Canada ?",
        ),
        choices=ROUTE,
        none=Text(
            en="I have not stayed in Canada before this arrival",
            fr="Je n’ai pas séjourné au Canada avant cette arrivée",
        ),
    ),
    "held_status_when_leaving": Put(
        Text(
            en="When you left Canada, did you hold status as a worker, student or visitor?",
            fr="À votre départ du Canada, aviez-vous le statut de travailleur, d’étudiant ou de visiteur ?",
        ),
    ),
    "citizenship": Put(
        Text(en="Of which country are you a citizen?", fr="De quel pays avez-vous la citoyenneté ?"),
        Text(en="The country of the passport you travel with.", fr="Le pays du passeport avec lequel vous voyagez."),
    ),
    "country_of_residence": Put(Text(en="In which country do you live?", fr="Dans quel pays vivez-vous ?")),
    "us_permanent_resident": Put(
        Text(
            en="Are you a permanent resident of the United States?",
            fr="Avez-vous la résidence permanente aux États-Unis ?",
        ),
    ),
    "born_on": Put(Text(en="When were you born?", fr="Quelle est votre date de naissance ?")),
    "biometrics_enrolled_on": Put(
        Text(
            en="When did you last give biometrics for Canada?",
            fr="Quand avez-vous fourni pour la dernière fois des données biométriques pour le Canada ?",
        ),
        none=Text(en="Never", fr="Jamais"),
    ),
    "biometrics_exempt_class": Put(
        Text(
            en="Are you a head of state or government, an accredited diplomat, or family of one?",
            fr="Êtes-vous chef d’État ou de gouvernement, diplomate accrédité, ou de la famille de l’un d’eux ?",
        ),
    ),
    "permanent_residence_pending_with_biometrics": Put(
        Text(
            en="Is an application of yours for permanent residence still pending, for which you gave biometrics?",
            fr="Avez-vous une demande de résidence permanente en cours pour laquelle vous avez fourni des données "
            "biométriques ?",
        ),
    ),
    "public_health_occupation": Put(
        Text(
            en="Will you work in health care, with children, in a school or in somebody’s home?",
            fr="Travaillerez-vous en santé, auprès d’enfants, dans une école ou au domicile de quelqu’un ?",
        ),
        Text(
            en="Such as hospitals, clinics, laboratories, nursing homes, day care, teaching, care at home.",
            fr="Par exemple : hôpitaux, cliniques, laboratoires, foyers de soins, garderies, enseignement, soins à "
            "domicile.",
        ),
    ),
    "agricultural_occupation": Put(
        Text(en="Will you work in agriculture?", fr="Travaillerez-vous en agriculture ?"),
    ),
    "requested_from": Put(
        Text(en="From which day do you ask to work?", fr="À partir de quel jour demandez-vous à travailler ?")
    ),
    "requested_until": Put(
        Text(en="Until which day do you ask to work?", fr="Jusqu’à quel jour demandez-vous à travailler ?")
    ),
    "medical_exam_on": Put(
        Text(
            en="When was your last immigration medical exam?",
            fr="Quand avez-vous passé votre dernier examen médical aux fins de l’immigration ?",
        ),
        none=Text(en="I never had one", fr="Je n’en ai jamais passé"),
    ),
    "medical_result": Put(
        Text(en="What was its result?", fr="Quel en a été le résultat ?"),
        choices={
            "passed": Text(en="Passed", fr="Réussi"),
            "passed_with_restrictions": Text(en="Passed, with restrictions", fr="Réussi, avec restrictions"),
            "failed": Text(en="Not passed", fr="Non réussi"),
        },
        none=Text(en="There is none", fr="Il n’y en a pas"),
    ),
    "in_canada_on_filing": Put(
        Text(
            en="Were you in Canada when you applied, or will you be?",
            fr="Étiez-vous, ou serez-vous, au Canada au dépôt de la demande ?",
        ),
    ),
    "lmia_number": Put(
        Text(
            en="The number of the labour market impact assessment (LMIA)",
            fr="Le numéro de l’étude d’impact sur le marché du travail (EIMT)",
        ),
        none=Text(en="There is none", fr="Il n’y en a pas"),
    ),
    "offer_number": Put(
        Text(en="The number of the offer of employment", fr="Le numéro de l’offre d’emploi"),
        Text(en="The letter A and seven digits.", fr="La lettre A et sept chiffres."),
        none=Text(en="There is none", fr="Il n’y en a pas"),
    ),
    "seasonal_agriculture": Put(
        Text(
            en="Is the job part of the Seasonal Agricultural Worker Program?",
            fr="L’emploi relève-t-il du Programme des travailleurs agricoles saisonniers ?",
        ),
    ),
    "interim_authorized_on": Put(
        Text(
            en="When did we e-mail you an interim authorization to work?",
            fr="Quand vous avons-nous envoyé par courriel une autorisation provisoire de travailler ?",
        ),
        none=Text(en="You did not", fr="Vous n’en avez pas envoyé"),
    ),
    "approval_note_on": Put(
        Text(
            en="From which day is the permit of the approval note in force?",
            fr="À partir de quel jour le permis de la note d’approbation est-il en vigueur ?",
        ),
        none=Text(en="I have no such note", fr="Je n’ai pas de telle note"),
    ),
    "permit_valid_until": Put(
        Text(en="Until when does that permit run?", fr="Jusqu’à quand ce permis est-il valide ?"),
        none=Text(en="I do not have it", fr="Je ne l’ai pas"),
    ),
    "decided_on": Put(
        Text(en="On which day was it decided?", fr="Quel jour la décision a-t-elle été prise ?"),
        none=Text(en="It is not decided", fr="Elle n’est pas prise"),
    ),
}
# Of a record, what a person knows and a rule reads; a number is never needed.
PARTS: Final[Mapping[str, Mapping[str, Text]]] = {
    "previous_permits": {
        "valid_from": Text(en="First day", fr="Premier jour"),
        "valid_until": Text(en="Last day", fr="Dernier jour"),
    },
    "departures": {
        "left_on": Text(en="Day you left", fr="Jour du départ"),
        "returned_on": Text(en="Day you came back", fr="Jour du retour"),
    },
    "places_lived": {
        "country": Text(en="Country", fr="Pays"),
        "from_on": Text(en="From", fr="Du"),
        "until_on": Text(
            en="Until (leave empty if you still live there)", fr="Au (laissez vide si vous y vivez encore)"
        ),
    },
}
# What a record needs besides, where the person is not asked for it.
FILLED: Final[Mapping[str, Mapping[str, Value]]] = {
    "previous_permits": {"number": None, "employer": None},
    "departures": {"route": (ELSEWHERE,)},
    "places_lived": {},
}
