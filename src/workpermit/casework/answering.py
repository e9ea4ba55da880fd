"""What a case says already on the matter somebody is about to write about: the answer comes before the question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from workpermit.casework.self_service import Deed, Standing, address_goes, offers
from workpermit.core.case import officer_request, permit, permit_delivery, programme_request
from workpermit.core.case.actor import Actor
from workpermit.core.case.application import Stage
from workpermit.core.case.public_status import public_status
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text
from workpermit.trades.enquiries.topics import Topic


@dataclass(frozen=True, slots=True)
class Known:
    """One answer: what the case says, the due date where one runs, and the act by which one helps oneself."""

    text: Text
    due_on: date | None = None
    deed: Deed | None = None


def known_answers(now: Standing, topic: Topic, *, actor: Actor) -> tuple[Known, ...]:
    """Return what the case says on a topic, the acts that are open last."""
    open_now = {offer.deed: offer for offer in offers(now, actor=actor)}
    told = _TOLD[topic](now)
    acts = [Known(open_now[deed].effect, deed=deed) for deed in _DEEDS.get(topic, ()) if deed in open_now]
    return (*told, *acts)


def general_answer(topic: Topic) -> Text:
    """Return what anybody can be told on a topic, case or none."""
    return _GENERAL[topic]


def _status(now: Standing) -> Iterator[Known]:
    status = public_status(now.case)
    yield Known(_STANDS.filled(status=status.overall))
    for step in status.next_steps:
        yield Known(step.text, due_on=step.due_on)


def _documents(now: Standing) -> Iterator[Known]:
    waiting = [one for one in now.case.requests.values() if one.stage is officer_request.Stage.OPEN]
    for one in waiting:
        yield Known(_ASKED, due_on=one.due_on)
    if not waiting:
        yield Known(_NOTHING_ASKED)


def _address(now: Standing) -> Iterator[Known]:
    yield Known(_ADDRESS[address_goes(now.case).value])


def _work_permit(now: Standing) -> Iterator[Known]:
    case = now.case
    if case.application.stage is not Stage.APPROVED:
        yield Known(_NOT_DECIDED)
    elif case.permit.stage is permit.Stage.LETTER_OUTSTANDING:
        yield Known(_AT_THE_PORT, due_on=case.permit.letter_until)
    elif case.delivery.stage is permit_delivery.Stage.DELIVERED:
        yield Known(_DELIVERED)
    elif case.delivery.expected_by is not None:
        number = case.delivery.tracking_number
        yield Known(_MAILED.filled(number=number) if number else _ON_ITS_WAY, due_on=case.delivery.expected_by)


def _proof(now: Standing) -> Iterator[Known]:
    yield Known(_PROOF_IS_NO_RIGHT)


def _interim(now: Standing) -> Iterator[Known]:
    for one in now.case.programmes.values():
        if one.stage is programme_request.Stage.RECEIVED:
            yield Known(_WE_ANSWER, due_on=one.reply_due_on)
        elif one.stage is programme_request.Stage.GRANTED and one.granted_on is not None:
            yield Known(_GRANTED.filled(day=date_text(one.granted_on)))


def _nothing(now: Standing) -> Iterator[Known]:
    yield from ()


_TOLD: dict[Topic, Callable[[Standing], Iterator[Known]]] = {
    Topic.STATUS: _status,
    Topic.DOCUMENTS: _documents,
    Topic.ADDRESS: _address,
    Topic.REPRESENTATIVE: _nothing,
    Topic.WORK_PERMIT: _work_permit,
    Topic.PROOF_LETTER: _proof,
    Topic.INTERIM_WORK: _interim,
    Topic.WITHDRAWAL: _status,
    Topic.TECHNICAL: _nothing,
    Topic.OTHER: _status,
}
_DEEDS: dict[Topic, tuple[Deed, ...]] = {
    Topic.ADDRESS: (Deed.CHANGE_ADDRESS,),
    Topic.PROOF_LETTER: (Deed.ASK_PROOF,),
    Topic.INTERIM_WORK: (Deed.ASK_INTERIM_WORK,),
    Topic.WITHDRAWAL: (Deed.WITHDRAW,),
    Topic.WORK_PERMIT: (Deed.CHANGE_ADDRESS,),
}
_STANDS = Text(en="Your application today: {status}.", fr="Votre demande aujourd’hui : {status}.")
_ASKED = Text(
    en="We asked you for documents. Send them with that request: what comes by this form can miss the officer.",
    fr="Nous vous avons demandé des documents. Envoyez-les avec cette demande : ce qui passe par ce formulaire peut ne "
    "pas atteindre l’agent.",
)
_NOTHING_ASKED = Text(
    en="We are not waiting for any document from you.", fr="Nous n’attendons aucun document de votre part."
)
_ADDRESS: dict[str, Text] = {
    "into_the_case": Text(
        en="A new address is used at once when you change it yourself.",
        fr="Une nouvelle adresse est utilisée aussitôt que vous la changez vous-même.",
    ),
    "redirects": Text(
        en="Your permit is printed already; a new address is used if the envelope comes back.",
        fr="Votre permis est déjà imprimé ; une nouvelle adresse est utilisée si l’enveloppe revient.",
    ),
}
_NOT_DECIDED = Text(
    en="No decision has been made yet, so there is no permit to send.",
    fr="Aucune décision n’a encore été prise ; il n’y a donc pas de permis à envoyer.",
)
_AT_THE_PORT = Text(
    en="Your permit is issued at the port of entry when you arrive with your letter of introduction.",
    fr="Votre permis est délivré au point d’entrée quand vous arrivez avec votre lettre d’introduction.",
)
_DELIVERED = Text(
    en="The carrier says that your permit was delivered.", fr="Selon le transporteur, votre permis a été livré."
)
_MAILED = Text(
    en="Your permit is with the carrier, tracking number {number}. If it is not there by the date below, we look for "
    "it without being asked.",
    fr="Votre permis est chez le transporteur, numéro de suivi {number}. S’il n’est pas arrivé à la date ci-dessous, "
    "nous le cherchons sans que vous le demandiez.",
)
_ON_ITS_WAY = Text(
    en="Your permit is in force and will be mailed. If it is not there by the date below, we look for it without being "
    "asked.",
    fr="Votre permis est en vigueur et sera posté. S’il n’est pas arrivé à la date ci-dessous, nous le cherchons sans "
    "que vous le demandiez.",
)
_PROOF_IS_NO_RIGHT = Text(
    en="If you applied to renew while your permit was valid, you may work until we decide, whatever date the proof "
    "letter bears.",
    fr="Si vous avez demandé le renouvellement pendant la validité de votre permis, vous pouvez travailler jusqu’à "
    "notre décision, quelle que soit la date de la lettre de preuve.",
)
_WE_ANSWER = Text(
    en="We have your request and answer it by the date below. Until then it gives no right to work.",
    fr="Nous avons votre demande et y répondons au plus tard à la date ci-dessous. D’ici là, elle ne permet pas de "
    "travailler.",
)
_GRANTED = Text(
    en="We said yes on {day}: that message is your authorization.",
    fr="Nous avons dit oui le {day} : ce message est votre autorisation.",
)
_GENERAL: dict[Topic, Text] = {
    Topic.STATUS: Text(
        en="Signed in, you see where your application stands, who acts next and by when, without waiting for us.",
        fr="En vous connectant, vous voyez où en est votre demande, qui agit ensuite et pour quand, sans nous "
        "attendre.",
    ),
    Topic.DOCUMENTS: Text(
        en="A document that we asked for belongs with that request in the account: only there does it surely reach the "
        "officer in time.",
        fr="Un document que nous avons demandé se joint à cette demande dans le compte : c’est là seulement qu’il "
        "atteint à coup sûr l’agent à temps.",
    ),
    Topic.ADDRESS: Text(
        en="Signed in, you change your address yourself, with effect at once.",
        fr="En vous connectant, vous changez vous-même votre adresse, avec effet immédiat.",
    ),
    Topic.REPRESENTATIVE: Text(
        en="Signed in, you let somebody act for you, or end it, yourself.",
        fr="En vous connectant, vous donnez ou retirez vous-même à quelqu’un la permission d’agir pour vous.",
    ),
    Topic.WORK_PERMIT: Text(
        en="A mailed permit arrives within six weeks of the decision letter; when it does not, we look for it unasked.",
        fr="Un permis posté arrive dans les six semaines suivant la lettre de décision ; sinon, nous le cherchons de "
        "nous-mêmes.",
    ),
    Topic.PROOF_LETTER: _PROOF_IS_NO_RIGHT,
    Topic.INTERIM_WORK: Text(
        en="We answer a request under a public policy within 30 business days. There is no right to work before a yes.",
        fr="Nous répondons à une demande au titre d’une politique d’intérêt public dans les 30 jours ouvrables. Il "
        "n’y a pas de droit de travailler avant un oui.",
    ),
    Topic.WITHDRAWAL: Text(
        en="Signed in, you see everything that ends with a withdrawal before you decide.",
        fr="En vous connectant, vous voyez tout ce qui prend fin avec un retrait avant de décider.",
    ),
    Topic.TECHNICAL: Text(
        en="Tell us what you wanted to do, what you saw instead, and when. Do not send passwords.",
        fr="Dites-nous ce que vous vouliez faire, ce que vous avez vu, et quand. N’envoyez pas de mot de passe.",
    ),
    Topic.OTHER: Text(
        en="The guides answer most questions about what happens after you apply.",
        fr="Les guides répondent à la plupart des questions sur ce qui suit la présentation d’une demande.",
    ),
}
