"""What the page of seals says, and all that its script may have to say, in both languages."""

from __future__ import annotations

from typing import Any, Final

from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.text import Text
from workpermit.trades.letters.sealed_fields import KIND_LABELS, LABELS, field_numbers
from workpermit.trades.letters.seals import MESSAGES

GENUINE: Final = Text(en="Genuine: the office sealed these fields.", fr="Authentique : le bureau a scellé ces champs.")
REFUSED: Final = Text(en="Not genuine.", fr="Non authentique.")
PROVES: Final = (
    Text(
        en="A genuine seal proves that the office wrote exactly these fields on that day.",
        fr="Un sceau authentique prouve que le bureau a écrit exactement ces champs ce jour-là.",
    ),
    Text(
        en="It does not prove who holds the paper: compare the name and the date of birth with a passport.",
        fr="Il ne prouve pas qui tient le papier : comparez le nom et la date de naissance avec un passeport.",
    ),
    Text(
        en="It does not prove what else is printed: compare each field with the paper.",
        fr="Il ne prouve pas le reste de ce qui est imprimé : comparez chaque champ avec le papier.",
    ),
    Text(
        en="It does not say whether a permit was revoked since: our server does.",
        fr="Il ne dit pas si un permis a été révoqué depuis : notre serveur le dit.",
    ),
)
_SCRIPT: Final = {
    "genuine": GENUINE,
    "refused": REFUSED,
    "in_time": Text(en="By its dates it is valid today.", fr="D’après ses dates, il est valide aujourd’hui."),
    "not_in_time": Text(
        en="By its dates it is not valid today.", fr="D’après ses dates, il n’est pas valide aujourd’hui."
    ),
    "none": Text(
        en="No seal was found. Show the square symbol whole, flat and sharp.",
        fr="Aucun sceau n’a été trouvé. Montrez le symbole carré en entier, à plat et net.",
    ),
    "unreadable": Text(
        en="This picture cannot be opened. Choose a PNG or JPEG picture.",
        fr="Cette image ne peut pas être ouverte. Choisissez une image PNG ou JPEG.",
    ),
    "no_camera": Text(
        en="The camera could not be used. Choose a picture, or paste the code.",
        fr="L’appareil photo n’a pas pu être utilisé. Choisissez une image, ou collez le code.",
    ),
    "ask": Text(en="Ask our server whether it holds today", fr="Demander à notre serveur s’il est valable aujourd’hui"),
    "scan": Text(en="Scan with the camera", fr="Numériser avec l’appareil photo"),
    "stop": Text(en="Stop the camera", fr="Arrêter l’appareil photo"),
}


def _pair(text: Text) -> dict[str, str]:
    return {"en": text.en, "fr": text.fr}


def script_words() -> dict[str, Any]:
    """Return all that the script may have to say, so that it needs no network to say it."""
    numbers = field_numbers()
    return {
        "words": {name: _pair(text) for name, text in _SCRIPT.items()}
        | {"proves": {"en": [one.en for one in PROVES], "fr": [one.fr for one in PROVES]}},
        "labels": [[numbers[name], _pair(label)] for name, label in LABELS.items()],
        "kinds": {kind.value: _pair(label) for kind, label in KIND_LABELS.items()},
        "dates": [numbers[name] for name in ("born_on", "valid_from", "valid_until", "issued_on")],
        "instants": [numbers["received_at"]],
        "countries": {code: _pair(name) for code, name in COUNTRIES.items()},
        "faults": {fault.value: _pair(text) for fault, text in MESSAGES.items()},
    }
