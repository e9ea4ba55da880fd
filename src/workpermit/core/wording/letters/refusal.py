"""Refusal: the reason first, then what may be done, until when and at what cost (A72(2)(b), R182, R186(u))."""

from __future__ import annotations

from decimal import Decimal

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording.details import RefusalDetails
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.parts import Say, Table, Told, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING, refund_rows
from workpermit.core.wording.terms import verbatim
from workpermit.core.wording.typography import date_text, money

_GROUND = Text(en="{label} ({provision}).", fr="{label} ({provision}).")
_SOME_FEE = Text(en="a fee of its own", fr="des frais distincts")
_FEE_OF = Text(en="a fee of {amount}", fr="des frais de {amount}")


def _values(details: RefusalDetails) -> Words:
    first = GROUNDS[details.grounds[0].ground]
    review, restore = details.judicial_review_until, details.restoration_until
    stopped, status = details.stopped_working_on, details.status_until
    return {
        "decided": date_text(details.decided_on),
        "notified": date_text(details.notified_on),
        "first_ground": _GROUND.filled(label=first.label, provision=first.provision),
        "again_cost": _cost(details.new_application_cost),
        "restore_cost": _cost(details.restoration_cost),
        "court_cost": _cost(details.court_cost),
        "review_until": date_text(review),
        "restore_until": date_text(restore) if restore else "",
        "stopped": date_text(stopped) if stopped else "",
        "status_until": date_text(status) if status else "",
    }


def _cost(dollars: Decimal | None) -> Text:
    return _SOME_FEE if dollars is None else _FEE_OF.filled(amount=money(dollars))


def _reasons(details: RefusalDetails) -> tuple[Text, ...]:
    # The only ground was said in the first line; of several, each is said before its own reasons.
    said: list[Text] = []
    for reason in details.grounds:
        ground = GROUNDS[reason.ground]
        if not _one_ground(details):
            said.append(_GROUND.filled(label=ground.label, provision=ground.provision))
        said.extend(verbatim(paragraph) for paragraph in reason.reasons)
    return tuple(said)


def _reasoned(details: RefusalDetails) -> bool:
    return bool(_reasons(details))


def _one_ground(details: RefusalDetails) -> bool:
    return len(details.grounds) == 1


def _says_status(details: RefusalDetails) -> bool:
    known = (details.stopped_working_on, details.status_until, details.restoration_until)
    return details.in_canada and any(day is not None for day in known)


def _restorable(details: RefusalDetails) -> bool:
    return details.restoration_until is not None


def _refunded(details: RefusalDetails) -> bool:
    return bool(details.refunds)


_REVIEW: tuple[Say[RefusalDetails], ...] = (
    Say(
        Text(
            en="You may ask the Federal Court for leave and for judicial review of this decision until "
            "{review_until}: 15 days from {notified}, the day you were notified, since the matter arose in Canada. "
            "The Court charges {court_cost}. A lawyer can tell you whether it is worth it.",
            fr="Vous pouvez demander à la Cour fédérale l’autorisation de présenter une demande de contrôle "
            "judiciaire de cette décision jusqu’au {review_until}, soit 15 jours à compter du {notified}, jour où la "
            "décision vous a été communiquée, puisque l’affaire a pris naissance au Canada. La Cour exige des frais "
            "de dépôt. Un avocat peut vous dire si cela en vaut la peine.",
        ),
        when=lambda d: d.in_canada,
    ),
    Say(
        Text(
            en="You may ask the Federal Court for leave and for judicial review of this decision until "
            "{review_until}: 60 days from {notified}, the day you were notified, since the matter arose outside "
            "Canada. The Court charges {court_cost}. A lawyer can tell you whether it is worth it.",
            fr="Vous pouvez demander à la Cour fédérale l’autorisation de présenter une demande de contrôle "
            "judiciaire de cette décision jusqu’au {review_until}, soit 60 jours à compter du {notified}, jour où la "
            "décision vous a été communiquée, puisque l’affaire a pris naissance hors du Canada. La Cour exige "
            "{court_cost}. Un avocat peut vous dire si cela en vaut la peine.",
        ),
        when=lambda d: not d.in_canada,
    ),
)

_CHOICES: tuple[Say[RefusalDetails], ...] = (
    Say(
        Text(
            en="You may apply again at any time, best with something new that answers the reason above. A new "
            "application has {again_cost}. This refusal alone does not decide it.",
            fr="Vous pouvez présenter une nouvelle demande à tout moment, de préférence avec un élément nouveau qui "
            "répond au motif ci-dessus. Une nouvelle demande entraîne {again_cost}. Ce refus ne la détermine pas à "
            "lui seul.",
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

_IN_CANADA: tuple[Say[RefusalDetails], ...] = (
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

WORDING: Wording[RefusalDetails] = Wording(
    letter=Letter.REFUSAL,
    title=Text(
        en="Our decision: we cannot give you a work permit",
        fr="Notre décision\u00a0: nous ne pouvons pas vous accorder de permis de travail",
    ),
    values=_values,
    parts=(
        Say(
            Text(
                en="An officer refused your application for a work permit on {decided}, for this reason. "
                "{first_ground}",
                fr="Le {decided}, un agent a refusé votre demande de permis de travail pour le motif suivant. "
                "{first_ground}",
            ),
            when=_one_ground,
        ),
        Say(
            Text(
                en="An officer refused your application for a work permit on {decided}. There is more than one "
                "reason; the first is this. {first_ground}",
                fr="Le {decided}, un agent a refusé votre demande de permis de travail. Il y a plus d’un motif\u00a0; "
                "voici le premier. {first_ground}",
            ),
            when=lambda d: not _one_ground(d),
        ),
        Topic(Text(en="The officer’s reasons", fr="Les motifs de l’agent"), when=_reasoned),
        Told(_reasons, when=_reasoned),
        Say(
            Text(
                en="We know that this is not the answer you hoped for. You may ask for a copy of what the officer had "
                "on file.",
                fr="Nous savons que ce n’est pas la réponse que vous espériez. Vous pouvez demander une copie de ce "
                "que l’agent avait au dossier.",
            )
        ),
        Topic(Text(en="What you may do now", fr="Ce que vous pouvez faire maintenant")),
        *_CHOICES,
        Topic(
            Text(en="Your status and your right to work", fr="Votre statut et votre droit de travailler"),
            when=_says_status,
        ),
        *_IN_CANADA,
        Topic(Text(en="Your fees", fr="Vos frais")),
        Say(
            Text(
                en="The processing fee is not paid back once an application has been decided. What is paid back is "
                "this; you do not have to ask.",
                fr="Les frais de traitement ne sont pas remboursés une fois la demande réglée. Voici ce qui est "
                "remboursé\u00a0; vous n’avez pas à en faire la demande.",
            ),
            when=_refunded,
        ),
        Table(lambda d: refund_rows(d.refunds), when=_refunded),
        Say(
            Text(
                en="The processing fee is not paid back once an application has been decided.",
                fr="Les frais de traitement ne sont pas remboursés une fois la demande réglée.",
            ),
            when=lambda d: not d.refunds,
        ),
        *CLOSING,
    ),
)
