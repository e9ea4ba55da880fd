"""`workpermit switch`: how the stop switches stand, and turning one (S-37).

switch                                       how each stands
switch NAME off|on --because WHY --as WHO    turn it; the anchor is proposed, and a second person confirms on the page
"""

from __future__ import annotations

import argparse
import sys
from typing import Final

from workpermit.commands.parser import Parser
from workpermit.commands.setup import prepare
from workpermit.core.text import Language, Text

_NAMES: Final = ("advice", "issuing", "sign_up", "anchor")
_SWITCH: Final = Text(en="which switch: {names}", fr="quel interrupteur\u00a0: {names}")
_WAY: Final = Text(en="turn it off or on", fr="le désactiver (off) ou l’activer (on)")
_BECAUSE: Final = Text(en="the reason, which stays on record", fr="le motif, qui reste consigné")
_AS: Final = Text(en="your name, which stays on record", fr="votre nom, qui reste consigné")
_STANDS: Final = {
    False: Text(en="{name}: on", fr="{name}\u00a0: activé"),
    True: Text(en="{name}: OFF since {at} – {words}", fr="{name}\u00a0: DÉSACTIVÉ depuis {at} – {words}"),
}
_WAITS: Final = Text(
    en="{name}: a proposal to turn it off waits for a second person.",
    fr="{name}\u00a0: une proposition de le désactiver attend une deuxième personne.",
)
_TURNED: Final = Text(en="Done: it is in effect everywhere.", fr="C’est fait\u00a0: cela vaut partout.")
_PROPOSED: Final = Text(
    en="Proposed. An administrator or an auditor confirms it on the page of stop switches.",
    fr="C’est proposé. Un administrateur ou un vérificateur le confirme à la page des interrupteurs d’arrêt.",
)
_AS_IT_WAS: Final = Text(en="It stands so already. Nothing was changed.", fr="C’est déjà le cas. Rien n’a changé.")
_LACKING: Final = Text(
    en="Give off or on, --because with the reason, and --as with your name.",
    fr="Donnez off ou on, --because avec le motif, et --as avec votre nom.",
)


def add_arguments(parser: Parser) -> None:
    """Declare the switch, the way, the reason and the name."""
    parser.add_argument("name", nargs="?", choices=_NAMES, help=parser.say(_SWITCH.filled(names=", ".join(_NAMES))))
    parser.add_argument("way", nargs="?", choices=("off", "on"), help=parser.say(_WAY))
    parser.add_argument("--because", default="", metavar="WHY", help=parser.say(_BECAUSE))
    parser.add_argument("--as", dest="who", default="", metavar="WHO", help=parser.say(_AS))


def run(arguments: argparse.Namespace) -> int:
    """Show the switches, or turn one; 1 where it stood so already, 2 where something is lacking."""
    language: Language = arguments.language
    words, who = arguments.because.strip(), arguments.who.strip()
    if arguments.name and not (arguments.way and words and who):
        print(_LACKING.in_language(language), file=sys.stderr)
        return 2
    prepare(language=language)
    if not arguments.name:
        _show(language)
        return 0
    return _turn(arguments.name, off=arguments.way == "off", words=words, who=who, language=language)


def _show(language: Language) -> None:
    from workpermit.trades.switches import turning
    from workpermit.trades.switches.models import Switch

    for switch in Switch:
        last = turning.last(switch)
        is_off = last is not None and last.off
        values = {"at": last.at.isoformat(timespec="seconds"), "words": last.words} if last and is_off else {}
        print(_STANDS[is_off].filled(name=switch.value, **values).in_language(language))
        if turning.waiting(switch) is not None:
            print(_WAITS.filled(name=switch.value).in_language(language))


def _turn(name: str, *, off: bool, words: str, who: str, language: Language) -> int:
    from workpermit.clock.present import now
    from workpermit.trades.switches import turning
    from workpermit.trades.switches.models import Switch

    made = turning.turn(Switch(name), off=off, by=f"command line: {who}"[:64], words=words, at=now())
    if made is None:
        print(_AS_IT_WAS.in_language(language))
        return 1
    print((_TURNED if made.effective_at else _PROPOSED).in_language(language))
    return 0
