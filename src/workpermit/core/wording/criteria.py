"""The criteria of the visitor policy as the answer to a request says them (A25.2, IN-02)."""

from __future__ import annotations

from typing import Final

from workpermit.core.text import Text

CRITERIA: Final[dict[str, Text]] = {
    "in_canada": Text(
        en="You were in Canada when you applied.",
        fr="Vous étiez au Canada au moment de votre demande.",
    ),
    "visitor": Text(
        en="You had visitor status when you applied.",
        fr="Vous aviez le statut de visiteur au moment de votre demande.",
    ),
    "status_valid": Text(
        en="That status was valid; maintained status counts.",
        fr="Ce statut était valide\u00a0; le statut maintenu compte.",
    ),
    "in_canada_form": Text(
        en="You applied on form IMM 5710.",
        fr="Vous avez fait votre demande au moyen du formulaire IMM 5710.",
    ),
    "employer_specific": Text(
        en="You asked for an employer-specific work permit.",
        fr="Vous avez demandé un permis de travail lié à un employeur donné.",
    ),
    "window_open": Text(
        en="We received your application on or after the day the policy began.",
        fr="Nous avons reçu votre demande le jour où la politique a commencé, ou plus tard.",
    ),
    "window_not_closed": Text(
        en="We received your application before the policy ended.",
        fr="Nous avons reçu votre demande avant la fin de la politique.",
    ),
    "recent_permit": Text(
        en="You held a work permit that was valid on some day of the 12 months before your application.",
        fr="Vous déteniez un permis de travail valide à un moment donné des 12 mois précédant votre demande.",
    ),
    "not_left": Text(
        en="You have stayed in Canada since you applied.",
        fr="Vous êtes au Canada sans interruption depuis votre demande.",
    ),
    "pending": Text(
        en="Your application is still being decided.",
        fr="Votre demande est encore à l’étude.",
    ),
    "code_given": Text(
        en="Your request gave the code of the policy.",
        fr="Votre demande d’autorisation portait le code de la politique.",
    ),
}
