"""Decision letter for IMM 5710: approved, and the permit is mailed to the Canadian address (IN-05, IN-06, IN-08)."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording import labels
from workpermit.core.wording.details import DecisionApprovalDetails
from workpermit.core.wording.parts import Box, Say, Table, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING, by_post, with_account
from workpermit.core.wording.terms import verbatim
from workpermit.core.wording.typography import date_text


def _values(details: DecisionApprovalDetails) -> Words:
    return {"mail_by": date_text(details.mail_by)}


WORDING: Wording[DecisionApprovalDetails] = Wording(
    letter=Letter.DECISION_APPROVAL,
    title=Text(en="Your application is approved", fr="Votre demande est approuvée"),
    values=_values,
    parts=(
        Say(
            Text(
                en="An officer has approved your application for a work permit. The permit comes by mail; you should "
                "have it by {mail_by}.",
                fr="Un agent a approuvé votre demande de permis de travail. Le permis arrive par la poste\u00a0; vous "
                "devriez l’avoir au plus tard le {mail_by}.",
            )
        ),
        Box(
            Text(
                en="You do not have to wait for the mail to work",
                fr="Vous n’avez pas à attendre le courrier pour travailler",
            ),
            Text(
                en="The approval note in your account says from when you may work, for whom and on what conditions. "
                "Show it to your employer.",
                fr="La note d’approbation dans votre compte indique à partir de quand vous pouvez travailler, pour "
                "qui et à quelles conditions. Montrez-la à votre employeur.",
            ),
            when=with_account,
        ),
        Box(
            Text(
                en="You do not have to wait for the permit to work",
                fr="Vous n’avez pas à attendre le permis pour travailler",
            ),
            Text(
                en="The approval note that comes with this letter says from when you may work, for whom and on what "
                "conditions. Show it to your employer.",
                fr="La note d’approbation jointe à cette lettre indique à partir de quand vous pouvez travailler, "
                "pour qui et à quelles conditions. Montrez-la à votre employeur.",
            ),
            when=by_post,
        ),
        Topic(Text(en="Where we mail the permit", fr="Où nous envoyons le permis")),
        Table(lambda d: ((labels.ADDRESS, verbatim(", ".join(d.mail_to))),)),
        Say(
            Text(
                en="If this address is no longer right, tell us at once. We can change it until the permit is "
                "printed, and have the mail redirected after that. The address must be in Canada.",
                fr="Si cette adresse n’est plus la bonne, avisez-nous sans tarder. Nous pouvons la changer tant que "
                "le permis n’est pas imprimé et faire réexpédier le courrier par la suite. L’adresse doit être au "
                "Canada.",
            )
        ),
        Topic(Text(en="If the permit does not come", fr="Si le permis n’arrive pas")),
        Say(
            Text(
                en="The mail may take 6 weeks from the date of this letter. If you do not have the permit by "
                "{mail_by}, contact us: we will look for it and, if need be, make a new one.",
                fr="Le courrier peut prendre 6 semaines à compter de la date de cette lettre. Si vous n’avez pas reçu "
                "le permis d’ici le {mail_by}, communiquez avec nous\u00a0: nous le chercherons et, au besoin, en "
                "établirons un nouveau.",
            )
        ),
        Topic(Text(en="When the permit comes", fr="À l’arrivée du permis")),
        Say(
            Text(
                en="Check your name, your date of birth, the employer and the dates. If anything is wrong, write to "
                "us before you rely on it. Correcting a mistake of ours costs you nothing.",
                fr="Vérifiez votre nom, votre date de naissance, l’employeur et les dates. Si quelque chose est "
                "inexact, écrivez-nous avant de vous y fier. La correction d’une erreur de notre part ne vous coûte "
                "rien.",
            )
        ),
        *CLOSING,
    ),
)
