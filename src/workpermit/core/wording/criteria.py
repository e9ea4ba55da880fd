"""The criteria of the visitor policy as the answer to a request says them (A25.2, IN-02)."""

from __future__ import annotations

from typing import Final

from workpermit.core.text import Text

CRITERIA: Final[dict[str, Text]] = {
    "in_canada": Text(
        en="You must have been in Canada when you applied.",
        fr="Vous deviez être au Canada au moment de votre demande.",
    ),
    "visitor": Text(
        en="You must have had visitor status when you applied.",
        fr="Vous deviez avoir le statut de visiteur au moment de votre demande.",
    ),
    "status_valid": Text(
        en="That status must have been valid; maintained status counts.",
        fr="Ce statut devait être valide\u00a0; le statut maintenu compte.",
    ),
    "in_canada_form": Text(
        en="You must have applied on form IMM 5710.",
        fr="Vous deviez faire votre demande au moyen du formulaire IMM 5710.",
    ),
    "employer_specific": Text(
        en="You must have asked for an employer-specific work permit.",
        fr="Vous deviez demander un permis de travail lié à un employeur donné.",
    ),
    "window_open": Text(
        en="We must have received your application on or after the day the policy began.",
        fr="Nous devions recevoir votre demande le jour où la politique a commencé, ou plus tard.",
    ),
    "window_not_closed": Text(
        en="We must have received your application before the policy ended.",
        fr="Nous devions recevoir votre demande avant la fin de la politique.",
    ),
    "recent_permit": Text(
        en="You must have held a work permit that was valid on some day of the 12 months before your application.",
        fr="Vous deviez avoir détenu un permis de travail valide à un moment des 12 mois précédant votre demande.",
    ),
    "not_left": Text(
        en="You must have stayed in Canada since you applied.",
        fr="Vous deviez être au Canada sans interruption depuis votre demande.",
    ),
    "pending": Text(
        en="Your application must still be undecided.",
        fr="Votre demande devait être encore à l’étude.",
    ),
    "code_given": Text(
        en="Your request must have given the code of the policy.",
        fr="Votre demande d’autorisation devait porter le code de la politique.",
    ),
}
