"""What may be done after a refusal, until when and at what cost, and what becomes of status and work (R182)."""

from __future__ import annotations

from workpermit.core.case.application import RefusalGround
from workpermit.core.text import Text
from workpermit.core.wording.details import RefusalDetails
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.parts import Say, Told


def _restorable(details: RefusalDetails) -> bool:
    return details.restoration_until is not None


def _barred(details: RefusalDetails) -> bool:
    return any(one.ground is RefusalGround.MISREPRESENTATION for one in details.grounds)


def _what_would_answer(details: RefusalDetails) -> tuple[Text, ...]:
    """Return what a new application would need, ground by ground."""
    return tuple(GROUNDS[one.ground].next_time for one in details.grounds)


BAR_YEARS = 5
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

CHOICES: tuple[Say[RefusalDetails] | Told[RefusalDetails], ...] = (
    Say(
        Text(
            en="You may apply again at any time. A new application has {again_cost}. This refusal alone does not "
            "decide it.",
            fr="Vous pouvez présenter une nouvelle demande à tout moment. Une nouvelle demande entraîne {again_cost}. "
            "Ce refus ne décide pas à lui seul de son issue.",
        ),
        when=lambda d: not _barred(d),
    ),
    # A40(2)(a): abroad the years run from the decision; in Canada, from the day a removal order is enforced.
    Say(
        Text(
            en="The finding of misrepresentation bars you from Canada for 5 years, until {bar_until}. You may not "
            "apply for permanent residence in that time, and an application for a permit meets the same bar (paragraph "
            "40(2)(a) and subsection 40(3) of the Immigration and Refugee Protection Act).",
            fr="La conclusion de fausses déclarations emporte interdiction de territoire au Canada pendant 5 ans, "
            "jusqu’au {bar_until}. Vous ne pouvez pas demander la résidence permanente pendant ce temps, et une "
            "demande de permis se heurte à la même interdiction (alinéa 40(2)a) et paragraphe 40(3) de la Loi sur "
            "l’immigration et la protection des réfugiés).",
        ),
        when=lambda d: _barred(d) and not d.in_canada,
    ),
    Say(
        Text(
            en="The finding of misrepresentation can bar you from Canada for 5 years, counted from the day on which a "
            "removal order is enforced (paragraph 40(2)(a) of the Immigration and Refugee Protection Act). Whether "
            "there will be such an order is decided in a procedure of its own, in which you are heard.",
            fr="La conclusion de fausses déclarations peut emporter interdiction de territoire au Canada pendant 5 "
            "ans, à compter de l’exécution d’une mesure de renvoi (alinéa 40(2)a) de la Loi sur l’immigration et la "
            "protection des réfugiés). Une procédure distincte, dans laquelle vous pourrez vous faire entendre, "
            "décidera s’il y aura une telle mesure.",
        ),
        when=lambda d: _barred(d) and d.in_canada,
    ),
    Told(_what_would_answer),
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
