"""Bring the names and places of employers into the form they are compared in.

Pure text work. Two names that give a common key are the same name, written otherwise: another case,
without accents, with another legal form, in English or French, or beside the name it trades under.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Words that only say what kind of company it is, as they read once dots and accents are gone.
LEGAL_FORMS: Final = frozenset(
    {
        *("co", "company", "corp", "corporation", "gp", "inc", "incorporated", "limited", "lp", "llc", "llp", "ltd"),
        *("plc", "pllc", "ulc"),
        *("cie", "compagnie", "enr", "enrg", "enregistree", "incorporee", "limitee", "ltee", "sarl", "sec", "senc"),
        *("sencrl", "srl"),
    }
)
TRADES_AS: Final = re.compile(
    r"(?<=\S)\s*[,(]?\s*(?:\bo/a\b|\bt/a\b|\bs/n\b|\bdba\b|\bd/b/a\b|\bd\.\s?b\.\s?a\.|\bf\.\s?a\.\s?s\."
    r"|\boperating as\b|\bdoing business as\b|\btrading as\b"
    r"|\bfaisant affaires? (?:comme|sous(?: le nom)?(?: de)?)(?!\w)"
    r"|\bexploitant sous le nom(?: de)?(?!\w))\s*:?\s*",
    re.IGNORECASE,
)
ARTICLES: Final = frozenset({"the", "le", "la", "les", "l"})
AND: Final = frozenset({"and", "et"})
_NUMBERED: Final = re.compile(r"^a?(\d{4} \d{4}|\d{4,10}) (.*)$")

PROVINCES: Final = {
    "ab": ("alberta", "alta"),
    "bc": ("british columbia", "colombie britannique", "british colombia", "b c", "cb"),
    "mb": ("manitoba", "man"),
    "nb": ("new brunswick", "nouveau brunswick"),
    "nl": ("newfoundland and labrador", "newfoundland", "labrador", "terre neuve et labrador", "terre neuve", "nfld"),
    "ns": ("nova scotia", "nouvelle ecosse"),
    "nt": ("northwest territories", "territoires du nord ouest", "nwt", "t n o"),
    "nu": ("nunavut",),
    "on": ("ontario", "ont"),
    "pe": ("prince edward island", "ile du prince edouard", "pei", "ipe"),
    "qc": ("quebec", "que", "pq"),
    "sk": ("saskatchewan", "sask"),
    "yt": ("yukon", "yukon territory", "yk"),
}
PROVINCE_OF: Final = {word: code for code, words in PROVINCES.items() for word in (code, *words)}
POSTAL_CODE: Final = re.compile(r"\b[a-z]\d[a-z][ -]?\d[a-z]\d\b")
SAINT: Final = {"st": "saint", "ste": "sainte", "mt": "mont"}


@lru_cache(maxsize=4096)
def name_keys(name: str) -> frozenset[str]:
    """Return the keys a name is found by: one for each name it holds ("X Ltd. o/a Y" holds two)."""
    parts = (_name_key(part) for part in TRADES_AS.split(name))
    return frozenset(key for key in parts if key)


def place_key(address: str) -> str | None:
    """Return "city|province" of an address, or None where it does not end in a city and a province of Canada.

    Only the end counts, so a street address and "Surrey, BC V3S 0L2" meet.
    """
    without_code = POSTAL_CODE.sub(" ", folded(address))
    parts = [plain for part in without_code.split(",") if (plain := plain_words(part)) and plain != "canada"]
    if not parts:
        return None
    province = PROVINCE_OF.get(parts[-1])
    if province is not None:
        return _place(parts[-2], province) if len(parts) > 1 else None
    return _city_and_province_without_comma(parts[-1])


def _city_and_province_without_comma(text: str) -> str | None:
    words = text.split()
    for length in (4, 3, 2, 1):
        province = PROVINCE_OF.get(" ".join(words[-length:]))
        if province is not None and len(words) > length:
            return _place(" ".join(words[:-length]), province)
    return None


def _place(city: str, province: str) -> str:
    return f"{' '.join(SAINT.get(word, word) for word in city.split())}|{province}"


def _name_key(name: str) -> str:
    words = [("&" if word in AND else word) for word in plain_words(folded(name).replace("&", " and ")).split()]
    kept = list(words)
    while len(kept) > 1 and kept[-1] in LEGAL_FORMS:
        kept.pop()
    # "The Company Inc." keeps its words: an article alone would be everybody's name.
    return _numbered(" ".join(words if kept and kept[0] in ARTICLES and len(kept) == 1 else kept))


def _numbered(key: str) -> str:
    """Bring a numbered company ("9092-2030 Québec Inc.", "0982024 B.C. Ltd.") into one form."""
    match = _NUMBERED.match(key)
    province = PROVINCE_OF.get(match.group(2)) if match else None
    if match is None or (province is None and match.group(2) != "canada"):
        return key
    return f"{match.group(1).replace(' ', '').lstrip('0')} {province or 'canada'}"


def folded(text: str) -> str:
    """Return a text without accents and in small letters, ligatures taken apart."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(ch for ch in decomposed if not unicodedata.combining(ch)).casefold()
    return bare.replace("œ", "oe").replace("æ", "ae")


_APOSTROPHES: Final = "'\u2019\u2018`´"
_INITIALS: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_NO_WORD: Final = re.compile(r"[^\w]|_")


def plain_words(text: str) -> str:
    """Return the words of a folded text, one space between two: no signs, initials put together."""
    together = text
    for sign in _APOSTROPHES:  # five times faster than one translation
        together = together.replace(sign, "")
    if "." in together:
        together = _INITIALS.sub(lambda match: match.group().replace(".", "") + " ", together)
    return " ".join(_NO_WORD.sub(" ", together).split())
