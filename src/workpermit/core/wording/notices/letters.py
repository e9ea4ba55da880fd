"""What the message that brings a letter says: the letter's own facts in a few lines, complete without opening it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording import details as d
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.notices.shape import Body, Headline, Until
from workpermit.core.wording.notices.topics import Topic
from workpermit.core.wording.shared import all_dollars
from workpermit.core.wording.terms import PermitTerms, terms_rows, verbatim
from workpermit.core.wording.typography import date_text, instant_in_zone

HEADLINES: dict[Letter, Headline] = {
    Letter.ACKNOWLEDGEMENT: Headline(
        subject=Text(en="We received your application", fr="Nous avons reçu votre demande"), topic=Topic.RECEIVED
    ),
    Letter.RETURN_INCOMPLETE: Headline(
        subject=Text(
            en="We returned your application: it was incomplete",
            fr="Nous vous avons retourné votre demande : elle était incomplète",
        ),
        topic=Topic.DECISION,
    ),
    Letter.BIOMETRIC_INSTRUCTION: Headline(
        subject=Text(
            en="Give your biometrics: book now", fr="Fournissez vos données biométriques : prenez rendez-vous"
        ),
        topic=Topic.TO_DO,
    ),
    Letter.DOCUMENT_REQUEST: Headline(
        subject=Text(en="We need documents from you", fr="Il nous faut des documents de votre part"), topic=Topic.TO_DO
    ),
    Letter.MEDICAL_INSTRUCTION: Headline(
        subject=Text(en="Have a medical exam", fr="Passez un examen médical"), topic=Topic.TO_DO
    ),
    Letter.INTERVIEW_CONVOCATION: Headline(
        subject=Text(en="Come to an interview", fr="Présentez-vous à une entrevue"), topic=Topic.TO_DO
    ),
    Letter.PROCEDURAL_FAIRNESS: Headline(
        subject=Text(
            en="An officer has concerns: answer before we decide",
            fr="Un agent a des préoccupations : répondez avant notre décision",
        ),
        topic=Topic.TO_DO,
    ),
    Letter.PASSPORT_REQUEST: Headline(
        subject=Text(en="Send us your passport", fr="Envoyez-nous votre passeport"), topic=Topic.TO_DO
    ),
    Letter.DECISION_APPROVAL: Headline(
        subject=Text(en="Your application is approved", fr="Votre demande est approuvée"), topic=Topic.DECISION
    ),
    Letter.APPROVAL_NOTE: Headline(
        subject=Text(en="You may start to work: your approval note", fr="Vous pouvez travailler : note d’approbation"),
        topic=Topic.DECISION,
    ),
    Letter.INTRODUCTION: Headline(
        subject=Text(
            en="Your application is approved: letter of introduction",
            fr="Votre demande est approuvée : lettre d’introduction",
        ),
        topic=Topic.DECISION,
    ),
    Letter.REFUSAL: Headline(
        subject=Text(en="We refused your application", fr="Nous avons refusé votre demande"), topic=Topic.DECISION
    ),
    Letter.WITHDRAWAL: Headline(
        subject=Text(en="Your application is withdrawn", fr="Votre demande est retirée"), topic=Topic.DECISION
    ),
    Letter.REFUND: Headline(
        subject=Text(en="We are paying fees back", fr="Nous remboursons des frais"), topic=Topic.PROGRESS
    ),
    Letter.EXTENSION_PROOF: Headline(
        subject=Text(en="Proof that you may keep working", fr="Preuve que vous pouvez continuer à travailler"),
        topic=Topic.DECISION,
    ),
    Letter.INTERIM_AUTHORIZATION_YES: Headline(
        subject=Text(en="You may work while you wait", fr="Vous pouvez travailler en attendant"), topic=Topic.DECISION
    ),
    Letter.INTERIM_AUTHORIZATION_NO: Headline(
        subject=Text(
            en="Our answer to your request to work: no",
            fr="Notre réponse à votre demande d’autorisation de travailler : non",
        ),
        topic=Topic.DECISION,
    ),
    Letter.WORK_PERMIT: Headline(
        subject=Text(en="Your work permit is issued", fr="Votre permis de travail est délivré"), topic=Topic.DECISION
    ),
}


def body_of(letter: Letter, details: d.Details) -> Body:
    """Return what the message that brings this letter says."""
    return _BODIES[letter](details)


_LETTER = Text(
    en="The whole letter, as a file, is with this message.", fr="La lettre complète, en fichier, accompagne ce message."
)


def _acknowledgement(said: d.AcknowledgementDetails) -> Body:
    clocks = instant_in_zone(said.received_at, said.head.zone)
    give = Text(
        en="Give your biometrics: another message says until when and where.",
        fr="Fournissez vos données biométriques : un autre message dit jusqu’à quand et où.",
    )
    working = Text(
        en="We received it while your permit was valid: you may go on working on the same conditions until we decide.",
        fr="Nous l’avons reçue pendant que votre permis était valide : vous pouvez continuer à travailler aux mêmes "
        "conditions jusqu’à notre décision.",
    )
    return Body(
        happened=(
            Text(
                en="We received your application on {utc}. On your clock: {local}.",
                fr="Nous avons reçu votre demande le {utc}. À votre heure : le {local}.",
            ).filled(utc=clocks.utc, local=clocks.local),
            Text(
                en="Its number is {number}. Keep it: we ask for it in everything you write to us.",
                fr="Son numéro est {number}. Conservez-le : nous vous le demandons dans toute correspondance.",
            ).filled(number=said.head.application_number),
            *((working,) if said.may_keep_working else ()),
        ),
        you=(give,) if said.biometrics is d.BiometricsStep.TO_BE_GIVEN else (),
        we=(
            Text(
                en="We check that your application is complete and tell you here.",
                fr="Nous vérifions que votre demande est complète et vous le disons ici.",
            ),
        ),
    )


def _return(said: d.ReturnDetails) -> Body:
    refund = Text(en="We pay back {amount}, by {day}.", fr="Nous remboursons {amount}, au plus tard le {day}.")
    window = Text(
        en="Your biometrics were not given in time, and your application cannot go on without them.",
        fr="Vos données biométriques n’ont pas été fournies à temps, et votre demande ne peut pas suivre son cours "
        "sans "
        "elles.",
    )
    lacked = Text(
        en="We could not process your application, because it lacked what is listed here.",
        fr="Nous n’avons pas pu traiter votre demande, car il y manquait ce qui est énuméré ici.",
    )
    not_a_refusal = Text(
        en="We returned it without processing it. This is not a refusal.",
        fr="Nous vous l’avons retournée sans la traiter. Ce n’est pas un refus.",
    )
    item = Text(en="{label}. {why}", fr="{label}. {why}")
    return Body(
        happened=(
            lacked if said.missing else window,
            not_a_refusal,
            Text(
                en="It keeps no place and no date, and from {day} on it gives no status and no right to work.",
                fr="Elle ne conserve ni rang ni date et, à partir du {day}, ne donne ni statut ni droit de travailler.",
            ).filled(day=date_text(said.head.dated_on)),
            *((window,) if said.missing and said.after_biometrics_window else ()),
        ),
        items=tuple(item.filled(label=one.label, why=one.why) for one in said.missing),
        you=(
            Text(
                en="You may apply again at any time, with all of it.",
                fr="Vous pouvez présenter une nouvelle demande en tout temps, avec tous ces éléments.",
            ),
        ),
        we=(refund.filled(amount=all_dollars(said.refunds), day=date_text(said.refund_by)),)
        if said.refunds and said.refund_by
        else (),
    )


def _biometrics(said: d.BiometricInstructionDetails) -> Body:
    return Body(
        until=Until(label=Text(en="Give your biometrics", fr="Fournissez vos données biométriques"), on=said.due_on),
        happened=(
            Text(
                en="We need your fingerprints and photo. They are taken by appointment only:",
                fr="Il nous faut vos empreintes digitales et votre photo. Elles sont prises sur rendez-vous seulement "
                ":",
            ),
        ),
        items=tuple(verbatim(f"{site.name}, {site.on_one_line}") for site in said.sites),
        you=(
            Text(
                en="Book your appointment now. Your application waits, incomplete, until we have your biometrics: each "
                "day of waiting adds a day to the processing time.",
                fr="Prenez rendez-vous maintenant. Votre demande reste en attente, incomplète, jusqu’à ce que nous "
                "ayons "
                "vos données biométriques : chaque jour d’attente s’ajoute au délai de traitement.",
            ),
            Text(
                en="Bring your passport and the letter that comes with this message. Changing an appointment does not "
                "affect your application.",
                fr="Apportez votre passeport et la lettre qui accompagne ce message. Changer de rendez-vous n’a aucun "
                "effet sur votre demande.",
            ),
        ),
        we=(
            Text(
                en="We tell you here as soon as we have them, and write to you every week until then.",
                fr="Nous vous disons ici dès que nous les avons, et vous écrivons chaque semaine d’ici là.",
            ),
        ),
    )


def _documents(said: d.DocumentRequestDetails) -> Body:
    noted = Text(en="{label}: {note}", fr="{label} : {note}")
    return Body(
        until=Until(
            label=Text(en="Send us what is listed here", fr="Envoyez-nous ce qui est énuméré ici"), on=said.due_on
        ),
        happened=(Text(en="An officer needs this to go on:", fr="Un agent a besoin de ceci pour poursuivre :"),),
        items=tuple(noted.filled(label=one.label, note=one.note) if one.note else one.label for one in said.items),
        you=(
            Text(
                en="Upload each item in your account. You may ask there for more time, or say that you have nothing "
                "more "
                "to send.",
                fr="Téléversez chaque élément dans votre compte. Vous pouvez y demander plus de temps, ou dire que "
                "vous "
                "n’avez rien d’autre à envoyer.",
            ),
            Text(
                en="What counts is the moment at which an upload begins, by our clock.",
                fr="C’est le début du téléversement, selon notre horloge, qui compte.",
            ),
        ),
        we=(
            Text(
                en="We confirm each file, and an officer reads what you sent.",
                fr="Nous confirmons chaque fichier, et un agent lit ce que vous avez envoyé.",
            ),
        ),
    )


def _medical(said: d.MedicalInstructionDetails) -> Body:
    return Body(
        until=Until(label=Text(en="Have your medical exam", fr="Passez votre examen médical"), on=said.due_on),
        happened=(said.why,),
        you=(
            Text(
                en="Book an exam with a panel physician; only such a physician counts. Bring your passport and the "
                "letter that comes with this message.",
                fr="Prenez rendez-vous avec un médecin désigné ; seul un médecin désigné peut faire cet examen. "
                "Apportez votre passeport et "
                "la lettre qui accompagne ce message.",
            ),
        ),
        we=(
            Text(
                en="The physician sends us the result. The exam can add over three months to the processing time.",
                fr="Le médecin nous envoie le résultat. L’examen peut ajouter plus de trois mois au délai de "
                "traitement.",
            ),
        ),
    )


def _interview(said: d.InterviewConvocationDetails) -> Body:
    at_place = Text(en="It is held at {place}.", fr="Elle a lieu ici : {place}.")
    by_video = Text(en="It is held by video.", fr="Elle a lieu par vidéo.")
    where = at_place.filled(place=f"{said.place.name}, {said.place.on_one_line}") if said.place else by_video
    interpreted = Text(en="An interpreter is there: {language}.", fr="Un interprète est présent : {language}.")
    bring = Text(en="Bring:", fr="Apportez :")
    return Body(
        until=Until(label=Text(en="Your interview is on", fr="Votre entrevue a lieu le"), at=said.starts_at),
        happened=(
            where,
            Text(en="It takes about {minutes} minutes.", fr="Elle dure environ {minutes} minutes.").filled(
                minutes=str(said.length_minutes)
            ),
            *((interpreted.filled(language=said.interpreter),) if said.interpreter else ()),
            *((bring,) if said.bring else ()),
        ),
        items=said.bring,
        you=(
            Text(
                en="Come with your passport and the letter. If you cannot come, tell us before the day and say why.",
                fr="Présentez-vous avec votre passeport et la lettre. Si vous ne pouvez pas venir, dites-le-nous avant "
                "ce "
                "jour, et pourquoi.",
            ),
        ),
        we=(
            Text(
                en="An officer asks you about your application and writes down your answers.",
                fr="Un agent vous pose des questions sur votre demande et consigne vos réponses.",
            ),
        ),
    )


def _fairness(said: d.ProceduralFairnessDetails) -> Body:
    concern = Text(en="{label} ({provision}). {explanation}", fr="{label} ({provision}). {explanation}")
    return Body(
        until=Until(label=Text(en="Answer", fr="Répondez"), on=said.due_on),
        happened=(
            Text(
                en="Nothing is decided. Before deciding, an officer tells you what stands against your application:",
                fr="Rien n’est décidé. Avant de décider, un agent vous dit ce qui joue contre votre demande :",
            ),
        ),
        items=tuple(
            concern.filled(label=one.label, provision=one.provision, explanation=one.explanation)
            for one in said.concerns
        ),
        you=(
            Text(
                en="Answer each concern in your account, with documents where you have them. You may ask there for "
                "more "
                "time.",
                fr="Répondez à chaque préoccupation dans votre compte, avec des documents si vous en avez. Vous "
                "pouvez y demander plus de temps.",
            ),
        ),
        we=(
            Text(
                en="The officer reads your answer before deciding. Without one, the officer decides on what is there.",
                fr="L’agent lit votre réponse avant de décider. Sans réponse, il décide à partir de ce qui est au "
                "dossier.",
            ),
        ),
    )


def _passport(said: d.PassportRequestDetails) -> Body:
    return Body(
        until=Until(label=Text(en="Send us your passport", fr="Envoyez-nous votre passeport"), on=said.due_on),
        happened=(
            Text(
                en="Your application is approved. You need a visa in your passport before your letter of introduction. "
                "Send it here:",
                fr="Votre demande est approuvée. Il vous faut un visa dans votre passeport avant la lettre "
                "d’introduction. Envoyez-le ici :",
            ),
        ),
        items=tuple(verbatim(f"{place.name}, {place.on_one_line}") for place in said.send_to),
        you=(
            Text(
                en="Send the passport named in your application, with the letter. If it has been renewed, tell us "
                "first "
                "in your account.",
                fr="Envoyez le passeport indiqué dans votre demande, avec la lettre. S’il a été renouvelé, "
                "dites-le-nous "
                "d’abord dans votre compte.",
            ),
        ),
        we=(
            Text(
                en="We put the visa into it, send it back and issue your letter of introduction.",
                fr="Nous y apposons le visa, vous le renvoyons et délivrons votre lettre d’introduction.",
            ),
        ),
    )


def _approval(said: d.DecisionApprovalDetails) -> Body:
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


def _note(said: d.ApprovalNoteDetails) -> Body:
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


def _introduction(said: d.IntroductionDetails) -> Body:
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


def _refusal(said: d.RefusalDetails) -> Body:
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


def _withdrawal(said: d.WithdrawalDetails) -> Body:
    ended = Text(
        en="The right to stay and to work that depended on it ended on that day.",
        fr="Le droit de rester et de travailler qui en dépendait a pris fin ce jour-là.",
    )
    return Body(
        happened=(
            Text(
                en="You withdrew your application, on {day}. We decide nothing more about it.",
                fr="Vous avez retiré votre demande, le {day}. Nous ne déciderons plus rien à son sujet.",
            ).filled(day=date_text(said.withdrawn_on)),
            *((ended,) if said.maintained_status_ended or said.interim_authorization_ended else ()),
        ),
        you=(
            Text(
                en="A withdrawal cannot be undone; you may make a new application.",
                fr="Un retrait est définitif ; vous pouvez présenter une nouvelle demande.",
            ),
        ),
        we=(Text(en="We pay back {amount}.", fr="Nous remboursons {amount}.").filled(amount=all_dollars(said.refunds)),)
        if said.refunds
        else (),
    )


def _refund(said: d.RefundDetails) -> Body:
    return Body(
        happened=(
            Text(
                en="We pay back {amount}, by {day}. The letter lists each fee and the reason.",
                fr="Nous remboursons {amount}, au plus tard le {day}. La lettre énumère chaque somme et son motif.",
            ).filled(amount=all_dollars(said.lines), day=date_text(said.paid_by)),
        ),
        we=(
            Text(
                en="The money goes back the way it was paid.",
                fr="La somme est versée par le moyen de paiement utilisé.",
            ),
        ),
    )


def _proof(said: d.ExtensionProofDetails) -> Body:
    return Body(
        happened=(
            Text(
                en="You applied on {day}, while your permit was valid. You may go on working on the same conditions "
                "until "
                "we decide.",
                fr="Vous avez présenté votre demande le {day}, pendant que votre permis était valide. Vous pouvez "
                "continuer à travailler aux mêmes conditions jusqu’à notre décision.",
            ).filled(day=date_text(said.received_on)),
        ),
        you=(
            Text(
                en="Show the letter to your employer. It may be shown until {day}; if we have not decided by then, ask "
                "for a new one.",
                fr="Montrez la lettre à votre employeur. Elle peut être présentée jusqu’au {day} ; si nous n’avons pas "
                "statué d’ici là, demandez-en une nouvelle.",
            ).filled(day=date_text(said.printed_until)),
            Text(
                en="If you leave Canada, this right to work ends.",
                fr="Si vous quittez le Canada, ce droit de travailler prend fin.",
            ),
        ),
    )


def _interim_yes(said: d.InterimAuthorizationDetails) -> Body:
    return Body(
        happened=(
            Text(
                en="You may work for {whom} while we decide on your application. This answer is your proof.",
                fr="Vous pouvez travailler pour {whom} pendant l’examen de votre demande. Cette réponse est votre "
                "preuve.",
            ).filled(whom=said.employer)
            if said.employer
            else Text(
                en="You may work as {what} while we decide on your application. This answer is your proof.",
                fr="Vous pouvez travailler comme {what} pendant l’examen de votre demande. Cette réponse est votre "
                "preuve.",
            ).filled(what=said.occupation or "—"),
        ),
        you=(
            Text(
                en="It ends when we decide, when you withdraw the application, or when you leave Canada.",
                fr="Elle prend fin à notre décision, au retrait de la demande ou à votre départ du Canada.",
            ),
        ),
    )


def _interim_no(said: d.InterimRefusalDetails) -> Body:
    return Body(
        happened=(
            Text(
                en="You may not work while you wait, since this condition or these conditions are not met:",
                fr="Vous ne pouvez pas travailler en attendant, car la ou les conditions suivantes ne sont pas "
                "remplies :",
            ),
        ),
        items=(*said.criteria, *(verbatim(words) for words in said.reasons)),
        we=(
            Text(
                en="Your application for a work permit goes on: this answer does not affect it.",
                fr="Votre demande de permis de travail suit son cours : cette réponse n’a aucun effet sur elle.",
            ),
        ),
    )


def _permit(said: d.WorkPermitDetails) -> Body:
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


_BODIES: dict[Letter, Callable[[Any], Body]] = {
    Letter.ACKNOWLEDGEMENT: _acknowledgement,
    Letter.RETURN_INCOMPLETE: _return,
    Letter.BIOMETRIC_INSTRUCTION: _biometrics,
    Letter.DOCUMENT_REQUEST: _documents,
    Letter.MEDICAL_INSTRUCTION: _medical,
    Letter.INTERVIEW_CONVOCATION: _interview,
    Letter.PROCEDURAL_FAIRNESS: _fairness,
    Letter.PASSPORT_REQUEST: _passport,
    Letter.DECISION_APPROVAL: _approval,
    Letter.APPROVAL_NOTE: _note,
    Letter.INTRODUCTION: _introduction,
    Letter.REFUSAL: _refusal,
    Letter.WITHDRAWAL: _withdrawal,
    Letter.REFUND: _refund,
    Letter.EXTENSION_PROOF: _proof,
    Letter.INTERIM_AUTHORIZATION_YES: _interim_yes,
    Letter.INTERIM_AUTHORIZATION_NO: _interim_no,
    Letter.WORK_PERMIT: _permit,
}
