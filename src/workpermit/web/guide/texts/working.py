"""When you start working: from which day, for whom, on which conditions, and what to do before the permit ends."""

from __future__ import annotations

from datetime import date
from typing import Final

from workpermit.core.law.findings import act, page, policy, practice, reading, regulation
from workpermit.web.guide.texts.writing import Guide, Section, box, part, points, says, words

_START: Final = Section(
    "start",
    says("From which day you may work", "À partir de quel jour vous pouvez travailler"),
    (
        part(
            "from-when",
            says("The day your right begins", "Le jour où votre droit commence"),
            points(
                says(
                    "**Permit given at the port of entry**: from the day it is issued.",
                    "**Permis délivré au point d'entrée** : dès le jour de sa délivrance.",
                    page("OUT-02"),
                ),
                says(
                    "**Approved in Canada (IMM 5710)**: from the note in your account, before the paper comes.",
                    "**Approuvé au Canada (IMM 5710)** : dès la note dans votre compte, avant l'arrivée du papier.",
                    page("IN-07"),
                    reading(11),
                ),
                says(
                    "**Renewal asked for in time**: without a break, on the old conditions, until we decide.",
                    "**Renouvellement demandé à temps** : sans interruption, aux anciennes conditions, jusqu'à notre "
                    "décision.",
                    regulation("186(u)"),
                ),
                says(
                    "**Interim authorization**: from our e-mail, for the employer or occupation it names.",
                    "**Autorisation provisoire** : dès notre courriel, pour l'employeur ou la profession qu'il nomme.",
                    policy("VISIT2WORK2020"),
                    page("IN-02"),
                ),
            ),
            says(
                "Not sure? [Answer a few questions](guide:work).",
                "Un doute ? [Répondez à quelques questions](guide:work).",
                regulation("196"),
            ),
            is_open=True,
        ),
        part(
            "prove",
            says("Prove it to your employer", "Le prouver à votre employeur"),
            says(
                "Show the permit, the note of approval, or the proof of extension from your account. Each can be "
                "[checked by its seal or in public](guide:seal), and shows no more than an employer needs.",
                "Montrez le permis, la note d'approbation ou la preuve de prolongation de votre compte. Chacun peut "
                "être [vérifié par son sceau ou publiquement](guide:seal), et ne montre que ce dont un employeur a "
                "besoin.",
                page("IN-07"),
                practice("WP-EXT"),
            ),
            says(
                "The date printed on a proof of extension is not the end of your right: that lasts until we decide.",
                "La date inscrite sur une preuve de prolongation n'est pas la fin de votre droit, qui dure jusqu'à "
                "notre décision.",
                practice("WP-EXT"),
            ),
        ),
    ),
)

_KEEP: Final = Section(
    "keep",
    says("The conditions of your permit", "Les conditions de votre permis"),
    (
        part(
            "conditions",
            says("Keep to what it states", "Respectez ce qu'il indique"),
            points(
                says(
                    "Work only in the type of work, for the employer, at the place and for the time it states.",
                    "Ne travaillez que dans le type de travail, pour l'employeur, au lieu et pendant la durée "
                    "indiqués.",
                    regulation("185"),
                    page("AYA-13"),
                ),
                says(
                    "Do not study without authorization, and leave Canada by the end of your stay.",
                    "N'étudiez pas sans autorisation et quittez le Canada à la fin de votre séjour.",
                    regulation("183(1)"),
                ),
                says(
                    "Some open permits bar work with children, in health care or on farms until a medical exam is "
                    "passed; the permit says so.",
                    "Certains permis ouverts interdisent le travail auprès d'enfants, en santé ou à la ferme jusqu'à "
                    "un examen médical ; le permis le dit.",
                    practice("condition 15"),
                    practice("condition 16"),
                ),
            ),
            says(
                "A remark on the permit binds nobody; a numbered condition does.",
                "Une remarque sur le permis n'oblige à rien ; une condition numérotée, oui.",
                regulation("185"),
            ),
            is_open=True,
        ),
        part(
            "employer-changes",
            says(
                "If you change employer, or the employer changes",
                "Si vous changez d'employeur, ou que l'employeur change",
            ),
            says(
                "With an employer-specific permit you need a new permit for a new employer. [See who may "
                "apply](guide:who_can_apply).",
                "Avec un permis lié à un employeur, il vous faut un nouveau permis pour un nouvel employeur. "
                "[Voyez qui peut présenter une demande](guide:who_can_apply).",
                regulation("185"),
                regulation("199"),
            ),
            says(
                "If your employer comes on the list as ineligible, do not sign or extend a contract with it; your "
                "permit stays valid until it is revoked. [Check your employer](guide:employer).",
                "Si votre employeur est inscrit sur la liste comme inadmissible, ne signez ni ne prolongez de contrat "
                "avec lui ; votre permis reste valide tant qu'il n'est pas révoqué. [Vérifiez votre "
                "employeur](guide:employer).",
                regulation("196.1"),
                page("AYA-05"),
            ),
        ),
        part(
            "abuse",
            says("If you are treated badly", "Si l'on vous maltraite"),
            says(
                "A worker who suffers abuse, or is at risk of it, may ask for an open permit and leave that job. It "
                "costs nothing.",
                "Une personne qui subit de la violence au travail, ou risque d'en subir, peut demander un permis "
                "ouvert et quitter cet emploi. C'est gratuit.",
                regulation("207.1"),
                regulation("299(2)"),
            ),
        ),
    ),
)

_END: Final = Section(
    "end",
    says("Before your permit ends", "Avant la fin de votre permis"),
    (
        part(
            "extend",
            says("Extend it in time", "Prolongez-le à temps"),
            says(
                "Apply online before midnight UTC as its last day ends; a month before is better. "
                "[See what midnight UTC is for you](guide:midnight).",
                "Présentez la demande en ligne avant minuit UTC, à la fin de son dernier jour ; un mois avant, c'est "
                "mieux. [Voyez ce qu'est minuit UTC pour vous](guide:midnight).",
                regulation("201(1)(a)"),
                reading(2),
            ),
            box(
                "warning",
                words(
                    "Do not leave Canada meanwhile if you want to keep working",
                    "Ne quittez pas le Canada d'ici là si vous voulez continuer de travailler",
                ),
                says(
                    "Leaving after the permit has expired ends the right to work until we decide. [See what a trip "
                    "changes](guide:leave).",
                    "Un départ après l'expiration du permis met fin au droit de travailler jusqu'à notre décision. "
                    "[Voyez ce qu'un voyage change](guide:leave).",
                    page("IN-11"),
                    reading(16),
                ),
            ),
        ),
        part(
            "too-late",
            says("If it has ended", "S'il a pris fin"),
            says(
                "Stop working. Within 90 days you may ask for your status to be restored; otherwise, leave Canada.",
                "Cessez de travailler. Dans les 90 jours, vous pouvez demander le rétablissement de votre statut ; "
                "sinon, quittez le Canada.",
                regulation("182"),
            ),
        ),
        part(
            "refused",
            says("If a renewal is refused", "Si un renouvellement est refusé"),
            says(
                "The right to work ends that day. The letter gives the reasons; the Federal Court may be asked to "
                "review them within 15 days for a decision made in Canada, 60 days outside.",
                "Le droit de travailler prend fin ce jour-là. La lettre donne les motifs ; on peut demander à la Cour "
                "fédérale de les contrôler dans les 15 jours pour une décision prise au Canada, 60 jours à "
                "l'extérieur.",
                regulation("183(5)"),
                act("72(2)(b)"),
            ),
        ),
        part(
            "lost",
            says("If the paper is lost, wrong or never came", "Si le papier est perdu, erroné ou jamais arrivé"),
            says(
                "Not there six weeks after the decision letter: [tell us](enquiries:form). Wrong: ask for a "
                "correction in your account. Lost or stolen: ask for a replacement while it is still valid.",
                "Pas encore là six semaines après la lettre de décision : [écrivez-nous](enquiries:form). Erroné : "
                "demandez une correction dans votre compte. Perdu ou volé : demandez un remplacement tant qu'il est "
                "valide.",
                page("IN-08"),
                reading(12),
            ),
        ),
    ),
)

WORKING: Final = Guide(
    "working",
    words("when-you-start-working", "quand-vous-commencez-a-travailler"),
    words("When you start working", "Quand vous commencez à travailler"),
    says(
        "From which day, for whom and on which conditions; and what to do before the permit ends.",
        "À partir de quel jour, pour qui et à quelles conditions ; et quoi faire avant la fin du permis.",
    ),
    date(2026, 11, 27),
    (_START, _KEEP, _END),
)
