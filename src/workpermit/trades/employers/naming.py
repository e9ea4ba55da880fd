"""The employers that cases name: each wording is kept once, however many cases name it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from uuid import UUID

from workpermit.trades.employers.models import NamedEmployer, Naming
from workpermit.vault.blind import keyed_hash


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer as an application names it; all but the operating name may be empty."""

    operating_name: str
    legal_name: str = ""
    address: str = ""


def name_employers(named: Mapping[UUID, Employer | None]) -> None:
    """Keep which employer each case names (None: it names none); what was kept of a case before is replaced."""
    wordings = {case_id: _wording(one) for case_id, one in named.items() if one is not None}
    by_wording = {wordings[case_id]: one for case_id, one in named.items() if one is not None}
    ids = ids_of(by_wording)
    new = {wording: one for wording, one in by_wording.items() if wording not in ids}
    NamedEmployer.objects.bulk_create(
        (NamedEmployer(id=uuid.uuid4(), wording=wording, named=asdict(one)) for wording, one in new.items()),
        ignore_conflicts=True,  # another process may have named it meanwhile
        batch_size=500,
    )
    ids |= ids_of(new)
    Naming.objects.bulk_create(
        (Naming(case_id=one, employer_id=ids[wordings[one]] if one in wordings else None) for one in named),
        update_conflicts=True,
        update_fields=["employer"],
        unique_fields=["case_id"],
        batch_size=500,
    )


def ids_of(wordings: Iterable[bytes]) -> dict[bytes, UUID]:
    """Return the ids of the employers kept under these wordings."""
    asked = list(wordings)
    found: dict[bytes, UUID] = {}
    for begin in range(0, len(asked), 500):
        rows = NamedEmployer.objects.filter(wording__in=asked[begin : begin + 500]).order_by("pk")
        found |= {bytes(wording): pk for wording, pk in rows.values_list("wording", "pk")}
    return found


def id_of(employer: Employer) -> UUID | None:
    """Return the id under which an employer so worded is kept, or None."""
    return NamedEmployer.objects.filter(wording=_wording(employer)).values_list("pk", flat=True).first()


def cases_naming(employer_id: UUID) -> list[UUID]:
    """Return the cases that name an employer."""
    named = Naming.objects.filter(employer_id=employer_id).order_by("case_id")
    return list(named.values_list("case_id", flat=True))


def _wording(employer: Employer) -> bytes:
    parts = (employer.operating_name, employer.legal_name, employer.address)
    return keyed_hash("\x1f".join(" ".join(part.casefold().split()) for part in parts), purpose="employers.wording")
