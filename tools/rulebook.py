"""Write what the law package says of itself: the rulebook, the dictionary of facts and its JSON Schema.

    python -m tools.rulebook            write docs/rulebook.md, docs/facts.md (each .fr.md too) and the schema of facts
    python -m tools.rulebook --check    write nothing; exit 1 where a page is stale

Every line of a rule's page comes from the rule itself; nothing is written twice.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from workpermit.core.law.book.contents import MODULES, QUANTITIES, RULES
from workpermit.core.law.book.hashing import book_hash
from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import FACTS, Fact, FactType
from workpermit.core.law.findings import Source
from workpermit.core.law.notation import plain
from workpermit.core.law.parameters import PARAMETERS, Held, Parameter
from workpermit.core.law.programmes import PROGRAMMES, Ending, Programme
from workpermit.core.law.prose import Line, facts_asked, quantity_lines, rule_lines
from workpermit.core.law.quantity import Quantity
from workpermit.core.law.schema import TYPES, description, facts_schema
from workpermit.core.law.vocabulary.application import APPLICATION
from workpermit.core.law.vocabulary.decision import DECISION
from workpermit.core.law.vocabulary.health import HEALTH
from workpermit.core.law.vocabulary.job import JOB
from workpermit.core.law.vocabulary.journey import JOURNEY
from workpermit.core.law.vocabulary.person import PERSON
from workpermit.core.law.vocabulary.status import STATUS
from workpermit.core.text import Language, Text
from workpermit.core.wording.typography import date_text, typeset

DOCS = Path(__file__).resolve().parent.parent / "docs"
ENGLISH, FRENCH = Language.EN, Language.FR

_SUBJECTS: Mapping[str, Text] = {
    "completeness": Text(en="Completeness of the application", fr="Demande complète"),
    "biometrics": Text(en="Biometrics", fr="Données biométriques"),
    "medical": Text(en="Medical exams", fr="Examens médicaux"),
    "employer": Text(en="The employer", fr="L’employeur"),
    "offer": Text(en="The offer of employment and the LMIA", fr="L’offre d’emploi et l’EIMT"),
    "prior_breach": Text(en="Earlier breaches", fr="Manquements antérieurs"),
    "eligibility": Text(en="Whether the permit may be issued", fr="La délivrance du permis"),
    "route": Text(en="Where to apply, and how the permit comes", fr="Où demander, et comment le permis arrive"),
    "visa": Text(en="Visas", fr="Visas"),
    "status": Text(en="Stay, renewal and maintained status", fr="Séjour, renouvellement et statut maintenu"),
    "right_to_work": Text(en="The right to work", fr="Le droit de travailler"),
    "activation": Text(en="The letter of introduction", fr="La lettre d’introduction"),
    "port_of_entry": Text(en="At the port of entry", fr="Au point d’entrée"),
    "re_entry": Text(en="Coming back to Canada", fr="Le retour au Canada"),
    "interim_work": Text(
        en="Visitors who worked before: VISIT2WORK2020", fr="Visiteurs ayant travaillé : VISIT2WORK2020"
    ),
    "change_of_employer": Text(en="A new employer: PPCHANGEWORK2020", fr="Un nouvel employeur : PPCHANGEWORK2020"),
    "inland_issue": Text(en="Issue inside Canada: A11EXAM", fr="Délivrance au Canada : A11EXAM"),
    "validity": Text(en="How long the permit runs", fr="La durée du permis"),
    "conditions": Text(en="Conditions of the permit", fr="Les conditions du permis"),
    "refunds": Text(en="Fees paid back", fr="Frais remboursés"),
    "limits": Text(en="Time limits", fr="Délais"),
}
_TITLE = Text(en="The rulebook", fr="Le recueil des règles")
_ABOUT = Text(
    en="""Written by `python -m tools.rulebook` from the rules that the program runs; do not edit by hand.
[En français](rulebook.fr.md).

Each rule is a question with four possible answers: **met**, **not met**, **for an officer** (the law leaves it to
judgment, and only an officer decides), and **a fact is missing** (with the list of facts to ask for). A list of
conditions that must all hold is not met as soon as one is not met; where one of several suffices, it is met as soon as
one is met; otherwise a missing fact outranks an officer's judgment. “Not” and
“it is not so that” swap met and not met and leave the other two.

Sources stand in brackets: IRPR (Immigration and Refugee Protection Regulations), IRPA (the Act), Interpretation Act;
“the page” is “Work permit: After you apply” as modified on 17 June 2025; “our reading” is a decision record in
[docs/adr](adr/README.md). We cite the law and do not copy it. Where no dates are given, a rule states the law as it
stood on 17 June 2025. This is not legal advice.""",
    fr="""Écrit par `python -m tools.rulebook` d’après les règles que le programme applique ; ne pas modifier à la main.
[In English](rulebook.md).

Chaque règle est une question à quatre réponses : **satisfait**, **non satisfait**, **relève d’un agent** (la loi laisse
place au jugement, et seul un agent décide) et **un fait manque** (avec la liste des faits à demander). Des conditions
qui doivent toutes être réunies ne le sont plus dès que l’une ne l’est pas ; quand une seule suffit, elle suffit dès
qu’elle est satisfaite ; sinon, un fait manquant l’emporte sur le jugement d’un agent. La négation (« n’est
pas », « ceci est faux ») échange satisfait et non satisfait et laisse les deux autres.

Les sources sont entre crochets : RIPR (Règlement sur l’immigration et la protection des réfugiés), LIPR (la Loi), Loi
d’interprétation ; « la page » est « Permis de travail : Après la demande », modifiée le 17 juin 2025 ; « notre
lecture » renvoie à une décision consignée dans [docs/adr](adr/README.md). Nous citons la loi sans la copier. Sans
dates, une règle énonce le droit tel qu’il était le 17 juin 2025. Ceci n’est pas un avis juridique.""",
)
_COLON = Text(en=": ", fr=" : ")
_SEMICOLON = Text(en="; ", fr=" ; ")
_HASH = Text(en="Hash of the book: `{hash}`.", fr="Empreinte du recueil : `{hash}`.")
_SOURCE = Text(en="Source", fr="Source")
_JUDGED = Text(en="Judged on", fr="Jugée selon")
_IN_FORCE = Text(en="In force", fr="En vigueur")
_FROM = Text(en="from {day}", fr="depuis le {day}")
_UNTIL = Text(en="from {day} until {until}", fr="du {day} au {until}")
_OUTCOMES = Text(en="Outcomes", fr="Réponses")
_RULE_OUTCOMES = Text(en="met, not met, a fact is missing", fr="satisfait, non satisfait, un fait manque")
_WITH_OFFICER = Text(
    en="met, not met, for an officer, a fact is missing",
    fr="satisfait, non satisfait, relève d’un agent, un fait manque",
)
_YIELDS = {
    "date": Text(en="a date, and the term that binds", fr="une date, et le terme qui la fixe"),
    "amount": Text(en="an amount in dollars", fr="un montant en dollars"),
    "code": Text(en="one of these outcomes", fr="l’une de ces issues"),
    "codes": Text(en="a list", fr="une liste"),
}
_YIELD = Text(en="Comes to", fr="Donne")
_FACTS = Text(en="Facts it may ask for", fr="Faits qu’elle peut demander")
_PARAMETERS_USED = Text(en="Parameters", fr="Paramètres")
_PARAMETERS = Text(en="Parameters: dated numbers and lists", fr="Paramètres : nombres et listes datés")
_PROGRAMMES = Text(en="Public policy programmes", fr="Programmes d’intérêt public")
_HEADS = Text(en="| parameter | value | days | source |", fr="| paramètre | valeur | jours | source |")
_ALWAYS = Text(en="always", fr="toujours")
_OFFICES_OWN = Text(en=" (an office may replace it)", fr=" (un bureau peut la remplacer)")
_ENTRIES = Text(en="{count} places", fr="{count} lieux")


def main(arguments: list[str] | None = None) -> int:
    """Write the pages, or say which are stale."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a page is stale")
    check = parser.parse_args(arguments).check
    stale = [path for path, text in pages().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if check:
            print(f"{path} is stale: python -m tools.rulebook writes it", file=sys.stderr)
        else:
            path.write_text(pages()[path], encoding="utf-8")
    return 1 if check and stale else 0


def pages() -> dict[Path, str]:
    """Return every page as it should stand."""
    return {
        DOCS / "rulebook.md": _page(_rulebook(ENGLISH), ENGLISH),
        DOCS / "rulebook.fr.md": _page(_rulebook(FRENCH), FRENCH),
        DOCS / "facts.md": _page(_facts(ENGLISH), ENGLISH),
        DOCS / "facts.fr.md": _page(_facts(FRENCH), FRENCH),
        DOCS / "schemas" / "facts-1.schema.json": json.dumps(facts_schema(), ensure_ascii=False, indent=2) + "\n",
    }


def _page(lines: Iterable[str], language: Language) -> str:
    return typeset("\n".join(lines) + "\n", language)


# --- the rulebook -------------------------------------------------------------------------------------------------


def _rulebook(language: Language) -> Iterator[str]:
    yield f"# {_TITLE.in_language(language)}"
    yield ""
    yield _ABOUT.in_language(language)
    yield ""
    yield _HASH.filled(hash=book_hash()).in_language(language)
    yield ""
    for module, subjects in _chapters():
        yield f"- [{_SUBJECTS[module].in_language(language)}](#{module})"
        for subject in subjects:
            yield f"  - [{subject.label.in_language(language)}](#{_anchor(subject.id)})"
    for module, subjects in _chapters():
        yield ""
        yield f'## <a id="{module}"></a>{_SUBJECTS[module].in_language(language)}'
        for subject in subjects:
            yield from _subject(subject, language)
    yield from _programmes(language)
    yield from _parameters(language)


def _chapters() -> Iterator[tuple[str, list[Rule | Quantity]]]:
    """Yield the modules with the rules and quantities that each defines, in the order of its text."""
    told: set[str] = set()
    known = RULES | QUANTITIES
    for module in MODULES:
        name = module.__name__.rpartition(".")[2]
        own = [one for one in vars(module).values() if isinstance(one, Rule | Quantity) and one.id in known]
        mine = [one for one in own if one.id not in told and _defined_in(one, name)]
        told |= {one.id for one in mine}
        if mine:
            yield name, mine


def _defined_in(subject: Rule | Quantity, module: str) -> bool:
    """Tell whether a subject is at home in a module: by its id, else where it is met first among the others."""
    home = subject.id.partition(".")[0]
    own_names = {"prior_breach": "eligibility.prior_breach_bar", "activation": "port_of_entry.letter_valid"}
    return own_names.get(module) == subject.id or (home == module and subject.id not in own_names.values())


def _anchor(subject_id: str) -> str:
    return subject_id.replace(".", "-")


def _subject(subject: Rule | Quantity, language: Language) -> Iterator[str]:
    yield ""
    yield f'### <a id="{_anchor(subject.id)}"></a>{subject.label.in_language(language)}'
    yield ""
    yield f"`{subject.id}`"
    yield ""
    for head, words in _particulars(subject, language):
        yield f"- **{head.in_language(language)}**{_COLON.in_language(language)}{words}"
    yield ""
    for line in rule_lines(subject) if isinstance(subject, Rule) else quantity_lines(subject):
        yield _line(line, language)


def _particulars(subject: Rule | Quantity, language: Language) -> Iterator[tuple[Text, str]]:
    yield _SOURCE, _cited(subject.sources, language)
    yield _JUDGED, FACTS[subject.judged_on].label.in_language(language)
    if isinstance(subject, Rule):
        if subject.in_force_from is not None:
            yield (
                _IN_FORCE,
                _days(Held(None, subject.sources[0], subject.in_force_from, subject.in_force_until), language),
            )
        outcomes = _WITH_OFFICER if _officer_may_decide(subject) else _RULE_OUTCOMES
        yield _OUTCOMES, outcomes.in_language(language)
    else:
        yield _YIELD, _YIELDS[subject.yields.value].in_language(language)
    used = [PARAMETERS[name].label.in_language(language) for name in _parameters_of(subject)]
    if used:
        yield _PARAMETERS_USED, _SEMICOLON.in_language(language).join(used)
    yield _FACTS, ", ".join(f"[`{name}`]({_facts_page(language)}#{name})" for name in facts_asked(subject))


def _facts_page(language: Language) -> str:
    return "facts.md" if language is ENGLISH else "facts.fr.md"


def _officer_may_decide(rule: Rule) -> bool:
    text = repr(rule.body)
    return "ForOfficer(" in text or "OfficerFinds(" in text


def _parameters_of(subject: Rule | Quantity) -> list[str]:
    text = repr(subject.body)
    return [name for name in PARAMETERS if f"ParameterOn(name='{name}'" in text or f"parameter='{name}'" in text]


def _line(line: Line, language: Language) -> str:
    words = line.words.in_language(language)
    if line.is_label:
        words = f"**{words}**"
    if line.refers_to is not None:
        words = f"{words} ([`{line.refers_to}`](#{_anchor(line.refers_to)}))"
    cited = f" [{_cited(line.sources, language)}]" if line.sources else ""
    return f"{'  ' * line.depth}- {words}{cited}"


def _cited(sources: Iterable[Source], language: Language) -> str:
    return _SEMICOLON.in_language(language).join(source.citation.in_language(language) for source in sources)


def _programmes(language: Language) -> Iterator[str]:
    yield ""
    yield f'## <a id="programmes"></a>{_PROGRAMMES.in_language(language)}'
    for programme in PROGRAMMES.values():
        yield ""
        yield f"### {programme.code}"
        yield ""
        for head, words in _programme(programme, language):
            yield f"- **{head.in_language(language)}**{_COLON.in_language(language)}{words}"


_WINDOW = Text(en="Window", fr="Période")
_WORDED = Text(en="Message", fr="Message")
_PRESCRIBED = Text(
    en="prescribed; sent in English, our French beside it",
    fr="prescrit ; envoyé en anglais, avec notre version française",
)
_OWN_WORDS = Text(en="no text is prescribed; our own wording", fr="aucun texte prescrit ; formulation du bureau")
_CONDITIONS = Text(en="Conditions", fr="Conditions")
_REPLY = Text(en="Reply", fr="Réponse")
_ENDS = Text(en="What ends it", fr="Ce qui y met fin")
_OFFICER_DAY = Text(en="{day} is an officer’s to judge", fr="le {day} relève d’un agent")
_ENDINGS = {
    Ending.DECISION: Text(en="a decision", fr="une décision"),
    Ending.WITHDRAWAL: Text(en="a withdrawal", fr="un retrait"),
    Ending.RETURN: Text(en="a return of the application", fr="un retour de la demande"),
    Ending.DEPARTURE: Text(en="leaving Canada", fr="un départ du Canada"),
}


def _programme(programme: Programme, language: Language) -> Iterator[tuple[Text, str]]:
    window = Held(None, programme.sources[0], programme.window.from_on, programme.window.until_on)
    officer = [_OFFICER_DAY.filled(day=date_text(day)).in_language(language) for day in programme.window.officer_on]
    yield _WINDOW, _SEMICOLON.in_language(language).join((_days(window, language), *officer))
    rule = programme.conditions
    yield _CONDITIONS, f"[{rule.label.in_language(language)}](#{_anchor(rule.id)})"
    yield _WORDED, (_PRESCRIBED if programme.message.prescribed else _OWN_WORDS).in_language(language)
    yield _REPLY, f"[{programme.reply.label.in_language(language)}](#{_anchor(programme.reply.id)})"
    yield _ENDS, ", ".join(_ENDINGS[one].in_language(language) for one in Ending if one in programme.ends_with)
    yield _SOURCE, _cited(programme.sources, language)


def _parameters(language: Language) -> Iterator[str]:
    yield ""
    yield f'## <a id="parameters"></a>{_PARAMETERS.in_language(language)}'
    yield ""
    yield _HEADS.in_language(language)
    yield "|---|---|---|---|"
    for parameter in PARAMETERS.values():
        own = _OFFICES_OWN.in_language(language) if parameter.configurable else ""
        for held in parameter.held:
            yield (
                f"| {parameter.label.in_language(language)}{own} | {_value(parameter, held, language)} "
                f"| {_days(held, language)} | {held.source.citation.in_language(language)} |"
            )


def _value(parameter: Parameter, held: Held, language: Language) -> str:
    value = held.value
    if isinstance(value, bool):
        return (Text(en="yes", fr="oui") if value else Text(en="no", fr="non")).in_language(language)
    if isinstance(value, frozenset):
        places = _ENTRIES.filled(count=str(len(value))).in_language(language)
        return f"{places}{_COLON.in_language(language)}{', '.join(sorted(value))}"
    if parameter.unit == "CAD":
        return Text(en=f"${value}", fr=f"{value}\u00a0$").in_language(language)
    return date_text(value).in_language(language) if isinstance(value, date) else str(plain(value))


def _days(held: Held, language: Language) -> str:
    if held.from_on is None and held.until_on is None:
        return _ALWAYS.in_language(language)
    if held.from_on is None:
        assert held.until_on is not None
        return Text(en="until {day}", fr="jusqu’au {day}").filled(day=date_text(held.until_on)).in_language(language)
    if held.until_on is None:
        return _FROM.filled(day=date_text(held.from_on)).in_language(language)
    return _UNTIL.filled(day=date_text(held.from_on), until=date_text(held.until_on)).in_language(language)


# --- the dictionary of facts --------------------------------------------------------------------------------------

_FACTS_TITLE = Text(en="The facts", fr="Les faits")
_FACTS_ABOUT = Text(
    en="""Written by `python -m tools.rulebook` from the dictionary that the rules use; do not edit by hand.
[En français](facts.fr.md).

A facts file is one JSON object about one person and one application:

```json
{
  "form": "imm_5710", "received_on": "2025-06-20", "permit_kind": "employer_specific",
  "status_in_canada": "worker", "status_until": "2025-06-30", "decision": null,
  "previous_permits": [
    {"valid_from": "2023-07-01", "valid_until": "2025-06-30", "employer": "Boréal Robotics Inc."}
  ],
  "departures": []
}
```

- **Leave a fact out where it is not known.** The answer then names it among the facts to add. Nothing is guessed.
- **Write `null` where it is known that there is none** (no exam, no LMIA, no decision yet). Only facts marked
  “or null” take it.
- A list with nothing in it (`[]`) says that there is none: no trips, no earlier permits.
- A few rare exceptions are presumed absent until they are claimed; the [rulebook](rulebook.md) marks them.
- `"$schema": "…/facts-1.schema.json"` ([the schema](schemas/facts-1.schema.json)) lets an editor complete and check
  the names.

Then ask: `workpermit assess facts.json --on 2025-07-15` (`--json` for a program, `--rule ID` for one rule,
`--leave DATE --back DATE --route US,MX` for a trip). Examples to start from are in
[examples/facts](../examples/facts).""",
    fr="""Écrit par `python -m tools.rulebook` d’après le dictionnaire des règles ; ne pas modifier à la main.
[In English](facts.md).

Un fichier de faits est un objet JSON sur une personne et une demande :

```json
{
  "form": "imm_5710", "received_on": "2025-06-20", "permit_kind": "employer_specific",
  "status_in_canada": "worker", "status_until": "2025-06-30", "decision": null,
  "previous_permits": [
    {"valid_from": "2023-07-01", "valid_until": "2025-06-30", "employer": "Robotique Boréale inc."}
  ],
  "departures": []
}
```

- **Omettez un fait qui n’est pas connu.** La réponse le nomme alors parmi les faits à ajouter. Rien n’est deviné.
- **Écrivez `null` quand on sait qu’il n’y en a pas** (aucun examen, aucune EIMT, pas encore de décision). Seuls les
  faits marqués « ou null » l’acceptent.
- Une liste vide (`[]`) dit qu’il n’y en a aucun : aucun voyage, aucun permis antérieur.
- Quelques rares exceptions sont présumées absentes tant qu’elles ne sont pas invoquées ; le
  [recueil](rulebook.fr.md) les signale.
- `"$schema": "…/facts-1.schema.json"` ([le schéma](schemas/facts-1.schema.json)) permet à un éditeur de compléter et de
  vérifier les noms. Les noms et les codes restent en anglais.

Demandez ensuite : `workpermit assess faits.json --on 2025-07-15 --lang fr` (`--json` pour un programme, `--rule ID`
pour une seule règle, `--leave DATE --back DATE --route US,MX` pour un voyage). Des exemples pour commencer :
[examples/facts](../examples/facts).""",
)
_GROUPS: tuple[tuple[Text, tuple[Fact, ...]], ...] = (
    (Text(en="The application", fr="La demande"), APPLICATION),
    (Text(en="The person", fr="La personne"), PERSON),
    (Text(en="The stay in Canada", fr="Le séjour au Canada"), STATUS),
    (Text(en="The job and the employer", fr="L’emploi et l’employeur"), JOB),
    (Text(en="Biometrics and health", fr="Données biométriques et santé"), HEALTH),
    (Text(en="The journey and the border", fr="Le trajet et la frontière"), JOURNEY),
    (Text(en="Findings, decisions and requests", fr="Constats, décisions et demandes"), DECISION),
)
_FACT_HEADS = Text(en="| fact | what it is | write | example |", fr="| fait | ce que c’est | à écrire | exemple |")
_OR_NULL = Text(en="{type}, or null", fr="{type}, ou null")


def _facts(language: Language) -> Iterator[str]:
    yield f"# {_FACTS_TITLE.in_language(language)}"
    yield ""
    yield _FACTS_ABOUT.in_language(language)
    for title, group in _GROUPS:
        yield ""
        yield f"## {title.in_language(language)}"
        yield ""
        yield _FACT_HEADS.in_language(language)
        yield "|---|---|---|---|"
        for fact in group:
            yield _fact_row(fact, language)
            for field in fact.fields:
                yield _fact_row(field, language, inside=fact.name)


def _fact_row(fact: Fact, language: Language, *, inside: str | None = None) -> str:
    name = f"`{inside}[].{fact.name}`" if inside else f'<a id="{fact.name}"></a>`{fact.name}`'
    write = TYPES[fact.type].in_language(language)
    if fact.choices:
        codes = ", ".join(f"`{code}`" for code in fact.choices)
        write = f"{write}{_COLON.in_language(language)}{codes}"
    if fact.nullable:
        write = _OR_NULL.filled(type=write).in_language(language)
    what = fact.label.in_language(language) if inside else description(fact).in_language(language)
    example = "…" if fact.type is FactType.RECORDS else f"`{json.dumps(plain(fact.example), ensure_ascii=False)}`"
    return f"| {name} | {what} | {write} | {example} |"


if __name__ == "__main__":
    sys.exit(main())
