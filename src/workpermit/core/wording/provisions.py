"""How a letter names the provision that something rests on: spelled out, as its reader can look it up.

The law book cites for lawyers and for us ("IRPR 10(1)(b)", a mission id, a decision record); a letter
says "paragraph 10(1)(b) of the Immigration and Refugee Protection Regulations" and shows no id of ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workpermit.core.law.findings import Authority, Source
from workpermit.core.text import Text

_OF: Final[dict[Authority, Text]] = {
    Authority.REGULATIONS: Text(
        en="of the Immigration and Refugee Protection Regulations",
        fr="du Règlement sur l’immigration et la protection des réfugiés",
    ),
    Authority.ACT: Text(
        en="of the Immigration and Refugee Protection Act",
        fr="de la Loi sur l’immigration et la protection des réfugiés",
    ),
    Authority.INTERPRETATION: Text(en="of the Interpretation Act", fr="de la Loi d’interprétation"),
}
_SECTION = Text(en="section", fr="article")
_SUBSECTION = Text(en="subsection", fr="paragraphe")
_PARAGRAPH = Text(en="paragraph", fr="alinéa")
_SUBPARAGRAPH = Text(en="subparagraph", fr="sous-alinéa")
_OUR_LIST = Text(en="the office’s list of documents", fr="la liste de documents du bureau")
_PARTS = re.compile(r"\(([^()]+)\)")
_ONE_PROVISION = re.compile(r"\d+(?:\.\d+)?(?:\([a-z0-9.]+\))*")


def provision_text(sources: Sequence[Source]) -> Text:
    """Name the first of the sources that is law; where none is, the office's own list of documents."""
    for source in sources:
        if source.authority in _OF and _ONE_PROVISION.fullmatch(source.provision):
            return _spelled(source)
    return _OUR_LIST


def _spelled(source: Source) -> Text:
    level = _level(_PARTS.findall(source.provision))
    provision = Text(en=source.provision, fr=_in_french(source.provision))
    return Text(en="{level} {provision} {of}", fr="{level} {provision} {of}").filled(
        level=level, provision=provision, of=_OF[source.authority]
    )


def _level(parts: list[str]) -> Text:
    """Tell the level of a provision by its last part: (1) a subsection, (a) a paragraph, (a)(i) a subparagraph."""
    if not parts:
        return _SECTION
    if parts[-1][0].isdigit():
        return _SUBSECTION
    under_a_letter = len(parts) > 1 and parts[-2][0].isalpha()
    return _SUBPARAGRAPH if under_a_letter else _PARAGRAPH


def _in_french(provision: str) -> str:
    """French drops the first bracket of a letter: 10(1)(b) is written 10(1)b)."""
    return re.sub(r"\(([a-z][a-z0-9.]*)\)", r"\1)", provision, count=1)
