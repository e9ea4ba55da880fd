"""The fields an application needs to be complete and does not answer (R10(2), AYA-03).

A field left unanswered never makes a package bad: the application is received, and an officer
returns it as incomplete.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workpermit.core.forms import sentences
from workpermit.core.forms.faults import Place
from workpermit.core.forms.fields import Answer, Field, Many, Need, Record
from workpermit.core.forms.filing import Filing


def unanswered(filing: Filing) -> tuple[Place, ...]:
    """Return each needed field without an answer: its path and its label, in the order of the form."""
    return tuple(_in_record(filing.form.fields, filing.values, Place(sentences.THE_FORM, ""), filing))


def _in_record(
    fields: tuple[Field, ...], answers: Mapping[str, Answer], place: Place, filing: Filing
) -> Iterator[Place]:
    for field in fields:
        here, answer = place.inside(field.name, label=field.label), answers.get(field.name)
        match field.type, answer:
            case _, None:
                if field.need is Need.TO_COMPLETE and _holds(field, filing):
                    yield here
            case Record(inner), Mapping():
                yield from _in_record(inner, answer, here, filing)
            case Many(Record(inner)), tuple():
                for index, entry in enumerate(answer):
                    if isinstance(entry, Mapping):
                        yield from _in_record(inner, entry, here.entry(index), filing)
            case _:
                pass  # A plain answer holds no field.


def _holds(field: Field, filing: Filing) -> bool:
    return field.when is None or filing.answers.get(field.when.path) in field.when.values
