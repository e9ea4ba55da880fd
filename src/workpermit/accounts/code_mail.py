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
from workpermit.core.case.actor import Role
from workpermit.core.text import Language, Text

_SUBJECT: Final = Text(en="Your code for Workpermit", fr="Votre code pour Workpermit")
# Who comes back by a code and an officer; the office's people turn to their administrator.
_FINDS_BACK: Final = frozenset({Role.APPLICANT.value, Role.REPRESENTATIVE.value})
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
FACTORS_ASKED: Final = Text(
    en="Somebody, we suppose you, told us that they lost every way to confirm that it is you (authenticator app, "
    "passkey, recovery codes), and asked for an officer’s check.\n\n"
    "Nothing changes for three days. After that an officer makes sure that it is you and may take the lost ways away, "
    "so that you can set up new ones.\n\n"
    "If it was not you, sign in within these three days and choose “Stop this” on your account page.",
    fr="Quelqu’un, vous sans doute, nous a dit avoir perdu tous les moyens de confirmer votre identité (application "
    "d’authentification, clé d’accès, codes de secours) et a demandé qu’un agent vérifie votre identité.\n\n"
    "Rien ne change pendant trois jours. Ensuite, un agent s’assure de votre identité et peut retirer les moyens "
    "perdus, pour que vous en configuriez de nouveaux.\n\n"
    "Si ce n’était pas vous, connectez-vous dans ces trois jours et choisissez « Arrêter » sur la page de votre "
    "compte.",
)
FACTORS_KEPT: Final = Text(
    en="The request to take away the ways to confirm that it is you was stopped on your account page. Nothing has "
    "changed: you sign in as before.",
    fr="La demande de retirer les moyens de confirmer votre identité a été arrêtée sur la page de votre compte. Rien "
    "n’a changé : vous vous connectez comme avant.",
)
FACTORS_TAKEN: Final = Text(
    en="An officer made sure that it is you. The lost ways to confirm that it is you and your password were taken "
    "away, and every session was ended.\n\n"
    "To come back in, choose “I forgot my password” on the sign-in page. A code to this address lets you choose a new "
    "password, then a new passkey or authenticator app.",
    fr="Un agent s’est assuré de votre identité. Les moyens perdus de la confirmer et votre mot de passe ont été "
    "retirés, et toutes les sessions ont été fermées.\n\n"
    "Pour revenir, choisissez « J’ai oublié mon mot de passe » sur la page de connexion. Un code envoyé à cette "
    "adresse vous permet de choisir un nouveau mot de passe, puis une nouvelle clé d’accès ou application.",
)
FACTORS_REFUSED: Final = Text(
    en="An officer could not make sure that it is you, so nothing has changed in how you sign in. You can ask again: "
    "say at which telephone number, and when, we can reach you.",
    fr="Un agent n’a pas pu s’assurer de votre identité ; rien n’a donc changé à votre façon de vous connecter. Vous "
    "pouvez demander de nouveau : indiquez à quel numéro de téléphone, et quand, nous pouvons vous joindre.",
)
_SUBJECT_STAFF: Final = Text(en="How to get back into your account", fr="Pour retrouver l’accès à votre compte")
_STAFF: Final = Text(
    en="Somebody, perhaps you, said on our sign-in page that they lost every way to confirm that it is you. For the "
    "office’s own people an administrator settles that: ask yours for a new link.\n\n"
    "If it was not you, do nothing: nothing has changed.",
    fr="Quelqu’un, peut-être vous, a indiqué sur notre page de connexion avoir perdu tous les moyens de confirmer "
    "votre identité. Pour les membres du bureau, un administrateur s’en charge : demandez-lui un nouveau lien.\n\n"
    "Si ce n’était pas vous, ne faites rien : rien n’a changé.",
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
    elif proof.purpose == ProofFor.LOST_FACTORS and known is not None and known.role not in _FINDS_BACK:
        send(email, subject=_SUBJECT_STAFF, body=_STAFF, language=Language(known.language))
    elif proof.purpose == ProofFor.NEW_ACCOUNT or (_is_open(known) and not _comes_by_link(known)):
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
    "factors_asked": FACTORS_ASKED,
    "factors_kept": FACTORS_KEPT,
    "factors_taken": FACTORS_TAKEN,
    "factors_refused": FACTORS_REFUSED,
}


def send(email: str, *, subject: Text, body: Text, language: Language) -> None:
    """Send one letter to one address."""
    EmailMessage(subject.in_language(language), body.in_language(language) + "\n", to=[email]).send()


def _is_open(account: Account | None) -> bool:
    return account is not None and account.is_active


def _comes_by_link(account: Account | None) -> bool:
    """Tell whether the way in is an administrator's link alone: staff without a password must not get one by e-mail."""
    return account is not None and account.role not in _FINDS_BACK and not account.has_usable_password()
