"""What messages say of the decision and the permit."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording import details as d
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.notices.shape import Body, Until
from workpermit.core.wording.shared import all_dollars
from workpermit.core.wording.terms import PermitTerms, terms_rows, verbatim
from workpermit.core.wording.typography import date_text

_LETTER = Text(
    en="The whole letter, as a file, is with this message.", fr="La lettre complète, en fichier, accompagne ce message."
)


def approval(said: d.DecisionApprovalDetails) -> Body:
    """Say that an application is approved."""
    return Body(
        happened=(
            Text(
                en="We approved your application. Your permit is printed and mailed to the address on file.",
                fr="Nous avons approuvé votre demande. Votre permis est imprimé et posté à l’adresse au dossier.",
            ),
            Text(
                en="You need not wait for the paper: the approval note says from when you may work.",
                fr="Inutile d’attendre le papier : la note d’approbation dit à partir de quand vous pouvez travailler.",
            ),
        ),
        you=(
            Text(
                en="Check your address now. You can change it until the permit is printed.",
                fr="Vérifiez votre adresse maintenant. Vous pouvez la changer jusqu’à l’impression du permis.",
            ),
        ),
        we=(
            Text(
                en="The permit should reach you by {day}. If it has not, we look for it by ourselves.",
                fr="Le permis devrait vous parvenir au plus tard le {day}. Sinon, nous le recherchons de nous-mêmes.",
            ).filled(day=date_text(said.mail_by)),
        ),
    )


def _terms(terms: PermitTerms) -> tuple[Text, ...]:
    row = Text(en="{label}: {value}", fr="{label} : {value}")
    rows = tuple(row.filled(label=label, value=value) for label, value in terms_rows(terms))
    return (*rows, *terms.conditions)


def note(said: d.ApprovalNoteDetails) -> Body:
    """Say that a permit follows by mail."""
    return Body(
        happened=(
            Text(
                en="From {day} on you may work in Canada, on these terms:",
                fr="À partir du {day}, vous pouvez travailler au Canada, aux conditions suivantes :",
            ).filled(day=date_text(said.in_force_on)),
        ),
        items=_terms(said.terms),
        you=(
            Text(
                en="Show this note to your employer until the paper permit has come.",
                fr="Montrez cette note à votre employeur jusqu’à l’arrivée du permis papier.",
            ),
        ),
    )


def introduction(said: d.IntroductionDetails) -> Body:
    """Say that a letter of introduction is issued."""
    leave = Text(
        en="You are in Canada: leave and come back to have the permit issued. Not every return counts; your account "
        "tells you for your own route, before you travel.",
        fr="Vous êtes au Canada : sortez et revenez pour que le permis soit délivré. Les retours ne comptent pas tous "
        "; votre "
        "compte vous le dit pour votre trajet, avant le départ.",
    )
    return Body(
        until=Until(label=Text(en="Enter Canada", fr="Entrez au Canada"), on=said.enter_by),
        happened=(
            Text(
                en="You are approved. The letter that comes with this message is not the permit: the permit is issued "
                "at "
                "the port of entry, on these terms:",
                fr="Votre demande est approuvée. La lettre qui accompagne ce message n’est pas le permis : il est "
                "délivré "
                "au point d’entrée, aux conditions suivantes :",
            ),
        ),
        items=_terms(said.terms),
        you=(
            *((leave,) if said.in_canada else ()),
            Text(
                en="Bring the letter and your passport, and show both to the border services officer.",
                fr="Apportez la lettre et votre passeport, et montrez les deux à l’agent des services frontaliers.",
            ),
            Text(
                en="You may not work before the permit is in your hands.",
                fr="Vous ne pouvez pas travailler avant d’avoir le permis en main.",
            ),
        ),
    )


def refusal(said: d.RefusalDetails) -> Body:
    """Say that an application is refused."""
    ground = Text(en="{label}.", fr="{label}.")
    court = Text(
        en="You may ask the Federal Court to review the decision, until the end of {day}.",
        fr="Vous pouvez demander à la Cour fédérale de contrôler la décision, jusqu’à la fin du {day}.",
    )
    restore = Text(
        en="You may ask to have your status restored, until the end of {day}.",
        fr="Vous pouvez demander le rétablissement de votre statut, jusqu’à la fin du {day}.",
    )
    stopped = Text(
        en="The right to work that depended on this application ended on {day}.",
        fr="Le droit de travailler qui dépendait de cette demande a pris fin le {day}.",
    )
    refund = Text(en="We pay back {amount}.", fr="Nous remboursons {amount}.")
    return Body(
        happened=(
            Text(
                en="On {day} an officer refused your application, for the reasons listed here.",
                fr="Le {day}, un agent a refusé votre demande, pour les motifs énumérés ici.",
            ).filled(day=date_text(said.decided_on)),
            *((stopped.filled(day=date_text(said.stopped_working_on)),) if said.stopped_working_on else ()),
        ),
        items=(
            *(
                line
                for reason in said.grounds
                for line in (
                    ground.filled(label=GROUNDS[reason.ground].label),
                    *(verbatim(words) for words in reason.reasons),
                )
            ),
        ),
        you=(
            Text(
                en="You may apply again, whenever you like.",
                fr="Vous pouvez présenter une nouvelle demande quand vous voulez.",
            ),
            court.filled(day=date_text(said.judicial_review_until)),
            *((restore.filled(day=date_text(said.restoration_until)),) if said.restoration_until else ()),
        ),
        we=(
            *((refund.filled(amount=all_dollars(said.refunds)),) if said.refunds else ()),
            _LETTER,
        ),
    )


def permit(said: d.WorkPermitDetails) -> Body:
    """Say that a permit is issued."""
    return Body(
        happened=(
            Text(
                en="Your work permit was issued on {day}, on these terms:",
                fr="Votre permis de travail a été délivré le {day}, aux conditions suivantes :",
            ).filled(day=date_text(said.issued_on)),
        ),
        items=_terms(said.terms),
        you=(
            Text(
                en="Check every line of the permit. If something is wrong, write to us at once: we correct it free of "
                "charge.",
                fr="Vérifiez chaque ligne du permis. S’il contient une erreur, écrivez-nous immédiatement : nous le "
                "corrigeons sans frais.",
            ),
        ),
    )
