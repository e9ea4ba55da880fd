"""Where the day of those begins who watch over the work: each role's pages, with what waits in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework import staffing
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.trades.audit import settling, stating
from workpermit.trades.switches import turning
from workpermit.web.oversight import figures, logs, purpose, staff, suspicions, switches
from workpermit.web.oversight.words import START, frame_of
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.pages import page


@dataclass(frozen=True, slots=True)
class Door:
    """One page: its name, what it is for, who has it, and how much waits there, where that is counted."""

    title: Text
    says: Text
    route: str
    roles: tuple[Role, ...]
    waiting: Callable[[], int] | None = None


@require_safe
@for_staff(Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR)
def start(request: SignedIn) -> HttpResponse:
    """Show the pages that a role has, those where something waits at the head."""
    doors = [
        {
            "title": door.title,
            "says": door.says,
            "address": reverse(f"oversight:{door.route}"),
            "waiting": door.waiting() if door.waiting else 0,
        }
        for door in _DOORS
        if request.account.role in door.roles
    ]
    doors.sort(key=lambda door: not door["waiting"])
    return page(request, "oversight/start.html", title=START, frame=frame_of(request), heading=START, doors=doors)


_SUPERVISOR: Final = (Role.SUPERVISOR,)
_AUDITOR: Final = (Role.AUDITOR,)
_DOORS: Final = (
    Door(
        figures.FIGURES,
        Text(
            en="Who holds the work and how old it is, what is late and why, similar cases by office, grounds.",
            fr="Qui a le travail et depuis quand, ce qui est en retard et pourquoi, les dossiers semblables par "
            "bureau, les motifs.",
        ),
        "figures",
        _SUPERVISOR,
    ),
    Door(
        purpose.REQUESTS,
        Text(
            en="Members of staff who ask to open a file that stands close to them.",
            fr="Membres du personnel qui demandent à ouvrir un dossier qui leur est proche.",
        ),
        "requests",
        _SUPERVISOR,
        lambda: len(stating.waiting()),
    ),
    Door(
        suspicions.QUESTIONS,
        Text(
            en="Looks that a rule asks about. They accuse nobody; you settle each with a reason.",
            fr="Consultations sur lesquelles une règle s’interroge. Elles n’accusent personne\u00a0; vous réglez "
            "chacune avec un motif.",
        ),
        "suspicions",
        _AUDITOR,
        settling.count,
    ),
    Door(
        logs.LOOKS,
        Text(
            en="Every look at a case, a document or a letter: who, when, why. Export as a table.",
            fr="Chaque consultation d’un dossier, d’un document ou d’une lettre\u00a0: qui, quand, pourquoi. "
            "Exportation en tableau.",
        ),
        "looks",
        _AUDITOR,
    ),
    Door(
        logs.DEEDS,
        Text(
            en="The journal of cases with its chain; of one case also its stages and whether the chain holds.",
            fr="Le journal des dossiers et sa chaîne\u00a0; pour un dossier, aussi ses étapes et si la chaîne tient.",
        ),
        "deeds",
        _AUDITOR,
    ),
    Door(
        logs.SEARCHES,
        Text(
            en="Searches for people by the office, and searches in the logs by auditors.",
            fr="Recherches de personnes par le bureau, et recherches dans les registres par les vérificateurs.",
        ),
        "searched",
        _AUDITOR,
    ),
    Door(
        suspicions.GUARDED,
        Text(
            en="People whose file draws the curious: whoever looks without working on it is asked about.",
            fr="Personnes dont le dossier attire les curieux\u00a0: on interroge quiconque le consulte sans y "
            "travailler.",
        ),
        "guarded",
        (Role.AUDITOR, Role.SUPERVISOR),
    ),
    Door(
        staff.STAFF,
        Text(
            en="Who may sign in and as what. Whatever gives a right takes two administrators.",
            fr="Qui peut se connecter et à quel titre. Tout ce qui donne un droit exige deux administrateurs.",
        ),
        "staff",
        (Role.ADMINISTRATOR,),
        lambda: len(staffing.waiting()),
    ),
    Door(
        switches.SWITCHES,
        Text(
            en="Turn findings, issuing, new accounts or the signing of heads off for the whole office, at once.",
            fr="Désactiver aussitôt, pour tout le bureau, les constatations, la délivrance, l’ouverture de comptes ou "
            "la signature des têtes.",
        ),
        "switches",
        (Role.ADMINISTRATOR, Role.AUDITOR),
        lambda: sum(turning.waiting(one) is not None for one in turning.BY_TWO),
    ),
)
