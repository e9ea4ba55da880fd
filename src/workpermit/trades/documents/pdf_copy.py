"""Copy a PDF by an allow list: pages, what is drawn on them and what that needs, each key by name (S-38, S-39).

    document ─► page ─► contents, resources ─► fonts, pictures, colours, patterns, shadings

A list of what is forbidden leaks (an embedded program once came through `/AF`), so this is the grammar of what may
be seen, and a key it does not name is not copied. Scripts, actions, links, attachments, forms, multimedia, metadata
and earlier versions have no place in it. Marks and filled fields become part of the page first.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from workpermit.trades.documents.faults import FaultCode
from workpermit.trades.documents.unfit import Unfit

if TYPE_CHECKING:
    import pikepdf


_FUNCTION: Final = "FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds Functions:function"
# For each kind of thing, the keys it may have; `key:kind` is a thing in turn, a key alone holds a plain value.
_WRITTEN: Final = {
    "page": "MediaBox CropBox Rotate UserUnit Contents:contents Resources:resources Group:group",
    "contents": "",
    "resources": "ProcSet Font:fonts XObject:pictures ColorSpace:colours ExtGState:states Pattern:patterns "
    "Shading:shadings",
    "fonts": "*:font",
    "pictures": "*:picture",
    "colours": "*:colour",
    "states": "*:state",
    "patterns": "*:pattern",
    "shadings": "*:shading",
    "drawings": "*:contents",
    "font": "Type Subtype BaseFont Name FirstChar LastChar Widths W W2 DW DW2 FontBBox FontMatrix "
    "FontDescriptor:descriptor Encoding:map ToUnicode:map DescendantFonts:font CIDSystemInfo:collection "
    "CIDToGIDMap:map CharProcs:drawings Resources:resources",
    "descriptor": "Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading "
    "CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth CharSet FontFile:program FontFile2:program "
    "FontFile3:program CIDSet:program",
    "program": "Length1 Length2 Length3 Subtype",
    "map": "Type BaseEncoding Differences CMapName WMode CIDSystemInfo:collection UseCMap:map",
    "collection": "Registry Ordering Supplement",
    "picture": "Type Subtype FormType BBox Matrix Width Height BitsPerComponent Intent ImageMask Decode Interpolate "
    "SMaskInData Matte Resources:resources Group:group ColorSpace:colour Mask:picture SMask:picture",
    "group": "Type S I K CS:colour",
    "colour": "WhitePoint BlackPoint Gamma Matrix Subtype Components Alternate:colour Colorants:colours "
    f"Process:colour ColorSpace:colour {_FUNCTION}",
    "function": _FUNCTION,
    "state": "Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK Font:font SMask:mask",
    "mask": "Type S BC G:picture TR:function",
    "pattern": "Type PatternType PaintType TilingType BBox XStep YStep Matrix Resources:resources Shading:shading "
    "ExtGState:state",
    "shading": "ShadingType Background BBox AntiAlias Coords Domain Extend Matrix BitsPerCoordinate "
    "BitsPerComponent BitsPerFlag Decode VerticesPerRow ColorSpace:colour Function:function",
    "unpacking": "K Columns Rows BlackIs1 EncodedByteAlign EndOfLine EndOfBlock DamagedRowsBeforeError Predictor "
    "Colors BitsPerComponent EarlyChange ColorTransform JBIG2Globals:contents",
}


def _rule(written: str) -> dict[str, str]:
    """Return the kind of value under each key."""
    pairs = (entry.partition(":") for entry in written.split())
    return {key if key == "*" else f"/{key}": kind or "value" for key, _, kind in pairs}


_GRAMMAR: Final = {kind: _rule(written) for kind, written in _WRITTEN.items()}
_FILTERS: Final = frozenset(
    f"/{name}Decode" for name in ("Flate", "LZW", "RunLength", "ASCIIHex", "ASCII85", "DCT", "CCITTFax", "JBIG2", "JPX")
)
_DRAWN: Final = frozenset({"/Form", "/Image"})  # never /PS, a program for a printer
_DEEPEST: Final = 40
_INHERITED: Final = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")


def copied(pdf: pikepdf.Pdf) -> bytes:
    """Return a new PDF with the pages of `pdf` and nothing else.

    Raises:
        Unfit: a page has no size, or things lie deeper in one another than in any honest file.
    """
    import pikepdf

    _draw_marks(pdf)
    with pikepdf.new() as made:
        copying = _Copying(made)
        for page in pdf.pages:
            held = _whole(page.obj)
            if not isinstance(held.get("/MediaBox"), pikepdf.Array):
                raise Unfit(FaultCode.BROKEN)
            copy = copying.of(held, "page", 0)
            copy["/Type"] = pikepdf.Name.Page
            made.pages.append(pikepdf.Page(made.make_indirect(copy)))
        out = io.BytesIO()
        made.save(
            out,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return out.getvalue()


def _draw_marks(pdf: pikepdf.Pdf) -> None:
    """Make filled fields, stamps and notes part of their pages, as a printer would."""
    if "/AcroForm" in pdf.Root and any("/Annots" in page.obj for page in pdf.pages):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("screen")


def _whole(page: Any) -> pikepdf.Dictionary:
    """Return a page with what it has from the pages above it."""
    import pikepdf

    whole = pikepdf.Dictionary({key: page[key] for key in page.keys()})  # noqa: SIM118 # iterating gives no keys
    above = page.get("/Parent")
    for _ in range(_DEEPEST):
        if not isinstance(above, pikepdf.Dictionary):
            break
        for key in _INHERITED:
            if key not in whole and key in above:
                whole[key] = above[key]
        above = above.get("/Parent")
    return whole


class _Copying:
    """One copy in the making; what has been copied already is used again, so that circles end."""

    def __init__(self, made: pikepdf.Pdf) -> None:
        self._made = made
        self._known: dict[tuple[int, int, str], Any] = {}

    def of(self, value: Any, kind: str, depth: int) -> Any:
        """Return the copy of `value` by the rule `kind`, or None where there is no place for it."""
        import pikepdf

        if depth > _DEEPEST:
            raise Unfit(FaultCode.BROKEN)
        if isinstance(value, pikepdf.Stream):
            return self._stream(value, kind, depth)
        if isinstance(value, pikepdf.Dictionary):
            return self._dictionary(value, kind, depth)
        if isinstance(value, pikepdf.Array):
            inner = (self.of(one, kind, depth + 1) for one in value)
            return pikepdf.Array([one for one in inner if one is not None])
        return _scalar(value)

    def _dictionary(self, value: Any, kind: str, depth: int) -> Any:
        import pikepdf

        rule = _GRAMMAR.get(kind)
        if rule is None:  # a plain value is no dictionary
            return None
        place = (*value.objgen, kind)
        if place in self._known:
            return self._known[place]
        copy: Any = pikepdf.Dictionary()
        if value.is_indirect:
            copy = self._known[place] = self._made.make_indirect(copy)
        self._fill(copy, value, rule, depth)
        return copy

    def _stream(self, value: Any, kind: str, depth: int) -> Any:
        rule = _GRAMMAR.get(kind)
        if rule is None or (kind == "picture" and str(value.get("/Subtype")) not in _DRAWN):
            return None
        place = (*value.objgen, kind)
        if place in self._known:
            return self._known[place]
        filters, parameters = self._packing(value, depth)
        copy = self._known[place] = self._made.make_stream(b"")
        if filters is None:  # packed in a way no viewer should follow
            return copy
        copy.write(value.read_raw_bytes(), filter=filters or None, decode_parms=parameters if filters else None)
        self._fill(copy, value, rule, depth)
        return copy

    def _fill(self, copy: Any, value: Any, rule: dict[str, str], depth: int) -> None:
        for key in value.keys():  # noqa: SIM118 # iterating a stream gives no keys
            kind = rule.get(key) or rule.get("*")
            inner = self.of(value[key], kind, depth + 1) if kind else None
            if inner is not None:
                copy[key] = inner

    def _packing(self, value: Any, depth: int) -> tuple[Any, Any]:
        """Return the filters of a stream and their parameters; no filters where one of them is not known."""
        import pikepdf

        names = _listed(value.get("/Filter"))
        if any(str(name) not in _FILTERS for name in names):
            return None, None
        held = _listed(value.get("/DecodeParms"))
        held += [None] * (len(names) - len(held))
        parameters = [
            (self.of(one, "unpacking", depth + 1) if isinstance(one, pikepdf.Dictionary) else None)
            or pikepdf.Dictionary()
            for one in held[: len(names)]
        ]
        return pikepdf.Array([pikepdf.Name(str(name)) for name in names]), pikepdf.Array(parameters)


def _listed(value: Any) -> list[Any]:
    import pikepdf

    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _scalar(value: Any) -> Any:
    import pikepdf

    if isinstance(value, pikepdf.Name):
        return pikepdf.Name(str(value))
    if isinstance(value, pikepdf.String):
        return pikepdf.String(bytes(value))
    if isinstance(value, pikepdf.Object):
        return None  # an operator, or an inline picture out of place
    return value
