"""What a reminder says: what is left to do, until when, and what waiting costs."""

from __future__ import annotations

from datetime import date

from workpermit.core.case.reminders import OpenDeadline, Task
from workpermit.core.text import Text
from workpermit.core.wording.notices.shape import Body, Headline, Until
from workpermit.core.wording.notices.topics import Topic
from workpermit.core.wording.typography import date_text

LABELS: dict[Task, Text] = {
    Task.BIOMETRICS: Text(en="Give your biometrics", fr="Fournissez vos données biométriques"),
    Task.MEDICAL_EXAM: Text(en="Have your medical exam", fr="Passez votre examen médical"),
    Task.DOCUMENTS: Text(en="Send us the documents we asked for", fr="Envoyez-nous les documents demandés"),
    Task.FAIRNESS_ANSWER: Text(en="Answer the officer’s concerns", fr="Répondez aux préoccupations de l’agent"),
    Task.PASSPORT: Text(en="Send us your passport", fr="Envoyez-nous votre passeport"),
    Task.INTERVIEW: Text(en="Your interview is on", fr="Votre entrevue a lieu le"),
    Task.ENTRY: Text(en="Enter Canada with your letter", fr="Entrez au Canada avec votre lettre"),
}
_SUBJECTS: dict[Task, Text] = LABELS | {
    Task.INTERVIEW: Text(en="Come to your interview", fr="Présentez-vous à votre entrevue")
}
_REMINDER = Text(en="Reminder: {what} by {day}", fr="Rappel : {what} au plus tard le {day}")
_OF_APPOINTMENT = Text(en="Reminder: {what}", fr="Rappel : {what}")
_NOT_YET = Text(
    en="When we sent this reminder, this was still to be done.", fr="À l’envoi de ce rappel, cela restait à faire."
)
_APPOINTMENT = Text(en="This is to remind you of your interview.", fr="Ceci vous rappelle votre entrevue.")
_DONE_ALREADY = Text(
    en="If you have done it since, you may ignore this reminder.",
    fr="Si vous l’avez fait depuis, ne tenez pas compte de ce rappel.",
)
_HOW: dict[Task, Text] = {
    Task.BIOMETRICS: Text(
        en="Book an appointment and go. If no appointment is free in time, or if you cannot travel, tell us in your "
        "account before the date: an officer may set a later one.",
        fr="Prenez rendez-vous et présentez-vous. Si aucun rendez-vous n’est libre à temps, ou si vous ne pouvez pas "
        "vous "
        "déplacer, dites-le-nous dans votre compte avant la date : un agent peut la reporter.",
    ),
    Task.MEDICAL_EXAM: Text(
        en="Have the exam with a panel physician. If you had it already, ask the physician whether the result was "
        "sent.",
        fr="Passez l’examen auprès d’un médecin désigné. Si c’est déjà fait, demandez-lui si le résultat a été envoyé.",
    ),
    Task.DOCUMENTS: Text(
        en="Upload each item in your account. You may ask there for more time before the date, or say that you have "
        "nothing more.",
        fr="Téléversez chaque élément dans votre compte. Vous pouvez y demander plus de temps avant la date, ou dire "
        "que "
        "vous n’avez rien d’autre.",
    ),
    Task.FAIRNESS_ANSWER: Text(
        en="Answer in your account, with documents where you have them. You may ask there for more time before the "
        "date.",
        fr="Répondez dans votre compte, avec des documents si vous en avez. Vous pouvez y demander plus de temps avant "
        "la "
        "date.",
    ),
    Task.PASSPORT: Text(
        en="Send the passport with the letter that asks for it, to the place it names.",
        fr="Envoyez le passeport avec la lettre qui le demande, à l’endroit indiqué.",
    ),
    Task.INTERVIEW: Text(
        en="Come with your passport and the letter. If you cannot come, tell us now, in your account.",
        fr="Présentez-vous avec votre passeport et la lettre. Si vous ne pouvez pas venir, dites-le-nous maintenant, "
        "dans "
        "votre compte.",
    ),
    Task.ENTRY: Text(
        en="Bring the letter and your passport to a port of entry. The letter cannot be extended.",
        fr="Présentez la lettre et votre passeport à un point d’entrée. La lettre ne peut pas être prolongée.",
    ),
}
_AFTER: dict[Task, Text] = {
    Task.BIOMETRICS: Text(
        en="Your application waits, incomplete, until we have them: each day of waiting adds a day to the processing "
        "time.",
        fr="Votre demande reste en attente, incomplète, jusqu’à ce que nous les ayons : chaque jour d’attente s’ajoute "
        "au "
        "délai de traitement.",
    ),
    Task.MEDICAL_EXAM: Text(
        en="We cannot decide before the result is here.", fr="Nous ne pouvons pas statuer avant d’avoir le résultat."
    ),
    Task.DOCUMENTS: Text(
        en="After the date an officer goes on with what we have. You may still answer until we decide.",
        fr="Après la date, un agent poursuit avec ce que nous avons. Vous pouvez encore répondre jusqu’à notre "
        "décision.",
    ),
    Task.FAIRNESS_ANSWER: Text(
        en="After the date an officer may decide without your answer.",
        fr="Après la date, un agent peut décider sans votre réponse.",
    ),
    Task.PASSPORT: Text(
        en="Your letter of introduction follows once the visa is in your passport.",
        fr="Votre lettre d’introduction suit dès que le visa est dans votre passeport.",
    ),
    Task.INTERVIEW: Text(en="An officer waits for you.", fr="Un agent vous attend."),
    Task.ENTRY: Text(
        en="A border services officer issues the permit when you arrive.",
        fr="Un agent des services frontaliers délivre le permis à votre arrivée.",
    ),
}
PROMPT = Headline(
    subject=Text(
        en="Your biometrics: book now, your application waits for them",
        fr="Vos données biométriques : prenez rendez-vous, votre demande les attend",
    ),
    topic=Topic.PROMPT,
)


def headline(deadline: OpenDeadline) -> Headline:
    """Return the headline of a reminder: the day stands in it, so one that comes late is still true."""
    what = _lower(_SUBJECTS[deadline.task])
    if deadline.due_on is None:
        return Headline(subject=_OF_APPOINTMENT.filled(what=what), topic=Topic.TO_DO)
    return Headline(subject=_REMINDER.filled(what=what, day=date_text(deadline.due_on)), topic=Topic.TO_DO)


def body_of(deadline: OpenDeadline) -> Body:
    """Return what a reminder of `deadline` says."""
    is_appointment = deadline.due_on is None
    return Body(
        until=Until(label=LABELS[deadline.task], on=deadline.due_on, at=deadline.due_at if is_appointment else None),
        happened=(_APPOINTMENT if is_appointment else _NOT_YET,),
        you=(_HOW[deadline.task], *(() if is_appointment else (_DONE_ALREADY,))),
        we=(_AFTER[deadline.task],),
    )


def prompt_body(due_on: date, *, weeks: int) -> Body:
    """Return what the weekly prompt says after so many whole weeks of waiting."""
    waited = Text(
        en="{count} ago we asked for your biometrics. Your application has waited for them since, "
        "and no officer can look at it before they are here.",
        fr="Il y a {count}, nous avons demandé vos données biométriques. Votre demande les attend depuis, et "
        "aucun agent ne peut l’examiner avant de les avoir.",
    )
    count = Text(en="One week", fr="une semaine") if weeks == 1 else Text(en=f"{weeks} weeks", fr=f"{weeks} semaines")
    return Body(
        until=Until(label=LABELS[Task.BIOMETRICS], on=due_on),
        happened=(waited.filled(count=count),),
        you=(
            _HOW[Task.BIOMETRICS],
            Text(
                en="If your appointment is booked already, there is nothing more to do.",
                fr="Si votre rendez-vous est déjà pris, il n’y a rien d’autre à faire.",
            ),
        ),
        we=(_AFTER[Task.BIOMETRICS],),
    )


def _lower(text: Text) -> Text:
    return Text(en=text.en[0].lower() + text.en[1:], fr=text.fr[0].lower() + text.fr[1:])
