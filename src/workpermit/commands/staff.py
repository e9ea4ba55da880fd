"""`workpermit staff`: the accounts of the office's people.

staff add EMAIL --name NAME --role ROLE --office OFFICE    make an account and print its link, once
staff list                                                 who has an account, and how they sign in
staff deactivate EMAIL                                     nobody gets in by it any more
staff reactivate EMAIL                                     open it again, with a new link
staff reset-factors EMAIL                                  take every way in away, and print a new link
staff link EMAIL                                           a new link, where the first was lost or is late

A link works once, for a day. With --send it goes to the person's address and is not printed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from workpermit.commands.parser import Parser
from workpermit.commands.setup import prepare
from workpermit.core.text import Language, Text

if TYPE_CHECKING:
    from workpermit.accounts.models import Account

_ACTION: Final = Text(
    en="what to do: add, list, deactivate, reactivate, reset-factors, link",
    fr="ce qu’il faut faire : add (ajouter), list (liste), deactivate (désactiver), reactivate (rouvrir), "
    "reset-factors (retirer les moyens de connexion), link (nouveau lien)",
)
_EMAIL: Final = Text(en="the person’s e-mail address", fr="l’adresse courriel de la personne")
_NAME: Final = Text(en="the person’s name", fr="le nom de la personne")
_ROLE: Final = Text(
    en="officer, supervisor, border_officer, site_clerk, mailroom_clerk, panel_physician, auditor, administrator",
    fr="officer (agent), supervisor (superviseur), border_officer (agent des services frontaliers), site_clerk "
    "(préposé au point de collecte), mailroom_clerk (préposé au courrier), panel_physician (médecin désigné), auditor "
    "(vérificateur), administrator (administrateur)",
)
_OFFICE: Final = Text(en="the office they work in", fr="le bureau où elle travaille")
_WRITTEN_IN: Final = Text(
    en="language of our letters to them: en or fr (en)", fr="langue de nos lettres : en ou fr (en)"
)
_SEND: Final = Text(
    en="send the link to the address instead of printing it", fr="envoyer le lien à l’adresse au lieu de l’afficher"
)
_NEEDS_EMAIL: Final = Text(en="Name the person’s e-mail address.", fr="Indiquez l’adresse courriel de la personne.")
_UNKNOWN: Final = Text(
    en="Nobody of the office has the address {email}. “workpermit staff list” shows who is there.",
    fr="Personne au bureau n’a l’adresse {email}. « workpermit staff list » montre qui s’y trouve.",
)
_IS_CLOSED: Final = Text(
    en="This account is closed. Open it again first: workpermit staff reactivate {email}",
    fr="Ce compte est fermé. Rouvrez-le d’abord : workpermit staff reactivate {email}",
)
_ADDED: Final = Text(en="{email} is {role} in {office}.", fr="{email} est {role} au bureau {office}.")
_CLOSED: Final = Text(
    en="{email} gets in no more; the sessions are ended.", fr="{email} n’a plus accès ; les sessions sont fermées."
)
_TAKEN_AWAY: Final = Text(
    en="Every way in of {email} is taken away; the sessions are ended.",
    fr="Tous les moyens de connexion de {email} sont retirés ; les sessions sont fermées.",
)
_LINK: Final = Text(
    en="Give this link to them alone. It works once, until {until}:\n{link}",
    fr="Remettez ce lien à cette personne seule. Il sert une fois, jusqu’au {until} :\n{link}",
)
_SENT: Final = Text(
    en="The link went to {email}. It works once, until {until}.",
    fr="Le lien a été envoyé à {email}. Il sert une fois, jusqu’au {until}.",
)
_NOT_SENT: Final = Text(
    en="The mail relay did not take the e-mail ({reason}). The account is made; a link to hand over: workpermit staff "
    "link {email}",
    fr="Le relais n’a pas accepté le courriel ({reason}). Le compte est créé ; pour un lien à remettre : "
    "workpermit staff link {email}",
)
_NOBODY: Final = Text(
    en="The office has no accounts yet. “workpermit staff add --help” tells how to make one.",
    fr="Le bureau n’a pas encore de compte. « workpermit staff add --help » explique comment en créer un.",
)
_HEADS: Final = (
    Text(en="e-mail", fr="courriel"),
    Text(en="name", fr="nom"),
    Text(en="role", fr="rôle"),
    Text(en="office", fr="bureau"),
    Text(en="sign-in", fr="connexion"),
)
_READY: Final = Text(en="set up", fr="configurée")
_WAITS: Final = Text(en="link until {until}", fr="lien jusqu’au {until}")
_NO_WAY: Final = Text(en="none: needs a link", fr="aucune : lien requis")
_OFF: Final = Text(en="closed", fr="fermé")


def add_arguments(parser: Parser) -> None:
    """Declare what to do with whom."""
    parser.add_argument("action", choices=list(_ACTIONS), metavar="ACTION", help=parser.say(_ACTION))
    parser.add_argument("email", nargs="?", default="", metavar="EMAIL", help=parser.say(_EMAIL))
    parser.add_argument("--name", default="", help=parser.say(_NAME))
    parser.add_argument("--role", default="", help=parser.say(_ROLE))
    parser.add_argument("--office", default="", help=parser.say(_OFFICE))
    parser.add_argument("--in", dest="written_in", choices=["en", "fr"], default="en", help=parser.say(_WRITTEN_IN))
    parser.add_argument("--send", action="store_true", help=parser.say(_SEND))


def run(arguments: argparse.Namespace) -> int:
    """Do it; 2 where an argument is missing or names nobody."""
    if arguments.action != "list" and not arguments.email:
        return _refused(_NEEDS_EMAIL, arguments.language)
    prepare(language=arguments.language)
    return _ACTIONS[arguments.action](arguments)


def _list(arguments: argparse.Namespace) -> int:
    from workpermit.accounts import staff

    language: Language = arguments.language
    members = staff.listed()
    if not members:
        print(_NOBODY.in_language(language))
        return 0
    lines = [tuple(head.in_language(language) for head in _HEADS)]
    lines += [(one.email, one.name, one.role.value, one.office, _sign_in(one).in_language(language)) for one in members]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADS))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    return 0


def _sign_in(member: object) -> Text:
    from workpermit.accounts.staff import Member
    from workpermit.clock import present

    assert isinstance(member, Member)
    if not member.is_active:
        return _OFF
    if member.factors:
        return _READY
    if member.link_until is not None and member.link_until > present.now():
        return _WAITS.filled(until=f"{member.link_until:%Y-%m-%d %H:%M} UTC")
    return _NO_WAY


def _add(arguments: argparse.Namespace) -> int:
    from workpermit.accounts import staff
    from workpermit.clock import present
    from workpermit.core.case.actor import Role

    try:
        role = Role(arguments.role) if arguments.role in staff.ROLES else Role.SYSTEM
        account, token = staff.add(
            arguments.email,
            name=arguments.name,
            role=role,
            office=arguments.office,
            by=staff.COMMAND_LINE,
            at=present.now(),
            language=Language(arguments.written_in),
        )
    except staff.StaffRefused as refused:
        return _refused(refused.text, arguments.language)
    said = _ADDED.filled(email=account.email, role=account.role, office=account.office)
    print(said.in_language(arguments.language))
    return _told(arguments, account, token)


def _deactivate(arguments: argparse.Namespace, account: Account) -> int:
    from workpermit.accounts import staff

    staff.deactivate(account)
    print(_CLOSED.filled(email=account.email).in_language(arguments.language))
    return 0


def _reactivate(arguments: argparse.Namespace, account: Account) -> int:
    from workpermit.accounts import staff
    from workpermit.clock import present

    return _told(arguments, account, staff.reactivate(account, by=staff.COMMAND_LINE, at=present.now()))


def _reset(arguments: argparse.Namespace, account: Account) -> int:
    from workpermit.accounts import staff
    from workpermit.clock import present

    token = staff.reset_factors(account, by=staff.COMMAND_LINE, at=present.now())
    print(_TAKEN_AWAY.filled(email=account.email).in_language(arguments.language))
    return _told(arguments, account, token)


def _new_link(arguments: argparse.Namespace, account: Account) -> int:
    from workpermit.accounts import staff
    from workpermit.clock import present

    return _told(arguments, account, staff.new_link(account, by=staff.COMMAND_LINE, at=present.now()))


def _of_somebody(
    act: Callable[[argparse.Namespace, Account], int], *, open_alone: bool = False
) -> Callable[[argparse.Namespace], int]:
    """Return an act upon the account that the address names."""

    def found(arguments: argparse.Namespace) -> int:
        from workpermit.accounts import staff

        account = staff.with_email(arguments.email)
        if account is None:
            return _refused(_UNKNOWN.filled(email=arguments.email), arguments.language)
        if open_alone and not account.is_active:
            return _refused(_IS_CLOSED.filled(email=arguments.email), arguments.language)
        return act(arguments, account)

    return found


def _told(arguments: argparse.Namespace, account: Account, token: str) -> int:
    """Print the link, or send it."""
    from workpermit.accounts import staff
    from workpermit.clock import present
    from workpermit.web.signin.enrolling import link_of, send_link

    until = f"{present.now() + staff.LIVES:%Y-%m-%d %H:%M} UTC"
    if not arguments.send:
        print(_LINK.filled(until=until, link=link_of(account, token)).in_language(arguments.language))
        return 0
    try:
        send_link(account, token)
    except OSError as fault:
        reason = (fault.strerror or str(fault) or type(fault).__name__).lower()
        said = _NOT_SENT.filled(reason=reason, email=account.email)
        print(said.in_language(arguments.language), file=sys.stderr)
        return 1
    print(_SENT.filled(email=account.email, until=until).in_language(arguments.language))
    return 0


def _refused(text: Text, language: Language) -> int:
    print(text.in_language(language), file=sys.stderr)
    return 2


_ACTIONS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "add": _add,
    "list": _list,
    "deactivate": _of_somebody(_deactivate),
    "reactivate": _of_somebody(_reactivate),
    "reset-factors": _of_somebody(_reset, open_alone=True),
    "link": _of_somebody(_new_link, open_alone=True),
}
