"""What came on paper for a case, typed in by a clerk or an officer: an answer, an address, a passport (ADR-61)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile

from workpermit.casework import paper
from workpermit.casework.packages import document_fault
from workpermit.casework.paper import Arrival, NothingOnPaper, Scan
from workpermit.casework.workbench import Desk, RequestMade
from workpermit.clock.present import now
from workpermit.core.case import application, officer_request, permit_delivery
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.text import Text
from workpermit.trades.documents.faults import MAX_BYTES
from workpermit.trades.paper.registering import LONGEST_NUMBER
from workpermit.web.ui import fields
from workpermit.web.ui.reported import AddressForm, PassportForm
from workpermit.web.ui.words import lazily, said
from workpermit.web.workbench.act_table.page import ActPage, Given
from workpermit.web.workbench.act_table.parts import FormType

_FILE_TYPES: Final = ".pdf,.jpg,.jpeg,.png"
_SCAN: Final = Text(en="Scan for item {number}: {label}", fr="Numérisation pour l’élément {number} : {label}")
_LIMITS: Final = Text(
    en="PDF, JPEG or PNG, at most 10 MB. Leave it empty if nothing came for it.",
    fr="PDF, JPEG ou PNG, 10 Mo au plus. Laissez vide si rien n’est arrivé pour cet élément.",
)
_TOO_LARGE: Final = Text(
    en="{label}: the file is larger than 10 MB. Scan it at a lower resolution.",
    fr="{label} : le fichier dépasse 10 Mo. Numérisez-le à une résolution moindre.",
)


class OnPaper(forms.Form):
    """The envelope that something came in."""

    use_required_attribute = False
    arrived_on = fields.day(
        Text(en="Arrived on", fr="Arrivé le"),
        hint=Text(
            en="The day stamped on the envelope; that day counts.",
            fr="Le jour estampillé sur l’enveloppe ; ce jour compte.",
        ),
    )
    tracking_number = fields.words(
        Text(en="Courier’s tracking number", fr="Numéro de suivi du service de messagerie"),
        hint=Text(
            en="Leave it empty if it came by ordinary mail.", fr="Laissez vide s’il s’agit de courrier ordinaire."
        ),
        required=False,
        at_most=LONGEST_NUMBER,
    )

    def clean_arrived_on(self) -> Any:
        """Refuse a day on which nothing can have arrived that is registered today."""
        day = self.cleaned_data["arrived_on"]
        try:
            paper.stamp_of(day, at=now())
        except CommandRefused as refused:
            raise fields.fault(refused.refusal.text) from refused
        return day

    @property
    def arrival(self) -> Arrival:
        """The envelope."""
        return Arrival(self.cleaned_data["arrived_on"], self.cleaned_data["tracking_number"])

    def clean(self) -> dict[str, Any]:
        """Hand the envelope on with what was typed."""
        given = super().clean() or self.cleaned_data
        if "arrived_on" in given and "tracking_number" in given:
            given["arrival"] = self.arrival
        return given


class PaperAddress(OnPaper, AddressForm):
    """A new address."""

    field_order = ("arrived_on", "tracking_number")

    def clean(self) -> dict[str, Any]:
        """Hand the address on as casework takes it."""
        given = super().clean()
        if not self.errors:
            given["typed"] = self.address
        return given


class PaperPassport(OnPaper, PassportForm):
    """A new passport."""

    field_order = ("arrived_on", "tracking_number")

    def clean(self) -> dict[str, Any]:
        """Hand the passport on as casework takes it."""
        given = super().clean()
        if not self.errors:
            given["typed"] = self.passport
        return given


class PaperAnswer(OnPaper):
    """An answer to a request: a scan for each item, what the person wrote, whether it is all."""

    asked: RequestMade | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for index, label in self._items():
            name = _SCAN.filled(number=str(index + 1), label=label)
            widget = forms.ClearableFileInput(attrs={"accept": _FILE_TYPES})
            self.fields[f"scan_{index}"] = forms.FileField(
                label=lazily(name), help_text=lazily(_LIMITS), required=False, widget=widget
            )
        self.fields["note"] = fields.passage(
            Text(en="What the person wrote", fr="Ce que la personne a écrit"),
            hint=Text(en="Word for word, in its language.", fr="Mot pour mot, dans sa langue."),
            required=False,
        )
        self.fields["nothing_more"] = fields.choice(
            Text(en="Is that all of the answer?", fr="Est-ce toute la réponse ?"),
            [
                ("yes", Text(en="Yes, an officer can go on with it", fr="Oui, un agent peut poursuivre")),
                ("no", Text(en="No, or it does not say", fr="Non, ou ce n’est pas dit")),
            ],
            radios=True,
        )

    def _items(self) -> Iterator[tuple[int, Text]]:
        for index, (label, _) in enumerate(self.asked.places if self.asked else ()):
            yield index, label

    def clean(self) -> dict[str, Any]:
        """Look into each scan, and refuse an envelope with nothing in it."""
        given = super().clean()
        scans = [scan for index, _ in self._items() if (scan := self._scan(index)) is not None]
        if not scans and not str(given.get("note", "")).strip() and not self.errors:
            self.add_error(None, said(NothingOnPaper.text))
        given["scans"] = scans
        return given

    def _scan(self, index: int) -> Scan | None:
        name = f"scan_{index}"
        sent = self.cleaned_data.get(name)
        if not isinstance(sent, UploadedFile):
            return None
        if (sent.size or 0) > MAX_BYTES:
            self.add_error(name, said(_TOO_LARGE.filled(label=str(sent.name))))
            return None
        content, file_name = sent.read(), PurePosixPath(str(sent.name)).name
        if (wrong := document_fault(file_name, content)) is not None:
            self.add_error(name, said(wrong))
            return None
        assert self.asked is not None  # else there is no such field
        return Scan(index, self.asked.places[index][1], file_name, content)


def answering(request_id: str) -> Callable[[Desk], FormType]:
    """Return what makes the form of an answer to one request."""

    def form(desk: Desk) -> FormType:
        asked = next((one for one in desk.requests if one.request_id == request_id), None)
        return type("ActForm", (PaperAnswer,), {"asked": asked})

    return form


def _answered(given: Given) -> object:
    typed = given.typed
    return paper.answer_request(
        given.case_id,
        given.about,
        typed["arrival"],
        scans=typed["scans"],
        note=typed["note"],
        nothing_more=typed["nothing_more"] == "yes",
        **given.by,
    )


def _moved(given: Given) -> object:
    return paper.move(given.case_id, given.typed["arrival"], given.typed["typed"], **given.by)


def _renewed(given: Given) -> object:
    return paper.renew_passport(given.case_id, given.typed["arrival"], given.typed["typed"], **given.by)


ACTS: Final = (
    ActPage(
        "paper-answer",
        officer_request.AnswerRequest,
        Text(en="Register an answer on paper", fr="Enregistrer une réponse sur papier"),
        Text(
            en="It counts from the day it arrived, in time or late. The applicant sees that it reached us.",
            fr="Elle compte à partir du jour de son arrivée, à temps ou en retard. Le demandeur voit qu’elle nous est "
            "parvenue.",
        ),
        _answered,
    ),
    ActPage(
        "paper-address",
        application.ChangeAddress,
        Text(en="Register a new address", fr="Enregistrer une nouvelle adresse"),
        Text(
            en="Letters and the permit go there from now on, until the permit is printed.",
            fr="Les lettres et le permis y sont envoyés désormais, jusqu’à l’impression du permis.",
        ),
        _moved,
        form=lambda _: PaperAddress,
    ),
    ActPage(
        "paper-redirect",
        permit_delivery.RedirectDelivery,
        Text(en="Redirect the permit to a new address", fr="Réexpédier le permis à une nouvelle adresse"),
        Text(
            en="The permit is printed already: it goes to the new address once the envelope is back.",
            fr="Le permis est déjà imprimé : il part à la nouvelle adresse quand l’enveloppe est de retour.",
        ),
        _moved,
        form=lambda _: PaperAddress,
    ),
    ActPage(
        "paper-passport",
        application.RenewPassport,
        Text(en="Register a new passport", fr="Enregistrer un nouveau passeport"),
        Text(
            en="Its end date counts in the findings from now on; its number stays sealed.",
            fr="Sa date d’expiration compte désormais dans les constatations ; son numéro reste scellé.",
        ),
        _renewed,
        form=lambda _: PaperPassport,
    ),
)
