"""Parts that several letters hold word for word."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording.content import Tone
from workpermit.core.wording.head import RefundLine
from workpermit.core.wording.parts import Box, HasHead, Pairs, Say
from workpermit.core.wording.typography import money


def with_account(details: HasHead) -> bool:
    """Tell whether the person has an account to read and answer in."""
    return details.head.has_account


def by_post(details: HasHead) -> bool:
    """Tell whether the person filed on paper and has no account."""
    return not details.head.has_account


QUESTIONS: Say[HasHead] = Say(
    Text(
        en="If you have a question, write to us from your account or with the web form, and give your application "
        "number, {application_number}.",
        fr="Si vous avez une question, écrivez-nous à partir de votre compte ou au moyen du formulaire Web, en "
        "indiquant le numéro de votre demande, {application_number}.",
    ),
    when=with_account,
)
QUESTIONS_BY_POST: Say[HasHead] = Say(
    Text(
        en="If you have a question, write to us by post or with the web form, and give your application number, "
        "{application_number}.",
        fr="Si vous avez une question, écrivez-nous par la poste ou au moyen du formulaire Web, en indiquant le "
        "numéro de votre demande, {application_number}.",
    ),
    when=by_post,
)
CLOSING = (QUESTIONS, QUESTIONS_BY_POST)

_FRAUD_TITLE = Text(
    en="We never ask for money or a password by text message or e-mail",
    fr="Nous ne demandons jamais d’argent ni de mot de passe par texto ou par courriel",
)
FRAUD: Box[HasHead] = Box(
    _FRAUD_TITLE,
    Text(
        en="If a message makes you doubt, sign in to your account: every letter from us is kept there.",
        fr="En cas de doute, connectez-vous à votre compte : toutes nos lettres y sont.",
    ),
    when=with_account,
)
FRAUD_BY_POST: Box[HasHead] = Box(
    _FRAUD_TITLE,
    Text(
        en="If a message makes you doubt, ask us with the web form: we will tell you whether it comes from us.",
        fr="Si un message vous fait douter, demandez-nous au moyen du formulaire Web s’il vient de nous.",
    ),
    when=by_post,
)
CLOSING_OF_A_REQUEST = (FRAUD, FRAUD_BY_POST, *CLOSING)

WARNING = Tone.WARNING

MORE_TIME = Text(
    en="You may ask for more time: do it before the due date and say why. An officer will answer you; if the answer "
    "is yes, a new due date replaces this one.",
    fr="Vous pouvez demander plus de temps\u00a0: faites-le avant la date limite et expliquez pourquoi. Un agent vous "
    "répondra\u00a0; si la réponse est oui, une nouvelle date limite remplacera celle-ci.",
)
CLOCK_THAT_COUNTS = Text(
    en="What counts is the moment at which an upload begins, by our clock. Where you live, it may already be the next "
    "day, or still the day before.",
    fr="C’est le début du téléversement, selon notre horloge, qui compte. Là où vous vivez, on peut déjà être le "
    "lendemain, ou encore la veille.",
)

CONDITIONS = Text(en="Conditions", fr="Conditions")
REMARKS = Text(en="Remarks", fr="Remarques")
NO_CONDITION = Text(
    en="No condition is added to those that the law sets for every temporary resident.",
    fr="Aucune condition ne s’ajoute à celles que la loi impose à tout résident temporaire.",
)


def refund_rows(lines: tuple[RefundLine, ...]) -> Pairs:
    """Return one row per refunded fee: what it was for, and how much, why and to whom."""
    return tuple((line.fee, _refund_value(line)) for line in lines)


def _refund_value(line: RefundLine) -> Text:
    if line.paid_to is None:
        return Text(en="{amount} ({why})", fr="{amount} ({why})").filled(amount=money(line.dollars), why=line.why)
    said = Text(en="{amount}, paid to {to} ({why})", fr="{amount}, versés à {to} ({why})")
    return said.filled(amount=money(line.dollars), to=line.paid_to, why=line.why)


def all_dollars(lines: tuple[RefundLine, ...]) -> Text:
    """Add up several refunds."""
    return money(sum((line.dollars for line in lines[1:]), start=lines[0].dollars))
