"""Faults planted in a conforming file, one each, to see whether the gate is awake."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import pikepdf
from pikepdf import Name

Fault = Callable[[pikepdf.Pdf], None]


def planted(pdf: bytes, fault: Fault) -> bytes:
    """Return `pdf` with one fault in it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fault(document)
        document.save(out)
    return out.getvalue()


def none(document: pikepdf.Pdf) -> None:
    """Plant nothing: reading and writing alone must not break the file."""


def language_removed(document: pikepdf.Pdf) -> None:
    """Forget the document's language."""
    del document.Root.Lang


def title_removed(document: pikepdf.Pdf) -> None:
    """Forget the title in the metadata."""
    _change_metadata(document, lambda xmp: re.sub(rb"<dc:title>.*?</dc:title>", b"", xmp, flags=re.DOTALL))


def title_not_shown(document: pikepdf.Pdf) -> None:
    """Show the file's name in place of the title."""
    document.Root.ViewerPreferences.DisplayDocTitle = False


def alternative_text_removed(document: pikepdf.Pdf) -> None:
    """Leave the symbol without words."""
    for element in _elements(document):
        if "/Alt" in element:
            del element.Alt


def metadata_broken(document: pikepdf.Pdf) -> None:
    """Cut the metadata off before its end."""
    _change_metadata(document, lambda xmp: xmp[:-200])


def level_misstated(document: pikepdf.Pdf) -> None:
    """Claim level B where the file must claim level A."""
    _change_metadata(document, lambda xmp: xmp.replace(b"<pdfaid:conformance>A", b"<pdfaid:conformance>B"))


def tags_removed(document: pikepdf.Pdf) -> None:
    """Throw the structure tree away."""
    del document.Root.StructTreeRoot
    del document.Root.MarkInfo


def content_unmarked(document: pikepdf.Pdf) -> None:
    """Keep the tree, but tie no content to it."""
    for page in document.pages:
        kept = [op for op in pikepdf.parse_content_stream(page) if str(op.operator) not in {"BDC", "BMC", "EMC"}]
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(kept))


def unicode_map_removed(document: pikepdf.Pdf) -> None:
    """Leave glyphs that no reader can turn into letters."""
    for font in _of_type(document, Name.Font):
        if "/ToUnicode" in font:
            del font.ToUnicode


def font_not_embedded(document: pikepdf.Pdf) -> None:
    """Trust that each reader has the fonts."""
    for descriptor in _of_type(document, Name.FontDescriptor):
        for key in ("/FontFile2", "/FontFile3"):
            if key in descriptor:
                del descriptor[key]


def heading_skipped(document: pikepdf.Pdf) -> None:
    """Jump from the title to the fourth level."""
    for element in _elements(document):
        if element.S == Name.H1:
            element.S = Name.H4


def list_broken(document: pikepdf.Pdf) -> None:
    """Put paragraphs where list items belong."""
    for element in _elements(document):
        if element.S == Name.LI:
            element.S = Name.P


def script_added(document: pikepdf.Pdf) -> None:
    """Run a script on opening."""
    document.Root.OpenAction = pikepdf.Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def note_laid_over(document: pikepdf.Pdf) -> None:
    """Lay a note over the first page."""
    note = pikepdf.Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Rect=[0, 0, 99, 99], DA="/Helv 0 Tf", Contents="x"
    )
    document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])


def words_for_picture_useless(document: pikepdf.Pdf) -> None:
    """Describe the symbol as "x"."""
    for element in _elements(document):
        if "/Alt" in element:
            element.Alt = pikepdf.String("x")


def language_wrong(document: pikepdf.Pdf) -> None:
    """Name a language in which not one word is written."""
    document.Root.Lang = pikepdf.String("de")


def reading_order_wrong(document: pikepdf.Pdf) -> None:
    """Let a screen reader say the signature before the last paragraph."""
    first = next(_elements(document))
    *before, last_but_one, last = list(first.K)
    first.K = pikepdf.Array([*before, last, last_but_one])


CAUGHT: Final[tuple[Fault, ...]] = (
    language_removed,
    title_removed,
    title_not_shown,
    alternative_text_removed,
    metadata_broken,
    level_misstated,
    tags_removed,
    content_unmarked,
    unicode_map_removed,
    font_not_embedded,
    heading_skipped,
    list_broken,
    script_added,
    note_laid_over,
)
# No program can judge these: whoever changes a template listens to one letter of each layout.
NOT_CAUGHT: Final[tuple[Fault, ...]] = (words_for_picture_useless, language_wrong, reading_order_wrong)


def _change_metadata(document: pikepdf.Pdf, change: Callable[[bytes], bytes]) -> None:
    document.Root.Metadata.write(change(document.Root.Metadata.read_bytes()))


def _of_type(document: pikepdf.Pdf, kind: Any) -> list[Any]:
    return [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == kind]


def _elements(document: pikepdf.Pdf) -> Iterator[Any]:
    yield from _below(document.Root.StructTreeRoot.K)


def _below(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for kid in list(node):
            yield from _below(kid)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _below(node.K)
