"""Let a newcomer sign in as three of the demo's applicants: a password that everybody may know, and an app's secret.

They own their cases since the walk; here they only get what one signs in with. Nothing of it exists in an office.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator

from workpermit.accounts import passwords
from workpermit.accounts.models import Account
from workpermit.casework.models import CaseRow
from workpermit.commands.demo.desk import Desk
from workpermit.core.text import Text
from workpermit.web.signin.demonstration import OFFICE, PASSWORD

# Asked for documents; a permit mailed in Canada; a permit issued at the border.
WHO: Final = ("documents-requested", "in-canada-extension", "outside-visa-required")
# The same in each demo, so that an app set up once goes on working.
SECRET: Final = "WORKPERMITDEMOKEYFORTHEAPPONLY22"  # noqa: S105

_SIGN_IN: Final = Text(
    en="Sign in as {who}, with the password “{password}”",
    fr="Connectez-vous en tant que {who}, avec le mot de passe «\u00a0{password}\u00a0»",
)
_CODE: Final = Text(
    en="The next page shows the code; for an authenticator app the key is {secret}",
    fr="La page suivante affiche le code\u00a0; pour une application d’authentification, la clé est {secret}",
)
_OR: Final = Text(en=" or ", fr=" ou ")


def open_to_newcomers(desks: Mapping[str, Desk]) -> list[Text]:
    """Give the three what one signs in with and return the lines that say so."""
    password = passwords.hashed(PASSWORD)
    addresses = [_opened(desks[name].row, password) for name in WHO]
    who = Text(en=_OR.en.join(addresses), fr=_OR.fr.join(addresses))
    return [
        Text(
            en=_SIGN_IN.en.format(who=who.en, password=PASSWORD), fr=_SIGN_IN.fr.format(who=who.fr, password=PASSWORD)
        ),
        _CODE.filled(secret=SECRET),
    ]


def _opened(row: CaseRow, password: str) -> str:
    account = Account.objects.get(pk=row.applicant_id)
    account.password, account.office = password, OFFICE
    account.save(update_fields=["password", "office"])
    Authenticator.objects.create(
        user=account, type=Authenticator.Type.TOTP, data={"secret": get_adapter().encrypt(SECRET)}
    )
    return str(account.email)
