"""The dictionary of documents: what each one is, why it is asked, how and where to get it, in plain words (feature 35).

General information for whoever is asked; what an officer wrote beside an item goes before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Text


@dataclass(frozen=True, slots=True)
class DocumentGuide:
    """One entry of the dictionary."""

    what: Text
    why: Text
    how: Text
    where: Text


def guide_to(kind: DocumentKind) -> DocumentGuide:
    """Return the entry for a kind of document."""
    return _GUIDE[kind]


_GUIDE: Final = {
    DocumentKind.PASSPORT: DocumentGuide(
        what=Text(
            en="The page of your passport with your photo and your details, and every page with a stamp or a visa.",
            fr="La page de votre passeport avec votre photo et vos renseignements, et chaque page portant un timbre ou "
            "un visa.",
        ),
        why=Text(
            en="It shows who you are and your citizenship. A work permit cannot be valid longer than your passport.",
            fr="Il établit votre identité et votre citoyenneté. Un permis de travail ne peut pas être valide plus "
            "longtemps que votre passeport.",
        ),
        how=Text(
            en="Scan or photograph the open pages flat, in even light, so that the two lines of letters and digits at "
            "the bottom are whole.",
            fr="Numérisez ou photographiez les pages ouvertes à plat, sous une lumière égale, de sorte que les deux "
            "lignes de lettres et de chiffres du bas soient entières.",
        ),
        where=Text(
            en="If you need a new one: the passport office of your country, or its embassy or consulate.",
            fr="S’il vous en faut un nouveau : le bureau des passeports de votre pays, ou son ambassade ou consulat.",
        ),
    ),
    DocumentKind.PHOTO: DocumentGuide(
        what=Text(
            en="A recent photo of your face, looking straight ahead, on a plain light background.",
            fr="Une photo récente de votre visage, de face, sur un fond uni et clair.",
        ),
        why=Text(
            en="It lets an officer see that the application and the passport are about the same person.",
            fr="Elle permet à l’agent de voir que la demande et le passeport concernent la même personne.",
        ),
        how=Text(
            en="Send the picture file itself, at least 420 pixels wide and 540 high, rather than a scan of a print.",
            fr="Envoyez le fichier image lui-même, d’au moins 420 pixels de large et 540 de haut, plutôt que la "
            "numérisation d’un tirage.",
        ),
        where=Text(
            en="Any photographer who makes passport photos.",
            fr="Tout photographe qui fait des photos de passeport.",
        ),
    ),
    DocumentKind.FEE_RECEIPT: DocumentGuide(
        what=Text(
            en="The receipt that you were given when you paid the fees online.",
            fr="Le reçu qui vous a été remis lorsque vous avez payé les frais en ligne.",
        ),
        why=Text(
            en="An application is complete only with proof that its fees are paid.",
            fr="Une demande n’est complète qu’avec la preuve du paiement de ses frais.",
        ),
        how=Text(
            en="Save the receipt as a PDF; the number and the amount must be readable.",
            fr="Enregistrez le reçu en PDF\u00a0; le numéro et le montant doivent être lisibles.",
        ),
        where=Text(
            en="In the e-mail that came after the payment, or on the page where you paid.",
            fr="Dans le courriel reçu après le paiement, ou sur la page où vous avez payé.",
        ),
    ),
    DocumentKind.FAMILY_INFORMATION: DocumentGuide(
        what=Text(
            en="The form about your parents, spouse or partner, children, brothers and sisters: IMM 5707, or IMM 5645 "
            "if your office asks for that one.",
            fr="Le formulaire sur vos parents, votre époux ou conjoint de fait, vos enfants, vos frères et sœurs : "
            "IMM 5707, ou IMM 5645 si votre bureau le demande.",
        ),
        why=Text(
            en="It tells us who belongs to your family, whether they come with you or not.",
            fr="Il nous dit qui fait partie de votre famille, qu’elle vous accompagne ou non.",
        ),
        how=Text(
            en="Answer for everyone, also for those who have died; write “not applicable” rather than leave a field "
            "empty. Sign and date it.",
            fr="Répondez pour chacun, y compris les personnes décédées\u00a0; écrivez « sans objet » plutôt que de "
            "laisser un champ vide. Signez et datez.",
        ),
        where=Text(
            en="The form is on the department’s web site, free of charge.",
            fr="Le formulaire se trouve sur le site Web du ministère, sans frais.",
        ),
    ),
    DocumentKind.JOB_OFFER: DocumentGuide(
        what=Text(
            en="The letter or contract in which the employer offers you the job, signed by the employer.",
            fr="La lettre ou le contrat par lequel l’employeur vous offre l’emploi, signé par l’employeur.",
        ),
        why=Text(
            en="A permit for one employer names that employer, the work and the place; the offer shows them.",
            fr="Un permis pour un seul employeur nomme l’employeur, le travail et le lieu\u00a0; l’offre les indique.",
        ),
        how=Text(
            en="It should state the title, the duties, the wage, the hours, the place and how long the job lasts.",
            fr="Elle devrait indiquer le titre, les tâches, le salaire, les heures, le lieu et la durée de l’emploi.",
        ),
        where=Text(en="From your employer.", fr="Auprès de votre employeur."),
    ),
    DocumentKind.EMPLOYER_OFFER_FORM: DocumentGuide(
        what=Text(
            en="The form IMM 5802 with which an employer who cannot use the employer portal offers a job.",
            fr="Le formulaire IMM 5802 par lequel un employeur qui ne peut pas utiliser le portail offre un emploi.",
        ),
        why=Text(
            en="It takes the place of the offer number that the portal would give.",
            fr="Il remplace le numéro d’offre que le portail donnerait.",
        ),
        how=Text(
            en="Your employer fills it in, signs it and gives you a copy.",
            fr="Votre employeur le remplit, le signe et vous en remet une copie.",
        ),
        where=Text(en="From your employer.", fr="Auprès de votre employeur."),
    ),
    DocumentKind.QUALIFICATION_PROOF: DocumentGuide(
        what=Text(
            en="Diplomas, certificates, registrations or letters of former employers that show you can do the job "
            "offered.",
            fr="Les diplômes, certificats, permis d’exercice ou lettres d’anciens employeurs montrant que vous pouvez "
            "exercer l’emploi offert.",
        ),
        why=Text(
            en="The officer must be able to see that you meet the requirements that the job has.",
            fr="L’agent doit pouvoir constater que vous répondez aux exigences de l’emploi.",
        ),
        how=Text(
            en="Send each one whole, both sides. A letter of an employer should say what you did, from when to when, "
            "with a name and a way to reach them.",
            fr="Envoyez chacun en entier, recto et verso. La lettre d’un employeur devrait dire ce que vous avez fait, "
            "de quand à quand, avec un nom et des coordonnées.",
        ),
        where=Text(
            en="From the school, the body that governs your trade, or your former employers.",
            fr="Auprès de l’école, de l’organisme qui régit votre métier ou de vos anciens employeurs.",
        ),
    ),
    DocumentKind.STATUS_DOCUMENT: DocumentGuide(
        what=Text(
            en="The document that lets you be in Canada now: a work or study permit, a visitor record, or the stamp in "
            "your passport.",
            fr="Le document qui vous permet d’être au Canada maintenant : un permis de travail ou d’études, une fiche "
            "de visiteur, ou le timbre dans votre passeport.",
        ),
        why=Text(
            en="It shows what status you have and until when.",
            fr="Il indique votre statut et sa date de fin.",
        ),
        how=Text(
            en="Scan both sides; of a passport stamp, the whole page.",
            fr="Numérisez les deux côtés\u00a0; pour un timbre de passeport, la page entière.",
        ),
        where=Text(
            en="You were given it when you entered, or it came by mail.",
            fr="Il vous a été remis à votre entrée, ou est arrivé par la poste.",
        ),
    ),
    DocumentKind.EMPLOYMENT_PROOF: DocumentGuide(
        what=Text(
            en="Pay slips of the last months, or a letter of your employer saying that you work there.",
            fr="Des bulletins de paie des derniers mois, ou une lettre de votre employeur attestant que vous y "
            "travaillez.",
        ),
        why=Text(
            en="It shows that you have kept to the conditions of the permit you have.",
            fr="Elle montre que vous avez respecté les conditions du permis que vous avez.",
        ),
        how=Text(
            en="Three pay slips in a row, or one letter with your title, wage, hours and first day.",
            fr="Trois bulletins de paie consécutifs, ou une lettre avec votre titre, salaire, heures et premier jour.",
        ),
        where=Text(en="From your employer.", fr="Auprès de votre employeur."),
    ),
    DocumentKind.QUEBEC_ACCEPTANCE: DocumentGuide(
        what=Text(
            en="The Quebec Acceptance Certificate (CAQ) for temporary work.",
            fr="Le Certificat d’acceptation du Québec (CAQ) pour travail temporaire.",
        ),
        why=Text(
            en="For many jobs in Quebec the province must agree as well.",
            fr="Pour bien des emplois au Québec, la province doit aussi donner son accord.",
        ),
        how=Text(
            en="Send the certificate; if you have only applied for it, send the proof of that and tell us.",
            fr="Envoyez le certificat\u00a0; si vous l’avez seulement demandé, envoyez-en la preuve et dites-le-nous.",
        ),
        where=Text(
            en="From Quebec’s ministry of immigration; your employer takes part in the request.",
            fr="Auprès du ministère de l’Immigration du Québec\u00a0; votre employeur participe à la demande.",
        ),
    ),
    DocumentKind.MEDICAL_PROOF: DocumentGuide(
        what=Text(
            en="The paper that a panel physician gave you after your immigration medical exam.",
            fr="Le document que le médecin désigné vous a remis après votre examen médical aux fins de l’immigration.",
        ),
        why=Text(
            en="With its number we find the result, which the physician sends to us directly.",
            fr="Son numéro nous permet de trouver le résultat, que le médecin nous envoie directement.",
        ),
        how=Text(
            en="Send the sheet with the number. Never send the medical results themselves.",
            fr="Envoyez la feuille portant le numéro. N’envoyez jamais les résultats médicaux eux-mêmes.",
        ),
        where=Text(
            en="From the panel physician. No other doctor can do this exam.",
            fr="Auprès du médecin désigné. Aucun autre médecin ne peut faire cet examen.",
        ),
    ),
    DocumentKind.RELATIONSHIP_PROOF: DocumentGuide(
        what=Text(
            en="Marriage or birth certificates, or proof that you have lived with your partner for a year.",
            fr="Les actes de mariage ou de naissance, ou la preuve que vous vivez avec votre conjoint depuis un an.",
        ),
        why=Text(
            en="It shows how the people who come with you are related to you.",
            fr="Elle montre le lien qui vous unit aux personnes qui vous accompagnent.",
        ),
        how=Text(
            en="Send certificates of the civil registry, not of a ceremony; for a common-law partner, leases or bills "
            "in both names.",
            fr="Envoyez les actes de l’état civil, non ceux d’une cérémonie\u00a0; pour un conjoint de fait, des baux "
            "ou des factures aux deux noms.",
        ),
        where=Text(
            en="From the civil registry of the place where it happened.",
            fr="Auprès de l’état civil du lieu où l’événement s’est produit.",
        ),
    ),
    DocumentKind.OPEN_PERMIT_PROOF: DocumentGuide(
        what=Text(
            en="What shows that you may have a permit without a named employer, such as your spouse’s work permit and "
            "pay slips.",
            fr="Ce qui montre que vous pouvez avoir un permis sans employeur désigné, par exemple le permis de travail "
            "et les bulletins de paie de votre conjoint.",
        ),
        why=Text(
            en="An open permit is for certain situations only; the officer must see that yours is one of them.",
            fr="Un permis ouvert est réservé à certaines situations\u00a0; l’agent doit voir que la vôtre en est une.",
        ),
        how=Text(
            en="Send the document that belongs to the reason you gave in your application.",
            fr="Envoyez le document correspondant au motif indiqué dans votre demande.",
        ),
        where=Text(
            en="From the person or office through whom you qualify.",
            fr="Auprès de la personne ou du bureau qui vous y donne droit.",
        ),
    ),
    DocumentKind.POLICE_CERTIFICATE: DocumentGuide(
        what=Text(
            en="A statement by the police or the courts of a country that says whether you have a criminal record.",
            fr="Une attestation de la police ou des tribunaux d’un pays indiquant si vous avez un casier judiciaire.",
        ),
        why=Text(
            en="An officer may ask for it to see whether anything stands against your coming to Canada.",
            fr="Un agent peut la demander pour vérifier si quelque chose s’oppose à votre venue au Canada.",
        ),
        how=Text(
            en="Ask for one in each country where you have lived for six months in a row or more since you were 18. "
            "If it does not come in time, send the proof that you asked for it.",
            fr="Demandez-en une dans chaque pays où vous avez vécu au moins six mois de suite depuis vos 18 ans. Si "
            "elle n’arrive pas à temps, envoyez la preuve de votre demande.",
        ),
        where=Text(
            en="From the police or the ministry of justice of that country; some embassies do it too.",
            fr="Auprès de la police ou du ministère de la Justice de ce pays\u00a0; certaines ambassades en délivrent.",
        ),
    ),
    DocumentKind.REPRESENTATIVE_FORM: DocumentGuide(
        what=Text(
            en="The form IMM 5476, in which you name the person who may act for you.",
            fr="Le formulaire IMM 5476, par lequel vous nommez la personne qui peut agir pour vous.",
        ),
        why=Text(
            en="Without it we may not speak with anybody else about your application.",
            fr="Sans lui, nous ne pouvons parler de votre demande avec personne d’autre.",
        ),
        how=Text(
            en="Both of you sign and date it. A paid representative must give their membership number.",
            fr="Vous le signez et le datez tous les deux. Un représentant rémunéré doit donner son numéro de membre.",
        ),
        where=Text(
            en="The form is on the department’s web site, free of charge.",
            fr="Le formulaire se trouve sur le site Web du ministère, sans frais.",
        ),
    ),
    DocumentKind.TRANSLATION: DocumentGuide(
        what=Text(
            en="A translation into English or French, with the translator’s affidavit and a copy of the original.",
            fr="Une traduction en français ou en anglais, avec la déclaration sous serment du traducteur et une copie "
            "de l’original.",
        ),
        why=Text(
            en="The officer reads English and French and must be able to rely on every word.",
            fr="L’agent lit le français et l’anglais, et doit pouvoir se fier à chaque mot.",
        ),
        how=Text(
            en="You and your family may not translate for yourselves. Everything is translated, stamps too.",
            fr="Ni vous ni votre famille ne pouvez traduire vous-mêmes. Tout est traduit, les timbres aussi.",
        ),
        where=Text(
            en="From a certified translator, or any translator who swears the affidavit.",
            fr="Auprès d’un traducteur agréé, ou d’un traducteur qui prête serment.",
        ),
    ),
    DocumentKind.PURPOSE_LETTER: DocumentGuide(
        what=Text(
            en="A letter in your own words about your plans, with whatever shows your travel and your means.",
            fr="Une lettre, dans vos mots, sur vos projets, avec ce qui montre votre voyage et vos moyens.",
        ),
        why=Text(
            en="It lets you explain what a form cannot hold.",
            fr="Elle vous permet d’expliquer ce qu’un formulaire ne peut contenir.",
        ),
        how=Text(
            en="One page is enough. Say why you come, for how long and how you pay for it; add bank statements if you "
            "are asked for means.",
            fr="Une page suffit. Dites pourquoi vous venez, pour combien de temps et comment vous payez\u00a0; ajoutez "
            "des relevés bancaires si l’on vous demande vos moyens.",
        ),
        where=Text(en="You write it yourself.", fr="Vous l’écrivez vous-même."),
    ),
    DocumentKind.OTHER: DocumentGuide(
        what=Text(
            en="What the officer describes in the note beside this item.",
            fr="Ce que l’agent décrit dans la note à côté de ce point.",
        ),
        why=Text(
            en="The officer needs it to decide on your application.",
            fr="L’agent en a besoin pour décider de votre demande.",
        ),
        how=Text(
            en="Send a clear copy. If you do not have it, write to us why, and what you can send instead.",
            fr="Envoyez une copie claire. Si vous ne l’avez pas, écrivez-nous pourquoi, et ce que vous pouvez envoyer "
            "à la place.",
        ),
        where=Text(
            en="The note says so where it is not plain; otherwise ask us.",
            fr="La note le précise si ce n’est pas évident\u00a0; sinon, demandez-nous.",
        ),
    ),
}
