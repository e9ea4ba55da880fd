"""What these pages share: their frames, the way to them, names of roles and relations."""

from __future__ import annotations

from typing import Final

from django.urls import reverse

from workpermit.casework.purposes import StaffRelation
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.web.ui.access import SignedIn
from workpermit.web.ui.pages import Crumb

AT_A_DESK: Final = (
    Role.OFFICER,
    Role.SUPERVISOR,
    Role.BORDER_OFFICER,
    Role.SITE_CLERK,
    Role.MAILROOM_CLERK,
    Role.PANEL_PHYSICIAN,
)
START: Final = Text(en="Oversight", fr="Surveillance")
ROLES: Final = {
    Role.OFFICER: Text(en="officer", fr="agent"),
    Role.SUPERVISOR: Text(en="supervisor", fr="superviseur"),
    Role.BORDER_OFFICER: Text(en="border services officer", fr="agent des services frontaliers"),
    Role.SITE_CLERK: Text(en="collection site clerk", fr="préposé au point de collecte"),
    Role.MAILROOM_CLERK: Text(en="mailroom clerk", fr="préposé au courrier"),
    Role.PANEL_PHYSICIAN: Text(en="panel physician", fr="médecin désigné"),
    Role.AUDITOR: Text(en="auditor", fr="vérificateur"),
    Role.ADMINISTRATOR: Text(en="administrator", fr="administrateur"),
    Role.APPLICANT: Text(en="applicant", fr="demandeur"),
    Role.REPRESENTATIVE: Text(en="representative", fr="représentant"),
    Role.SYSTEM: Text(en="system", fr="système"),
}
CLOSE: Final = {
    StaffRelation.OWN: Text(en="It is your own file.", fr="C’est votre propre dossier."),
    StaffRelation.HOUSEHOLD: Text(
        en="It is the file of somebody of your household.", fr="C’est le dossier d’une personne de votre ménage."
    ),
    StaffRelation.ADDRESS: Text(
        en="It is the file of somebody at an address of yours.",
        fr="C’est le dossier d’une personne qui habite à l’une de vos adresses.",
    ),
    StaffRelation.EMPLOYER: Text(
        en="It names an employer that you said is close to you.",
        fr="Il nomme un employeur dont vous avez dit qu’il vous est proche.",
    ),
}


def frame_of(request: SignedIn) -> str:
    """Return the template that a page stands in: the office's own for those who work on cases."""
    return "workbench/frame.html" if Role(request.account.role) in AT_A_DESK else "oversight/frame.html"


def start_crumb() -> Crumb:
    """Return the way to a page under the start page."""
    return Crumb(START, reverse("oversight:start"))
