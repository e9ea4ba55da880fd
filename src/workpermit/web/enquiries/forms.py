"""The forms of enquiries: the general one with and without an account, the paper application's, the testers'."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from workpermit.accounts.identity import plain_email, plain_uci
from workpermit.casework.enquiring import About, Attached
from workpermit.casework.models import CaseRow
from workpermit.core.law.identifiers import BadIdentifier, parse_application_number, parse_permit_number
from workpermit.core.law.messages import VISITOR_MESSAGE
from workpermit.core.law.pasted_messages import PastedMessage, read_message
from workpermit.core.law.templates import MessageIncomplete, build
from workpermit.core.text import Text
from workpermit.trades.enquiries.testers import SignUp, TestTopic
from workpermit.trades.enquiries.topics import Topic, Writer
from workpermit.web.ui import fields
from workpermit.web.ui.words import both, lazily, said

_TEXT_AT_MOST = 8000


class MatterForm(forms.Form):
    """What somebody writes about; the first step for everybody."""

    topic = fields.choice(
        Text(en="What is it about?", fr="De quoi s’agit-il\u00a0?"), [(topic.value, topic.label) for topic in Topic]
    )
    text = fields.passage(
        Text(en="Your message", fr="Votre message"),
        hint=Text(
            en="Write in English or French. If a public policy gave you a text with a code, paste it here as it is.",
            fr="Écrivez en français ou en anglais. Si une politique d’intérêt public vous a donné un texte avec un "
            "code, collez-le ici tel quel.",
        ),
        at_most=_TEXT_AT_MOST,
    )


class SignedInForm(MatterForm):
    """An enquiry of somebody who signed in: we know who they are, so we ask only which application it is about."""

    case = forms.ChoiceField(
        label=lazily(Text(en="Which application?", fr="Quelle demande\u00a0?")),
        required=False,
        choices=[],
        help_text=lazily(
            Text(
                en="Choose one to see what its file says already.",
                fr="Choisissez-en une pour voir ce que dit son dossier.",
            )
        ),
    )
    field_order = ("case", "topic", "text")

    def __init__(self, *args: Any, rows: Iterable[CaseRow], **kwargs: Any) -> None:
        """Offer the applications of the account."""
        super().__init__(*args, **kwargs)
        none = (("", both("No application, or another one", "Aucune demande, ou une autre")),)
        self.fields["case"].choices = [*((str(row.pk), row.application_number) for row in rows), *none]  # type: ignore[attr-defined]


class _WhoForm(forms.Form):
    """Who writes, and about whom."""

    family_name = fields.words(
        Text(en="Family name of the applicant", fr="Nom de famille du demandeur"),
        hint=Text(en="As in the passport.", fr="Tel qu’il figure au passeport."),
    )
    given_names = fields.words(Text(en="Given names of the applicant", fr="Prénoms du demandeur"), required=False)
    born_on = fields.day(Text(en="Date of birth of the applicant", fr="Date de naissance du demandeur"))
    email = fields.email(Text(en="Your e-mail address", fr="Votre adresse courriel"))
    email_again = fields.email(Text(en="Your e-mail address again", fr="Votre adresse courriel, une seconde fois"))

    def clean(self) -> dict[str, Any]:
        """Hold the two addresses against each other."""
        given = super().clean() or self.cleaned_data
        first, second = given.get("email"), given.get("email_again")
        if first and second and plain_email(first) != plain_email(second):
            self.add_error("email_again", fields.fault(_OTHER_EMAIL))
        return given


class OpenForm(MatterForm, _WhoForm):
    """An enquiry of somebody without an account."""

    writer = fields.choice(
        Text(en="Who are you?", fr="Qui êtes-vous\u00a0?"), [(one.value, one.label) for one in Writer], radios=True
    )
    in_canada = fields.choice(
        Text(en="Is the applicant in Canada?", fr="Le demandeur est-il au Canada\u00a0?"),
        (("yes", Text(en="Yes", fr="Oui")), ("no", Text(en="No", fr="Non"))),
        radios=True,
    )
    uci = fields.words(
        Text(en="UCI", fr="IUC"), hint=Text(en="8 or 10 digits.", fr="8 ou 10 chiffres."), required=False, at_most=20
    )
    application_number = fields.words(
        Text(en="Application number", fr="Numéro de demande"),
        hint=Text(en="W and 9 digits.", fr="W suivi de 9 chiffres."),
        required=False,
        at_most=20,
    )
    declared = fields.tick(
        Text(en="What I write is true as far as I know.", fr="Ce que j’écris est vrai, à ma connaissance."),
        wrong=Text(
            en="Please tick the box that says that what you write is true.",
            fr="Veuillez cocher la case qui dit que ce que vous écrivez est vrai.",
        ),
    )
    field_order = (
        "writer",
        "in_canada",
        "topic",
        "text",
        "family_name",
        "given_names",
        "born_on",
        "uci",
        "application_number",
        "email",
        "email_again",
        "declared",
    )

    def clean_uci(self) -> str:
        """Return the digits."""
        typed: str = self.cleaned_data["uci"]
        try:
            return plain_uci(typed) if typed else ""
        except ValueError:
            raise fields.fault(_NO_UCI) from None

    def clean_application_number(self) -> str:
        """Return W and nine digits."""
        typed: str = self.cleaned_data["application_number"]
        try:
            return parse_application_number(typed) if typed else ""
        except BadIdentifier as wrong:
            raise fields.fault(wrong.text) from None

    @property
    def about(self) -> About:
        """Who writes and about whom."""
        given = self.cleaned_data
        return About(
            writer=Writer(given["writer"]),
            in_canada=given["in_canada"] == "yes",
            family_name=given["family_name"],
            given_names=given["given_names"],
            born_on=given["born_on"],
            email=given["email"],
            uci=given["uci"],
            application_number=given["application_number"],
        )


class PaperForm(_WhoForm):
    """The request to work while waiting, for an application on paper without account or number (IN-02, IN-03)."""

    message = fields.passage(
        Text(en="The message, pasted", fr="Le message, collé"),
        hint=Text(
            en="Paste the whole text with the code VISIT2WORK2020 and its gaps filled. Or leave it empty, answer the "
            "five questions below, and we write it for you.",
            fr="Collez le texte entier avec le code VISIT2WORK2020 et les champs remplis. Ou laissez vide, répondez "
            "aux cinq questions ci-dessous, et nous l’écrivons pour vous.",
        ),
        required=False,
        at_most=_TEXT_AT_MOST,
    )
    permit_number = fields.words(
        Text(en="Number of your previous work permit", fr="Numéro de votre permis de travail précédent"),
        hint=Text(en="U and 9 digits.", fr="U suivi de 9 chiffres."),
        required=False,
        at_most=20,
    )
    expired_on = fields.day(Text(en="It expired on", fr="Il a expiré le"), required=False)
    tracking_number = fields.words(
        Text(en="Courier’s tracking number", fr="Numéro de suivi du service de messagerie"), required=False, at_most=40
    )
    employer = fields.words(Text(en="Employer", fr="Employeur"), required=False)
    occupation = fields.words(Text(en="Occupation", fr="Profession"), required=False)
    field_order = (
        "family_name",
        "given_names",
        "born_on",
        "email",
        "email_again",
        "message",
        "permit_number",
        "expired_on",
        "tracking_number",
        "employer",
        "occupation",
    )
    read: PastedMessage | None = None

    def clean_permit_number(self) -> str:
        """Return U and its digits."""
        typed: str = self.cleaned_data["permit_number"]
        try:
            return parse_permit_number(typed) if typed else ""
        except BadIdentifier as wrong:
            raise fields.fault(wrong.text) from None

    def clean(self) -> dict[str, Any]:
        """Read the pasted message, or write one from the answers; each fault stands beside what it is about."""
        given = super().clean()
        if self.errors:
            return given
        if not given["message"]:
            self._write(given)
        if not self.errors:
            self.read = read_message(given["message"])
            for fault in self.read.faults:
                self.add_error("message", said(fault.text).capitalize() if fault.field == "code" else said(fault.text))
        return given

    def _write(self, given: dict[str, Any]) -> None:
        names = ("permit_number", "expired_on", "tracking_number", "employer", "occupation")
        values = {name: given[name] for name in names if given.get(name)}
        try:
            given["message"] = build(VISITOR_MESSAGE, {**values, "channel": "paper"}).sent
        except MessageIncomplete as incomplete:
            for fault in incomplete.faults:
                self.add_error(fault.field, said(fault.text))

    @property
    def about(self) -> About:
        """Who writes, with the numbers of the message."""
        given, values = self.cleaned_data, self.read.values if self.read else {}
        return About(
            writer=Writer.APPLICANT,
            in_canada=True,
            family_name=given["family_name"],
            given_names=given["given_names"],
            born_on=given["born_on"],
            email=given["email"],
            permit_number=str(values.get("permit_number", "")),
            tracking_number=str(values.get("tracking_number", "")),
        )


class _Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class _Files(forms.FileField):
    """Several files at once."""

    widget = _Several

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files that were chosen, perhaps none."""
        return [super(_Files, self).clean(one, initial) for one in data] if data else []


class FilesForm(forms.Form):
    """Files that go with an enquiry; they are chosen last, since a browser forgets them between pages."""

    attachments = _Files(
        label=both("Attach files", "Joindre des fichiers"),
        required=False,
        help_text=both(
            "PDF, JPEG or PNG, up to 10 MB each. Documents that we asked for belong with that request instead.",
            "PDF, JPEG ou PNG, jusqu’à 10 Mo chacun. Les documents demandés se joignent plutôt à la demande elle-même.",
        ),
    )

    @property
    def attached(self) -> tuple[Attached, ...]:
        """The files with their bytes."""
        return tuple(Attached(one.name, one.read()) for one in self.cleaned_data["attachments"])


class ReceiptForm(forms.Form):
    """The number and the code of a receipt."""

    number = fields.words(
        Text(en="Receipt number", fr="Numéro du reçu"),
        hint=Text(en="Q and 9 digits.", fr="Q suivi de 9 chiffres."),
        at_most=20,
    )
    code = fields.words(
        Text(en="Code of the receipt", fr="Code du reçu"),
        hint=Text(en="For example 7KQ2-MX4R-9TBD.", fr="Par exemple 7KQ2-MX4R-9TBD."),
        at_most=40,
    )


class ReplyForm(forms.Form):
    """One more thing to say in a thread."""

    text = fields.passage(Text(en="Add something", fr="Ajouter quelque chose"), at_most=_TEXT_AT_MOST)


class TesterForm(forms.Form):
    """A sign-up for trying our pages (AYA-15)."""

    email = fields.email(Text(en="Your e-mail address", fr="Votre adresse courriel"))
    languages = forms.MultipleChoiceField(
        label=both("In which language?", "Dans quelle langue\u00a0?"),
        choices=[("en", "English"), ("fr", "Français")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": both("Language: choose at least one.", "Langue\u00a0: choisissez-en au moins une.")
        },
    )
    topics = forms.MultipleChoiceField(
        label=both("What would you like to try?", "Qu’aimeriez-vous essayer\u00a0?"),
        choices=[(topic.value, lazily(topic.label)) for topic in TestTopic],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": both("What to try: choose at least one.", "Quoi essayer\u00a0: choisissez au moins un sujet.")
        },
    )
    consent = fields.tick(
        Text(
            en="You may write to me at this address about trying pages, and about nothing else, until I withdraw.",
            fr="Vous pouvez m’écrire à cette adresse au sujet d’essais de pages, et de rien d’autre, jusqu’à mon "
            "retrait.",
        ),
        wrong=Text(
            en="Without your consent we keep nothing: please tick the box, or leave the page.",
            fr="Sans votre consentement, nous ne conservons rien : cochez la case ou quittez la page.",
        ),
    )

    @property
    def sign_up(self) -> SignUp:
        """What was given."""
        given = self.cleaned_data
        return SignUp(given["email"], given["languages"], [TestTopic(topic) for topic in given["topics"]])


class EndForm(forms.Form):
    """The code that withdraws a sign-up."""

    code = fields.words(Text(en="Your code", fr="Votre code"), at_most=40)


_OTHER_EMAIL = Text(
    en="Your e-mail address again: the two addresses differ. Please check both.",
    fr="Votre adresse courriel, une seconde fois : les deux adresses diffèrent. Vérifiez-les.",
)
_NO_UCI = Text(
    en="UCI: give its 8 or 10 digits, as on any letter from us, or leave it empty.",
    fr="IUC : donnez ses 8 ou 10 chiffres, comme sur toute lettre de notre part, ou laissez vide.",
)
