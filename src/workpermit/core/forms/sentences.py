"""The sentences that say what is wrong with an answer and what would be right."""

from __future__ import annotations

from typing import assert_never

from workpermit.core.forms.fields import Choice, Coded, Country, Day, FieldType, Many, Money, Record, Words, YesNo
from workpermit.core.text import Text, Told

# Each is filled by `faults.Place.fault`: {where} says which field, the rest what was found and what would be right.

MISSING = Text(en="{where} is missing. Give {expected}.", fr="{where} manque. Indiquez {expected}.")
WRONG_TYPE = Text(
    en="{where} must be {expected}, not {found}.",
    fr="{where} : il faut {expected}, et non {found}.",
)
EMPTY = Text(
    en="{where} is empty. Fill it in, or leave the field out.",
    fr="{where} est vide. Remplissez ce champ ou retirez-le.",
)
TOO_LONG = Text(
    en="{where} is too long: {length} characters. Keep it within {most}.",
    fr="{where} est trop long : {length} caractères. Le maximum est de {most}.",
)
TOO_MANY = Text(
    en="{where} has {count} entries. Give {most} at most.",
    fr="{where} compte {count} éléments. Le maximum est de {most}.",
)
BAD_FORMAT = Text(
    en="{where}: “{value}” will not do. Give {expected}.",
    fr="{where} : « {value} » ne convient pas. Indiquez {expected}.",
)
CONTROL_CHARACTER = Text(
    en="{where} holds an invisible control character. Type the text again without it.",
    fr="{where} contient un caractère de commande invisible. Retapez le texte sans ce caractère.",
)
IMPOSSIBLE_DATE = Text(
    en="{where}: there is no {value} in the calendar. Give a day that exists, such as 2025-06-17.",
    fr="{where} : le {value} n’existe pas au calendrier. Indiquez un jour qui existe, par exemple 2025-06-17.",
)
UNKNOWN_COUNTRY = Text(
    en="{where}: “{value}” is not a country code. Give {expected}.",
    fr="{where} : « {value} » n’est pas un code de pays. Indiquez {expected}.",
)
UNKNOWN_CHOICE = Text(
    en="{where}: “{value}” is not one of the answers. Give {expected}.",
    fr="{where} : « {value} » ne fait pas partie des réponses. Indiquez {expected}.",
)
MISSPELT_CHOICE = Text(
    en="{where}: “{value}” is not one of the answers. Did you mean {near}?",
    fr="{where} : « {value} » ne fait pas partie des réponses. Vouliez-vous dire {near} ?",
)
UNKNOWN_FIELD = Text(
    en="The form has no field {path}. Remove it.", fr="Le formulaire n’a pas de champ {path}. Retirez-le."
)
MISSPELT_FIELD = Text(
    en="The form has no field {path}. Did you mean {near}?",
    fr="Le formulaire n’a pas de champ {path}. Vouliez-vous dire {near} ?",
)
TOO_MANY_FIELDS = Text(
    en="{where} holds {count} fields, far more than the form has. Give only the fields of the form.",
    fr="{where} contient {count} champs, bien plus que le formulaire. Indiquez seulement les champs du formulaire.",
)
DATE_ORDER = Text(
    en="{where}: {day} comes before {earlier}, which is {first}. Check the two dates.",
    fr="{where} : le {day} précède la date {earlier}, soit le {first}. Vérifiez les deux dates.",
)
A_PROVINCE = Text(
    en="the two letters of a province or territory, such as ON",
    fr="les deux lettres d’une province ou d’un territoire, par exemple ON",
)
OTHER_PROVINCE = Text(
    en="{where}: “{value}” is a postal code of {of}, and the province given is {province}. Check the two.",
    fr="{where} : « {value} » est un code postal de l’endroit suivant : {of}. La province indiquée est {province}. "
    "Vérifiez les deux.",
)
A_POSTAL_CODE = Text(en="a Canadian postal code, such as K1A 0B1", fr="un code postal canadien, par exemple K1A 0B1")
FILE_NAMED_TWICE = Text(
    en="{where}: the file “{value}” is named twice. Name each file once.",
    fr="{where} : le fichier « {value} » est nommé deux fois. Nommez chaque fichier une seule fois.",
)
UNKNOWN_SCHEMA = Text(
    en='The field schema says how the application is written. Give "{schema}".',
    fr="Le champ schema dit comment la demande est écrite. Indiquez « {schema} ».",
)
UNKNOWN_FORM = Text(
    en="The field form says which form this is. Give imm_1295 (made outside Canada) or imm_5710 (made in Canada).",
    fr="Le champ form dit de quel formulaire il s’agit. Indiquez imm_1295 (présentée de l’extérieur du Canada) "
    "ou imm_5710 (présentée au Canada).",
)
NOT_UTF_8 = Text(
    en="application.json is not written in UTF-8. Save it again as UTF-8.",
    fr="application.json n’est pas écrit en UTF-8. Enregistrez-le de nouveau en UTF-8.",
)
NOT_JSON = Text(
    en="application.json cannot be read as JSON: line {line}, column {column}. "
    "Look for a missing comma, quotation mark or brace.",
    fr="application.json n’est pas du JSON lisible : ligne {line}, colonne {column}. "
    "Cherchez une virgule, un guillemet ou une accolade qui manque.",
)
TOO_DEEP = Text(
    en="application.json has too many groups inside one another. Give only the fields of the form.",
    fr="application.json contient trop de groupes imbriqués. Indiquez seulement les champs du formulaire.",
)
FIELD_TWICE = Text(
    en="application.json gives the field {name} twice in one group. Give each field once.",
    fr="application.json donne deux fois le champ {name} dans un même groupe. Donnez chaque champ une seule fois.",
)
NO_NUMBER = Text(
    en="application.json holds {word}, which is not a number. Remove it.",
    fr="application.json contient {word}, qui n’est pas un nombre. Retirez-le.",
)
THE_FORM = Text(en="The application", fr="La demande")

_SHOWN_CHARACTERS = 60


def shown(value: str) -> str:
    """Return a value fit to quote in a sentence: one line, no control characters, cut when long."""
    plain = "".join(c if c.isprintable() else "\ufffd" for c in value[: _SHOWN_CHARACTERS + 1])
    return plain if len(value) <= _SHOWN_CHARACTERS else plain[:_SHOWN_CHARACTERS] + "…"


def expected(kind: FieldType) -> Text | Told:
    """Return what a field of this type should hold, as it ends a sentence; JSON's own marks are for files alone."""
    match kind:
        case Words():
            in_file = Text(en="text in quotation marks", fr="du texte entre guillemets")
            return Told(in_file, Text(en="an answer", fr="une réponse"))
        case Coded(expected=words):
            return words
        case Day():
            return Text(
                en="a date written year-month-day, such as 2025-06-17",
                fr="une date écrite année-mois-jour, par exemple 2025-06-17",
            )
        case Country():
            return Told(
                Text(
                    en="a two-letter country code in capitals, such as CA or FR",
                    fr="un code de pays de deux lettres majuscules, par exemple CA ou FR",
                ),
                Text(en="a country of the list", fr="un pays de la liste"),
            )
        case YesNo():
            return Told(
                Text(en="true or false", fr="true (oui) ou false (non)"),
                Text(en="an answer, yes or no", fr="une réponse, oui ou non"),
            )
        case Money():
            return Told(
                Text(
                    en='an amount in dollars and cents in quotation marks, such as "155.00"',
                    fr='un montant en dollars et en cents entre guillemets, par exemple "155.00"',
                ),
                Text(
                    en="an amount in dollars and cents, such as 155.00",
                    fr="un montant en dollars et en cents, par exemple 155,00",
                ),
            )
        case Choice(options):
            return Told(_one_of(tuple(options)), Text(en="one of the answers", fr="l’une des réponses"))
        case Record():
            return Text(en="a group of fields in braces { }", fr="un groupe de champs entre accolades { }")
        case Many():
            return Text(en="a list in square brackets [ ]", fr="une liste entre crochets [ ]")
        case _:
            assert_never(kind)


def _one_of(codes: tuple[str, ...]) -> Text:
    if len(codes) == 1:
        return Text(en=codes[0], fr=codes[0])
    listed, last = ", ".join(codes[:-1]), codes[-1]
    return Text(en=f"one of {listed} or {last}", fr=f"l’une de ces réponses : {listed} ou {last}")


def found(value: object) -> Text:
    """Return what was found instead, named as a person would."""
    match value:
        case None:
            return Text(en="nothing (null)", fr="rien (null)")
        case bool():
            return Text(en="true or false", fr="true ou false")
        case int() | float():
            return Text(en="a number", fr="un nombre")
        case str():
            return Text(en="text", fr="du texte")
        case list():
            return Text(en="a list", fr="une liste")
        case _:
            return Text(en="a group of fields", fr="un groupe de champs")
