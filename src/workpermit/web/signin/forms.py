"""The forms of signing in; each sentence says what would be right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from zoneinfo import available_timezones

from allauth.account.forms import ReauthenticateForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as FactorAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.validators import EmailValidator

from workpermit.accounts import passwords, signing_in, throttle
from workpermit.accounts.models import Account
from workpermit.clock.present import now
from workpermit.core.law.identifiers import APPLICATION_NUMBER, UCI, BadIdentifier
from workpermit.core.text import Text
from workpermit.web.signin.asking import source_of
from workpermit.web.ui.words import both, lazily

_EMAIL: Final = both(en="E-mail address", fr="Adresse courriel")
_PASSWORD: Final = both(en="Password", fr="Mot de passe")
_NEEDS_EMAIL: Final = both(
    en="Give your e-mail address, such as name@example.org.",
    fr="Indiquez votre adresse courriel, par exemple nom@exemple.org.",
)
_NEEDS_PASSWORD: Final = both(en="Give your password.", fr="Indiquez votre mot de passe.")
_NEEDS_CODE: Final = both(en="Type the code.", fr="Saisissez le code.")
_WAIT: Final = both(
    en="There were too many tries. Wait fifteen minutes, then try again.",
    fr="Il y a eu trop de tentatives. Attendez quinze minutes, puis réessayez.",
)
_LANGUAGES: Final = [("en", "English"), ("fr", "Français")]


def _email() -> forms.CharField:
    return forms.CharField(
        label=_EMAIL,
        max_length=254,
        error_messages={"required": _NEEDS_EMAIL},
        validators=[EmailValidator(message=_NEEDS_EMAIL)],
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
    )


def _one_time_code(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=40,
        error_messages={"required": _NEEDS_CODE},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )


class SignInForm(forms.Form):
    """The first factor: address and password."""

    email = _email()
    password = forms.CharField(
        label=_PASSWORD,
        strip=False,
        error_messages={"required": _NEEDS_PASSWORD},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


def _zones() -> list[tuple[str, str]]:
    """Return the zones a person may choose, as region and place."""
    places = sorted(
        name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix", "right"))
    )
    return [("UTC", "UTC"), *((name, name.replace("_", " ").replace("/", " / ")) for name in places)]


class _NewPassword(forms.Form):
    """A new password, with what one has to be."""

    password = forms.CharField(
        label=both(en="Password", fr="Mot de passe"),
        help_text=both(
            en="15 characters or more. Four or five words that do not belong together are easy to remember. You may "
            "paste it from a password manager.",
            fr="Au moins 15 caractères. Quatre ou cinq mots sans lien entre eux se retiennent facilement. Vous pouvez "
            "le coller depuis un gestionnaire de mots de passe.",
        ),
        strip=False,
        error_messages={"required": _NEEDS_PASSWORD},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def about(self) -> dict[str, str]:
        """Return whom the password must not repeat: their address and name."""
        return {}

    def clean(self) -> dict[str, Any]:
        """Look at the password once the rest is read."""
        given = super().clean() or {}
        if password := given.get("password"):
            for fault in passwords.faults(password, **self.about()):
                self.add_error("password", lazily(fault))
        return given


class NewAccountForm(_NewPassword):
    """What somebody gives to open an account."""

    email = _email()
    name = forms.CharField(
        label=both(en="Your name", fr="Votre nom"),
        help_text=both(en="As you want us to address you.", fr="Comme vous voulez que nous nous adressions à vous."),
        max_length=200,
        error_messages={"required": both(en="Give your name.", fr="Indiquez votre nom.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=both(en="Language of our letters to you", fr="Langue de nos lettres"),
        choices=_LANGUAGES,
        widget=forms.RadioSelect,
    )
    time_zone = forms.ChoiceField(
        label=both(en="Your time zone", fr="Votre fuseau horaire"),
        help_text=both(
            en="We show each due date on your clock, beside UTC.",
            fr="Nous indiquons chaque date limite à votre heure, à côté de l’heure UTC.",
        ),
        choices=_zones,
        widget=forms.Select(attrs={"data-own-zone": ""}),
    )

    for_others = forms.BooleanField(
        label=both(
            en="I open this account to act for other people, as their representative",
            fr="J’ouvre ce compte pour agir au nom d’autrui, comme représentant",
        ),
        help_text=both(
            en="Leave this empty if you apply for yourself. Each person lets you in by a code of their own.",
            fr="Laissez vide si vous faites une demande pour vous-même. Chaque personne vous donne accès par un code.",
        ),
        required=False,
    )

    field_order = ("email", "name", "language", "time_zone", "for_others", "password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].required = False
        self.fields["password"].label = both(
            en="Password (leave empty to use a passkey alone)",
            fr="Mot de passe (laissez vide pour n’utiliser qu’une clé d’accès)",
        )

    def about(self) -> dict[str, str]:
        """Return the address and name given beside the password."""
        return {key: str(self.cleaned_data.get(key, "")) for key in ("email", "name")}


class EmailForm(forms.Form):
    """An address alone."""

    email = _email()


class CodeForm(forms.Form):
    """A code that came by e-mail."""

    code = _one_time_code(
        both(en="Code", fr="Code"),
        both(
            en="The eight digits of our e-mail, with or without the space.",
            fr="Les huit chiffres de notre courriel, avec ou sans l’espace.",
        ),
    )


class NewPasswordForm(_NewPassword):
    """A new password of somebody who is signed in."""

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._account = account

    def about(self) -> dict[str, str]:
        """Return the account's address and name."""
        return {"email": self._account.email, "name": self._account.display_name}


class ProfileForm(forms.Form):
    """What a person may change of their account by themselves."""

    name = NewAccountForm.base_fields["name"]
    language = NewAccountForm.base_fields["language"]
    time_zone = NewAccountForm.base_fields["time_zone"]


class LinkForm(forms.Form):
    """The two numbers printed on every letter, and the birth date that is not."""

    uci = forms.CharField(
        label=both(en="Unique client identifier (UCI)", fr="Identificateur unique de client (IUC)"),
        help_text=both(
            en="8 or 10 digits, printed on our letters, for example 1234-5678 or 11-2345-6789.",
            fr="8 ou 10 chiffres, imprimés sur nos lettres, par exemple 1234-5678 ou 11-2345-6789.",
        ),
        max_length=40,
        error_messages={"required": both(en="Give your UCI.", fr="Indiquez votre IUC.")},
    )
    application_number = forms.CharField(
        label=both(en="Application number", fr="Numéro de la demande"),
        help_text=both(
            en="W and 9 digits, printed on our letters, for example W123456789.",
            fr="Un W et 9 chiffres, imprimés sur nos lettres, par exemple W123456789.",
        ),
        max_length=40,
        error_messages={"required": both(en="Give the application number.", fr="Indiquez le numéro de la demande.")},
    )
    born_on = forms.DateField(
        label=both(en="Date of birth", fr="Date de naissance"),
        help_text=both(en="Year, month, day, for example 1990-04-23.", fr="Année, mois, jour, par exemple 1990-04-23."),
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": both(en="Give the date of birth.", fr="Indiquez la date de naissance."),
            "invalid": both(
                en="Give the date of birth as year, month and day, for example 1990-04-23.",
                fr="Indiquez la date de naissance : année, mois et jour, par exemple 1990-04-23.",
            ),
        },
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "bday"}),
    )

    def clean_uci(self) -> str:
        """Return the UCI in its one form."""
        return _identified(UCI.parse, self.cleaned_data["uci"])

    def clean_application_number(self) -> str:
        """Return the application number in its one form."""
        return _identified(APPLICATION_NUMBER.parse, self.cleaned_data["application_number"])


def _identified(parse: Callable[[str], str], typed: str) -> str:
    try:
        return parse(typed)
    except BadIdentifier as bad:
        # There it is a part of a sentence; here it stands by itself.
        whole = Text(*(f"{side[0].upper()}{side[1:]}." for side in (bad.text.en, bad.text.fr)))
        raise forms.ValidationError(lazily(whole)) from bad


_CODE_LABEL: Final = both(en="Code from your authenticator app", fr="Code de votre application d’authentification")
_CODE_HINT: Final = both(
    en="Six digits, or one of your recovery codes of eight digits.",
    fr="Six chiffres, ou l’un de vos codes de secours de huit chiffres.",
)


class _ThrottledCode:
    """A second factor that is typed: tried only as often as the throttle lets it."""

    user: Account

    def clean_code(self) -> str:
        """Check the code and note how the try ended."""
        tried = signing_in.may_try_second_factor(self.user, source=source_of(context.request), at=now())
        if tried is None:
            raise forms.ValidationError(_WAIT)
        try:
            code = str(super().clean_code())  # type: ignore[misc]
        except forms.ValidationError:
            throttle.note(tried, right=False)
            raise
        throttle.note(tried, right=True)
        return code


class SecondFactorForm(_ThrottledCode, AuthenticateForm):
    """The second factor at sign-in."""

    code = _one_time_code(_CODE_LABEL, _CODE_HINT)


class SecondFactorAgainForm(_ThrottledCode, FactorAgainForm):
    """The second factor once more, before something weighty."""

    code = _one_time_code(_CODE_LABEL, _CODE_HINT)


class NewAppForm(ActivateTOTPForm):
    """The first code of a new authenticator app."""

    code = _one_time_code(
        _CODE_LABEL,
        both(
            en="The six digits that the app shows now.", fr="Les six chiffres que l’application affiche en ce moment."
        ),
    )


class PasswordAgainForm(ReauthenticateForm):
    """The password once more, before something weighty."""

    password = SignInForm.base_fields["password"]  # type: ignore[assignment]
