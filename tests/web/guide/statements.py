"""Every statement of the page "Work permit: After you apply" (modified 2025-06-17), enumerated (AYA-15).

`lines` are the lines of the page as we hold its text; `en` and `fr` are what our text must say of it, as patterns. The
page's own sentences are not copied here, only named by what they are about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the page: its id, where it stands there, and what our text must hold in each language."""

    id: str
    lines: tuple[int, ...]
    about: str
    en: str
    fr: str


def _states(first: int, *lines: int) -> tuple[Statement, ...]:
    """Return the four statements of what a permit outlines; the page makes them three times."""
    told = (
        ("type of work", "type of work you may do", "type de travail"),
        ("employer", "employer you may work for", "employeur pour qui"),
        ("where", "where you may work", "lieux où"),
        ("how long", "how long you may work", "durée pendant laquelle"),
    )
    return tuple(
        Statement(f"S{first + i:02d}", (line,), f"the permit states: {about}", en, fr)
        for i, (line, (about, en, fr)) in enumerate(zip(lines, told, strict=True))
    )


STATEMENTS: Final = (
    Statement("S01", (11,), "sign in", "Sign in", "Connectez-vous"),
    Statement("S03", (25, 27, 28, 30, 85), "two situations", "If you are", "Si vous êtes"),
    Statement("S04", (32, 34), "book early", "as soon as you can.*delays", "dès que vous le pouvez.*retarde"),
    Statement("S05", (34,), "how to give biometrics", "guide:biometrics", "guide:biometrics"),
    Statement("S06", (36, 38), "documents checked", "every document.*biometrics included", "y compris les données bio"),
    Statement(
        "S07", (40,), "incomplete: returned", "return the application.*not process", "retournons.*sans la traiter"
    ),
    Statement("S08", (42, 48), "list of employers", "list of employers.*may hire you", "liste.*peut vous embaucher"),
    Statement("S09", (49,), "qualify", "you qualify for a work permit", "conditions d’un permis"),
    Statement("S10", (44, 46), "time varies", "differs from country to country", "varie d’un pays à l’autre"),
    Statement(
        "S11", (51, 54), "interview", "interview with our officials in your country", "entrevue.*dans votre pays"
    ),
    Statement("S12", (55,), "more documents", "more information or documents", "renseignements ou documents"),
    Statement("S13", (57,), "UTC", r"coordinated universal time \(UTC\)", r"temps universel coordonné \(UTC\)"),
    Statement(
        "S14", (57,), "before midnight UTC", "before midnight UTC.*date the officer gave", "avant minuit UTC.*agent"
    ),
    Statement("S15", (57,), "know the difference", "own clock is from UTC", "heure diffère du temps UTC"),
    Statement(
        "S16", (59,), "may need a medical", "may need a medical exam before you can enter", "pour entrer au Canada"
    ),
    Statement(
        "S17", (59,), "officer tells", "officer tells you.*sends you instructions", "agent vous en avise.*instructions"
    ),
    Statement("S18", (59,), "over three months", "more than three months", "plus de trois mois"),
    Statement("S19", (63, 65), "tracker", "application status tracker.*new way", "outil de suivi.*nouvelle façon"),
    Statement("S20", (65, 67), "UCI", r"unique client identifier \(UCI\)", r"identificateur unique de client \(IUC\)"),
    Statement("S21", (68,), "application number", "application number", "numéro de votre demande"),
    Statement("S22", (70, 72), "approval letter", "approval letter.*allowed to work", "lettre d’approbation.*autorisé"),
    Statement(
        "S23", (72,), "its name", "port of entry letter of introduction", "lettre d’introduction au point d’entrée"
    ),
    Statement("S24", (74,), "bring it", "Bring it when you travel", "Apportez-la"),
    Statement("S25", (74,), "present it", "Present it.*port of entry", "Présentez-la.*point d’entrée"),
    Statement("S26", (74,), "not a permit", r"\*\*not\*\* your work permit", r"\*\*n’est pas\*\* votre permis"),
    Statement("S27", (76,), "permit on arrival", "port of entry alone, on the day you arrive", "jour de votre arrivée"),
    *_states(28, 80, 81, 82, 83),
    Statement("S32", (87, 89), "documents checked", "biometrics where they are required", "lorsqu’elles sont exigées"),
    Statement(
        "S33", (91,), "incomplete: returned", "return the application.*not process", "retournons.*sans la traiter"
    ),
    Statement("S34", (93, 95), "list of employers", "list of employers.*may hire you", "liste.*peut vous embaucher"),
    Statement("S35", (96,), "qualify", "you qualify for a work permit", "conditions d’un permis"),
    Statement(
        "S36", (98,), "medical by work", "kind of work you will do.*medical exam", "type de travail.*examen médical"
    ),
    Statement(
        "S37", (98,), "officer tells", "officer tells you.*sends you instructions", "agent vous en avise.*instructions"
    ),
    Statement("S38", (98,), "over three months", "more than three months", "plus de trois mois"),
    Statement("S39", (100,), "more information", "send more information", "autres renseignements"),
    Statement("S40", (102,), "visitors before", "before 28.August 2024", "avant le 28.août 2024"),
    Statement("S41", (104,), "may ask to work", "while we process your application", "pendant le traitement"),
    Statement("S42", (106, 108, 110), "present", "physically in Canada when you applied", "physiquement au Canada"),
    Statement("S43", (111,), "stay", "stay in Canada while we process", "restez au Canada pendant"),
    Statement("S44", (111,), "leaving ends it", "leaves Canada.*no longer qualifies", "part.*n’est plus visé"),
    Statement(
        "S45",
        (113,),
        "visitor, valid status",
        "On the day you applied.*valid status",
        "jour de la demande.*statut de visiteur valide",
    ),
    Statement(
        "S46",
        (114,),
        "window",
        "employer-specific.*24.August 2020 and 28.August 2024",
        "24.août 2020 et le 28.août 2024",
    ),
    Statement("S47", (115,), "permit of 12 months", "valid on some day of the 12 months before", "12 mois précédant"),
    Statement(
        "S48", (117, 119, 121, 123), "web form", "Once you have applied.*web form", "Après avoir.*formulaire Web"
    ),
    Statement("S49", (125,), "copy the text", "Your enquiry.*copied as it stands", "Votre question.*copié tel quel"),
    Statement("S50", (127, 129), "message", "Priority Code VISIT2WORK2020", "Code prioritaire VISIT2WORK2020"),
    Statement("S51", (131,), "message", r"number \[U#####\] expired on \[Date\]", r"\[U#####\], a expiré le \[date\]"),
    Statement("S52", (133,), "message", "online. OR .*number is NUMBER", "en ligne. OU .*est NUMÉRO"),
    Statement(
        "S53",
        (135,),
        "message",
        r"work for \[employer NAME\] / \[occupation\]",
        r"\[NOM de l’employeur\] / \[profession\]",
    ),
    Statement("S54", (137,), "message", "false, misleading or incorrect", "faux, trompeurs ou inexacts"),
    Statement("S55", (139, 141), "brackets: dates", "the dates", "les dates"),
    Statement("S56", (142,), "brackets: permit number", "begins with “U”", "commence par «.U.»"),
    Statement("S57", (143,), "brackets: employer", "name of your employer", "nom de votre employeur"),
    Statement("S58", (144,), "brackets: job", "title of your job", "titre de votre poste"),
    Statement("S59", (146,), "paper", "on paper.*courier’s tracking number", "sur papier.*numéro de suivi"),
    Statement("S60", (146,), "is found", "find your application", "trouver votre demande"),
    Statement("S61", (148,), "other questions", "any other question.*web form", "autre question.*formulaire Web"),
    Statement("S62", (150, 152), "wait", "Wait until we e-mail you that you may start", "Attendez le courriel"),
    Statement(
        "S63",
        (152,),
        "30 business days",
        r"30 \*\*business\*\* days \(six weeks\)",
        r"30 jours \*\*ouvrables\*\* \(six",
    ),
    Statement(
        "S64",
        (154, 156, 158),
        "IMM 5710",
        r"Remain in Canada as a Worker” \(IMM 5710\)",
        r"à titre de travailleur.» \(IMM 5710\)",
    ),
    Statement(
        "S65",
        (158,),
        "mailed",
        "mail the permit to the Canadian address you gave",
        "postons le permis à l’adresse canadienne",
    ),
    Statement(
        "S66", (160,), "new address", "changes before we send our decision, tell us", "change avant que nous envoyions"
    ),
    Statement("S67", (162, 164), "note", "note in your online account.*approved", "compte en ligne une note.*approuvé"),
    Statement(
        "S68",
        (164,),
        "start at once",
        "start working.*as soon as you have this note",
        "commencer à travailler.*dès que",
    ),
    Statement("S69", (166,), "need not wait", "need not wait for the permit to come by mail", "pas à attendre"),
    Statement(
        "S70", (168,), "six weeks", "within six weeks.*decision letter", "dans les six semaines.*lettre de décision"
    ),
    Statement("S71", (168,), "else contact us", "If it does not, .*contact us", "Sinon, .*écrivez-nous"),
    *_states(72, 172, 173, 174, 175),
    Statement(
        "S76", (177, 192), "IMM 1295", r"Made Outside of Canada” \(IMM 1295\)", r"extérieur du Canada.» \(IMM 1295\)"
    ),
    Statement(
        "S77", (181, 183), "not at the border", "can no longer apply.*at a port of entry", "ne peuvent plus demander"
    ),
    Statement("S78", (183, 185), "online: first", "for a first work permit", "premier permis de travail"),
    Statement("S79", (186,), "online: extension", "to extend a work permit", "prolonger un permis"),
    Statement(
        "S80", (188,), "outside: perhaps on arrival", "still be able to apply when you arrive", "à votre arrivée"
    ),
    Statement(
        "S81",
        (190,),
        "leaving on maintained status",
        "maintained status, you may not work",
        "statut maintenu, vous ne pouvez plus",
    ),
    Statement(
        "S82", (190,), "until approved", "only once your application is approved", "une fois votre demande approuvée"
    ),
    Statement("S83", (194,), "approval letter", "approval letter.*allowed to work", "lettre d’approbation.*autorisé"),
    Statement(
        "S84", (194,), "its name", "port of entry letter of introduction", "lettre d’introduction au point d’entrée"
    ),
    Statement("S85", (194,), "not a permit", "not a work permit", "n’est pas un permis de travail"),
    Statement("S86", (196,), "must leave", "must leave the country to activate", "devez quitter le pays pour activer"),
    Statement("S87", (196,), "US and SPM", "may not be able to activate", "pourriez ne pas pouvoir l’activer"),
    *_states(88, 200, 201, 202, 203),
    Statement("S92", (205, 207), "product tests", "try out our pages", "essaient nos pages"),
)

# What the layout of a page carries and no sentence: tested on the page itself.
LAYOUT: Final = {
    "brand, trail, series of guides": (5, 6, 8, 9, 13, 15, 17, 18, 19, 20, 21, 23),
    "headings above lists": (78, 170, 198),
    "next link and date": (209, 211, 213),
}
