"""The numbers people and papers carry: read what was typed, keep one canonical form, show it as the office prints it.

A number is a name, never a secret. No public check digit exists, so none is invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workpermit.core.text import Text

_SEPARATORS = re.compile(r"[\s\u00a0\u202f\-\u2010-\u2015]+")


class BadIdentifier(ValueError):
    """What was typed is not such a number; `text` says what would be right, in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Identifier:
    """One kind of number: its canonical pattern and the sentence for a wrong one."""

    pattern: re.Pattern[str]
    error: Text

    def parse(self, typed: str) -> str:
        """Return the canonical form, without spaces or hyphens and in capitals.

        Raises:
            BadIdentifier: it does not have the form.
        """
        canonical = _SEPARATORS.sub("", typed).upper()
        if not self.pattern.fullmatch(canonical):
            raise BadIdentifier(self.error)
        return canonical


def _identifier(pattern: str, en: str, fr: str) -> Identifier:
    return Identifier(re.compile(pattern, re.ASCII), Text(en=en, fr=fr))


UCI = _identifier(
    r"\d{8}|\d{10}",
    "a UCI has 8 or 10 digits, for example 1234-5678 or 11-2345-6789",
    "un IUC compte 8 ou 10 chiffres, par exemple 1234-5678 ou 11-2345-6789",
)
APPLICATION_NUMBER = _identifier(
    r"W\d{9}",
    "a work permit application number is W and 9 digits, for example W123456789",
    "un numéro de demande de permis de travail est un W suivi de 9 chiffres, par exemple W123456789",
)
PERMIT_NUMBER = _identifier(
    r"U\d{5,9}",
    "a work permit number is U and 9 digits, for example U123456789",
    "un numéro de permis de travail est un U suivi de 9 chiffres, par exemple U123456789",
)
LMIA_NUMBER = _identifier(
    r"\d{7}",
    "an LMIA number has 7 digits, for example 8123456",
    "un numéro d’EIMT compte 7 chiffres, par exemple 8123456",
)
OFFER_NUMBER = _identifier(
    r"A\d{7}",
    "an offer of employment number is A and 7 digits, for example A1234567",
    "un numéro d’offre d’emploi est un A suivi de 7 chiffres, par exemple A1234567",
)
IME_NUMBER = _identifier(
    r"\d{8}",
    "a medical exam number has 8 digits, for example 20123456",
    "un numéro d’examen médical compte 8 chiffres, par exemple 20123456",
)
NOC_CODE = _identifier(
    r"\d{5}",
    "a NOC code has 5 digits, for example 31301",
    "un code CNP compte 5 chiffres, par exemple 31301",
)
POSTAL_CODE = _identifier(
    r"[ABCEGHJ-NPRSTVXY]\d[A-CEGHJ-NPRSTV-Z]\d[A-CEGHJ-NPRSTV-Z]\d",
    "a Canadian postal code looks like K1A 0B1",
    "un code postal canadien s’écrit comme K1A 0B1",
)

_LONG_UCI = 10
_FULL_PERMIT_NUMBER = 10


def parse_uci(typed: str) -> str:
    """Return the 8 or 10 digits of a UCI."""
    return UCI.parse(typed)


def format_uci(uci: str) -> str:
    """Return a UCI as the office prints it: 1234-5678 or 11-2345-6789."""
    return f"{uci[:2]}-{uci[2:6]}-{uci[6:]}" if len(uci) == _LONG_UCI else f"{uci[:4]}-{uci[4:]}"


def parse_application_number(typed: str) -> str:
    """Return W and nine digits."""
    return APPLICATION_NUMBER.parse(typed)


def parse_permit_number(typed: str) -> str:
    """Return U and its digits; five to eight digits are taken too, and `is_full_permit_number` tells them apart."""
    return PERMIT_NUMBER.parse(typed)


def is_full_permit_number(number: str) -> bool:
    """Tell whether a permit number has all nine digits."""
    return len(number) == _FULL_PERMIT_NUMBER


def parse_lmia_number(typed: str) -> str:
    """Return the seven digits of a labour market impact assessment."""
    return LMIA_NUMBER.parse(typed)


def parse_offer_number(typed: str) -> str:
    """Return A and seven digits."""
    return OFFER_NUMBER.parse(typed)


def parse_ime_number(typed: str) -> str:
    """Return the eight digits of a medical exam."""
    return IME_NUMBER.parse(typed)


def parse_noc_code(typed: str) -> str:
    """Return the five digits of an occupation (NOC 2021)."""
    return NOC_CODE.parse(typed)


def parse_postal_code(typed: str) -> str:
    """Return the six characters of a Canadian postal code."""
    return POSTAL_CODE.parse(typed)


def format_postal_code(code: str) -> str:
    """Return a postal code as it is printed: K1A 0B1."""
    return f"{code[:3]} {code[3:]}"
