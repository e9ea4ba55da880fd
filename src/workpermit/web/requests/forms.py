"""The forms that answer a request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from workpermit.trades.documents.media import ACCEPT
from workpermit.web.ui.words import both

if TYPE_CHECKING:
    from django.utils.datastructures import MultiValueDict

MOST_AT_ONCE = 6
MOST_CHARACTERS = 4000


class _ManyFiles(forms.ClearableFileInput):
    """A file field that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each still to be checked by what it holds."""

    widget = _ManyFiles(attrs={"accept": ACCEPT})

    def clean(self, data: Sequence[UploadedFile[Any]] | None, initial: Any = None) -> list[UploadedFile[Any]]:
        """Return the files; empty ones pass here, since the check of their content says more of them."""
        files = [one for one in data or [] if one]
        if not files:
            raise forms.ValidationError(
                both(
                    "Choose at least one file: a PDF, or a picture in JPEG, PNG, WebP or TIFF.",
                    "Choisissez au moins un fichier : un PDF, ou une image JPEG, PNG, WebP ou TIFF.",
                )
            )
        if len(files) > MOST_AT_ONCE:
            raise forms.ValidationError(
                both(
                    "Add six files at a time at most, then the others.",
                    "Ajoutez six fichiers au plus à la fois, puis les autres.",
                )
            )
        return files


class AddFiles(forms.Form):
    """Files for one item, with a note."""

    file = FilesField(
        label=both("Choose files", "Choisissez des fichiers"),
        help_text=both(
            "PDF, JPEG, PNG, WebP or TIFF, up to 10 MB each.",
            "PDF, JPEG, PNG, WebP ou TIFF, 10 Mo au plus chacun.",
        ),
    )
    note = forms.CharField(
        label=both("Note to the officer about these files", "Note à l’agent au sujet de ces fichiers"),
        required=False,
        max_length=1000,
        widget=forms.TextInput,
    )

    def __init__(
        self, data: Any = None, files: MultiValueDict[str, UploadedFile[Any]] | None = None, **options: Any
    ) -> None:
        super().__init__(data, files, **options)
        self.fields["file"].widget.attrs["data-uploads"] = ""


class Note(forms.Form):
    """A note to a file that waits to be sent."""

    note = forms.CharField(
        label=both("Note to the officer about this file", "Note à l’agent au sujet de ce fichier"),
        required=False,
        max_length=1000,
    )


class Send(forms.Form):
    """Send what waits: all there is, or a part."""

    WHOLE, PART = "whole", "part"
    extent = forms.ChoiceField(
        label=both("Is this everything?", "Est-ce tout ?"),
        widget=forms.RadioSelect,
        choices=[
            (
                WHOLE,
                both(
                    "Yes. I have nothing more to send: the officer can go on with my application now, before the due "
                    "date. I cannot add to this request afterwards.",
                    "Oui. Je n’ai rien d’autre à envoyer : l’agent peut poursuivre le traitement dès maintenant, avant "
                    "la date limite. Je ne pourrai plus rien ajouter à cette demande.",
                ),
            ),
            (
                PART,
                both(
                    "No. I will send more: the request stays open for me.",
                    "Non. J’enverrai autre chose : la demande reste ouverte pour moi.",
                ),
            ),
        ],
        error_messages={
            "required": both(
                "Tell us whether this is everything: choose one of the two.",
                "Dites-nous si c’est tout : choisissez une des deux réponses.",
            )
        },
    )
    note = forms.CharField(
        label=both("What you want to tell the officer", "Ce que vous voulez dire à l’agent"),
        help_text=both(
            "For example why a document is missing, or what you send in its place.",
            "Par exemple, pourquoi un document manque, ou ce que vous envoyez à la place.",
        ),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "max_length": both(
                "Your text has more than 4,000 characters. Shorten it, or attach it as a file.",
                "Votre texte dépasse 4 000 caractères. Raccourcissez-le, ou joignez-le comme fichier.",
            )
        },
    )


class MoreTime(forms.Form):
    """Ask for a later date."""

    until = forms.DateField(
        label=both("Until which day do you need?", "Jusqu’à quel jour avez-vous besoin de temps ?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": both("Give a day, such as 2026-04-10.", "Donnez un jour, par exemple 2026-04-10."),
            "invalid": both(
                "This is not a day we can read. Write year, month and day, such as 2026-04-10.",
                "Nous ne pouvons pas lire ce jour. Écrivez l’année, le mois et le jour, par exemple 2026-04-10.",
            ),
        },
    )
    reason = forms.CharField(
        label=both("Why do you need more time?", "Pourquoi avez-vous besoin de plus de temps ?"),
        help_text=both("One or two sentences are enough.", "Une ou deux phrases suffisent."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": both(
                "Write in a sentence why you need more time.",
                "Écrivez en une phrase pourquoi vous avez besoin de plus de temps.",
            )
        },
    )
