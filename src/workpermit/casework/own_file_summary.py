"""The own file in short, on paper: set like a letter, in the person's language, without names (any script prints)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from workpermit.accounts.models import Account
from workpermit.core.case.letters import Letter
from workpermit.core.text import Language, Text
from workpermit.core.wording.content import Block, Facts, Heading, Items, LetterContent, Paragraph, Row, Section
from workpermit.core.wording.typography import date_text, instant_in_zone, typeset
from workpermit.trades.letters import pdf


def printed(told: dict[str, Any], *, account: Account, at: datetime) -> bytes:
    """Return the summary of an own file as PDF/A and PDF/UA."""
    language = Language(account.language)
    section = Section(language, _said(_TITLE, language), tuple(_blocks(told, language, account=account, at=at)))
    content = LetterContent(
        letter=Letter.ACKNOWLEDGEMENT,  # an ordinary letter's layout
        language=language,
        number=_said(_NUMBER, language),
        dated_on=at.date(),
        office=_OFFICE,
        reference=(),
        addressee=(),
        sections=(section,),
        signatory=_OFFICE,
    )
    return pdf.render(content)


def _blocks(told: dict[str, Any], language: Language, *, account: Account, at: datetime) -> Iterator[Block]:
    made = instant_in_zone(at, account.zone)
    yield Paragraph(_said(_MADE.filled(at=made.utc), language))
    yield Paragraph(_said(_WHAT, language))
    for one in told["applications"]:
        yield from _application(one, language)
    yield Heading(_said(_ALSO, language))
    yield Facts(tuple(Row(_said(label, language), str(len(told[part]))) for part, label in _COUNTED.items()))
    yield Heading(_said(_LEFT_OUT, language))
    yield Items(tuple(reason[language.value] for reason in told["left_out"]))


def _application(one: dict[str, Any], language: Language) -> Iterator[Block]:
    yield Heading(_said(_APPLICATION.filled(number=one["application_number"]), language))
    yield Facts(
        (
            Row(_said(_STATUS, language), one["status"][language.value]),
            Row(_said(_DOCUMENTS, language), str(len(one["documents"]))),
            Row(_said(_LETTERS, language), str(len(one["letters"]))),
        )
    )
    lines = tuple(
        f"{_day(line['at'], language)}{_COLON[language]} {line['says'][language.value]}"
        for line in one["history"]
        if line["says"]
    )
    if lines:
        yield Items(lines)


def _day(instant: str, language: Language) -> str:
    return date_text(datetime.fromisoformat(instant).date()).in_language(language)


def _said(text: Text, language: Language) -> str:
    return typeset(text.in_language(language), language)


_COLON = {Language.EN: ":", Language.FR: "\N{NO-BREAK SPACE}:"}
_TITLE = Text(en="Your own file", fr="Votre propre dossier")
_NUMBER = Text(en="Own file", fr="Votre dossier")
_OFFICE = Text(en="Workpermit", fr="Workpermit")
_MADE = Text(en="Made {at}, at your own request.", fr="Établi {at}, à votre propre demande.")
_WHAT = Text(
    en="This page sums up what the file that came with it (file.json) holds in full. Documents and letters lie beside "
    "it as they were handed in and sent.",
    fr="Cette page résume ce que le fichier qui l’accompagne (file.json) contient en entier. Les documents et les "
    "lettres se trouvent à côté, tels qu’ils ont été remis et envoyés.",
)
_APPLICATION = Text(en="Application {number}", fr="Demande {number}")
_STATUS = Text(en="Status", fr="État")
_DOCUMENTS = Text(en="Documents", fr="Documents")
_LETTERS = Text(en="Letters", fr="Lettres")
_ALSO = Text(en="Also in the file", fr="Aussi dans le dossier")
_COUNTED = {
    "messages": Text(en="Messages in the account", fr="Messages dans le compte"),
    "who_looked": Text(
        en="Looks at your file, with role, purpose and time", fr="Consultations, avec rôle, but et heure"
    ),
    "mandates": Text(en="Mandates of representatives", fr="Mandats de représentants"),
    "enquiries": Text(en="Enquiries", fr="Demandes de renseignements"),
    "drafts": Text(en="Applications not sent yet", fr="Demandes non envoyées"),
}
_LEFT_OUT = Text(en="What is left out, and why", fr="Ce qui n’y est pas, et pourquoi")
