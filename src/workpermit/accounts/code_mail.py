"""Letters about an account, to the address of one person: codes, and word that something was changed.

A code is sent at once and never again: one that comes late is of no use, and the person asks for a new one. Subjects
hold no personal data, and there is no link to follow (S-42, and people fear links).
"""

from __future__ import annotations

from typing import Final

from django.core.mail import EmailMessage
from django_tasks import task

from workpermit.accounts import proofs
from workpermit.accounts.models import Account, Proof
from workpermit.accounts.signin_models import ProofFor
from workpermit.clock.present import now
from workpermit.core.text import Language, Text

_SUBJECT: Final = Text(en="Your code for Workpermit", fr="Votre code pour Workpermit")
_SUBJECT_CHANGED: Final = Text(
    en="Something changed in your Workpermit account", fr="Votre compte Workpermit a été modifié"
)
_SUBJECT_KNOWN: Final = Text(en="You already have a Workpermit account", fr="Vous avez déjà un compte Workpermit")
_CODE: Final = Text(
    en="Your code is {code}\n\n"
    "Type it on the page where you asked for it. It works once, until ten minutes after you asked.\n\n"
    "If you did not ask for a code, do nothing: nothing happens without it. We never ask for a code by telephone.",
    fr="Votre code est {code}\n\n"
    "Saisissez-le sur la page où vous l’avez demandé. Il sert une seule fois, dans les dix minutes suivant votre "
    "demande.\n\n"
    "Si vous n’avez pas demandé de code, ne faites rien : rien ne se passe sans lui. Nous ne demandons jamais de code "
    "par téléphone.",
)
_KNOWN: Final = Text(
    en="Somebody, perhaps you, asked to create an account with this address. You already have one.\n\n"
    "Sign in with this address. If you no longer know your password, choose “I forgot my password” on the sign-in "
    "page.\n\n"
    "If it was not you, do nothing: nothing has changed.",
    fr="Quelqu’un, peut-être vous, a demandé à créer un compte avec cette adresse. Vous en avez déjà un.\n\n"
    "Connectez-vous avec cette adresse. Si vous ne connaissez plus votre mot de passe, choisissez « J’ai oublié "
    "mon mot de passe » sur la page de connexion.\n\n"
    "Si ce n’était pas vous, ne faites rien : rien n’a changé.",
)
PASSWORD_CHANGED: Final = Text(
    en="The password of your account was changed. Other devices were signed out.",
    fr="Le mot de passe de votre compte a été changé. Les sessions sur vos autres appareils ont été fermées.",
)
FACTOR_ADDED: Final = Text(
    en="A way to confirm that it is you (an authenticator app or a passkey) was added to your account.",
    fr="Un moyen de confirmer votre identité (application d’authentification ou clé d’accès) a été ajouté à votre "
    "compte.",
)
FACTOR_REMOVED: Final = Text(
    en="A way to confirm that it is you (an authenticator app or a passkey) was removed from your account.",
    fr="Un moyen de confirmer votre identité (application d’authentification ou clé d’accès) a été retiré de votre "
    "compte.",
)
CASE_LINKED: Final = Text(
    en="An application was linked to your account. You can follow it after you sign in.",
    fr="Une demande a été liée à votre compte. Connectez-vous pour la suivre.",
)
_NOT_YOU: Final = Text(
    en="\n\nIf it was not you, sign in, end the sessions you do not know and change your password.",
    fr="\n\nSi ce n’était pas vous, connectez-vous, fermez les sessions que vous ne connaissez pas et changez votre "
    "mot de passe.",
)


@task(priority=proofs.PRIORITY)
def send_code(proof_id: str) -> None:
    """Send what an address gets that somebody named: a code, word that it has an account, or nothing."""
    proof = proofs.waiting(proof_id, at=now())
    if proof is None:
        return
    email = str(proof.asked["email"])
    known = Account.objects.with_email(email)
    if proof.purpose == ProofFor.NEW_ACCOUNT and known is not None:
        send(email, subject=_SUBJECT_KNOWN, body=_KNOWN, language=Language(known.language))
    elif proof.purpose == ProofFor.NEW_ACCOUNT or _may_have_new_password(known):
        send_to(email, proof)


def send_to(email: str, proof: Proof) -> None:
    """Send the code of what was asked to an address."""
    code = proofs.spaced(proofs.give_code(proof))
    send(email, subject=_SUBJECT, body=_CODE.filled(code=code), language=Language(proof.language))


@task()
def tell_of_change(account_id: str, what: str) -> None:
    """Tell somebody that their account was changed; `what` names one of `CHANGES`."""
    account = Account.objects.filter(pk=account_id).first()
    if account is not None:
        body = Text(en=CHANGES[what].en + _NOT_YOU.en, fr=CHANGES[what].fr + _NOT_YOU.fr)
        send(account.email, subject=_SUBJECT_CHANGED, body=body, language=Language(account.language))


CHANGES: Final = {
    "password": PASSWORD_CHANGED,
    "factor_added": FACTOR_ADDED,
    "factor_removed": FACTOR_REMOVED,
    "case_linked": CASE_LINKED,
}


def send(email: str, *, subject: Text, body: Text, language: Language) -> None:
    """Send one letter to one address."""
    EmailMessage(subject.in_language(language), body.in_language(language) + "\n", to=[email]).send()


def _may_have_new_password(account: Account | None) -> bool:
    return account is not None and account.is_active
