"""Turns a filing into the facts that the law judges.

Most answers are a fact unchanged and name it in the form (`Field.fact`); the rest are worked out
here, one small function each. An answer that was not given yields no fact: it stays unknown. A box
that people tick only when it applies says no where it is not ticked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from workpermit.core.forms.fields import Answer, Field, Form, Record
from workpermit.core.forms.filing import Answers, Filing
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.law.facts import Facts, Value
from workpermit.core.law.parameters import parameter_on

_TICKED = {
    "us_permanent_resident": "applicant.us_permanent_resident",
    "biometrics_exempt_class": "biometrics.exempt_class",
    "permanent_residence_pending_with_biometrics": "biometrics.permanent_residence_pending",
    "fee_exempt": "fee_exempt",
    "signed": "declaration.signed",
    "study_permit_held": "stay.study_permit_held",
    "portal_exempt_employer": "job_offer.portal_exempt_employer",
    "agricultural_occupation": "job_offer.agricultural",
    "seasonal_agriculture": "job_offer.seasonal_agriculture",
}
_NONE_IF_UNANSWERED = {
    "signed_on": "declaration.signed_on",
    "lmia_number": "job_offer.lmia_number",
    "offer_number": "job_offer.offer_number",
    "offer_submitted_on": "job_offer.offer_submitted_on",
    "compliance_fee_paid_on": "job_offer.compliance_fee_paid_on",
}
_RECORDS = ("previous_permits", "departures", "places_lived")
_NULLABLE_IN_RECORDS = ("number", "employer", "returned_on", "until_on")


def facts_of(filing: Filing) -> Facts:
    """Return what the filing tells, by the names of `core.law.facts.FACTS`."""
    answers = filing.answers
    facts: dict[str, Value] = {}
    _keep_unchanged(facts, _facts_in(filing.form), filing.values)
    facts |= {name: answers.get(path) is True for name, path in _TICKED.items()}
    facts |= {name: _scalar(answers.get(path)) for name, path in _NONE_IF_UNANSWERED.items()}
    facts |= {name: _records(answers, name) for name in _RECORDS if answers.get(name) is not None}
    for derive in _DERIVATIONS:
        facts |= derive(filing, answers)
    return facts


@dataclass(frozen=True, slots=True)
class _Told:
    """What a group of fields tells: by field name, the fact of its answer, or the group inside it."""

    facts: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, _Told], ...]


_told: dict[str, _Told] = {}


def _facts_in(form: Form) -> _Told:
    if form.code not in _told:
        _told[form.code] = _told_by(form.fields)
    return _told[form.code]


def _told_by(fields: tuple[Field, ...]) -> _Told:
    groups = tuple((one.name, _told_by(one.type.fields)) for one in fields if isinstance(one.type, Record))
    told = tuple((one.name, one.fact) for one in fields if one.fact is not None)
    return _Told(told, tuple((name, inner) for name, inner in groups if inner.facts or inner.groups))


def _keep_unchanged(facts: dict[str, Value], told: _Told, values: Mapping[str, Answer]) -> None:
    for name, fact in told.facts:
        if (answer := values.get(name)) is not None:
            facts[fact] = _scalar(answer)
    for name, inner in told.groups:
        answer = values.get(name)
        if isinstance(answer, dict):
            _keep_unchanged(facts, inner, answer)


def _scalar(answer: Answer | None) -> bool | str | date | None:
    if answer is None or isinstance(answer, bool | str | date):
        return answer
    raise TypeError(f"no fact is made of {answer!r} unchanged")


def _records(answers: Answers, name: str) -> Value:
    return tuple(_record(entry) for entry in answers.entries(name))


def _record(entry: Answers) -> dict[str, bool | str | date | tuple[str, ...] | None]:
    record: dict[str, bool | str | date | tuple[str, ...] | None] = {}
    for field in entry.fields:
        answer = entry.values.get(field.name)
        if isinstance(answer, tuple):
            record[field.name] = tuple(str(code) for code in answer)
        elif answer is not None or field.name in _NULLABLE_IN_RECORDS:
            record[field.name] = _scalar(answer)
    return record


def _documents(_: Filing, answers: Answers) -> Facts:
    attached = [one.values for one in answers.entries("documents")]
    untranslated = any(file["language"] == "other" and "translation" not in file for file in attached)
    kinds = {str(file["kind"]) for file in attached}
    if any("translation" in file for file in attached):
        kinds.add(DocumentKind.TRANSLATION.value)
    return {"documents": frozenset(kinds), "translations_missing": untranslated}


def _people(_: Filing, answers: Answers) -> Facts:
    facts: dict[str, Value] = {"represented": answers.group("representative") is not None}
    if answers.get("family_members") is not None:
        facts["family_accompanies"] = any(one.yes("accompanies") is True for one in answers.entries("family_members"))
    residence = answers.text("residence.country")
    return facts | ({"country_of_residence": residence} if residence else {})


def _stay(_: Filing, answers: Answers) -> Facts:
    if answers.group("stay") is None:
        # Who files from abroad and says nothing of a stay has none; who files in Canada has left it unsaid.
        return {} if answers.yes("in_canada") else {"status_in_canada": "none", "status_until": None}
    status = answers.text("stay.status")
    if status is None:
        return {}  # Still being written: a filing without it cannot be read.
    facts: dict[str, Value] = {"status_in_canada": status}
    facts["temporary_resident_permit_months"] = _permit_months(answers)
    until = answers.day("stay.until")
    if until is not None or status == "none":
        facts["status_until"] = until
    return facts


def _permit_months(answers: Answers) -> int | None:
    first = answers.day("stay.temporary_resident_permit_from")
    last = answers.day("stay.temporary_resident_permit_until")
    if first is None or last is None:
        return None
    end = last + timedelta(days=1)  # The last day counts, so January 1 to June 30 is six months.
    return (end.year - first.year) * 12 + end.month - first.month - (end.day < first.day)


def _health(_: Filing, answers: Answers) -> Facts:
    asked = {
        "biometrics_enrolled_on": ("biometrics.given_before", "biometrics.given_on"),
        "medical_exam_on": ("medical_exam.done_before", "medical_exam.done_on"),
    }
    facts: dict[str, Value] = {}
    for name, (question, day) in asked.items():
        if answers.yes(question) is False:
            facts[name] = None
        elif (given := answers.day(day)) is not None:
            facts[name] = given
    return facts | ({"medical_result": None} if facts.get("medical_exam_on", 0) is None else {})


def _conduct(_: Filing, answers: Answers) -> Facts:
    """A declared clean past is a fact until an officer finds otherwise; a declared breach is an officer’s to date."""
    denied = (answers.yes(f"background.{name}") is False for name in ("overstayed", "unauthorized_work"))
    return {"prior_breaches": ()} if all(denied) else {}


def _job(_: Filing, answers: Answers) -> Facts:
    same = answers.yes("job_offer.same_job")
    facts: dict[str, Value] = {"job_changed": not same} if same is not None else {}
    facts["youth_exchange"] = answers.text("job_offer.exemption_code") == _YOUTH_EXCHANGE
    facts["post_graduation_permit"] = answers.text("open_permit_ground") == "graduate"
    return facts


_YOUTH_EXCHANGE = "C21"  # The exemption code of International Experience Canada, R205(b).


def _programme(filing: Filing, answers: Answers) -> Facts:
    """IN-02: the request to work while waiting, where it came with the application (IMM 5710 alone has it)."""
    if "public_policy_requests" not in filing.values:
        return {"interim_code_given": False}
    requests = [one for one in answers.entries("public_policy_requests") if one.text("code") == "VISIT2WORK2020"]
    asked_on = next((day for one in requests if (day := one.day("requested_on"))), None)
    return {"interim_code_given": bool(requests)} | ({"interim_requested_on": asked_on} if asked_on else {})


def _fees(_: Filing, answers: Answers) -> Facts:
    """A fee is paid when what was paid reaches the amount of the day it was paid on (R9.6(3), R299, R303.2, R315.1)."""
    paid, due = dict.fromkeys(_FEES, Decimal(0)), dict.fromkeys(_FEES, 0)
    for payment in answers.entries("fees"):
        name = _FEE_OF.get(payment.text("kind") or "")
        on, amount = payment.day("paid_on"), payment.money("amount")
        if name is not None and on is not None and amount is not None:
            fee = parameter_on(name, on)
            paid[name], due[name] = paid[name] + amount, fee if isinstance(fee, int) else 0
    return {f"{name}_paid": paid[name] >= due[name] > 0 for name in _FEES}


_FEE_OF = {
    "work_permit": "work_permit_fee",
    "open_holder": "open_holder_fee",
    "biometrics": "biometrics_fee",
    "biometrics_family": "biometrics_fee",
}
_FEES = tuple(dict.fromkeys(_FEE_OF.values()))


_DERIVATIONS: tuple[Callable[[Filing, Answers], Facts], ...] = (
    _documents,
    _people,
    _stay,
    _health,
    _conduct,
    _job,
    _programme,
    _fees,
)


def asked_at(form: Form) -> Mapping[str, str]:
    """Return, by fact, the path of the field of a form whose answer tells it; for one who must ask for a fact."""
    paths = dict(_unchanged_at(form.fields, "")) | _TICKED | _NONE_IF_UNANSWERED | {name: name for name in _RECORDS}
    names = {field.name for field in form.fields}
    return {name: path for name, path in (paths | _DERIVED_FROM).items() if path.partition(".")[0] in names}


def _unchanged_at(fields: tuple[Field, ...], before: str) -> Iterator[tuple[str, str]]:
    for field in fields:
        path = f"{before}{field.name}"
        if field.fact is not None:
            yield field.fact, path
        if isinstance(field.type, Record):
            yield from _unchanged_at(field.type.fields, f"{path}.")


# What the derivations above look at first.
_DERIVED_FROM = {
    "documents": "documents",
    "translations_missing": "documents",
    "represented": "representative",
    "family_accompanies": "family_members",
    "country_of_residence": "residence.country",
    "status_in_canada": "stay.status",
    "status_until": "stay.until",
    "temporary_resident_permit_months": "stay.temporary_resident_permit_from",
    "biometrics_enrolled_on": "biometrics.given_before",
    "medical_exam_on": "medical_exam.done_before",
    "medical_result": "medical_exam.done_before",
    "prior_breaches": "background.overstayed",
    "job_changed": "job_offer.same_job",
    "youth_exchange": "job_offer.exemption_code",
    "post_graduation_permit": "open_permit_ground",
    "interim_code_given": "public_policy_requests",
    "interim_requested_on": "public_policy_requests",
    "work_permit_fee_paid": "fees",
    "open_holder_fee_paid": "fees",
    "biometrics_fee_paid": "fees",
}
