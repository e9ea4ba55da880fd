"""Say what is wrong with a file that somebody handed in, and what would be right."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from workpermit.core.text import Text

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_PIXELS: Final = 50_000_000
MAX_PAGES: Final = 500
MAX_NAME_CHARACTERS: Final = 200


class FaultCode(StrEnum):
    """What can be wrong with a file."""

    NAME = "name"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_ALLOWED = "not_allowed"
    MISMATCH = "mismatch"
    BROKEN = "broken"
    LOCKED = "locked"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_HEAVY = "too_heavy"
    SEVERAL = "several"
    MOVING = "moving"
    VIRUS = "virus"


_TEXTS: Final = {
    FaultCode.NAME: Text(
        en="{name}: this file name cannot be kept. Use letters, digits, spaces and hyphens, at most 200 characters, "
        "with .pdf, .jpg, .png, .webp or .tif at the end.",
        fr="{name} : ce nom de fichier ne peut pas être conservé. Employez des lettres, des chiffres, des espaces et "
        "des traits d’union, 200 caractères au plus, avec .pdf, .jpg, .png, .webp ou .tif à la fin.",
    ),
    FaultCode.EMPTY: Text(
        en="{name}: the file is empty. Save the document again and attach it.",
        fr="{name} : le fichier est vide. Enregistrez de nouveau le document et joignez-le.",
    ),
    FaultCode.TOO_LARGE: Text(
        en="{name}: the file has more than 10 MB. Scan it at a lower resolution, or split it in two.",
        fr="{name} : le fichier dépasse 10 Mo. Numérisez-le à une résolution plus basse, ou divisez-le en deux.",
    ),
    FaultCode.NOT_ALLOWED: Text(
        en="{name}: this kind of file is not accepted. Send a PDF, or a picture in JPEG, PNG, WebP or TIFF.",
        fr="{name} : ce type de fichier n’est pas accepté. Envoyez un PDF, ou une image JPEG, PNG, WebP ou TIFF.",
    ),
    FaultCode.MISMATCH: Text(
        en="{name}: the name and the content do not agree; the content is {found}. Give the file the ending {ending}.",
        fr="{name} : le nom et le contenu ne concordent pas ; le contenu est {found}. Donnez au fichier la "
        "terminaison {ending}.",
    ),
    FaultCode.BROKEN: Text(
        en="{name}: the file is damaged and cannot be read. Open it on your device, save it again and attach it.",
        fr="{name} : le fichier est endommagé et ne peut pas être lu. Ouvrez-le sur votre appareil, enregistrez-le de "
        "nouveau et joignez-le.",
    ),
    FaultCode.LOCKED: Text(
        en="{name}: the file asks for a password. Save a copy without a password and attach it.",
        fr="{name} : le fichier demande un mot de passe. Enregistrez une copie sans mot de passe et joignez-la.",
    ),
    FaultCode.TOO_MANY_PIXELS: Text(
        en="{name}: the picture has more than 50 megapixels. Save it at a smaller size.",
        fr="{name} : l’image dépasse 50 mégapixels. Enregistrez-la en plus petite taille.",
    ),
    FaultCode.TOO_HEAVY: Text(
        en="{name}: the file grows so large when opened that we cannot read it. Print it to a new PDF, or scan it "
        "again, and attach that.",
        fr="{name} : une fois ouvert, le fichier est si volumineux que nous ne pouvons pas le lire. Imprimez-le vers "
        "un nouveau PDF, ou numérisez-le de nouveau, et joignez le résultat.",
    ),
    FaultCode.SEVERAL: Text(
        en="{name}: a second file of another kind is packed into this one. Open the document, save it again and attach "
        "that.",
        fr="{name} : un second fichier d’un autre type est caché dans celui-ci. Ouvrez le document, enregistrez-le "
        "de nouveau et joignez le résultat.",
    ),
    FaultCode.MOVING: Text(
        en="{name}: this is a moving picture. Send a still picture or a PDF.",
        fr="{name} : ceci est une image animée. Envoyez une image fixe ou un PDF.",
    ),
    FaultCode.VIRUS: Text(
        en="{name}: the virus check stopped this file, so we did not keep it. Scan the paper document again, or save "
        "the file on another device, and attach that.",
        fr="{name} : la recherche de virus a arrêté ce fichier, et nous ne l’avons pas conservé. Numérisez de nouveau "
        "le document, ou enregistrez le fichier sur un autre appareil, et joignez le résultat.",
    ),
}


class DocumentFaulty(ValueError):
    """A file cannot be taken; `code` and `text` say why, and `text` names the file."""

    def __init__(self, code: FaultCode, *, name: str, **values: str | Text) -> None:
        self.code = code
        self.text = _TEXTS[code].filled(name=shown(name), **values)
        super().__init__(code.value)


def shown(name: str) -> str:
    """Return a file name as it may be shown: one line, no invisible characters, not too long."""
    visible = "".join(ch if ch.isprintable() else "\N{REPLACEMENT CHARACTER}" for ch in name)
    return visible if len(visible) <= MAX_NAME_CHARACTERS else visible[:MAX_NAME_CHARACTERS] + "…"
