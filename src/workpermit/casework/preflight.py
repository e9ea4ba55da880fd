"""What a person may want to know of a file before they send it: asked, never refused, never blamed (feature 37).

Only what is certain is said as certain; what merely looks so is put as a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text, joined
from workpermit.trades.documents.checking import look_from
from workpermit.trades.documents.looks import Look, Trouble, alike
from workpermit.trades.documents.models import Document

# Which form a kind of document is, where it is one.
_FORMS: Final = {
    DocumentKind.FAMILY_INFORMATION: ("IMM 5707", "IMM 5645"),
    DocumentKind.REPRESENTATIVE_FORM: ("IMM 5476",),
    DocumentKind.EMPLOYER_OFFER_FORM: ("IMM 5802",),
}
_TROUBLES: Final = {
    Trouble.BLANK: Text(
        en="Page {pages} looks blank to us. Is that what you meant to send?",
        fr="La page {pages} nous semble vide. Est-ce bien ce que vous vouliez envoyer ?",
    ),
    Trouble.DARK: Text(
        en="Page {pages} is very dark. If you cannot read it on your screen, take the picture again in more light.",
        fr="La page {pages} est très sombre. Si vous ne pouvez pas la lire à l’écran, refaites la photo avec plus de "
        "lumière.",
    ),
    Trouble.BLURRED: Text(
        en="We could not read page {pages}: it looks blurred. If you can, scan it again or hold the camera still.",
        fr="Nous n’avons pas pu lire la page {pages} : elle semble floue. Si possible, numérisez-la de nouveau ou "
        "tenez l’appareil immobile.",
    ),
    Trouble.SMALL: Text(
        en="Page {pages} is a very small picture. If small print cannot be read, send a larger one.",
        fr="La page {pages} est une très petite image. Si les petits caractères sont illisibles, envoyez-en une plus "
        "grande.",
    ),
    Trouble.UNREADABLE: Text(
        en="We could not open page {pages}. Print the document to a new PDF and send that one.",
        fr="Nous n’avons pas pu ouvrir la page {pages}. Imprimez le document vers un nouveau PDF et envoyez celui-ci.",
    ),
}
_MANY: Final = 5  # pages named one by one
_NEEDS_ADOBE = Text(
    en="This form shows its content only in Adobe Reader. Open it there, print it to a new PDF and send that one, so "
    "that we see what you filled in.",
    fr="Ce formulaire n’affiche son contenu que dans Adobe Reader. Ouvrez-le dans ce logiciel, imprimez-le vers un "
    "nouveau PDF et envoyez celui-ci, pour que nous voyions vos réponses.",
)
_OTHER_FORM = Text(
    en="We read the form number {found} on it, and asked for {wanted}. Is it the right form?",
    fr="Nous y lisons le numéro de formulaire {found}, et nous avons demandé {wanted}. Est-ce le bon formulaire ?",
)
_EXPIRED = Text(
    en="This passport ran out on {day}. If you have a newer one, send that one as well.",
    fr="Ce passeport a expiré le {day}. Si vous en avez un plus récent, envoyez-le également.",
)
_FOREIGN = Text(
    en="It seems to be in a language other than English or French. Did you add a translation with the translator’s "
    "affidavit?",
    fr="Ce document semble être dans une autre langue que le français ou l’anglais. Avez-vous joint une traduction "
    "avec la déclaration sous serment du traducteur ?",
)
_SAME = Text(
    en="You have sent us this very file before, as {name}. There is no need to send it again; once is enough.",
    fr="Vous nous avez déjà envoyé exactement ce fichier, sous le nom {name}. Inutile de le renvoyer : une "
    "fois suffit.",
)
_ALIKE = Text(
    en="Its first page looks like the one of {name}. Is it the same document?",
    fr="Sa première page ressemble à celle de {name}. Est-ce le même document ?",
)


def remarks_on(document: Document, others: Iterable[Document], *, on: date) -> tuple[Text, ...]:
    """Return what to ask about a document, `others` being the rest of the case's; usually nothing."""
    look = look_from(document.look or {})
    earlier = [one for one in others if _came_first(one, document)]
    return (
        *_of_pages(look),
        *_of_content(look, DocumentKind(document.kind), on),
        *_of_earlier(document, look, earlier),
    )


def _came_first(one: Document, document: Document) -> bool:
    """Tell whether one document came before another: of two that are the same, the later one is asked about."""
    return (one.received_at, one.pk) < (document.received_at, document.pk)


def _of_pages(look: Look) -> Iterator[Text]:
    for trouble, said in _TROUBLES.items():
        pages = [str(page) for page, found in look.troubles if found == trouble]
        if pages:
            shown = pages[:_MANY] + ["…"] * (len(pages) > _MANY)
            yield said.filled(pages=joined([Text(page, page) for page in shown]))


def _of_content(look: Look, kind: DocumentKind, on: date) -> Iterator[Text]:
    wanted = _FORMS.get(kind)
    if wanted and look.forms and not set(wanted) & set(look.forms):
        yield _OTHER_FORM.filled(found=look.forms[0], wanted=joined([Text(one, one) for one in wanted]))
    if look.expires_on and kind is DocumentKind.PASSPORT and (ran_out := date.fromisoformat(look.expires_on)) < on:
        yield _EXPIRED.filled(day=date_text(ran_out))
    if look.needs_adobe:
        yield _NEEDS_ADOBE
    if look.foreign and kind is not DocumentKind.TRANSLATION:
        yield _FOREIGN


def _of_earlier(document: Document, look: Look, earlier: Sequence[Document]) -> Iterator[Text]:
    same = next((one for one in earlier if one.sha256 == document.sha256), None)
    if same is not None:
        yield _SAME.filled(name=same.file_name)
        return
    near = next((one for one in earlier if alike(look.first_page, (one.look or {}).get("first_page", ""))), None)
    if near is not None:
        yield _ALIKE.filled(name=near.file_name)
