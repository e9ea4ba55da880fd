"""The coded answers of the forms: identifiers, e-mail, telephone, time zone, file names, and their shapes."""

from __future__ import annotations

from workpermit.core.forms.fields import Choice, Coded
from workpermit.core.forms.provinces import PROVINCES
from workpermit.core.law.identifiers import (
    BadIdentifier,
    format_postal_code,
    parse_ime_number,
    parse_lmia_number,
    parse_noc_code,
    parse_offer_number,
    parse_permit_number,
    parse_postal_code,
    parse_uci,
)
from workpermit.core.text import Text

UCI = Coded(
    Text(
        en="a UCI of 8 or 10 digits, such as 0000-0000 or 00-0000-0000",
        fr="un IUC de 8 ou 10 chiffres, par exemple 0000-0000 ou 00-0000-0000",
    ),
    r"^[0-9]{4}[- ]?[0-9]{4}$|^[0-9]{2}[- ]?[0-9]{4}[- ]?[0-9]{4}$",
    parse_uci,
)
LMIA = Coded(
    Text(en="an LMIA number of 7 digits, such as 8123456", fr="un numéro d’EIMT de 7 chiffres, par exemple 8123456"),
    r"^[0-9]{7}$",
    parse_lmia_number,
)
OFFER = Coded(
    Text(
        en="an offer of employment number, A and 7 digits, such as A1234567",
        fr="un numéro d’offre d’emploi, A suivi de 7 chiffres, par exemple A1234567",
    ),
    r"^[Aa][0-9]{7}$",
    parse_offer_number,
)
PERMIT_NUMBER = Coded(
    Text(
        en="the number printed on the permit, U and 9 digits, such as U123456789",
        fr="le numéro imprimé sur le permis, U suivi de 9 chiffres, par exemple U123456789",
    ),
    r"^[Uu][0-9]{5,9}$",
    parse_permit_number,
)
STATUS_DOCUMENT = Coded(
    Text(
        en="the number printed on the document, a letter and 9 digits, such as V123456789",
        fr="le numéro imprimé sur le document, une lettre et 9 chiffres, par exemple V123456789",
    ),
    r"^[A-Za-z][0-9]{5,9}$",
    str.upper,
)
IME = Coded(
    Text(en="an IME number of 8 digits, such as 12345678", fr="un numéro d’EMI de 8 chiffres, par exemple 12345678"),
    r"^[0-9]{8}$",
    parse_ime_number,
)
NOC = Coded(
    Text(
        en="an occupation code (NOC) of 5 digits, such as 63200",
        fr="un code de profession (CNP) de 5 chiffres, par exemple 63200",
    ),
    r"^[0-9]{5}$",
    parse_noc_code,
)
BUSINESS_NUMBER = Coded(
    Text(
        en="a business number of 9 digits, with or without RP and 4 digits, such as 123456789RP0001",
        fr="un numéro d’entreprise de 9 chiffres, suivi ou non de RP et 4 chiffres, par exemple 123456789RP0001",
    ),
    r"^[0-9]{9}(RP[0-9]{4})?$",
)
EXEMPTION = Coded(
    Text(
        en="an exemption code, a letter and 2 digits, such as C10",
        fr="un code de dispense, une lettre et 2 chiffres, par exemple C10",
    ),
    r"^[A-Za-z][0-9]{2}$",
    str.upper,
)
PASSPORT = Coded(
    Text(
        en="the number as printed in the passport, letters and digits only",
        fr="le numéro tel qu’imprimé dans le passeport, lettres et chiffres seulement",
    ),
    r"^[A-Za-z0-9]{4,20}$",
    str.upper,
)
EMAIL = Coded(
    Text(en="an e-mail address, such as name@example.org", fr="une adresse courriel, par exemple nom@exemple.org"),
    r"^[^@\s\"<>(),;:\\\u0000-\u001f]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$",
)
PHONE = Coded(
    Text(
        en="a telephone number with its country code, such as +1 613 555 0123",
        fr="un numéro de téléphone avec l’indicatif du pays, par exemple +1 613 555 0123",
    ),
    r"^\+[0-9][0-9 ()-]{5,22}$",
)
# Whether the zone exists is for the caller to ask: the list of zones is data on a disk, and this is not.
ZONE = Coded(
    Text(
        en="a time zone by its IANA name, such as America/Toronto",
        fr="un fuseau horaire par son nom IANA, par exemple America/Toronto",
    ),
    r"^([A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+|UTC)$",
)
FILE = Coded(
    Text(
        en="the name of a PDF, JPEG or PNG file of the package, such as passport.pdf",
        fr="le nom d’un fichier PDF, JPEG ou PNG de la trousse, par exemple passeport.pdf",
    ),
    r"^[^/\\\u0000-\u001f.][^/\\\u0000-\u001f]*(/[^/\\\u0000-\u001f.][^/\\\u0000-\u001f]*)*\.([Pp][Dd][Ff]|[Jj][Pp][Ee]?[Gg]|[Pp][Nn][Gg])$",
)
LANGUAGE = Choice({"en": Text(en="English", fr="Anglais"), "fr": Text(en="French", fr="Français")})
PROVINCE = Choice(PROVINCES)


def postal_code(value: str) -> str | None:
    """Return a Canadian postal code as printed, `K1A 0B1`, or None where it is none."""
    try:
        return format_postal_code(parse_postal_code(value))
    except BadIdentifier:
        return None
