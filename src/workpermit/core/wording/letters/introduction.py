"""Port of entry letter of introduction, in both languages: allowed to work in Canada, not a permit (OUT-01, IN-09)."""

from __future__ import annotations

from datetime import date

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording import labels
from workpermit.core.wording.details import IntroductionDetails, TravelAuthority
from workpermit.core.wording.parts import Box, Listing, Pairs, Points, Say, Table, Topic, Wording, Words
from workpermit.core.wording.shared import CONDITIONS, NO_CONDITION, REMARKS, WARNING
from workpermit.core.wording.terms import Pair, terms_rows, verbatim
from workpermit.core.wording.typography import date_text


def _enter_by(details: IntroductionDetails) -> date:
    # A visa or a medical certificate that runs out first ends the time to enter before the letter does (R30(3)).
    ends = (details.enter_by, details.visa_valid_until, details.medical_valid_until)
    return min(day for day in ends if day is not None)


def _visa_first(details: IntroductionDetails) -> bool:
    return details.visa_valid_until == _enter_by(details) < details.enter_by and not _medical_first(details)


def _medical_first(details: IntroductionDetails) -> bool:
    return details.medical_valid_until == _enter_by(details) < details.enter_by


def _values(details: IntroductionDetails) -> Words:
    visa, medical = details.visa_valid_until, details.medical_valid_until
    return {
        "enter_by": date_text(_enter_by(details)),
        "letter_until": date_text(details.enter_by),
        "passport": details.passport_number,
        "visa_until": date_text(visa) if visa else "",
        "medical_until": date_text(medical) if medical else "",
    }


def _holder(details: IntroductionDetails) -> Pairs:
    return (
        (labels.NAME, verbatim(details.head.applicant.full)),
        (labels.BORN_ON, date_text(details.born_on)),
        (labels.CITIZENSHIP, details.citizenship),
        (labels.PASSPORT_NUMBER, verbatim(details.passport_number)),
        (labels.ENTER_BY, date_text(_enter_by(details))),
    )


def _terms(details: IntroductionDetails) -> Pairs:
    rows: list[Pair] = list(terms_rows(details.terms))
    if details.lmia_number is not None:
        rows.append((labels.LMIA_NUMBER, verbatim(details.lmia_number)))
    if details.offer_number is not None:
        rows.append((labels.JOB_OFFER_NUMBER, verbatim(details.offer_number)))
    return tuple(rows)


def _visa(details: IntroductionDetails) -> bool:
    return details.travel_authority is TravelAuthority.VISA and details.visa_valid_until is not None


def _electronic(details: IntroductionDetails) -> bool:
    return details.travel_authority is TravelAuthority.ELECTRONIC_AUTHORIZATION


_BRING: tuple[Say[IntroductionDetails], ...] = (
    Say(Text(en="This letter, on paper or on a screen", fr="Cette lettre, sur papier ou à l’écran")),
    Say(
        Text(
            en="Passport {passport}, or the new one if it has been replaced, with proof of the old one",
            fr="Le passeport {passport} ou, s’il a été remplacé, le nouveau avec une preuve de l’ancien",
        )
    ),
    Say(
        Text(
            en="The visa in your passport, valid until {visa_until}",
            fr="Le visa apposé dans votre passeport, valide jusqu’au {visa_until}",
        ),
        when=_visa,
    ),
    Say(
        Text(
            en="Proof of your job: the offer or contract, and what shows that you can do the work",
            fr="La preuve de votre emploi\u00a0: l’offre ou le contrat, et ce qui montre que vous pouvez faire le "
            "travail",
        ),
        when=lambda d: not d.terms.is_open,
    ),
    Say(
        Text(
            en="Proof of your medical exam, which is valid until {medical_until} and must be valid on the day you "
            "enter",
            fr="La preuve de votre examen médical, qui est valide jusqu’au {medical_until} et doit l’être le jour de "
            "votre entrée",
        ),
        when=lambda d: d.medical_valid_until is not None,
    ),
)

WORDING: Wording[IntroductionDetails] = Wording(
    letter=Letter.INTRODUCTION,
    title=Text(en="Port of entry letter of introduction", fr="Lettre d’introduction au point d’entrée"),
    values=_values,
    about=False,
    parts=(
        Say(
            Text(
                en="Your application for a work permit is approved: you are allowed to work in Canada. Bring this "
                "letter and present it at the port of entry, no later than {enter_by}.",
                fr="Votre demande de permis de travail est approuvée\u00a0: vous avez l’autorisation de travailler au "
                "Canada. Apportez cette lettre et présentez-la au point d’entrée, au plus tard le {enter_by}.",
            )
        ),
        Say(
            Text(
                en="This letter is valid until {letter_until}, but your visa only until {visa_until}, and it must be "
                "valid on the day you enter.",
                fr="Cette lettre est valide jusqu’au {letter_until}, mais votre visa ne l’est que jusqu’au "
                "{visa_until}, et il doit l’être le jour de votre entrée.",
            ),
            when=_visa_first,
        ),
        Say(
            Text(
                en="This letter is valid until {letter_until}, but your medical exam only until {medical_until}, and "
                "it must be valid on the day you enter.",
                fr="Cette lettre est valide jusqu’au {letter_until}, mais votre examen médical ne l’est que jusqu’au "
                "{medical_until}, et il doit l’être le jour de votre entrée.",
            ),
            when=_medical_first,
        ),
        Box(
            Text(en="This letter is not a work permit", fr="Cette lettre n’est pas un permis de travail"),
            Text(
                en="A border services officer issues the work permit at the port of entry, on the day you arrive; you "
                "cannot work before. This letter is not a travel document and does not by itself give the right to "
                "enter Canada.",
                fr="Un agent des services frontaliers délivre le permis de travail au point d’entrée, le jour de "
                "votre arrivée\u00a0; vous ne pouvez pas travailler avant. Cette lettre n’est pas un titre de voyage "
                "et ne donne pas à elle seule le droit d’entrer au Canada.",
            ),
            tone=WARNING,
        ),
        Box(
            Text(
                en="You are in Canada: you must leave the country to activate your work permit",
                fr="Vous êtes au Canada\u00a0: vous devez quitter le pays pour activer votre permis de travail",
            ),
            Text(
                en="The permit is issued when you come back. If you re-enter from the United States or from "
                "Saint-Pierre-et-Miquelon, you may not be able to activate it. Ask us about your own route before you "
                "travel.",
                fr="Le permis est délivré à votre retour. Si vous revenez des États-Unis ou de "
                "Saint-Pierre-et-Miquelon, il se peut que vous ne puissiez pas l’activer. Renseignez-vous auprès de "
                "nous sur votre itinéraire avant de partir.",
            ),
            tone=WARNING,
            when=lambda d: d.in_canada,
        ),
        Table(_holder),
        Topic(Text(en="The work permit that is approved", fr="Le permis de travail approuvé")),
        Table(_terms),
        Topic(CONDITIONS),
        Listing(lambda d: d.terms.conditions, numbered=True, when=lambda d: bool(d.terms.conditions)),
        Say(NO_CONDITION, when=lambda d: not d.terms.conditions),
        Topic(REMARKS, when=lambda d: bool(d.terms.remarks)),
        Listing(lambda d: d.terms.remarks, when=lambda d: bool(d.terms.remarks)),
        Topic(Text(en="What to bring", fr="Ce qu’il faut apporter")),
        Points(_BRING),
        Say(
            Text(
                en="An electronic travel authorization comes with this approval and is linked to passport {passport}; "
                "there is nothing to carry for it. If you travel with another passport, apply for a new one first.",
                fr="Une autorisation de voyage électronique accompagne cette approbation et est liée au passeport "
                "{passport}\u00a0; vous n’avez rien à apporter à ce sujet. Si vous voyagez avec un autre passeport, "
                "demandez-en d’abord une nouvelle.",
            ),
            when=_electronic,
        ),
        Topic(Text(en="At the port of entry", fr="Au point d’entrée")),
        Say(
            Text(
                en="The officer checks who you are, this letter, and your employer where the permit names one, and "
                "decides. Before you leave the counter, read the permit and have any mistake corrected. It cannot run "
                "longer than your passport, except for citizens of the United States.",
                fr="L’agent vérifie votre identité, cette lettre et, si le permis en nomme un, votre employeur, puis "
                "décide. Avant de quitter le comptoir, lisez le permis et faites corriger toute erreur. Le permis ne "
                "peut pas durer plus longtemps que votre passeport, sauf pour les citoyens des États-Unis.",
            )
        ),
        Say(
            Text(
                en="This letter cannot be extended. After {letter_until} it has no effect and a new application is "
                "needed.",
                fr="Cette lettre ne peut pas être prolongée. Après le {letter_until}, elle n’a plus d’effet et une "
                "nouvelle demande est nécessaire.",
            )
        ),
        Say(
            Text(
                en="This letter carries a seal. Whoever reads it can check, without a network, that we issued it and "
                "that nothing in it was changed.",
                fr="Cette lettre porte un sceau. Toute personne qui la lit peut vérifier, sans réseau, que nous "
                "l’avons délivrée et que rien n’y a été modifié.",
            )
        ),
    ),
)
