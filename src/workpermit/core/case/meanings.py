"""What each answer of the tracker means, in plain words: every lane’s statuses, the overall ones, and what comes next.

The first words say whose turn it is; the rest says what happens and what it does not mean (`ux` 2, 6).
"""

from __future__ import annotations

from typing import Final

from workpermit.core.case.ball import Wait
from workpermit.core.case.public_status import Lane, LaneStatus, Standing
from workpermit.core.text import Text

_ENDED_BEFORE: Final = Text(
    "Your application came to its end without this step. You have nothing to do.",
    "Votre demande a pris fin sans cette étape. Vous n’avez rien à faire.",
)

LANE_MEANINGS: Final[dict[tuple[Lane, LaneStatus], Text]] = {
    # --- biometrics
    (Lane.BIOMETRICS, LaneStatus.NOT_STARTED): Text(
        "We have not yet found whether you must give fingerprints and a photo. You have nothing to do; we write to "
        "you.",
        "Nous n’avons pas encore établi si vous devez fournir vos empreintes digitales et une photo. Vous n’avez "
        "rien à faire\u00a0; nous vous écrirons.",
    ),
    (Lane.BIOMETRICS, LaneStatus.WAITING_ON_YOU): Text(
        "It is your turn: book an appointment at a collection site and bring our letter and your passport. Until we "
        "have your biometrics, your application waits.",
        "C’est à vous d’agir\u00a0: prenez rendez-vous à un point de collecte et apportez notre lettre et votre "
        "passeport. Tant que nous n’avons pas vos données biométriques, votre demande attend.",
    ),
    (Lane.BIOMETRICS, LaneStatus.COMPLETED): Text(
        "We have your fingerprints and photo. You have nothing to do.",
        "Nous avons vos empreintes digitales et votre photo. Vous n’avez rien à faire.",
    ),
    (Lane.BIOMETRICS, LaneStatus.EXEMPTED): Text(
        "You do not need to give biometrics for this application, for example because we have them from the last ten "
        "years or because of your age.",
        "Vous n’avez pas à fournir de données biométriques pour cette demande, par exemple parce que nous les avons "
        "depuis moins de dix ans ou en raison de votre âge.",
    ),
    (Lane.BIOMETRICS, LaneStatus.NOT_NEEDED): _ENDED_BEFORE,
    # --- eligibility
    (Lane.ELIGIBILITY, LaneStatus.NOT_STARTED): Text(
        "We have your application and have not yet begun to check whether you qualify for the permit. It begins once "
        "we know that nothing is missing.",
        "Nous avons votre demande et n’avons pas encore commencé à vérifier si vous avez droit au permis. Nous "
        "commencerons dès que nous saurons qu’il ne manque rien.",
    ),
    (Lane.ELIGIBILITY, LaneStatus.IN_PROGRESS): Text(
        "We are checking whether you qualify for the permit, and your employer where the permit names one. You have "
        "nothing to do unless we write to you.",
        "Nous vérifions si vous avez droit au permis, ainsi que votre employeur si le permis en nomme un. Vous n’avez "
        "rien à faire, sauf si nous vous écrivons.",
    ),
    (Lane.ELIGIBILITY, LaneStatus.COMPLETED): Text(
        "We have finished this check. That is not yet a decision: only the decision letter says yes or no.",
        "Nous avons terminé cette vérification. Ce n’est pas encore une décision\u00a0: seule la lettre de décision "
        "dit oui ou non.",
    ),
    (Lane.ELIGIBILITY, LaneStatus.NOT_NEEDED): _ENDED_BEFORE,
    # --- medical exam
    (Lane.MEDICAL, LaneStatus.NOT_STARTED): Text(
        "We have not asked you for a medical exam. If you need one, an officer sends you instructions; do not go "
        "before.",
        "Nous ne vous avons pas demandé d’examen médical. S’il vous en faut un, un agent vous enverra des "
        "instructions\u00a0; attendez-les.",
    ),
    (Lane.MEDICAL, LaneStatus.WAITING_ON_YOU): Text(
        "It is your turn: have the exam with a panel physician and bring our instructions. The exam can add more than "
        "three months to the processing time.",
        "C’est à vous d’agir\u00a0: passez l’examen auprès d’un médecin désigné et apportez nos instructions. "
        "L’examen peut ajouter plus de trois mois au délai de traitement.",
    ),
    (Lane.MEDICAL, LaneStatus.IN_PROGRESS): Text(
        "The physician’s result has reached us and we are looking at it. You have nothing to do.",
        "Nous avons reçu le résultat du médecin et nous l’examinons. Vous n’avez rien à faire.",
    ),
    (Lane.MEDICAL, LaneStatus.COMPLETED): Text(
        "We have looked at the result. That is not yet a decision about your permit.",
        "Nous avons examiné le résultat. Ce n’est pas encore une décision au sujet de votre permis.",
    ),
    (Lane.MEDICAL, LaneStatus.EXEMPTED): Text(
        "You do not need a medical exam for this application.",
        "Vous n’avez pas besoin d’examen médical pour cette demande.",
    ),
    (Lane.MEDICAL, LaneStatus.NOT_NEEDED): _ENDED_BEFORE,
    # --- background
    (Lane.BACKGROUND, LaneStatus.NOT_STARTED): Text(
        "We have not yet begun to check your background. You have nothing to do.",
        "Nous n’avons pas encore commencé à vérifier vos antécédents. Vous n’avez rien à faire.",
    ),
    (Lane.BACKGROUND, LaneStatus.IN_PROGRESS): Text(
        "We are checking your background. Other offices may take part and this may take long; that alone means nothing "
        "bad. You have nothing to do unless we write to you.",
        "Nous vérifions vos antécédents. D’autres bureaux peuvent y prendre part, et cela peut durer\u00a0; ce n’est "
        "pas mauvais signe. Vous n’avez rien à faire, sauf si nous vous écrivons.",
    ),
    (Lane.BACKGROUND, LaneStatus.COMPLETED): Text(
        "We have finished this check. That is not yet a decision: only the decision letter says yes or no.",
        "Nous avons terminé cette vérification. Ce n’est pas encore une décision\u00a0: seule la lettre de décision "
        "dit oui ou non.",
    ),
    (Lane.BACKGROUND, LaneStatus.NOT_NEEDED): _ENDED_BEFORE,
    # --- documents
    (Lane.DOCUMENTS, LaneStatus.NOT_STARTED): Text(
        "We have not asked you for more documents. You have nothing to send.",
        "Nous ne vous avons pas demandé d’autres documents. Vous n’avez rien à envoyer.",
    ),
    (Lane.DOCUMENTS, LaneStatus.WAITING_ON_YOU): Text(
        "It is your turn: send what we asked for, item by item. If you have nothing more to send, say so; we then go "
        "on at once.",
        "C’est à vous d’agir\u00a0: envoyez ce que nous avons demandé, un document à la fois. Si vous n’avez plus "
        "rien à envoyer, dites-le\u00a0; nous poursuivrons aussitôt.",
    ),
    (Lane.DOCUMENTS, LaneStatus.IN_PROGRESS): Text(
        "We have your answer and an officer is to look at it. You have nothing to do.",
        "Nous avons votre réponse et un agent doit l’examiner. Vous n’avez rien à faire.",
    ),
    (Lane.DOCUMENTS, LaneStatus.COMPLETED): Text(
        "What we asked for is settled. You have nothing to send.",
        "Ce que nous avons demandé est réglé. Vous n’avez rien à envoyer.",
    ),
    (Lane.DOCUMENTS, LaneStatus.NOT_NEEDED): Text(
        "Nothing more was asked, or your application came to its end without it. You have nothing to send.",
        "Rien d’autre n’a été demandé, ou votre demande a pris fin sans cela. Vous n’avez rien à envoyer.",
    ),
    # --- interview
    (Lane.INTERVIEW, LaneStatus.NOT_STARTED): Text(
        "We have not called you to an interview. Most applications need none.",
        "Nous ne vous avons pas convoqué à une entrevue. La plupart des demandes n’en exigent pas.",
    ),
    (Lane.INTERVIEW, LaneStatus.WAITING_ON_YOU): Text(
        "It is your turn: come to the interview on the day in our letter. Asking for another day does not count "
        "against you.",
        "C’est à vous d’agir\u00a0: présentez-vous à l’entrevue au jour indiqué dans notre lettre. Demander un autre "
        "jour ne joue pas contre vous.",
    ),
    (Lane.INTERVIEW, LaneStatus.COMPLETED): Text(
        "No interview is planned any more. You have nothing to do.",
        "Aucune entrevue n’est plus prévue. Vous n’avez rien à faire.",
    ),
    (Lane.INTERVIEW, LaneStatus.NOT_NEEDED): Text(
        "You did not need an interview.",
        "Une entrevue n’a pas été nécessaire.",
    ),
    # --- decision
    (Lane.DECISION, LaneStatus.NOT_STARTED): Text(
        "We have not received this application yet.",
        "Nous n’avons pas encore reçu cette demande.",
    ),
    (Lane.DECISION, LaneStatus.IN_PROGRESS): Text(
        "There is no decision yet. An officer decides once the other steps are done. A second officer reads some "
        "decisions before they count: one in twenty, drawn by chance, and those of the gravest kinds. You get a letter "
        "the day a decision counts.",
        "Il n’y a pas encore de décision. Un agent décidera une fois les autres étapes terminées. Un deuxième agent "
        "relit certaines décisions avant qu’elles comptent\u00a0: une sur vingt, tirée au hasard, et celles des genres "
        "les plus graves. Vous recevrez une lettre le jour où une décision compte.",
    ),
    (Lane.DECISION, LaneStatus.COMPLETED): Text(
        "Your application has come to its end. The letter says how, and what you may do.",
        "Le traitement de votre demande a pris fin. La lettre précise l’issue et ce que vous pouvez faire.",
    ),
}

STANDING_MEANINGS: Final[dict[Standing, Text]] = {
    Standing.NOT_RECEIVED: Text("We do not have this application yet.", "Nous n’avons pas encore cette demande."),
    Standing.RECEIVED: Text(
        "We have your application. We check that nothing is missing, and we wait for your biometrics where you must "
        "give them. If something is missing we return the application with a list; nothing is decided yet.",
        "Nous avons votre demande. Nous vérifions qu’il ne manque rien, et nous attendons vos données biométriques "
        "si vous devez les fournir. S’il manque quelque chose, nous retournons la demande avec une liste\u00a0; rien "
        "n’est encore décidé.",
    ),
    Standing.IN_PROCESS: Text(
        "Your application is complete. We check it step by step, as the list of steps shows. We write to you as soon "
        "as we need something.",
        "Votre demande est complète. Nous la vérifions étape par étape, comme le montre la liste des étapes. Nous vous "
        "écrirons dès qu’il nous faudra quelque chose.",
    ),
    Standing.APPROVED: Text(
        "The answer is yes. We are making out your permit.",
        "La réponse est oui. Nous établissons votre permis.",
    ),
    Standing.PASSPORT_AWAITED: Text(
        "The answer is yes. You need a visa to travel, so we need your passport first. You do not have the permit yet.",
        "La réponse est oui. Il vous faut un visa pour voyager, c’est pourquoi nous avons d’abord besoin de votre "
        "passeport. Vous n’avez pas encore le permis.",
    ),
    Standing.LETTER_OUTSTANDING: Text(
        "The answer is yes. Bring your letter of introduction to a port of entry by the day it states; your permit is "
        "issued there on the day you arrive. The letter itself is not the permit, and you may not work before.",
        "La réponse est oui. Présentez votre lettre d’introduction à un point d’entrée au plus tard le jour "
        "indiqué\u00a0; votre permis y est délivré le jour de votre arrivée. La lettre n’est pas le permis, et vous "
        "ne pouvez pas travailler avant.",
    ),
    Standing.ISSUED_AT_PORT: Text(
        "You have your permit. It says for whom, where and until when you may work.",
        "Vous avez votre permis. Il précise pour qui, où et jusqu’à quand vous pouvez travailler.",
    ),
    Standing.ON_ITS_WAY: Text(
        "The answer is yes and your permit is in force: you may start to work at once, as the approval note in your "
        "letters says. The paper comes by mail.",
        "La réponse est oui et votre permis est en vigueur\u00a0: vous pouvez commencer à travailler tout de suite, "
        "comme le dit la note d’approbation parmi vos lettres. Le document arrive par la poste.",
    ),
    Standing.DELIVERED: Text(
        "You have your permit. It says for whom, where and until when you may work.",
        "Vous avez votre permis. Il précise pour qui, où et jusqu’à quand vous pouvez travailler.",
    ),
    Standing.LETTER_LAPSED: Text(
        "The answer was yes, but the letter of introduction was not used by its last day and cannot be extended. You "
        "may apply again at any time.",
        "La réponse était oui, mais la lettre d’introduction n’a pas été utilisée avant sa date limite et ne peut "
        "pas être prolongée. Vous pouvez présenter une nouvelle demande à tout moment.",
    ),
    Standing.NOT_ISSUED: Text(
        "The officer at the port of entry did not issue the permit and told you why. You may apply again at any time.",
        "L’agent au point d’entrée n’a pas délivré le permis et vous en a donné la raison. Vous pouvez présenter une "
        "nouvelle demande à tout moment.",
    ),
    Standing.REVOKED: Text(
        "The permit is no longer valid and you may not work on it. The message in your account says why and what you "
        "may do.",
        "Le permis n’est plus valide et ne vous permet plus de travailler. Le message dans votre compte dit pourquoi "
        "et ce que vous pouvez faire.",
    ),
    Standing.REFUSED: Text(
        "The answer is no. The reasons stand below and in your letter, with what you may do, until when and at what "
        "cost.",
        "La réponse est non. Les motifs figurent ci-dessous et dans votre lettre, avec ce que vous pouvez faire, "
        "jusqu’à quand et à quel coût.",
    ),
    Standing.RETURNED: Text(
        "We did not process your application because something was missing. This is not a refusal: you may apply "
        "again at once with everything on the list.",
        "Nous n’avons pas traité votre demande, car il manquait quelque chose. Ce n’est pas un refus\u00a0: vous "
        "pouvez présenter une nouvelle demande tout de suite avec tout ce qui figure sur la liste.",
    ),
    Standing.WITHDRAWN: Text(
        "You took your application back, and we stopped. This is not a refusal; you may apply again at any time.",
        "Vous avez retiré votre demande et nous avons cessé de la traiter. Ce n’est pas un refus\u00a0; vous pouvez "
        "présenter une nouvelle demande à tout moment.",
    ),
}

# What comes after each wait; a promise of no day, since none is known before it is set.
AFTERWARDS: Final[dict[Wait, Text]] = {
    Wait.BIOMETRICS: Text(
        "Once we have your biometrics, we check that nothing is missing in your application.",
        "Dès que nous aurons vos données biométriques, nous vérifierons qu’il ne manque rien à votre demande.",
    ),
    Wait.ANSWER: Text(
        "Once you have answered, an officer looks at what you sent.",
        "Dès que vous aurez répondu, un agent examinera ce que vous avez envoyé.",
    ),
    Wait.MEDICAL_EXAM: Text(
        "After the exam the physician sends us the result; you do not carry it.",
        "Après l’examen, le médecin nous envoie le résultat\u00a0; vous n’avez pas à le transmettre.",
    ),
    Wait.MEDICAL_RESULT: Text("An officer then looks at the result.", "Un agent examinera ensuite le résultat."),
    Wait.PASSPORT: Text(
        "Once we have your passport, we put the visa into it, send it back, and issue your letter of introduction.",
        "Dès que nous aurons votre passeport, nous y apposerons le visa, vous le rendrons et délivrerons votre lettre "
        "d’introduction.",
    ),
    Wait.ARRIVAL: Text(
        "At the port of entry an officer checks your letter and issues your permit that day.",
        "Au point d’entrée, un agent vérifie votre lettre et délivre votre permis le jour même.",
    ),
    Wait.COMPLETENESS: Text(
        "If all is there, we begin to check your application and write to you. If not, we return it with a list.",
        "Si tout y est, nous commencerons à vérifier votre demande et nous vous écrirons. Sinon, nous la retournerons "
        "avec une liste.",
    ),
    Wait.PASSED_DATE: Text(
        "The officer may give you more time, go on with what is in the file, or close it. What reaches us before "
        "that is still looked at.",
        "L’agent peut vous accorder plus de temps, poursuivre avec ce que contient le dossier ou le fermer. Ce "
        "qui nous parvient d’ici là est encore examiné.",
    ),
    Wait.INTERVIEW: Text(
        "After the interview the officer goes on with your application.",
        "Après l’entrevue, l’agent poursuivra l’examen de votre demande.",
    ),
    Wait.REVIEW: Text(
        "The officer then says whether anything else is needed, and goes on.",
        "L’agent dira ensuite s’il faut autre chose, puis poursuivra.",
    ),
    Wait.CHECKS: Text(
        "Once the checks are done, an officer decides.",
        "Une fois les vérifications terminées, un agent prendra une décision.",
    ),
    Wait.DECISION: Text(
        "You get a letter on the day of the decision, with the reasons and what comes after.",
        "Vous recevrez une lettre le jour de la décision, avec les motifs et la suite.",
    ),
    Wait.PERMIT: Text("We then tell you how you get it.", "Nous vous dirons ensuite comment vous l’obtiendrez."),
    Wait.MAILING: Text(
        "We tell you once it is in the mail, with the number to follow it by.",
        "Nous vous préviendrons dès qu’il sera posté, avec le numéro pour le suivre.",
    ),
    Wait.DELIVERY: Text(
        "If it does not come by the day above, we look for it by ourselves.",
        "S’il n’arrive pas au plus tard le jour indiqué ci-dessus, nous le rechercherons de nous-mêmes.",
    ),
    Wait.NOTHING: Text("Nothing more comes after this.", "Il n’y a pas de suite."),
}
