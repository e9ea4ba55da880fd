"""Find what has lost its other half: an event without its letter, a letter or document without its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from workpermit.casework.models import OutboxRow
from workpermit.casework.outbox import TRIES, Due
from workpermit.core.case.letters import Letter
from workpermit.core.case.reactions import parse, reactions_to
from workpermit.core.case.state import Entry
from workpermit.core.text import Text
from workpermit.trades.documents import keeping as documents
from workpermit.trades.documents.models import Document
from workpermit.trades.letters import keeping as letters
from workpermit.trades.letters.models import Letter as LetterRow
from workpermit.trades.notices import delivery

_OUTBOX = Text("entry {n} lacks its {what} in the outbox", "l’inscription {n} n’a pas son {what} dans la boîte d’envoi")
_NOT_MADE = Text(
    "the {what} of entry {n} counts as made and is not there",
    "le {what} de l’inscription {n} est donné pour fait et n’existe pas",
)
_SET_ASIDE = Text(
    "the {what} of entry {n} failed {tries} times and waits for a person",
    "le {what} de l’inscription {n} a échoué {tries} fois et attend quelqu’un",
)
_NO_LETTER_FILE = Text("the file of letter {id} is missing", "le fichier de la lettre {id} est absent")
_NO_DOCUMENT_FILE = Text("the file of document {id} is missing", "le fichier du document {id} est absent")


@dataclass(frozen=True, slots=True)
class Lost:
    """Rows whose file is gone, each with its case, and how many files have no row."""

    troubles: tuple[tuple[UUID, Text], ...]
    leftovers: int


def of_outbox(case_id: UUID, entries: Sequence[Entry]) -> Iterator[Text]:
    """Yield what the events of a case should have brought about and did not."""
    put = {(row.sequence, row.reaction): row for row in OutboxRow.objects.filter(case_id=case_id)}
    for entry in entries:
        for reaction in reactions_to(entry.event):
            if (entry.sequence, reaction.code) not in put:
                yield _OUTBOX.filled(n=str(entry.sequence), what=reaction.code)
    printed = {letter.cause for letter in letters.of_case(case_id)}
    told = set(delivery.of_case(case_id).values_list("cause", flat=True))
    for (sequence, code), row in put.items():
        due = Due(case_id, sequence, parse(code))
        if row.done_at is None:
            if row.attempts >= TRIES:
                yield _SET_ASIDE.filled(n=str(sequence), what=code, tries=str(row.attempts))
        elif _is_missing(due, printed=printed, told=told):
            yield _NOT_MADE.filled(n=str(sequence), what=code)


def _is_missing(due: Due, *, printed: set[str], told: set[str]) -> bool:
    if not isinstance(due.does, Letter):
        return due.cause not in told
    if due.cause in printed:
        return due.cause not in told
    # Some letters are called for only where there is something to say: nothing is sent about no refund.
    from workpermit.casework.correspondence.details import details_of
    from workpermit.casework.correspondence.matter import Matter

    try:
        return details_of(due.does, Matter.of(due.case_id, due.sequence), number="") is not None
    except Exception:  # noqa: BLE001 # content disposed of cannot be judged, and altered content was told already
        return False


def lost_files() -> Lost:
    """Compare the rows of letters and documents with the files kept."""
    of_letters, of_documents = letters.strays(), documents.strays()
    gone = [
        (row.case_id, _NO_LETTER_FILE.filled(id=str(row.pk)))
        for row in LetterRow.objects.filter(pk__in=of_letters.rows_without_content)
    ]
    gone += [
        (document.case_id, _NO_DOCUMENT_FILE.filled(id=str(document.pk)))
        for document in Document.objects.filter(pk__in=of_documents.rows_without_content)
    ]
    return Lost(tuple(gone), len(of_letters.contents_without_row) + len(of_documents.contents_without_row))
