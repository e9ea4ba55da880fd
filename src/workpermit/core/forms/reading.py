"""Reads a filing: walks the form and the data together and names every fault at once.

data ── decoding ──> object ── reading ──> Filing
                                  └─ or FilingFaults(all of them)
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from workpermit.core.forms import sentences
from workpermit.core.forms.catalogue import FORMS, SCHEMA, SCHEMA_KEY
from workpermit.core.forms.coherence import incoherences
from workpermit.core.forms.faults import Fault, FaultCode, FilingFaults, Place
from workpermit.core.forms.fields import Answer, Field, FieldType, Form, Leaf, Many, Need, Record
from workpermit.core.forms.filing import Filing
from workpermit.core.forms.leaves import Refused, read_leaf
from workpermit.core.text import Text, Told

FIELDS_AT_MOST = 60  # No record of a form has as many; a larger one is not worth reading.
_WHOLE = Place(sentences.THE_FORM, "")


def read(data: object) -> Filing:
    """Return the filing that decoded JSON gives.

    Raises:
        FilingFaults: it is malformed; every fault is there, in the order of the form.
    """
    if not isinstance(data, dict):
        found = Place(sentences.THE_FORM, "application.json")
        words = {"expected": sentences.expected(Record(())), "found": sentences.found(data)}
        raise FilingFaults([found.fault(FaultCode.WRONG_TYPE, sentences.WRONG_TYPE, **words)])
    readable = read_so_far(data)
    if readable.faults:
        raise FilingFaults(readable.faults)
    return readable.filing


@dataclass(frozen=True, slots=True)
class Readable:
    """What can be read of an application that is still being written, and what is wrong with the rest."""

    filing: Filing
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> Filing:
        """The filing without the lists that hold an entry at fault: half a list would tell a wrong fact."""
        faulty = {fault.path.partition("[")[0] for fault in self.faults if "[" in fault.path}
        kept = {name: answer for name, answer in self.filing.values.items() if name not in faulty}
        return Filing(self.filing.form, kept)


def read_so_far(data: dict[str, object]) -> Readable:
    """Return the answers that are well-formed, and every fault; only an unknown form or version is past reading.

    Raises:
        FilingFaults: it does not say which form it is.
    """
    form = _form_of(data)
    walk = _Walk()
    answers = walk.record(form.fields, {k: v for k, v in data.items() if k != SCHEMA_KEY}, _WHOLE)
    return Readable(Filing(form, answers), (*walk.faults, *incoherences(form, answers)))


def read_fields(
    fields: tuple[Field, ...], data: dict[str, object], whole: Place
) -> tuple[dict[str, Answer], tuple[Fault, ...]]:
    """Return the answers to some fields that decoded JSON gives, and every fault; for files that are no application."""
    walk = _Walk()
    return walk.record(fields, data, whole), tuple(walk.faults)


def _form_of(data: dict[str, object]) -> Form:
    """Return the form that the data says it is: nothing else can be judged before this is known."""
    faults = []
    schema, code = data.get(SCHEMA_KEY), data.get("form")
    if schema != SCHEMA:
        faults.append(Fault(SCHEMA_KEY, FaultCode.UNKNOWN_SCHEMA, sentences.UNKNOWN_SCHEMA.filled(schema=SCHEMA)))
    form = FORMS.get(code) if isinstance(code, str) else None
    if form is None:
        faults.append(Fault("form", FaultCode.UNKNOWN_FORM, sentences.UNKNOWN_FORM))
    if form is None or faults:
        raise FilingFaults(faults)
    return form


class _Walk:
    """One walk through a form; collects the faults it meets."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def record(self, fields: tuple[Field, ...], data: dict[str, object], place: Place) -> dict[str, Answer]:
        if len(data) > FIELDS_AT_MOST:
            self._report(place, FaultCode.TOO_MANY, sentences.TOO_MANY_FIELDS, count=str(len(data)))
            return {}
        meant = self._unknown_fields(fields, data, place)
        answers: dict[str, Answer] = {}
        for field in fields:
            here = place.inside(field.name, label=field.label)
            if field.name in data:
                answer = self._value(field.type, data[field.name], here)
                if answer is not None:
                    answers[field.name] = answer
            elif field.need is Need.TO_READ and field.name not in meant:
                self._report(here, FaultCode.REQUIRED, sentences.MISSING, expected=sentences.expected(field.type))
        return answers

    def _unknown_fields(self, fields: tuple[Field, ...], data: dict[str, object], place: Place) -> set[str]:
        """Report the fields the form does not have; return the names that were probably meant.

        A required field that is only misspelt is one mistake, so it is told once.
        """
        names = {field.name for field in fields}
        free = sorted(names - data.keys())
        meant: set[str] = set()
        for name in (name for name in data if name not in names):
            here = place.inside(sentences.shown(name), label=place.label)
            near = get_close_matches(name[:80], free, n=1)
            if near:
                meant.add(near[0])
                self._report(here, FaultCode.UNKNOWN_FIELD, sentences.MISSPELT_FIELD, near=near[0])
            else:
                self._report(here, FaultCode.UNKNOWN_FIELD, sentences.UNKNOWN_FIELD)
        return meant

    def _value(self, kind: FieldType, value: object, place: Place) -> Answer | None:
        match kind:
            case Record(fields) if isinstance(value, dict):
                return self.record(fields, value, place)
            case Many() if isinstance(value, list):
                return self._many(kind, value, place)
            case Record() | Many():
                words = {"expected": sentences.expected(kind), "found": sentences.found(value)}
                self._report(place, FaultCode.WRONG_TYPE, sentences.WRONG_TYPE, **words)
                return None
            case _:
                return self._leaf(kind, value, place)

    def _many(self, kind: Many, entries: list[object], place: Place) -> Answer | None:
        if len(entries) > kind.at_most:
            size = {"count": str(len(entries)), "most": str(kind.at_most)}
            self._report(place, FaultCode.TOO_MANY, sentences.TOO_MANY, **size)
            return None
        answers = (self._value(kind.item, entry, place.entry(i)) for i, entry in enumerate(entries))
        return tuple(answer for answer in answers if answer is not None)

    def _leaf(self, kind: Leaf, value: object, place: Place) -> Answer | None:
        try:
            return read_leaf(kind, value, place=place)
        except Refused as refused:
            self.faults.append(refused.fault)
            return None

    def _report(self, place: Place, code: FaultCode, sentence: Text, **values: str | Text | Told) -> None:
        self.faults.append(place.fault(code, sentence, **values))
