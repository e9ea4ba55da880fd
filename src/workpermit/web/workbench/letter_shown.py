"""A letter that is foreseen, as a page shows it: its words in both languages, and what it tells the person to know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, assert_never

from workpermit.casework.correspondence.previewing import Foreseen, Preview
from workpermit.core.case.application import RefusalGround
from workpermit.core.case.letters import BILINGUAL
from workpermit.core.text import Language, Text
from workpermit.core.wording.content import Block, Deadline, Facts, Heading, Items, LetterContent, Notice, Paragraph
from workpermit.core.wording.details import RefusalDetails
from workpermit.core.wording.second_reads import CAUSES
from workpermit.core.wording.typography import date_text


def preview_shown(preview: Preview, *, own: Language) -> dict[str, Any]:
    """Return a preview for the page; the letter in the person's own language stands open."""
    return {
        "letters": [_letter(one, own) for one in preview.letters],
        "waits": [CAUSES[cause] for cause in preview.waits],
        "recourse": [line for one in preview.letters for line in _recourse(one)],
    }


def _letter(foreseen: Foreseen, own: Language) -> dict[str, Any]:
    told = sorted(foreseen.contents.items(), key=lambda item: item[0] is not own)
    if foreseen.letter in BILINGUAL:
        told = told[:1]  # one document holds both languages
    return {
        "label": foreseen.letter.label,
        "sides": [
            {
                "language": language.value,
                "is_own": language is own,
                "name": _BOTH if foreseen.letter in BILINGUAL else NAMES[language],
                **_content(content),
            }
            for language, content in told
        ],
    }


_BOTH: Final = Text(en="in English and French", fr="en anglais et en français")
NAMES: Final = {
    Language.EN: Text(en="in English", fr="en anglais"),
    Language.FR: Text(en="in French", fr="en français"),
}


def _content(content: LetterContent) -> dict[str, Any]:
    return {
        "sections": [
            {
                "language": section.language.value,
                "title": section.title,
                "blocks": [_block(one) for one in section.blocks],
            }
            for section in content.sections
        ],
        "fields": [(one.label, one.value) for one in content.fields],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text}
        case Paragraph():
            return {"kind": "paragraph", "text": block.text}
        case Items():
            return {"kind": "numbered" if block.numbered else "items", "items": block.items}
        case Facts():
            return {"kind": "facts", "rows": block.rows}
        case Deadline():
            return {"kind": "deadline", "label": block.label, "lines": (block.utc, block.local)}
        case Notice():
            return {"kind": "notice", "title": block.title, "text": block.text}
        case _:
            assert_never(block)


def _recourse(foreseen: Foreseen) -> Iterator[tuple[Text, Text]]:
    """Yield what a refused person may do, each with its last day (A72(2)(b), R182)."""
    details = foreseen.details
    if not isinstance(details, RefusalDetails):
        return
    review = _IN_CANADA if details.in_canada else _ABROAD
    yield _REVIEW, review.filled(day=date_text(details.judicial_review_until))
    if details.restoration_until is not None:
        yield _RESTORATION, _RESTORED.filled(day=date_text(details.restoration_until))
    if details.stopped_working_on is not None:
        yield _WORK, date_text(details.stopped_working_on)
    barred = any(one.ground is RefusalGround.MISREPRESENTATION for one in details.grounds)
    yield _AGAIN, _BARRED if barred else _ANY_TIME


_REVIEW: Final = Text(en="Leave and judicial review until", fr="Autorisation et contrôle judiciaire jusqu’au")
_IN_CANADA: Final = Text(
    en="{day} (15 days, the matter arose in Canada)", fr="{day} (15 jours, l’affaire a pris naissance au Canada)"
)
_ABROAD: Final = Text(
    en="{day} (60 days, the matter arose outside Canada)",
    fr="{day} (60 jours, l’affaire a pris naissance hors du Canada)",
)
_RESTORATION: Final = Text(en="Restoration of status until", fr="Rétablissement du statut jusqu’au")
_RESTORED: Final = Text(
    en="{day} (90 days from the loss of status)", fr="{day} (90 jours à compter de la perte du statut)"
)
_WORK: Final = Text(en="Right to work by this application ends", fr="Fin du droit de travailler en vertu de la demande")
_AGAIN: Final = Text(en="New application", fr="Nouvelle demande")
_BARRED: Final = Text(
    en="barred for 5 years by the finding of misrepresentation (IRPA 40(2)(a))",
    fr="interdite pendant 5 ans par la conclusion de fausses déclarations (LIPR 40(2)a))",
)
_ANY_TIME: Final = Text(en="at any time", fr="à tout moment")
