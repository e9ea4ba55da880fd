"""`workpermit verify FILE.pdf|IMAGE|TEXT`: check the seal of a letter or a permit, or a signed receipt, offline.

Exit status: 0 the seal is genuine; 1 it is refused, with the reason; 2 the input is not right. It says what was
sealed and on which day; it cannot say whether a permit was revoked since.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workpermit.commands.parser import Parser
from workpermit.core.text import Language, Text

if TYPE_CHECKING:
    from workpermit.trades.letters.sealed_fields import SealedFields
    from workpermit.trades.letters.trust import TrustList
    from workpermit.trades.letters.verification import Verified

_DOCUMENT: Final = Text(
    en="a PDF file, a picture (PNG, JPEG), a text file, or the seal itself (it begins with WP1:)",
    fr="un fichier PDF, une image (PNG, JPEG), un fichier texte, ou le sceau lui-même (il commence par WP1:)",
)
_TRUST: Final = Text(
    en="the trust list with the office’s public keys (the data folder’s own, unless you name one)",
    fr="la liste de confiance avec les clés publiques du bureau (celle du dossier de données, à moins d’en nommer une)",
)
_ON: Final = Text(
    en="also ask whether the document was valid on this date, such as 2026-11-30",
    fr="demander aussi si le document était valide à cette date, par exemple 2026-11-30",
)
_GENUINE: Final = Text(en="Genuine: the office sealed these fields.", fr="Authentique : le bureau a scellé ces champs.")
_GENUINE_TEXT: Final = Text(
    en="Genuine: the office signed this text, word for word.",
    fr="Authentique : le bureau a signé ce texte, mot pour mot.",
)
_TEXT_COMPARED: Final = Text(
    en="The printed text is the text that was sealed.", fr="Le texte imprimé est celui qui a été scellé."
)
_FIELDS_COMPARED: Final = Text(
    en="The page shows the signed value of each field.", fr="La page montre la valeur signée de chaque champ."
)
_COMPARE: Final = Text(
    en="Compare these fields with the paper, and the person with the passport.",
    fr="Comparez ces champs avec le papier, et la personne avec le passeport.",
)
_REFUSED: Final = Text(en="Refused: {reason}", fr="Refusé : {reason}")
_SIGNED: Final = Text(en="What was signed:", fr="Ce qui a été signé :")
_NOT_IN_FORCE: Final = Text(
    en="The seal is genuine, but the document was not valid on {day}.",
    fr="Le sceau est authentique, mais le document n’était pas valide le {day}.",
)
_NO_FILE: Final = Text(
    en="FILE is “{given}”, which cannot be read. Name a PDF file, a picture or a text file, or give the seal itself.",
    fr="FILE vaut « {given} », qui ne peut pas être lu. Nommez un fichier PDF, une image ou un fichier texte, "
    "ou donnez le sceau lui-même.",
)
_NO_TRUST: Final = Text(
    en="The trust list “{given}” cannot be read. Name the file that holds the office’s public keys with --trust.",
    fr="La liste de confiance « {given} » ne peut pas être lue. Nommez avec --trust le fichier qui contient "
    "les clés publiques du bureau.",
)
_NOT_A_DATE: Final = Text(
    en="--on is “{given}”, which is not a date. Write year-month-day, such as 2026-11-30.",
    fr="--on vaut « {given} », ce qui n’est pas une date. Écrivez année-mois-jour, par exemple 2026-11-30.",
)
_COLON: Final = Text(en="{label}:", fr="{label} :")


class _BadInput(ValueError):
    """What was given cannot be used; `message` says what would be right."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def add_arguments(parser: Parser) -> None:
    """Declare the document, the trust list and the date."""
    parser.add_argument("document", metavar="FILE", help=parser.say(_DOCUMENT))
    parser.add_argument("--trust", metavar="FILE", type=Path, help=parser.say(_TRUST))
    parser.add_argument("--on", metavar="DATE", help=parser.say(_ON))


def run(arguments: argparse.Namespace) -> int:
    """Verify one document and show the signed fields."""
    from workpermit.trades.letters.seals import SealRefused
    from workpermit.trades.letters.signed_text import looks_signed, verify_text
    from workpermit.trades.letters.verification import DocumentRefused, InputUnreadable, verify_document

    language: Language = arguments.language
    try:
        on = _day(arguments.on)
        given, trust = _given(arguments.document), _trust(arguments.trust)
        if looks_signed(given):
            return _show_text(verify_text(given.decode(errors="replace"), trust).text, language)
        verified = verify_document(given, trust)
    except (_BadInput, InputUnreadable) as error:
        print(error.message.in_language(language), file=sys.stderr)
        return 2
    except (SealRefused, DocumentRefused) as error:
        print(_REFUSED.filled(reason=error.message).in_language(language))
        if isinstance(error, DocumentRefused) and error.fields is not None:
            print("", _SIGNED.in_language(language), *_lines(error.fields, language), sep="\n")
        return 1
    _show(verified, language)
    return _in_force(verified.fields, on, language)


def _show(verified: Verified, language: Language) -> None:
    print(_GENUINE.in_language(language), "", *_lines(verified.fields, language), "", sep="\n")
    if not verified.text_compared:
        print(_COMPARE.in_language(language))
    else:
        print((_TEXT_COMPARED if verified.fields.printed else _FIELDS_COMPARED).in_language(language))


def _show_text(text: str, language: Language) -> int:
    print(_GENUINE_TEXT.in_language(language), "", text, sep="\n", end="")
    return 0


def _in_force(fields: SealedFields, on: date | None, language: Language) -> int:
    from workpermit.core.wording.typography import date_text

    if on is None or fields.valid_until is None or (fields.valid_from or fields.issued_on) <= on <= fields.valid_until:
        return 0
    print(_NOT_IN_FORCE.filled(day=date_text(on)).in_language(language))
    return 1


def _lines(fields: SealedFields, language: Language) -> list[str]:
    """Return one line for each signed field that has a value."""
    from workpermit.trades.letters.sealed_fields import LABELS

    labels = {name: _COLON.filled(label=label).in_language(language) for name, label in LABELS.items()}
    width = max(map(len, labels.values())) + 2
    values = ((name, getattr(fields, name)) for name in LABELS)
    return [f"  {labels[name]:{width}}{_said(name, value, language)}" for name, value in values if value is not None]


def _said(name: str, value: object, language: Language) -> str:
    from workpermit.core.forms.countries import COUNTRIES
    from workpermit.core.wording.typography import date_text, instant_in_zone
    from workpermit.trades.letters.sealed_fields import KIND_LABELS, DocumentKind

    if isinstance(value, DocumentKind):
        return KIND_LABELS[value].in_language(language)
    if isinstance(value, datetime):
        return instant_in_zone(value, UTC).utc.in_language(language)
    if isinstance(value, date):
        return date_text(value).in_language(language)
    if name == "citizenship" and value in COUNTRIES:
        return COUNTRIES[str(value)].in_language(language)
    return str(value)


def _given(document: str) -> bytes:
    """Return the bytes to verify: those of a file, or the seal that stands on the command line itself."""
    if document.startswith("WP1:"):
        return document.encode()
    try:
        return Path(document).read_bytes()
    except (OSError, ValueError):
        raise _BadInput(_NO_FILE.filled(given=document)) from None


def _trust(path: Path | None) -> TrustList:
    from workpermit.trades.letters.trust import TrustList, TrustListUnreadable

    chosen = path or Path(os.environ.get("WORKPERMIT_DATA", "data")) / "keys" / "trust.json"
    try:
        return TrustList.from_json(chosen.read_text(encoding="utf-8"))
    except TrustListUnreadable as error:
        raise _BadInput(error.message) from None
    except (OSError, UnicodeDecodeError):
        raise _BadInput(_NO_TRUST.filled(given=str(chosen))) from None


def _day(given: str | None) -> date | None:
    try:
        return None if given is None else date.fromisoformat(given)
    except ValueError:
        raise _BadInput(_NOT_A_DATE.filled(given=given or "")) from None
