"""Bring names, addresses and numbers into the one form they are compared in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

UCI_LENGTHS = (8, 10)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a person is by name, birth date and passport.

    Without both passport fields people are never taken to be the same: two people may share name and birth date.
    """

    family_name: str
    given_names: str
    born_on: date
    passport_country: str | None = None
    passport_number: str | None = None

    @property
    def key(self) -> str | None:
        """Return the text that is equal for one and the same person, or None without a passport."""
        if not self.passport_country or not self.passport_number:
            return None
        passport = "".join(ch for ch in self.passport_number.casefold() if ch.isalnum())
        names = (plain_name(self.family_name), plain_name(self.given_names))
        return "\x1f".join((*names, self.born_on.isoformat(), self.passport_country.upper(), passport))


def plain_name(name: str) -> str:
    """Return a name without accents, case and spare spaces."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(ch for ch in decomposed if not unicodedata.combining(ch))
    return " ".join(bare.casefold().replace("-", " ").split())


def plain_email(address: str) -> str:
    """Return an e-mail address in the form it is looked up by: no spaces around it, case ignored."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


def plain_uci(uci: str) -> str:
    """Return the digits of a UCI.

    Raises:
        ValueError: it has not 8 or 10 digits.
    """
    digits = uci.replace("-", "").replace(" ", "")
    if len(digits) not in UCI_LENGTHS or not (digits.isascii() and digits.isdigit()):
        raise ValueError("a UCI has 8 or 10 digits")
    return digits
