"""Faults between answers that are each well-formed: dates out of order, Canadian addresses, files named twice.

The JSON Schema cannot say these; `docs/application-package.md` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from workpermit.core.forms import sentences
from workpermit.core.forms.faults import Fault, FaultCode, Place
from workpermit.core.forms.fields import Answer, Field, Form, Many, Record
from workpermit.core.forms.kinds import postal_code
from workpermit.core.forms.provinces import PROVINCES, provinces_of
from workpermit.core.text import Language, Text, Told

_PERIODS = (
    ("from_on", "until_on"),
    ("valid_from", "valid_until"),
    ("issued_on", "expires_on"),
    ("left_on", "returned_on"),
    ("temporary_resident_permit_from", "temporary_resident_permit_until"),
)
_BIRTH = "applicant.born_on"
_AFTER_BIRTH = ("passport.issued_on", "declaration.signed_on", "biometrics.given_on", "medical_exam.done_on")


def incoherences(form: Form, answers: Mapping[str, Answer]) -> Iterator[Fault]:
    """Yield the faults between the answers of one filing, in the order of the form."""
    for fields, record, place in _records(form.fields, answers, Place(sentences.THE_FORM, "")):
        yield from _periods(fields, record, place)
        yield from _canadian_address(fields, record, place)
    yield from _before_birth(form, answers)
    yield from _files_named_twice(form, answers)


_Node = tuple[tuple[Field, ...], Mapping[str, Answer], Place]


def _records(fields: tuple[Field, ...], answers: Mapping[str, Answer], place: Place) -> Iterator[_Node]:
    yield fields, answers, place
    for field in fields:
        answer, here = answers.get(field.name), place.inside(field.name, label=field.label)
        match field.type, answer:
            case Record(inner), Mapping():
                yield from _records(inner, answer, here)
            case Many(Record(inner)), tuple():
                for index, entry in enumerate(answer):
                    if isinstance(entry, Mapping):
                        yield from _records(inner, entry, here.entry(index))
            case _:
                pass  # A plain answer, or none, holds no record.


def _labelled(fields: tuple[Field, ...], name: str, place: Place) -> Place:
    label = next(field.label for field in fields if field.name == name)
    return place.inside(name, label=label)


def _periods(fields: tuple[Field, ...], record: Mapping[str, Answer], place: Place) -> Iterator[Fault]:
    for first, last in _PERIODS:
        begins, ends = record.get(first), record.get(last)
        if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
            earlier, here = _labelled(fields, first, place), _labelled(fields, last, place)
            yield _out_of_order(here, ends, earlier, begins)


def _before_birth(form: Form, answers: Mapping[str, Answer]) -> Iterator[Fault]:
    born = _at(answers, _BIRTH)
    for path in _AFTER_BIRTH:
        day = _at(answers, path)
        if isinstance(born, date) and isinstance(day, date) and day < born:
            here, earlier = Place(form.field_at(path).label, path), Place(form.field_at(_BIRTH).label, _BIRTH)
            yield _out_of_order(here, day, earlier, born)


def _out_of_order(here: Place, day: date, earlier: Place, first: date) -> Fault:
    words: dict[str, str | Text | Told] = {"day": str(day), "earlier": _quoted(earlier), "first": str(first)}
    return here.fault(FaultCode.DATE_ORDER, sentences.DATE_ORDER, **words)


def _quoted(place: Place) -> Told:
    """Name another field in the middle of a sentence, as each language sets it apart."""
    quoted = Text(en="{label}", fr="«\u00a0{label}\u00a0»").filled(label=place.label)
    return Told(Text(en=f"{quoted.en} ({place.path})", fr=f"{quoted.fr} ({place.path})"), quoted)


def _at(answers: Mapping[str, Answer], path: str) -> Answer | None:
    group, _, name = path.partition(".")
    inside = answers.get(group)
    return inside.get(name) if isinstance(inside, Mapping) else None


def _canadian_address(fields: tuple[Field, ...], record: Mapping[str, Answer], place: Place) -> Iterator[Fault]:
    if "street" not in {field.name for field in fields} or record.get("country") != "CA":
        return
    region, code = record.get("region"), record.get("postal_code")
    if isinstance(region, str) and region not in PROVINCES:
        here = _labelled(fields, "region", place)
        yield here.fault(
            FaultCode.BAD_FORMAT, sentences.BAD_FORMAT, value=sentences.shown(region), expected=sentences.A_PROVINCE
        )
    if isinstance(code, str) and postal_code(code) is None:
        here = _labelled(fields, "postal_code", place)
        yield here.fault(
            FaultCode.BAD_FORMAT, sentences.BAD_FORMAT, value=sentences.shown(code), expected=sentences.A_POSTAL_CODE
        )
    elif isinstance(code, str) and isinstance(region, str) and region in PROVINCES:
        yield from _other_province(code, region, _labelled(fields, "postal_code", place))


def _other_province(code: str, region: str, here: Place) -> Iterator[Fault]:
    """Tell a postal code that begins as those of another province do; mail with it goes astray."""
    own = provinces_of(code)
    if region not in own:
        of = Text(en=_listed(own, Language.EN), fr=_listed(own, Language.FR))
        value, province = sentences.shown(code), PROVINCES[region]
        yield here.fault(FaultCode.OTHER_PROVINCE, sentences.OTHER_PROVINCE, value=value, of=of, province=province)


def _listed(codes: tuple[str, ...], language: Language) -> str:
    return ", ".join(PROVINCES[code].in_language(language) for code in codes)


def _files_named_twice(form: Form, answers: Mapping[str, Answer]) -> Iterator[Fault]:
    label, seen = form.field_at("documents.file").label, set[str]()
    documents = answers.get("documents")
    for index, entry in enumerate(documents if isinstance(documents, tuple) else ()):
        for name in ("file", "translation"):
            file = entry.get(name) if isinstance(entry, Mapping) else None
            # Two names that differ in case alone are one file on many machines.
            if isinstance(file, str) and file.casefold() in seen:
                here = Place(label, f"documents[{index}].{name}")
                yield here.fault(FaultCode.FILE_NAMED_TWICE, sentences.FILE_NAMED_TWICE, value=sentences.shown(file))
            if isinstance(file, str):
                seen.add(file.casefold())
