"""Which fees go back, and how much (R299, R303.1(6), R303.2(3), R315.1; AYA-04; ADR-19)."""

from __future__ import annotations

from workpermit.core.law.expression import (
    Ask,
    all_of,
    among,
    any_of,
    before,
    claimed,
    equals,
    fact,
    given,
    holds,
    negation,
)
from workpermit.core.law.findings import page, practice, reading, regulation
from workpermit.core.law.quantity import AmountOf, Quantity, Yields, labelled, total
from workpermit.core.text import Text

_RECEIVED = fact("received_on")
_NEVER_PROCESSED = any_of(
    equals("decision", "returned"), all_of(equals("decision", "withdrawn"), negation(holds("processing_begun")))
)
_NOT_GIVEN = any_of(equals("biometrics_enrolled_on", None), before("biometrics_enrolled_on", _RECEIVED))

REFUND_DUE = Quantity(
    "refunds.refund_due",
    Text(en="Fees to be paid back", fr="Frais à rembourser"),
    Yields.AMOUNT,
    total(
        labelled(
            "work_permit_fee",
            "the work permit fee: returned, or withdrawn before processing",
            "les frais du permis : demande retournée, ou retirée avant l’étude",
            AmountOf("work_permit_fee", _RECEIVED),
            practice("refunds"),
            page("AYA-04"),
            reading(19),
            when=all_of(holds("work_permit_fee_paid"), _NEVER_PROCESSED),
        ),
        labelled(
            "duplicate",
            "the work permit fee paid twice",
            "les frais du permis payés deux fois",
            AmountOf("work_permit_fee", _RECEIVED),
            practice("refunds"),
            when=claimed("duplicate_payment"),
        ),
        labelled(
            "open_holder_fee",
            "the open work permit holder’s fee: refused, returned or withdrawn",
            "les frais de titulaire d’un permis ouvert : demande refusée, retournée ou retirée",
            AmountOf("open_holder_fee", _RECEIVED),
            regulation("303.2(3)"),
            when=all_of(holds("open_holder_fee_paid"), among("decision", "refused", "returned", "withdrawn")),
        ),
        labelled(
            "biometrics_fee",
            "the biometrics fee: never processed and biometrics not given",
            "les frais relatifs aux données biométriques : demande non étudiée et données non fournies",
            AmountOf("biometrics_fee", _RECEIVED),
            practice("refunds"),
            when=all_of(holds("biometrics_fee_paid"), _NEVER_PROCESSED, _NOT_GIVEN),
        ),
        labelled(
            "compliance_fee",
            "the employer’s compliance fee, to the employer: refused, or offer withdrawn",
            "les frais de conformité, à l’employeur : permis refusé ou offre retirée",
            AmountOf("compliance_fee", _RECEIVED),
            regulation("303.1(6)"),
            when=all_of(
                given(fact("compliance_fee_paid_on", Ask.PRESUMED_NONE)),
                any_of(equals("decision", "refused"), claimed("offer_withdrawn")),
            ),
        ),
    ),
    (regulation("303.1(6)"), regulation("303.2(3)"), page("AYA-04")),
    unit="CAD",
)
