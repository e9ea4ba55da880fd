"""How to give your biometrics: who must, by when, where, what to bring, what happens with them (AYA-02)."""

from __future__ import annotations

from datetime import date
from typing import Final

from workpermit.core.law.findings import act, page, practice, reading, regulation
from workpermit.web.guide.texts.writing import Guide, Section, box, part, points, says, words

_LETTER: Final = practice("biometric instruction letter")
_WHO: Final = Section(
    "who",
    says("Do you have to give them?", "Devez-vous les fournir ?"),
    (
        part(
            "who-must",
            says("Who must, and who need not", "Qui le doit, et qui en est dispensé"),
            says(
                "Whoever applies for a work permit, or to renew one, gives fingerprints and a photo, **except**:",
                "Toute personne qui demande ou renouvelle un permis de travail fournit ses empreintes digitales et une "
                "photo, **sauf** :",
                regulation("12.1"),
            ),
            points(
                says(
                    "children under 14 and persons over 79, by the age on the day of application;",
                    "les enfants de moins de 14 ans et les personnes de plus de 79 ans, selon l'âge le jour de la "
                    "demande ;",
                    regulation("12.2(1)"),
                    regulation("12.2(2)"),
                ),
                says(
                    "nationals of the United States;",
                    "les ressortissants des États-Unis ;",
                    regulation("12.2(1)"),
                ),
                says(
                    "heads of state and government, accredited diplomats and their families, and some persons under "
                    "protection;",
                    "les chefs d'État et de gouvernement, les diplomates accrédités et leur famille, et certaines "
                    "personnes protégées ;",
                    regulation("12.2(1)"),
                ),
                says(
                    "whoever gave them for a temporary residence application within the **ten years** before the day "
                    "of this application.",
                    "les personnes qui les ont fournies pour une demande de résidence temporaire dans les **dix ans** "
                    "précédant le jour de la présente demande.",
                    regulation("12.7(1)"),
                ),
            ),
            says(
                "[Three questions tell you](guide:exams) whether you need them.",
                "[Trois questions suffisent](guide:exams) pour savoir si vous devez les fournir.",
                page("AYA-02"),
            ),
            is_open=True,
        ),
        part(
            "end-of-stay",
            says("Ten years, and your stay", "Dix ans, et votre séjour"),
            says(
                "Biometrics serve for ten years. A permit never runs beyond their last day, so giving them again early "
                "can make a longer permit possible.",
                "Les données biométriques servent dix ans. Un permis ne va jamais au-delà de leur dernier jour ; les "
                "fournir de nouveau plus tôt peut donc permettre un permis plus long.",
                regulation("183(4)(c.1)"),
                regulation("12.91"),
            ),
        ),
    ),
)

_HOW: Final = Section(
    "how",
    says("How it goes", "Comment cela se passe"),
    (
        part(
            "steps",
            says("Step by step", "Étape par étape"),
            points(
                says(
                    "Pay the biometrics fee with the application; unpaid, it only delays the letter.",
                    "Payez les frais relatifs aux données biométriques avec la demande ; impayés, ils ne font que "
                    "retarder la lettre.",
                    regulation("315.1(1)"),
                    _LETTER,
                ),
                says(
                    "Wait for our **biometric instruction letter**. It lists where you may go, and gives you **30 "
                    "days** from its date.",
                    "Attendez notre **lettre d'instructions pour les données biométriques**. Elle indique où vous "
                    "pouvez aller et vous donne **30 jours** à compter de sa date.",
                    _LETTER,
                ),
                says(
                    "Book an appointment the same day. Nothing else happens to your application until the biometrics "
                    "are in.",
                    "Prenez rendez-vous le jour même. Rien d'autre n'avance dans votre demande avant leur réception.",
                    page("AYA-02"),
                    reading(1),
                ),
                says(
                    "Go in person, with the letter and your valid passport. A photo and ten fingerprints are taken; it "
                    "does not hurt and takes a few minutes.",
                    "Présentez-vous en personne, avec la lettre et votre passeport valide. On prend une photo et dix "
                    "empreintes ; c'est sans douleur et cela dure quelques minutes.",
                    _LETTER,
                ),
                says(
                    "A confirmation then appears in your account. Given once, they serve every application you have "
                    "open.",
                    "Une confirmation paraît ensuite dans votre compte. Fournies une fois, elles servent pour toutes "
                    "vos demandes en cours.",
                    regulation("12.6"),
                ),
                ordered=True,
            ),
            is_open=True,
        ),
        part(
            "where",
            says("Where to go", "Où aller"),
            points(
                says(
                    "Outside Canada: a visa application centre; in the United States, an application support centre, "
                    "by appointment and with the letter.",
                    "À l'extérieur du Canada : un centre de réception des demandes de visa ; aux États-Unis, un "
                    "centre de soutien des demandes, sur rendez-vous et avec la lettre.",
                    practice("biometric instruction letter"),
                ),
                says(
                    "In Canada: a designated Service Canada office.",
                    "Au Canada : un bureau désigné de Service Canada.",
                    page("IN-01"),
                ),
                says(
                    "At a port of entry, where you may apply there and it takes biometrics.",
                    "À un point d'entrée, si vous pouvez y présenter votre demande et qu'on y recueille les données.",
                    regulation("12.001"),
                ),
            ),
        ),
        part(
            "trouble",
            says("If you cannot go in time", "Si vous ne pouvez pas y aller à temps"),
            says(
                "Tell us before the date, in your account, and say why. Changing an appointment within the 30 days "
                "does not affect your application.",
                "Dites-le-nous avant la date, dans votre compte, avec la raison. Changer de rendez-vous dans les 30 "
                "jours ne nuit pas à votre demande.",
                page("AYA-02"),
            ),
            says(
                "Once the 30 days have passed without biometrics, an officer looks at the file and may return the "
                "application without processing it. Nothing does that by itself.",
                "Une fois les 30 jours passés sans données biométriques, un agent examine le dossier et peut "
                "retourner la demande sans la traiter. Rien ne se fait automatiquement.",
                reading(1),
                act("16(1)"),
            ),
            says(
                "Where they cannot be taken (an injury, no centre that works), you may be exempted.",
                "Lorsqu'il est impossible de les recueillir (une blessure, aucun centre en service), vous pouvez être "
                "dispensé.",
                regulation("12.8"),
            ),
            box(
                "info",
                words("The staff there decide nothing", "Le personnel sur place ne décide de rien"),
                says(
                    "They take the prints and the photo. Questions about your application go to [us](enquiries:form).",
                    "Il prend les empreintes digitales et la photo. Pour votre demande, "
                    "[écrivez-nous](enquiries:form).",
                    _LETTER,
                ),
            ),
        ),
    ),
)

BIOMETRICS: Final = Guide(
    "biometrics",
    words("give-biometrics", "fournir-ses-donnees-biometriques"),
    words("How to give your biometrics", "Comment fournir vos données biométriques"),
    says(
        "Fingerprints and a photo: who must give them, where, by when and with what.",
        "Empreintes digitales et photo : qui doit les fournir, où, quand et avec quoi.",
    ),
    date(2026, 11, 27),
    (_WHO, _HOW),
    in_series=False,
)
