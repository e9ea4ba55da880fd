"""The sentences that say what is wrong with a package and what would be right."""

from __future__ import annotations

from workpermit.core.text import Text

UNKNOWN_ZONE = Text(
    en="{where}: there is no time zone “{value}”. Give an IANA name, such as America/Toronto or Asia/Manila.",
    fr="{where} : il n’y a pas de fuseau horaire « {value} ». Indiquez un nom IANA, "
    "par exemple America/Toronto ou Asia/Manila.",
)
NO_APPLICATION = Text(
    en="The package has no application.json. Add it beside the documents.",
    fr="La trousse ne contient pas de fichier application.json. Ajoutez-le à côté des documents.",
)
FILE_MISSING = Text(
    en="The file “{name}” ({path}) is not in the package. Add it, or take it off the list of documents.",
    fr="Le fichier « {name} » ({path}) n’est pas dans la trousse. Ajoutez-le ou retirez-le de la liste des documents.",
)
FILE_NOT_NAMED = Text(
    en="The file “{name}” is in the package but not in the list of documents. Name it in documents, or remove it.",
    fr="Le fichier « {name} » est dans la trousse mais pas dans la liste des documents. "
    "Nommez-le dans documents ou retirez-le.",
)
FILE_REFUSED = Text(en="{path}: {reason}", fr="{path} : {reason}")
FILE_TOO_LARGE = Text(
    en="The file “{name}” is larger than {most} MB. Send a smaller one.",
    fr="Le fichier « {name} » dépasse {most} Mo. Envoyez un fichier plus petit.",
)
FILE_LOCKED = Text(
    en="The file “{name}” is locked with a password. Send it without one.",
    fr="Le fichier « {name} » est protégé par un mot de passe. Envoyez-le sans mot de passe.",
)
FILE_DAMAGED = Text(
    en="The file “{name}” is damaged in the zip. Make the zip again.",
    fr="Le fichier « {name} » est endommagé dans l’archive zip. Refaites l’archive.",
)
UNSAFE_NAME = Text(
    en="The name “{name}” will not do. Use a plain file name inside the package, of letters, digits, hyphens and dots.",
    fr="Le nom « {name} » ne convient pas. Utilisez un nom de fichier simple, à l’intérieur de la trousse, fait de "
    "lettres, de chiffres, de traits d’union et de points.",
)
NAME_TWICE = Text(
    en="The package holds the name “{name}” twice. Give each file its own name.",
    fr="La trousse contient deux fois le nom « {name} ». Donnez à chaque fichier son propre nom.",
)
NOT_A_PLAIN_FILE = Text(
    en="“{name}” is a link or a special file. Put the document itself into the package.",
    fr="« {name} » est un lien ou un fichier spécial. Mettez le document lui-même dans la trousse.",
)
TOO_MANY_FILES = Text(
    en="The package holds more than {most} files. Join pages of one document into one file.",
    fr="La trousse contient plus de {most} fichiers. Réunissez les pages d’un même document en un seul fichier.",
)
PACKAGE_TOO_LARGE = Text(
    en="The package is larger than {most} MB. Send smaller files.",
    fr="La trousse dépasse {most} Mo. Envoyez des fichiers plus petits.",
)
NOT_A_PACKAGE = Text(
    en="This is not a package. Give a folder or a .zip that holds application.json and the documents.",
    fr="Ce n’est pas une trousse de demande. Indiquez un dossier ou un fichier .zip qui contient application.json "
    "et les documents.",
)
NOT_READABLE = Text(
    en="The package cannot be read. Check that the folder and its files may be opened.",
    fr="La trousse ne peut pas être lue. Vérifiez que le dossier et ses fichiers peuvent être ouverts.",
)
