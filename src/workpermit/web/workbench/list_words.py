"""What the work lists are called and say from Python."""

from __future__ import annotations

from typing import Final

from workpermit.core.text import Text
from workpermit.trades.notices.models import CallOutcome

LISTS: Final = Text(en="Work lists", fr="Listes de travail")
ENQUIRIES: Final = Text(en="Enquiries", fr="Demandes de renseignements")
ENQUIRIES_SAYS: Final = Text(
    en="Messages that people sent and that wait for our answer.",
    fr="Messages envoyés par des personnes et qui attendent notre réponse.",
)
ENQUIRY: Final = Text(en="Enquiry", fr="Demande de renseignements")
MATCH: Final = Text(en="Put it into a case", fr="Rattacher à un dossier")
CHECK: Final = Text(en="Whose application is it?", fr="À qui est cette demande\u00a0?")
CALL: Final = Text(en="Call to make", fr="Appel à faire")
HELD: Final = Text(en="Held list of employers", fr="Liste d’employeurs retenue")
BY_NAME: Final[dict[str, tuple[Text, Text]]] = {
    "second_reads": (
        Text(en="Decisions for a second person", fr="Décisions pour une deuxième personne"),
        Text(
            en="Nothing goes out before you agree. What you assessed yourself is not listed.",
            fr="Rien ne part avant votre accord. Ce que vous avez évalué vous-même n’y figure pas.",
        ),
    ),
    "duplicates": (
        Text(en="Applications alike", fr="Demandes semblables"),
        Text(
            en="One person under two UCIs, the same application twice, or a second one while the first is open. "
            "Nothing is merged.",
            fr="Une personne sous deux IUC, la même demande en double, ou une deuxième pendant que la première est "
            "ouverte. Rien n’est fusionné.",
        ),
    ),
    "programmes": (
        Text(en="Requests to work while waiting", fr="Demandes de travailler en attendant"),
        Text(
            en="Interim authorization and other public policies: the reply is due within 30 business days.",
            fr="Autorisation provisoire et autres politiques d’intérêt public\u00a0: réponse due dans les 30 jours "
            "ouvrables.",
        ),
    ),
    "more_time": (
        Text(en="Wishes for more time", fr="Demandes de délai"),
        Text(
            en="No rule grants these by itself: an officer gives a later date, or leaves the date as it is.",
            fr="Aucune règle ne les accorde d’office\u00a0: un agent donne une date plus tardive, ou laisse la date.",
        ),
    ),
    "deliveries": (
        Text(en="Permits late or returned in the mail", fr="Permis en retard ou revenus par la poste"),
        Text(
            en="Six weeks after the decision letter without a delivery, or back from the carrier.",
            fr="Six semaines après la lettre de décision sans livraison, ou retournés par le transporteur.",
        ),
    ),
    "plans": (
        Text(en="Acts upon many cases", fr="Actes visant plusieurs dossiers"),
        Text(
            en="More than ten cases at once: a second person, a supervisor, reads them and confirms, or leaves them.",
            fr="Plus de dix dossiers à la fois\u00a0: une deuxième personne, un superviseur, les lit et confirme ou y "
            "renonce.",
        ),
    ),
    "checks": (
        Text(en="Is it this person?", fr="Est-ce bien cette personne\u00a0?"),
        Text(
            en="People who want an application in their account where no address on file can carry a code, and people "
            "who lost every second factor.",
            fr="Personnes qui veulent une demande dans leur compte sans qu’une adresse au dossier permette l’envoi "
            "d’un code, et personnes qui ont perdu tous leurs moyens de confirmation.",
        ),
    ),
    "calls": (
        Text(en="Calls to make", fr="Appels à faire"),
        Text(
            en="People whom neither e-mail nor post has reached.",
            fr="Personnes que ni le courriel ni la poste n’ont pu joindre.",
        ),
    ),
    "post": (
        Text(en="Letters to print and mail", fr="Lettres à imprimer et à poster"),
        Text(
            en="For people without an account, or whose e-mail comes back.",
            fr="Pour les personnes sans compte, ou dont le courriel revient.",
        ),
    ),
    "likenesses": (
        Text(en="Employers that resemble a listed one", fr="Employeurs qui ressemblent à un employeur inscrit"),
        Text(
            en="A likeness is a question: an officer says whether it is the same employer.",
            fr="Une ressemblance est une question\u00a0: un agent dit s’il s’agit du même employeur.",
        ),
    ),
    "held_lists": (
        Text(en="Held lists of employers", fr="Listes d’employeurs retenues"),
        Text(
            en="A new list that changes too much, or looks old: a second person looks before it is in force.",
            fr="Une liste qui change trop, ou paraît ancienne\u00a0: une deuxième personne l’examine avant qu’elle "
            "s’applique.",
        ),
    ),
}
REPLY_BY: Final = Text(en="Reply by", fr="Réponse au plus tard")
DATE_NOW: Final = Text(en="Date as it stands", fr="Date actuelle")
EXPECTED_BY: Final = Text(en="Expected by", fr="Attendu au plus tard")

ANSWERED: Final = Text(en="Your answer is in the thread.", fr="Votre réponse est dans la conversation.")
CLOSED: Final = Text(
    en="The enquiry is closed. If the person writes again, a new one is opened.",
    fr="La demande est fermée. Si la personne écrit de nouveau, une nouvelle s’ouvrira.",
)
NOT_ANSWERED: Final = Text(
    en="We still owe an answer in this thread, so it was not closed.",
    fr="Nous devons encore une réponse dans cette conversation\u00a0; elle n’a donc pas été fermée.",
)
MATCHED: Final = Text(en="The message is in the case now.", fr="Le message est maintenant au dossier.")
REQUEST_MADE: Final = Text(
    en="The message is in the case, and the request that it holds is registered with the day on which it came.",
    fr="Le message est au dossier, et la demande qu’il contient est inscrite au jour de son arrivée.",
)
MATCHED_ONLY: Final = Text(
    en="The message is in the case. The request in it was not registered: {why}",
    fr="Le message est au dossier. La demande qu’il contient n’a pas été inscrite\u00a0: {why}",
)
HAS_CASE: Final = Text(en="This enquiry is in a case already.", fr="Cette demande est déjà dans un dossier.")
GRANTED: Final = Text(
    en="The application is in the person’s account now; they are told.",
    fr="La demande est maintenant dans le compte de la personne\u00a0; elle en est avisée.",
)
NOT_GRANTED: Final = Text(
    en="Noted: the application is not linked to this account.",
    fr="Consigné\u00a0: la demande n’est pas liée à ce compte.",
)
NO_LONGER: Final = Text(
    en="This was settled meanwhile. Nothing was changed.", fr="Cela a été réglé entre-temps. Rien n’a changé."
)
NOT_LINKED: Final = Text(
    en="It was not linked: what was typed matches no free application any more.",
    fr="Elle n’a pas été liée\u00a0: ce qui a été saisi ne correspond plus à aucune demande libre.",
)
CALL_DONE: Final = Text(en="The call is noted.", fr="L’appel est consigné.")
OUTCOMES: Final = {
    CallOutcome.REACHED: Text(en="I reached the person", fr="J’ai joint la personne"),
    CallOutcome.OTHERWISE: Text(
        en="They were told in another way, such as at a counter", fr="La personne a été avisée autrement, au comptoir"
    ),
    CallOutcome.NOT_REACHED: Text(
        en="I could not reach them, and every number was tried",
        fr="Je n’ai pas pu la joindre, et chaque numéro a été essayé",
    ),
}
POSTED: Final = Text(en="Letters noted as mailed: {count}.", fr="Lettres consignées comme postées\u00a0: {count}.")
NONE_TICKED: Final = Text(en="Tick the letters that the carrier has.", fr="Cochez les lettres remises au transporteur.")
CAME_BACK: Final = Text(
    en="Noted: the letter came back. The person is on the list of calls now.",
    fr="Consigné\u00a0: la lettre est revenue. La personne figure maintenant à la liste des appels.",
)
NOT_OUT: Final = Text(
    en="No letter with this reference is in the mail, so nothing was changed.",
    fr="Aucune lettre portant cette référence n’est à la poste\u00a0; rien n’a changé.",
)
IN_FORCE: Final = Text(en="Version {version} of the list is in force now.", fr="La version {version} est en vigueur.")
SET_ASIDE: Final = Text(
    en="The file is left out; the list in force stays.", fr="Le fichier est écarté\u00a0; la liste en vigueur demeure."
)
