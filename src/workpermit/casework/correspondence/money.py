"""Which fees go back in a case, line by line. There is no payment system: the letter and the evidence are all."""

from __future__ import annotations

from decimal import Decimal

from workpermit.casework.correspondence.matter import Matter
from workpermit.core.law.book import biometrics, refunds
from workpermit.core.law.evaluate import explain, value_of
from workpermit.core.law.findings import Outcome
from workpermit.core.law.parameters import parameter_on
from workpermit.core.text import Text
from workpermit.core.wording.head import RefundLine

_FEES = {
    "work_permit_fee": Text("Work permit fee", "Frais de permis de travail"),
    "duplicate": Text("Work permit fee, paid twice", "Frais de permis de travail, payés deux fois"),
    "open_holder_fee": Text("Open work permit holder fee", "Frais de titulaire d’un permis de travail ouvert"),
    "biometrics_fee": Text("Biometrics fee", "Frais relatifs aux données biométriques"),
    "compliance_fee": Text("Employer compliance fee", "Frais de conformité de l’employeur"),
}
_NEVER_PROCESSED = Text("your application was not processed", "votre demande n’a pas été traitée")
_NO_PERMIT = Text("no permit is issued", "aucun permis n’est délivré")
_TWICE = Text("it was paid twice", "ils ont été payés deux fois")
_WHY = {"duplicate": _TWICE, "open_holder_fee": _NO_PERMIT, "compliance_fee": _NO_PERMIT}

# What the Federal Court charges for an application for leave; its own tariff sets it, an office checks it.
COURT_FILING_FEE = Decimal(50)


def new_application_cost(matter: Matter) -> Decimal | None:
    """Add up what applying again would cost on the day of the letter; None where no fee is charged (R299(2))."""
    if matter.facts.get("fee_exempt") is True:
        return None
    fees = ["work_permit_fee"]
    if matter.row.permit_kind == "open":
        fees.append("open_holder_fee")
    again = {**matter.facts, "received_on": matter.on}
    if explain(biometrics.BIOMETRICS_REQUIRED, again).outcome is Outcome.MET:
        fees.append("biometrics_fee")
    return sum((Decimal(str(parameter_on(fee, matter.on))) for fee in fees), start=Decimal(0))


def refund_lines(matter: Matter) -> tuple[RefundLine, ...]:
    """Return the fees that go back, with the reason of each; the employer's own fee goes to the employer."""
    facts = {**matter.facts, "processing_begun": getattr(matter.event, "processing_begun", True)}
    employer = matter.filing.employer
    return tuple(
        RefundLine(
            fee=_FEES[item.id],
            dollars=Decimal(str(item.value)),
            why=_WHY.get(item.id, _NEVER_PROCESSED),
            paid_to=employer.operating_name if item.id == "compliance_fee" and employer else None,
        )
        for item in value_of(refunds.REFUND_DUE, facts).items
        if item.value
    )
