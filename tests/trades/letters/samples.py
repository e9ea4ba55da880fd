"""Sample contents in the shapes that the wording composes: short and long, in either language, and both documents."""

from __future__ import annotations

from datetime import date

from workpermit.core.case.letters import Letter
from workpermit.core.text import Language, Text
from workpermit.core.wording.content import (
    Block,
    Deadline,
    Facts,
    Field,
    Heading,
    Items,
    LetterContent,
    Notice,
    Paragraph,
    Row,
    Section,
    Tone,
)

OFFICE = Text(en="Work Permit Office", fr="Bureau des permis de travail")
SIGNATORY = Text(en="For the Work Permit Office", fr="Pour le Bureau des permis de travail")
LONG_NAME = "Maria-Fernanda Łucja N’Guessan de Albuquerque e Castro-Sørensen"

_REFERENCE = (
    Field(Text(en="Application number", fr="Numéro de la demande"), Text(en="W900000017", fr="W900000017")),
    Field(Text(en="UCI", fr="IUC"), Text(en="90-0000-0017", fr="90-0000-0017")),
    Field(
        Text(en="Application", fr="Demande"),
        Text(en="Work permit, made outside Canada", fr="Permis de travail, hors du Canada"),
    ),
)

_WORDS: dict[Language, dict[str, str]] = {
    Language.EN: {
        "title": "Request for documents",
        "hello": "We need the documents below to go on with your application. Please send them all together.",
        "heading": "What to send",
        "one": "Proof that you meet the requirements of the job: diploma, licence or letters from former employers.",
        "two": "A translation into English or French, with the translator’s affidavit, of each document in another "
        "language.",
        "label": "Passport valid until",
        "value": "30 September 2029",
        "long_label": "Employer named in your application and in the offer",
        "long_value": "Conserverie Acadienne du Littoral Inc., 1204 Harbour Road, Caraquet, New Brunswick",
        "due": "Reply by",
        "utc": "Before midnight UTC, as 17 June 2025 ends and 18 June 2025 begins",
        "local": "In Halifax (UTC−3): before 21:00 on 17 June 2025",
        "notice": "If you cannot send everything in time",
        "notice_text": "Write to us before the due date and say why. You may ask for more time once.",
        "information": "This letter is not a decision",
        "information_text": "Your application is still being processed.",
    },
    Language.FR: {
        "title": "Demande de documents",
        "hello": "Il nous faut les documents ci-dessous pour poursuivre l’étude de votre demande. "
        "Envoyez-les tous ensemble.",
        "heading": "Ce qu’il faut envoyer",
        "one": "La preuve que vous répondez aux exigences de l’emploi : diplôme, permis d’exercice ou lettres "
        "d’anciens employeurs.",
        "two": "La traduction en français ou en anglais, avec l’affidavit du traducteur, de chaque document rédigé "
        "dans une autre langue.",
        "label": "Passeport valide jusqu’au",
        "value": "30 septembre 2029",
        "long_label": "Employeur nommé dans votre demande et dans l’offre",
        "long_value": "Conserverie Acadienne du Littoral inc., 1204, chemin du Havre, Caraquet (Nouveau-Brunswick)",
        "due": "Répondez au plus tard le",
        "utc": "Avant minuit UTC, à la fin du 17 juin 2025",
        "local": "À Halifax (UTC−3) : avant 21 h, le 17 juin 2025",
        "notice": "Si vous ne pouvez pas tout envoyer à temps",
        "notice_text": "Écrivez-nous avant la date limite et dites pourquoi. Vous pouvez demander un délai une fois.",
        "information": "Cette lettre n’est pas une décision",
        "information_text": "L’étude de votre demande se poursuit.",
    },
}


def section(language: Language, *, title: str | None = None, times: int = 1) -> Section:
    """Return a section that holds each kind of block, `times` over."""
    say = _WORDS[language]
    blocks: tuple[Block, ...] = (
        Paragraph(say["hello"]),
        Heading(say["heading"]),
        Items((say["one"], say["two"]), numbered=True),
        Facts((Row(say["label"], say["value"]), Row(say["long_label"], say["long_value"]))),
        Deadline(say["due"], utc=say["utc"], local=say["local"]),
        Notice(say["notice"], say["notice_text"], Tone.WARNING),
        Items((say["one"], say["two"])),
        Notice(say["information"], say["information_text"]),
    )
    return Section(language, title or say["title"], blocks * times)


def letter(language: Language, *, times: int = 1, name: str = "Zoé Nguyễn-Œuvrard") -> LetterContent:
    """Return a letter in one language."""
    return LetterContent(
        letter=Letter.DOCUMENT_REQUEST,
        language=language,
        number="L000000042",
        dated_on=date(2025, 5, 18),
        office=OFFICE,
        reference=_REFERENCE,
        addressee=(name, "14, rue de l’Île-aux-Cœurs", "94300 Vincennes", "France"),
        sections=(section(language, times=times),),
        signatory=SIGNATORY,
    )


def introduction(language: Language) -> LetterContent:
    """Return a letter of introduction: one file, the person's language first."""
    other = Language.FR if language is Language.EN else Language.EN
    titles = {Language.EN: "Letter of introduction", Language.FR: "Lettre d’introduction"}
    return LetterContent(
        letter=Letter.INTRODUCTION,
        language=language,
        number="L000000077",
        dated_on=date(2025, 7, 1),
        office=OFFICE,
        reference=_REFERENCE,
        addressee=(LONG_NAME, "Rua das Laranjeiras 1204, apartamento 7", "São João da Boa Vista", "Brésil"),
        sections=tuple(section(each, title=titles[each]) for each in (language, other)),
        signatory=SIGNATORY,
    )


def same(en: str, fr: str, value: str) -> Field:
    """Return a field whose value is the same in both languages."""
    return Field(Text(en=en, fr=fr), Text(en=value, fr=value))


def permit(language: Language, *, name: str = LONG_NAME, remarks: int = 1) -> LetterContent:
    """Return a work permit with the fields of its own layout."""
    condition = Text(
        en="Not authorized to work for any employer or in any place other than stated.",
        fr="N’est pas autorisé à travailler pour un autre employeur ni ailleurs qu’au lieu indiqué.",
    )
    leaves = Text(en="Must leave Canada by 16 June 2027.", fr="Doit quitter le Canada au plus tard le 16 juin 2027.")
    remark = Text(
        en="Keep this document with your passport. It is not a travel document and does not prove identity.",
        fr="Conservez ce document avec votre passeport. Il ne permet pas de voyager et ne prouve pas l’identité.",
    )
    return LetterContent(
        letter=Letter.WORK_PERMIT,
        language=language,
        number="U900000123",
        dated_on=date(2025, 7, 1),
        office=OFFICE,
        reference=(same("Document number", "Numéro du document", "U900000123"),),
        addressee=(name, "1204 Harbour Road", "Caraquet (New Brunswick) E1W 1A1"),
        sections=(
            Section(Language.EN, "Work permit", (Notice("Check every line", "Have a mistake put right at once."),)),
            Section(Language.FR, "Permis de travail", (Notice("Vérifiez chaque ligne", "Faites corriger l’erreur."),)),
        ),
        signatory=SIGNATORY,
        fields=(
            same("Application number", "Numéro de la demande", "W900000017"),
            same("UCI", "IUC", "90-0000-0017"),
            same("Name", "Nom", name),
            Field(Text(en="Date of birth", fr="Date de naissance"), Text(en="29 February 1988", fr="29 février 1988")),
            Field(Text(en="Citizenship", fr="Citoyenneté"), Text(en="Brazil", fr="Brésil")),
            same("Employer", "Employeur", "Conserverie Acadienne du Littoral Inc."),
            Field(Text(en="In force from", fr="En vigueur du"), Text(en="1 July 2025", fr="1er juillet 2025")),
            Field(Text(en="Until", fr="Au"), Text(en="16 June 2027", fr="16 juin 2027")),
            same("Place of work", "Lieu de travail", "Caraquet, NB"),
        ),
        conditions=(condition, leaves),
        remarks=(remark,) * remarks,
    )
