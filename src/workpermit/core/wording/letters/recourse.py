"""What may be done after a refusal, until when and at what cost, and what becomes of status and work (R182)."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording.details import RefusalDetails
from workpermit.core.wording.parts import Say


def _restorable(details: RefusalDetails) -> bool:
    return details.restoration_until is not None


_REVIEW: tuple[Say[RefusalDetails], ...] = (
    Say(
        Text(
            en="You may ask the Federal Court for leave and for judicial review of this decision until "
            "{review_until}: 15 days from {notified}, the day you were notified{moved}, since the matter arose in "
            "Canada. The Court charges {court_cost}. A lawyer can tell you whether it is worth it.",
            fr="Vous pouvez demander à la Cour fédérale l’autorisation de présenter une demande de contrôle "
            "judiciaire de cette décision jusqu’au {review_until}, soit 15 jours à compter du {notified}, jour où la "
            "décision vous a été communiquée{moved}, puisque l’affaire a pris naissance au Canada. La Cour exige "
            "{court_cost}. Un avocat peut vous dire si cela en vaut la peine.",
        ),
        when=lambda d: d.in_canada,
    ),
    Say(
        Text(
            en="You may ask the Federal Court for leave and for judicial review of this decision until "
            "{review_until}: 60 days from {notified}, the day you were notified{moved}, since the matter arose outside "
            "Canada. The Court charges {court_cost}. A lawyer can tell you whether it is worth it.",
            fr="Vous pouvez demander à la Cour fédérale l’autorisation de présenter une demande de contrôle "
            "judiciaire de cette décision jusqu’au {review_until}, soit 60 jours à compter du {notified}, jour où la "
            "décision vous a été communiquée{moved}, puisque l’affaire a pris naissance hors du Canada. La Cour exige "
            "{court_cost}. Un avocat peut vous dire si cela en vaut la peine.",
        ),
        when=lambda d: not d.in_canada,
    ),
)

CHOICES: tuple[Say[RefusalDetails], ...] = (
    Say(
        Text(
            en="You may apply again at any time, best with something new that answers the reason above. A new "
            "application has {again_cost}. This refusal alone does not decide it.",
            fr="Vous pouvez présenter une nouvelle demande à tout moment, de préférence avec un élément nouveau qui "
            "répond au motif ci-dessus. Une nouvelle demande entraîne {again_cost}. Ce refus ne décide pas à lui "
            "seul de son issue.",
        )
    ),
    Say(
        Text(
            en="You may apply to restore your status in Canada until {restore_until}, 90 days from the day you lost "
            "it. Restoration has {restore_cost}, and you cannot work while that application is decided.",
            fr="Vous pouvez demander le rétablissement de votre statut au Canada jusqu’au {restore_until}, soit 90 "
            "jours à compter du jour où vous l’avez perdu. Le rétablissement entraîne {restore_cost}, et vous ne "
            "pouvez pas travailler pendant l’examen de cette demande.",
        ),
        when=_restorable,
    ),
    *_REVIEW,
)

IN_CANADA: tuple[Say[RefusalDetails], ...] = (
    Say(
        Text(
            en="You can no longer work on the strength of this application: that right ended on {stopped}, the day of "
            "the decision. Please stop working, unless another permit allows it.",
            fr="Vous ne pouvez plus travailler en vertu de cette demande\u00a0: ce droit a pris fin le {stopped}, "
            "jour de la décision. Veuillez cesser de travailler, à moins qu’un autre permis ne vous y autorise.",
        ),
        when=lambda d: d.stopped_working_on is not None,
    ),
    Say(
        Text(
            en="Your status in Canada goes on: our file says that it lasts until {status_until}. This decision does "
            "not shorten it.",
            fr="Votre statut au Canada se poursuit\u00a0: d’après notre dossier, il dure jusqu’au {status_until}. "
            "Cette décision ne l’abrège pas.",
        ),
        when=lambda d: d.status_until is not None,
    ),
    Say(
        Text(
            en="You no longer have status in Canada. Unless you apply to restore it, you must leave the country.",
            fr="Vous n’avez plus de statut au Canada. À moins d’en demander le rétablissement, vous devez quitter le "
            "pays.",
        ),
        when=lambda d: d.status_until is None and d.restoration_until is not None,
    ),
)
