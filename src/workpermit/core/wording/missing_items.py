"""What a return says of each thing that is missing: its label, why it is required, and the provision (AYA-04)."""

from __future__ import annotations

from typing import Final

from workpermit.core.law.book.completeness import ROW_BY_CODE
from workpermit.core.text import Text
from workpermit.core.wording.details import MissingItem
from workpermit.core.wording.provisions import provision_text

WHY: Final[dict[str, Text]] = {
    "signature": Text(
        en="By signing, one declares that what the form says is true; without it there is no application.",
        fr="Par sa signature, on déclare que ce que dit le formulaire est vrai\u00a0; sans elle, il n’y a pas de "
        "demande.",
    ),
    "online_filing": Text(
        en="An application made in Canada is made online, unless an exception applies.",
        fr="Une demande présentée au Canada se fait en ligne, à moins qu’une exception s’applique.",
    ),
    "work_permit_fee": Text(
        en="The processing fee is paid when one applies, and the proof goes with the application.",
        fr="Les frais de traitement se paient au moment de la demande, et la preuve y est jointe.",
    ),
    "open_holder_fee": Text(
        en="An open work permit has a fee of its own, besides the processing fee.",
        fr="Un permis de travail ouvert entraîne des frais distincts, en plus des frais de traitement.",
    ),
    "passport": Text(
        en="We need the pages that show who you are, how long the passport is valid, and its stamps.",
        fr="Il nous faut les pages qui montrent votre identité, la validité du passeport et ses timbres.",
    ),
    "passport_valid": Text(
        en="The passport must be valid on the day we receive the application.",
        fr="Le passeport doit être valide le jour où nous recevons la demande.",
    ),
    "family_information": Text(
        en="The law asks for the particulars of each member of your family, including those who stay behind.",
        fr="La loi exige les renseignements sur chaque membre de votre famille, même ceux qui ne vous accompagnent "
        "pas.",
    ),
    "job_offer": Text(
        en="A permit for one employer rests on the offer of that employer.",
        fr="Un permis lié à un employeur donné repose sur l’offre de cet employeur.",
    ),
    "lmia_or_offer_number": Text(
        en="Without the number of the labour market impact assessment (LMIA) or of the offer, we cannot find what the "
        "employer had to do before you applied.",
        fr="Sans le numéro de l’étude d’impact sur le marché du travail (EIMT) ou celui de l’offre, nous ne pouvons "
        "pas trouver ce que l’employeur devait faire avant votre demande.",
    ),
    "qualification_proof": Text(
        en="An officer must be able to see that you can do the work: your education, your registration or your "
        "experience.",
        fr="Un agent doit pouvoir constater que vous pouvez exercer l’emploi\u00a0: vos études, votre permis "
        "d’exercice ou votre expérience.",
    ),
    "status_document": Text(
        en="Someone who applies in Canada shows on what document they are in the country.",
        fr="Une personne qui présente sa demande au Canada montre en vertu de quel document elle s’y trouve.",
    ),
    "employment_proof": Text(
        en="Someone who works in Canada shows the work that they do now.",
        fr="Une personne qui travaille au Canada montre le travail qu’elle exerce actuellement.",
    ),
    "quebec_acceptance": Text(
        en="For work in Quebec with an LMIA, the consent of the province comes first.",
        fr="Pour un travail au Québec visé par une EIMT, il faut d’abord le consentement de la province.",
    ),
    "relationship_proof": Text(
        en="A family member who comes along shows how they are related to you.",
        fr="Un membre de la famille qui vous accompagne prouve son lien avec vous.",
    ),
    "open_permit_proof": Text(
        en="An open work permit is given only in certain situations, and yours must be shown.",
        fr="Un permis de travail ouvert n’est accordé que dans certaines situations, et la vôtre doit être démontrée.",
    ),
    "representative_form": Text(
        en="We may deal with your representative only once you have named them on the signed form.",
        fr="Nous ne pouvons traiter avec la personne qui vous représente que si vous l’avez désignée sur le "
        "formulaire signé.",
    ),
    "translations": Text(
        en="We can read a document only in English or French, with the translator’s affidavit.",
        fr="Nous ne pouvons lire un document qu’en français ou en anglais, avec l’affidavit du traducteur.",
    ),
    "photo": Text(
        en="Someone who does not give biometrics sends a photo that meets the specifications.",
        fr="Une personne qui ne fournit pas de données biométriques envoie une photo conforme aux exigences.",
    ),
}


def missing_item(code: str) -> MissingItem:
    """Say what a return says of one row of the checklist.

    Raises:
        KeyError: the checklist has no such row.
    """
    row = ROW_BY_CODE[code]
    return MissingItem(label=_capital(row.label), why=WHY[code], source=provision_text(row.sources))


def _capital(text: Text) -> Text:
    return Text(en=text.en[0].upper() + text.en[1:], fr=text.fr[0].upper() + text.fr[1:])
