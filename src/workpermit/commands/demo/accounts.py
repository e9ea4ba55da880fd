"""Let a newcomer sign in as some of the demo's applicants: a password that everybody may know, and an app's secret.

They own their cases since the walk; here they only get what one signs in with. Nothing of it exists in an office.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator

from workpermit.accounts import passwords
from workpermit.accounts.models import Account, email_hash
from workpermit.casework.models import CaseRow
from workpermit.commands.demo import under_way
from workpermit.commands.demo.desk import Desk
from workpermit.core.text import Text
from workpermit.web.signin.demonstration import OFFICE, PASSWORD

# What is under way today, and one whose permit was issued at the border.
_WHY: Final = {
    **under_way.TOLD,
    "outside-visa-required": Text("the permit was issued at the border", "le permis a été délivré à la frontière"),
}
WHO: Final = tuple(_WHY)
# The same in each demo, so that an app set up once goes on working.
SECRET: Final = "WORKPERMITDEMOKEYFORTHEAPPONLY22"  # noqa: S105

# Who carries an application through the office, each with what they do there.
STAFF: Final = {
    "officer.okafor": Text("officer, visas outside Canada", "agent, visas hors du Canada"),
    "officer.tremblay": Text("officer, applications in Canada", "agente, demandes au Canada"),
    "supervisor.lindqvist": Text("supervisor: the second person", "superviseure : la deuxième personne"),
    "supervisor.amari": Text("supervisor: confirms authority", "superviseure : confirme les pouvoirs"),
    "border.singh": Text("border officer, issues the permit", "agent frontalier, délivre le permis"),
    "mailroom.chan": Text("mailroom: prints and mails", "salle du courrier : imprime et poste"),
    "site.reyes": Text("collection site: biometrics", "point de collecte : données biométriques"),
    "physician.bello": Text("panel physician: medical exam", "médecin désignée : examen médical"),
    "auditor.dubois": Text("auditor: reads the logs, no file", "vérificatrice : lit les registres, aucun dossier"),
    "admin.novak": Text("administrator: accounts, switches", "administratrice : comptes, interrupteurs"),
    "admin.yeo": Text("administrator: the second person", "administrateur : la deuxième personne"),
}
_SIGN_IN: Final = Text(
    en="Sign in with the password “{password}” as",
    fr="Connectez-vous avec le mot de passe «\u00a0{password}\u00a0» en tant que",
)
_CODE: Final = Text(
    en="The next page shows the code; for an authenticator app the key is {secret}",
    fr="La page suivante affiche le code\u00a0; pour une application d’authentification, la clé est {secret}",
)


def open_to_newcomers(desks: Mapping[str, Desk]) -> list[Text]:
    """Give them what one signs in with and return the lines that say so."""
    password = passwords.hashed(PASSWORD)
    told = [(_WHY[name], _of_applicant(desks[name].row, password)) for name in WHO]
    told += [(why, _of_staff(f"{key}@office.example", password)) for key, why in STAFF.items()]
    width = max(len(address) for _, address in told)
    return [
        _SIGN_IN.filled(password=PASSWORD),
        *(
            Text(en="  {who}  {why}", fr="  {who}  {why}").filled(who=f"{address:{width}}", why=why)
            for why, address in told
        ),
        _CODE.filled(secret=SECRET),
    ]


def _of_applicant(row: CaseRow, password: str) -> str:
    account = Account.objects.get(pk=row.applicant_id)
    account.office = OFFICE
    return _opened(account, password)


def _of_staff(address: str, password: str) -> str:
    return _opened(Account.objects.get(email_hash=email_hash(address)), password)


def _opened(account: Account, password: str) -> str:
    account.password = password
    account.save(update_fields=["password", "office"])
    Authenticator.objects.create(
        user=account, type=Authenticator.Type.TOTP, data={"secret": get_adapter().encrypt(SECRET)}
    )
    return str(account.email)
