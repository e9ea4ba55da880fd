"""Refusal: the reason first, then what may be done, until when and at what cost (A72(2)(b), R182, R186(u))."""

from __future__ import annotations

from decimal import Decimal

from workpermit.core.case.letters import Letter
from workpermit.core.law.book.limits import ABROAD_DAYS, IN_CANADA_DAYS
from workpermit.core.law.calendar import add_years
from workpermit.core.text import Text
from workpermit.core.wording.details import RefusalDetails
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.letters.recourse import BAR_YEARS, CHOICES, IN_CANADA
from workpermit.core.wording.parts import Say, Table, Told, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING, by_post, refund_rows, with_account
from workpermit.core.wording.terms import verbatim
from workpermit.core.wording.typography import date_text, money

_GROUND = Text(en="{label} ({provision}).", fr="{label} ({provision}).")
_SOME_FEE = Text(en="a fee of its own", fr="des frais distincts")
_FEE_OF = Text(en="a fee of {amount}", fr="des frais de {amount}")
_MOVED = Text(en=" (moved past a Sunday or a holiday)", fr=" (terme reporté après un dimanche ou un jour férié)")


def _values(details: RefusalDetails) -> Words:
    first = GROUNDS[details.grounds[0].ground]
    review, restore = details.judicial_review_until, details.restoration_until
    stopped, status = details.stopped_working_on, details.status_until
    return {
        "decided": date_text(details.decided_on),
        "notified": date_text(details.notified_on),
        "count": str(len(details.grounds)),
        "bar_until": date_text(add_years(details.decided_on, BAR_YEARS)),
        "first_ground": _GROUND.filled(label=first.label, provision=first.provision),
        "again_cost": _cost(details.new_application_cost),
        "restore_cost": _cost(details.restoration_cost),
        "court_cost": _cost(details.court_cost),
        "review_until": date_text(review),
        "moved": _MOVED if (review - details.notified_on).days > _review_days(details) else "",
        "restore_until": date_text(restore) if restore else "",
        "stopped": date_text(stopped) if stopped else "",
        "status_until": date_text(status) if status else "",
    }


def _review_days(details: RefusalDetails) -> int:
    return IN_CANADA_DAYS if details.in_canada else ABROAD_DAYS


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


def _refunded(details: RefusalDetails) -> bool:
    return bool(details.refunds)


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
                en="An officer refused your application for a work permit on {decided}, for the {count} reasons below.",
                fr="Le {decided}, un agent a refusé votre demande de permis de travail pour les {count} motifs "
                "ci-dessous.",
            ),
            when=lambda d: not _one_ground(d),
        ),
        Topic(Text(en="The officer’s reasons", fr="Les motifs de l’agent"), when=_reasoned),
        Told(_reasons, when=_reasoned),
        Say(
            Text(
                en="We know that this is not the answer you hoped for. Your account gives you a copy of your file, "
                "with what the officer had before them.",
                fr="Nous savons que ce n’est pas la réponse que vous espériez. Votre compte vous donne une copie de "
                "votre dossier, avec ce que l’agent avait sous les yeux.",
            ),
            when=with_account,
        ),
        Say(
            Text(
                en="We know that this is not the answer you hoped for. You may ask us by post for a copy of your file, "
                "with what the officer had before them.",
                fr="Nous savons que ce n’est pas la réponse que vous espériez. Vous pouvez nous demander par la poste "
                "une copie de votre dossier, avec ce que l’agent avait sous les yeux.",
            ),
            when=by_post,
        ),
        Topic(Text(en="What you may do now", fr="Ce que vous pouvez faire maintenant")),
        *CHOICES,
        Topic(
            Text(en="Your status and your right to work", fr="Votre statut et votre droit de travailler"),
            when=_says_status,
        ),
        *IN_CANADA,
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
