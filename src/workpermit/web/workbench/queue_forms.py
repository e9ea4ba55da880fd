"""What may be asked of the queue: its filters, a number, a name for what is asked, an act upon the ticked cases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import QueryDict

from workpermit.accounts.models import Account
from workpermit.casework import assigning, bulk, queues
from workpermit.casework.bulk_acts import ACTS, Takes, open_to
from workpermit.casework.queues import STAGES as STAGES_OF
from workpermit.casework.queues import Wanted
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.case.ball import Party
from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.law.programmes import PROGRAMMES
from workpermit.core.text import Text
from workpermit.core.wording.office import PARTIES
from workpermit.trades.paper import registering
from workpermit.web.ui import fields
from workpermit.web.ui.words import lazily
from workpermit.web.workbench.quick_select import quick
from workpermit.web.workbench.words import LANGUAGES, STAGES

_ALL: Final = Text(en="All", fr="Tous")
_EVERY: Final = Text(en="Any", fr="Toutes")
MINE, NOBODY, EVERY_OFFICE = "mine", "nobody", "all"
_WHO: Final = (
    ("", Text(en="The whole team’s", fr="Ceux de toute l’équipe")),
    (MINE, Text(en="Mine", fr="Les miens")),
    (NOBODY, Text(en="Nobody’s", fr="À personne")),
)
_FORMS: Final = (("imm_1295", "IMM 1295"), ("imm_5710", "IMM 5710"))
# Those that are asked more rarely stand folded.
RARE: Final = ("holder", "form", "programme", "country", "language")


def _several(label: Text, options: Iterable[tuple[str, Text]], *, none: Text = _ALL) -> forms.ChoiceField:
    return quick(fields.choice(label, [("", none), *options], required=False))


class FilterForm(forms.Form):
    """What the queue shows; everything has a sensible beginning, so nothing is required."""

    who = _several(Text(en="Whose", fr="À qui"), _WHO[1:], none=_WHO[0][1])
    office = _several(
        Text(en="Office", fr="Bureau"),
        [(EVERY_OFFICE, Text(en="Every office", fr="Tous les bureaux"))],
        none=Text(en="My office", fr="Mon bureau"),
    )
    stage = _several(Text(en="Stage", fr="Étape"), STAGES.items(), none=_EVERY)
    late = _several(
        Text(en="Dates", fr="Dates"),
        [("1", Text(en="A date has passed", fr="Une date limite est passée"))],
        none=_EVERY,
    )
    holder = _several(
        Text(en="Who acts next", fr="À qui d’agir"),
        [(one.value, PARTIES[one]) for one in Party if one is not Party.NOBODY],
        none=Text(en="Anybody", fr="Peu importe"),
    )
    form = _several(Text(en="Form", fr="Formulaire"), [(code, Text(en=name, fr=name)) for code, name in _FORMS])
    programme = _several(
        Text(en="Public policy, reply awaited", fr="Politique d’intérêt public, réponse attendue"),
        [(one.value, Text(en=programme.code, fr=programme.code)) for one, programme in PROGRAMMES.items()],
        none=_EVERY,
    )
    country = _several(Text(en="Country of residence", fr="Pays de résidence"), COUNTRIES.items())
    language = _several(Text(en="Language", fr="Langue"), LANGUAGES.items(), none=_EVERY)

    def __init__(self, asked: QueryDict, *, role: Role, people: Iterable[Account] = ()) -> None:
        """Offer the stages of a role alone, and the people whose cases somebody may ask for by name."""
        super().__init__(asked)
        offered = STAGES_OF.get(role, frozenset())
        stages = ((code, lazily(label)) for code, label in STAGES.items() if code in offered)
        _offer(self, "stage", [("", lazily(_EVERY)), *stages])
        names = ((str(one.pk), one.display_name) for one in people)
        _offer(self, "who", [*((code, lazily(label)) for code, label in _WHO), *names])

    def asked(self) -> dict[str, str]:
        """Return the filters that are set to something we offer, by their names."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def _offer(form: forms.Form, name: str, options: list[Any]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = options


def wanted_of(asked: dict[str, str], account: Account) -> Wanted:
    """Return what a queue is asked for by filters; whose cases somebody covers are among theirs."""
    who = asked.get("who", "")
    whose = queues.whose(account, on=now().date()) if who == MINE else (who,) if who not in ("", NOBODY) else ()
    return Wanted(
        office="" if asked.get("office") == EVERY_OFFICE or who == MINE else queues.own_office(account),
        whose=whose,
        unassigned=who == NOBODY,
        late=asked.get("late") == "1",
        **{name: asked.get(name, "") for name in ("stage", *RARE)},
    )


class FindForm(forms.Form):
    """An application number, or the courier's number of an envelope."""

    number = fields.words(
        Text(en="Application number or courier’s number", fr="Numéro de demande ou de suivi"),
        at_most=registering.LONGEST_NUMBER,
    )


class NameForm(forms.Form):
    """What a saved queue is called."""

    name = fields.words(Text(en="Name", fr="Nom"), at_most=60)


class BulkForm(forms.Form):
    """An act upon the ticked cases."""

    kind = quick(fields.choice(Text(en="What to do", fr="Que faire"), [], required=False))
    person = quick(fields.choice(Text(en="To whom", fr="À qui"), [], required=False))
    office = quick(fields.choice(Text(en="Which office", fr="Quel bureau"), [], required=False))

    def __init__(self, account: Account, people: Iterable[Account], data: QueryDict | None = None) -> None:
        """Offer the acts of a role, with the people and the offices that these need."""
        super().__init__(data, prefix="bulk")
        acts = open_to(Role(account.role))
        takes = {act.takes for act in acts.values()}
        nothing = ("", lazily(_CHOOSE))
        _offer(self, "kind", [nothing, *((code, lazily(act.label)) for code, act in acts.items())])
        if Takes.PERSON in takes:
            _offer(self, "person", [nothing, *((str(one.pk), one.display_name) for one in people)])
        else:
            del self.fields["person"]
        if Takes.OFFICE in takes:
            _offer(self, "office", [nothing, *((one, one) for one in bulk.offices())])
        else:
            del self.fields["office"]

    @property
    def to(self) -> str:
        """Whom or where the chosen act gives the cases to."""
        self.is_valid()
        act = ACTS.get(self.cleaned_data.get("kind", ""))
        return str(self.cleaned_data.get(act.takes.value, "")) if act else ""


_CHOOSE: Final = Text(en="Choose", fr="Choisir")


def ticked(data: QueryDict) -> list[UUID]:
    """Return the cases that were ticked, in their order; what is no id is left out."""
    found = []
    for one in data.getlist("case"):
        try:
            found.append(UUID(one))
        except ValueError:
            continue
    return list(dict.fromkeys(found))


def colleagues_of(account: Account) -> list[Account]:
    """Return the people of somebody's office who work on cases; nobody for those who serve every office."""
    office = queues.own_office(account)
    return assigning.colleagues(office) if office else []
